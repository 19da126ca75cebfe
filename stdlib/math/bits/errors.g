package bits

// runtimeError is what a division panics with, the same that the / operator does: a runtime.Error, which is an error with
// a method RuntimeError.
type runtimeError string

func (e runtimeError) Error() string { return "runtime error: " + string(e) }

func (e runtimeError) RuntimeError() {}

var (
	overflowError error = runtimeError("integer overflow")
	divideError   error = runtimeError("integer divide by zero")
)
