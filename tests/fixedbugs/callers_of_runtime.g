// run

// Lists of callers have the runtime's functions that Go programs expect there, and an address for each function, inlined or
// not, by which it is known again.
package main

import (
	"fmt"
	"runtime"
)

func list() {
	var pcs [20]uintptr
	for _, pc := range pcs[:runtime.Callers(2, pcs[:])] {
		frame, more := runtime.CallersFrames([]uintptr{pc}).Next()
		fmt.Println(frame.Function, runtime.FuncForPC(frame.PC).Name() == frame.Function, more)
	}
}

func inner()  { list() }
func middle() { inner() }
func outer()  { middle() }

func deferred() { list() }

func panics() {
	defer func() { recover() }()
	defer deferred()
	panic(1)
}

func main() {
	outer()
	for i := range 8 {
		if pc, _, _, ok := runtime.Caller(i); ok {
			fmt.Println(i, runtime.FuncForPC(pc).Name())
		}
	}
	panics()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer deferred()
		outer()
		runtime.Goexit()
	}()
	<-done
}
