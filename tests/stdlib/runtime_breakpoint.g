// run

// Without a debugger a breakpoint ends the program.
package main

import "runtime"

func main() {
	println("before")
	runtime.Breakpoint()
	println("after")
}
