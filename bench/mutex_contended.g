// bench: 8_000_000 times locked and unlocked by eight goroutines
package main

import "sync"

const workers, each = 8, 1_000_000

func main() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n := 0
	for range workers {
		wg.Go(func() {
			for range each {
				mu.Lock()
				n++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	println(n)
}
