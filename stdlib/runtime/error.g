// error.g: the types of panics that come from the runtime itself. It makes the values (runtime/lang/error.c), and other ones,
// whose types have no name here: they are Errors.

package runtime

import "unsafe"

// An Error is a panic's value if the panic comes from the runtime itself.
type Error interface {
	error

	// RuntimeError does nothing; it tells these errors from others.
	RuntimeError()
}

// TypeAssertionError is the panic of x.(T) where x is nil or of another type.
type TypeAssertionError struct {
	_interface, concrete, asserted unsafe.Pointer // descriptors of the types; the first two may be nil
	missingMethod                  string         // of asserted, which concrete does not have
}

// RuntimeError tells that it is an [Error].
func (*TypeAssertionError) RuntimeError() {}

// Error names the types.
func (e *TypeAssertionError) Error() string {
	_ = *(*byte)(e.asserted) // nil in one that no assertion has made
	return typeAssertionText(e)
}

//go:linkname typeAssertionText runtime_typeassertiontext
func typeAssertionText(e *TypeAssertionError) string

// PanicNilError is what panic(nil) panics with, unless the environment has GODEBUG=panicnil=1: then it is nil.
type PanicNilError struct {
	_ [0]*PanicNilError // so it can be converted to nothing else
}

// RuntimeError tells that it is an [Error].
func (*PanicNilError) RuntimeError() {}

// Error says what happened.
func (*PanicNilError) Error() string { return "runtime error: panic called with nil argument" }
