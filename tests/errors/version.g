// errorcheck -lang=go1.17

// What go1.17 does not have yet.
package p

import "unsafe"

type List[T any] struct { // ERROR "type parameter requires go1.18 or later \(-lang was set to go1.17; check go.mod\)" "predeclared any requires go1.18 or later"
	next *List[T] // ERROR "type instantiation requires go1.18 or later"
}

func generic[T comparable](x T) {} // ERROR "type parameter requires go1.18 or later" "predeclared comparable requires go1.18 or later"

type Union interface {
	int | string // ERROR "embedding interface element int \| string requires go1.18 or later"
}

type Embedded interface {
	int // ERROR "embedding non-interface type int requires go1.18 or later"
}

func calls(s []int) {
	generic(1)      // ERROR "implicit function instantiation requires go1.18 or later"
	generic[int](1) // ERROR "function instantiation requires go1.18 or later"
	_ = min(1, 2)   // ERROR "built-in min requires go1.21 or later"
	clear(s)        // ERROR "clear requires go1.21 or later"
	_ = new(1 + 1)  // ERROR "new\(1 \+ 1\) requires go1.26 or later"
	_ = (*[1]int)(s)
	_ = [1]int(s)               // ERROR "conversion of slice to array requires go1.20 or later"
	_ = unsafe.Slice(&s[0], 1)
	_ = unsafe.SliceData(s)     // ERROR "unsafe.SliceData requires go1.20 or later"
	for range 10 {              // ERROR "cannot range over 10 \(untyped int constant\): requires go1.22 or later"
	}
	for range func(func() bool) {} { // ERROR "cannot range over .*: requires go1.23 or later"
	}
}
