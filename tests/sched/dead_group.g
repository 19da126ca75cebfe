// run

package main

import "sync"

func main() {
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		var mu sync.RWMutex
		mu.RLock()
		mu.Lock()
	}()
	wg.Wait()
}
