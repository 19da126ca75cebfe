// run

// More threads than the program may have: each blocked system call holds one.
package main

import (
	"runtime/debug"
	"syscall"
)

func block(fd int) {
	var b [1]byte
	syscall.Read(fd, b[:])
}

func main() {
	println(debug.SetMaxThreads(20))
	var p [2]int
	if err := syscall.Pipe(p[:]); err != nil {
		panic(err)
	}
	c := make(chan int)
	for range 100 {
		go block(p[0])
	}
	<-c
}
