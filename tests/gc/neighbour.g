// run -godebug gcstress=0

// What lies beside an object that a goroutine has at hand is freed, and so is all that it leads to. (Not if it
// collects at every allocation: what the allocation itself leaves on the stack stays there then.)

package main

import (
	"runtime"
	"time"
)

type node struct {
	next *node
	data [1]int
}

//go:noinline
func pair(freed *bool) *node {
	a, b := &node{}, &node{}
	runtime.SetFinalizer(a, func(*node) { *freed = true })
	if a.next == nil {
		return b
	}
	return a
}

func main() {
	ok := 0
	for range 20 {
		freed := new(bool)
		b := pair(freed)
		for range 20 {
			runtime.GC()
			time.Sleep(time.Millisecond)
			if *freed {
				ok++
				break
			}
		}
		runtime.KeepAlive(b)
	}
	println(ok > 10)
}
