// run

// What uintptr arguments of a function with //go:uintptrescapes point to lives until the call, wherever they wait for it: in
// the closure of a go or defer statement, or in the array of variadic ones.

package main

import (
	"runtime"
	"unsafe"
)

func value(n int) unsafe.Pointer {
	p := &[4]int{n, n, n, n}
	runtime.SetFinalizer(p, func(p *[4]int) { p[0] = -1 })
	return unsafe.Pointer(p)
}

type caller struct{ done chan int }

//go:noinline
//go:uintptrescapes
func (c caller) call(a uintptr, more ...uintptr) {
	for range 3 {
		runtime.GC()
		runtime.Gosched()
	}
	sum := *(*int)(unsafe.Pointer(a))
	for _, m := range more {
		sum = sum*10 + *(*int)(unsafe.Pointer(m))
	}
	c.done <- sum
}

func deferred(c caller) {
	defer c.call(uintptr(value(4)), uintptr(value(5)), uintptr(value(6)))
	for range 3 {
		runtime.GC()
	}
}

func main() {
	c := caller{make(chan int, 1)}
	c.call(uintptr(value(7)), uintptr(value(8)), uintptr(value(9)))
	println(<-c.done)
	go c.call(uintptr(value(1)), uintptr(value(2)), uintptr(value(3)))
	println(<-c.done)
	deferred(c)
	println(<-c.done)
}
