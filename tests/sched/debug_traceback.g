// run

// debug.SetTraceback("all"): the other goroutines are shown too.
package main

import (
	"runtime"
	"runtime/debug"
	"strings"
)

func waits(c chan int) { <-c }

func waiting() bool {
	all := make([]byte, 1<<16)
	return strings.Contains(string(all[:runtime.Stack(all, true)]), " [chan receive]:\n")
}

func main() {
	go waits(make(chan int))
	for !waiting() {
		runtime.Gosched()
	}
	debug.SetTraceback("all")
	panic("over")
}
