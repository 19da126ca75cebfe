// Package debug has what programs may ask of their own runtime while they run: limits, the collector, stacks.
package debug

import (
	"os"
	"runtime"
	_ "unsafe" // for go:linkname
)

// SetMaxStack sets how many bytes of stack one goroutine may use; one that needs more ends the program. It gives the limit so
// far, which is 1 GB at the beginning. More than 2 GB are not to be had.
//
//go:linkname SetMaxStack debug_setmaxstack
func SetMaxStack(bytes int) int

// SetMaxThreads sets how many threads of the system the program may use; needing more ends it. It gives the limit so far,
// which is 10,000 at the beginning.
//
//go:linkname SetMaxThreads debug_setmaxthreads
func SetMaxThreads(threads int) int

// SetTraceback sets how much the runtime prints when it ends the program, as the environment variable GOTRACEBACK does; not
// less than that asks for.
//
//go:linkname SetTraceback debug_settraceback
func SetTraceback(level string)

// SetPanicOnFault makes accesses to memory that is not there, or not to be written, panics of the goroutine that calls it, and not only
// those near nil: for programs that map files. It gives the state so far.
//
//go:linkname SetPanicOnFault debug_setpaniconfault
func SetPanicOnFault(enabled bool) bool

// PrintStack prints the stack of the goroutine that calls it to standard error.
func PrintStack() { os.Stderr.Write(Stack()) }

// Stack is what PrintStack prints.
func Stack() []byte {
	for size := 1024; ; size *= 2 {
		buf := make([]byte, size)
		if n := runtime.Stack(buf, false); n < size {
			return buf[:n]
		}
	}
}
