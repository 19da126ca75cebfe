// run

// Pointers that were integers or unsafe.Pointers for a while.
package main

import "unsafe"

type header struct{ a, b, c int }

var kept string

//go:noinline
func clobber(n int) int {
	var junk [64]int
	for i := range junk {
		junk[i] = -n - i
	}
	if n > 0 {
		return clobber(n-1) + junk[n]
	}
	return junk[0]
}

//go:noinline
func field(v int) *int {
	h := header{v, v + 1, v + 2}
	return (*int)(unsafe.Pointer(uintptr(unsafe.Pointer(&h)) + unsafe.Offsetof(h.b)))
}

//go:noinline
func added(v int) *int {
	h := header{v, v + 1, v + 2}
	return (*int)(unsafe.Add(unsafe.Pointer(&h), 16))
}

//go:noinline
func sliced(v int) []int {
	h := header{v, v + 1, v + 2}
	return unsafe.Slice(&h.a, 3)
}

//go:noinline
func text() string {
	b := []byte("frame")
	b[0] = 'F'
	return unsafe.String(&b[0], len(b)) + ""
}

//go:noinline
func keepText() {
	b := [3]byte{'a', 'b', 'c'}
	kept = unsafe.String(&b[0], 3)
}

//go:noinline
func data(v int) *int {
	s := []int{v, v}
	return unsafe.SliceData(s)
}

//go:noinline
func cast(v int) *[3]int {
	h := header{v, v + 1, v + 2}
	return (*[3]int)(unsafe.Pointer(&h))
}

func main() {
	f, a, s := field(1), added(2), sliced(3)
	clobber(10)
	println(*f, *a, s[2])
	t := text()
	keepText()
	clobber(10)
	println(t, kept)
	d, c := data(4), cast(5)
	clobber(10)
	println(*d, c[2])
}
