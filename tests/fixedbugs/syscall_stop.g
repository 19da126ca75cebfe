// run

// The world stops although a goroutine enters a system call that does not end before the world goes on; what only its
// registers lead to stays.
package main

import (
	"runtime"
	"syscall"
	"unsafe"
)

type box struct {
	value int
	pad   [5]int
}

//go:noinline
func newBox(i int) *box { return &box{value: i} }

var sink []*box

func collect(w int, ask chan bool) {
	for range ask {
		runtime.GC()
		for range 1000 {
			sink = append(sink, newBox(-1))
		}
		sink = nil
		syscall.Write(w, []byte{1})
	}
}

func main() {
	var p [2]int
	if err := syscall.Pipe(p[:]); err != nil {
		panic(err)
	}
	ask := make(chan bool, 1)
	go collect(p[1], ask)
	var byte1 byte
	buf := uintptr(unsafe.Pointer(&byte1))
	for i := range 10 {
		a, b, c, d, e := newBox(i), newBox(i+1), newBox(i+2), newBox(i+3), newBox(i+4)
		ask <- true
		syscall.Syscall(syscall.SYS_READ, uintptr(p[0]), buf, 1)
		println(a.value, b.value, c.value, d.value, e.value)
	}
}
