// compile

// The Go function that go:linkname names may be in another object.

package p

import "unsafe"

//go:linkname move elsewhere.memmove
func move(to, from unsafe.Pointer, n uintptr)

func f(a, b *[4]int) { move(unsafe.Pointer(a), unsafe.Pointer(b), unsafe.Sizeof(*a)) }
