// bench: 3_000_000 goroutines made, run and ended, a hundred between two yields
package main

import (
	"runtime"
	"sync/atomic"
)

const rounds, batch = 30_000, 100

var ended atomic.Int64

func work() { ended.Add(1) }

func main() {
	for range rounds {
		for range batch {
			go work()
		}
		runtime.Gosched()
	}
	for ended.Load() < rounds*batch {
		runtime.Gosched()
	}
	println(ended.Load())
}
