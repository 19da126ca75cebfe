// bench: 1_000_000 goroutines that wait at the same time, with memory
package main

import (
	"runtime"
	"sync/atomic"
)

const count = 1_000_000

var there atomic.Int32

func wait(start <-chan bool, done chan<- int, i int) {
	there.Add(1)
	<-start
	done <- i
}

func main() {
	start, done := make(chan bool), make(chan int, 1000)
	for i := range count {
		go wait(start, done, i)
	}
	for there.Load() < count {
		runtime.Gosched()
	}
	close(start)
	sum := 0
	for range count {
		sum += <-done
	}
	println(sum)
}
