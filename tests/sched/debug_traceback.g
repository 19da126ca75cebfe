// run

// debug.SetTraceback("all"): the other goroutines are shown too.
package main

import (
	"runtime"
	"runtime/debug"
)

func waits(c chan int) { <-c }

func main() {
	go waits(make(chan int))
	for range 100 {
		runtime.Gosched()
	}
	debug.SetTraceback("all")
	panic("over")
}
