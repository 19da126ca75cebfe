// run -godebug clobberfree=1

// What a goroutine has in registers while it waits in a system call is not freed: here five pointers that nothing else
// leads to, as many as there are registers that a call preserves.
package main

import (
	"runtime"
	"syscall"
	"time"
	"unsafe"
)

type box struct {
	value int
	pad   [5]int
}

//go:noinline
func newBox(i int) *box { return &box{value: i} }

// fd is a blocking pipe that nobody has written to yet.
//
//go:noinline
func hold(fd uintptr, buf unsafe.Pointer) int {
	a, b, c, d, e := newBox(1), newBox(20), newBox(300), newBox(4000), newBox(50000)
	syscall.Syscall(syscall.SYS_READ, fd, uintptr(buf), 1)
	return a.value + b.value + c.value + d.value + e.value
}

var sink [64]*box

func main() {
	var fds [2]int
	if err := syscall.Pipe(fds[:]); err != nil {
		panic(err)
	}
	sum := make(chan int)
	buf := new([1]byte)
	for range 5 {
		go func() { sum <- hold(uintptr(fds[0]), unsafe.Pointer(buf)) }()
		time.Sleep(10 * time.Millisecond)
		runtime.GC()
		for i := range 10_000 {
			sink[i%len(sink)] = newBox(-i)
		}
		syscall.Write(fds[1], []byte{1})
		if s := <-sum; s != 54321 {
			println("the registers of a system call's caller were not looked at:", s)
			return
		}
	}
	println("ok")
}
