// errorcheck

// The length of an array may not depend on the size of what contains it.
package p

import "unsafe"

type A [unsafe.Sizeof(S{})]byte // ERROR "invalid recursive type A(.|\n)*A refers to S(.|\n)*S refers to A" "array length unsafe.Sizeof\(S{}\) \(value of type uintptr\) must be constant"

type S struct {
	a A
}

type P [unsafe.Sizeof(Q{})]byte

type Q struct {
	p *P
}
