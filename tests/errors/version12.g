// errorcheck -lang=go1.12

// What go1.12 does not have yet, and what an old alias had.
package p

import "unsafe"

type A = int

const (
	a = 1_000   // ERROR "underscore in numeric literal requires go1.13 or later"
	b = 0b11    // ERROR "binary literal requires go1.13 or later"
	c = 0o17    // ERROR "0o/0O-style octal literal requires go1.13 or later"
	d = 0x1p4   // ERROR "hexadecimal floating-point literal requires go1.13 or later"
	e = 017
)

type M interface{ m() }

type Twice interface {
	M
	M // ERROR "duplicate method m"
}

func f(x int, s []int, p unsafe.Pointer) int {
	_ = (*[1]int)(s)     // ERROR "conversion of slice to array pointer requires go1.17 or later"
	_ = unsafe.Add(p, 1) // ERROR "unsafe.Add requires go1.17 or later"
	return 1 << x        // ERROR "invalid operation: signed shift count x \(variable of type int\) requires go1.13 or later"
}
