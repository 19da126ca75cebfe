// run

// debug.SetPanicOnFault: memory that is not there, or may not be written.
package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
	"syscall"
)

func try(what string, f func()) {
	defer func() {
		err, ok := recover().(runtime.Error)
		fmt.Println(what, ok, err)
	}()
	f()
}

func main() {
	fmt.Println(debug.SetPanicOnFault(true), debug.SetPanicOnFault(true))
	b, err := syscall.Mmap(-1, 0, 3*4096, syscall.PROT_READ|syscall.PROT_WRITE, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		panic(err)
	}
	b[4096] = 7
	fmt.Println(syscall.Mprotect(b[4096:8192], syscall.PROT_READ))
	try("read", func() { fmt.Println(b[4096]) })
	try("write", func() { b[4096] = 1 })
	fmt.Println(syscall.Mprotect(b[4096:8192], syscall.PROT_NONE))
	try("read", func() { fmt.Println(b[5000]) })
	try("copy", func() { copy(b, b[4096:8192]) })
	try("beside", func() { b[8192]++; b[4095]++ })
	fmt.Println(syscall.Munmap(b))
	_, err = syscall.Mmap(-1, 0, 0, 0, 0)
	fmt.Println(err)
	done := make(chan bool)
	go func() {
		fmt.Println(debug.SetPanicOnFault(false)) // of each goroutine
		done <- true
	}()
	<-done
	fmt.Println(debug.SetPanicOnFault(false))
}
