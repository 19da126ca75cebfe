package main

import (
	_ "unsafe"

	"./a"
)

//go:linkname s test/a.s
var s string

func main() {
	println(a.Get(), s)
	s = "b"
	println(a.Get(), s)
}
