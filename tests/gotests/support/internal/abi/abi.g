// Package abi has what tests in Go's tree use to keep values on the heap and to name types.
package abi

import (
	"reflect"
	"unsafe"
)

var (
	never bool
	sink  any
)

// Escape returns x, which the compiler must take for something that is kept.
func Escape[T any](x T) T {
	if never {
		sink = x
	}
	return x
}

// NoEscape returns p, hiding where it comes from.
func NoEscape(p unsafe.Pointer) unsafe.Pointer {
	x := uintptr(p)
	return unsafe.Pointer(x ^ 0)
}

// TypeFor returns something that is the same for two type arguments if they are the same type.
func TypeFor[T any]() reflect.Type { return reflect.TypeFor[T]() }
