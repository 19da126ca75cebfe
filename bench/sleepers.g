// bench: 100_000 goroutines that sleep at the same time, four times each
package main

import (
	"sync"
	"time"
)

func main() {
	var wg sync.WaitGroup
	for i := range 100_000 {
		wg.Go(func() {
			for range 4 {
				time.Sleep(time.Duration(20+i%20) * time.Millisecond)
			}
		})
	}
	wg.Wait()
	println("all awake")
}
