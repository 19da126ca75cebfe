// run

// Small objects without pointers share blocks; each can have a finalizer of its own, and lose it again.

package main

import (
	"runtime"
	"time"
)

//go:noinline
func set(done chan int32) {
	for i := range int32(100) {
		x := new(int32)
		*x = i
		runtime.SetFinalizer(x, func(p *int32) { done <- *p })
		y := new(int32)
		runtime.SetFinalizer(y, func(p *int32) { done <- -1 })
		runtime.SetFinalizer(y, nil)
	}
}

func main() {
	done := make(chan int32, 200)
	set(done)
	var seen [100]bool
	count := 0
	for range 100 {
		runtime.GC()
		for more := true; more && count < 100; {
			select {
			case i := <-done:
				if i < 0 || seen[i] {
					println("wrong", i)
				} else {
					seen[i] = true
					count++
				}
			case <-time.After(10 * time.Millisecond):
				more = false
			}
		}
	}
	println(count > 90) // blocks that something else lies in live on
}
