// run

// A goroutine that is locked to its thread comes back from a system call, its P was taken meanwhile, and nobody else has
// anything to do: it goes on.
package main

import (
	"runtime"
	"syscall"
	"unsafe"
)

func main() {
	runtime.LockOSThread()
	begin, end := make(chan int), make(chan int, 1)
	go func() {
		for i := range begin {
			runtime.GC()
			end <- i
		}
	}()
	for i := range 10 {
		begin <- i
		time := syscall.Timespec{Nsec: 20e6}
		syscall.Syscall(syscall.SYS_NANOSLEEP, uintptr(unsafe.Pointer(&time)), 0, 0)
		println(<-end)
	}
}
