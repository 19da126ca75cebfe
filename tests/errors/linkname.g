// errorcheck

// What a linkname may name.
package p

import "unsafe"

func f()

type t struct{}

var x unsafe.Pointer

//go:linkname f f.f
//go:linkname x x.x

// Directives take their whole line.
// ERROR "//go:linkname must refer to declared function or variable"
// ERROR "duplicate //go:linkname for f"
// ERROR "reference of an instantiation is not allowed"

//line linkname.g:18
//go:linkname t t.t
//go:linkname f g.g
//go:linkname f g[int]
