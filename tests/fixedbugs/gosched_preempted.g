// run

// A goroutine that was preempted waits in the global queue. Gosched lets it go on: whoever yields does not come back before it.
package main

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

func main() {
	runtime.GOMAXPROCS(1)
	var n atomic.Uint64
	go func() {
		for {
			n.Add(1)
		}
	}()
	ran := 0
	for range 20 {
		before := n.Load()
		runtime.Gosched()
		if n.Load() != before {
			ran++
		}
	}
	fmt.Println(ran >= 15) // not all 20: a thread without a processor may lose its whole turn; with the bug it was 1
}
