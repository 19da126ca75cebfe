// run

// The error of a fault that debug.SetPanicOnFault makes a panic tells the address; that of an access through nil does not.
package main

import (
	"runtime/debug"
	"syscall"
	"unsafe"
)

func fault(name string, at uintptr, f func()) {
	defer func() {
		r := recover()
		a, ok := r.(interface{ Addr() uintptr })
		println(name, r.(error).Error(), ok, ok && a.Addr() == at)
		defer func() { println(recover() != nil) }()
		panic(r)
	}()
	f()
}

func main() {
	page, err := syscall.Mmap(-1, 0, 4096, syscall.PROT_READ, syscall.MAP_ANON|syscall.MAP_PRIVATE)
	if err != nil {
		panic(err)
	}
	debug.SetPanicOnFault(true)
	fault("page", uintptr(unsafe.Pointer(&page[7])), func() { page[7] = 1 })
	var p *struct{ a, b int }
	fault("nil", 8, func() { p.b = 1 })
}
