// Package weak has pointers that do not keep what they point to: when nothing else leads to the object, they become nil.
package weak

import (
	"runtime"
	"unsafe"
)

// Pointer is a weak pointer to a T. Two are equal if they were made of equal pointers, also after the object is gone. The
// zero value is made of nil.
type Pointer[T any] struct {
	_ [0]*T          // pointers to different types do not convert into each other
	u unsafe.Pointer // the handle: one for each address that weak pointers were made of
}

// Make gives a weak pointer to what ptr points to.
func Make[T any](ptr *T) Pointer[T] {
	var u unsafe.Pointer
	if ptr != nil {
		u = handle(unsafe.Pointer(ptr))
	}
	runtime.KeepAlive(ptr)
	return Pointer[T]{u: u}
}

// Value gives the pointer, or nil if the object is gone. An object with a finalizer is gone when the finalizer is due. A
// small object without pointers may stay longer than it is used.
func (p Pointer[T]) Value() *T {
	if p.u == nil {
		return nil
	}
	return (*T)(strong(p.u))
}

//go:linkname handle weak_handle
func handle(p unsafe.Pointer) unsafe.Pointer

//go:linkname strong weak_strong
func strong(u unsafe.Pointer) unsafe.Pointer
