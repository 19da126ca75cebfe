// run

// unsafe.Sizeof, Alignof and Offsetof of types that depend on type parameters.
package main

import "unsafe"

type Pair[A, B any] struct {
	a A
	b B
}

type outer[T any] struct {
	x byte
	Pair[byte, T]
	y T
}

func sizes[T any](x T) {
	var p Pair[byte, T]
	var q *outer[T]
	println(unsafe.Sizeof(x), unsafe.Alignof(x), unsafe.Sizeof(p), unsafe.Offsetof(p.b), unsafe.Offsetof((q.y)),
		unsafe.Offsetof(q.b), unsafe.Offsetof(q.Pair), unsafe.Alignof(p.b), unsafe.Sizeof([3]T{}))
}

func never[T any]() T { panic("evaluated") }

func size[T any]() uintptr { return unsafe.Sizeof(never[T]()) }

func main() {
	sizes(int8(1))
	sizes(int16(1))
	sizes("text")
	sizes([]int32{1})
	sizes(struct {
		a int32
		b byte
	}{})
	sizes(struct{}{})
	println(size[complex128](), size[[5]byte]())
}
