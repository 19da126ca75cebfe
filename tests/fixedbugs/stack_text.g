// run

// runtime.Stack shows the function that called it, and not itself.
package main

import (
	"runtime"
	"runtime/debug"
	"strings"
)

func first(text []byte) string {
	name, _, _ := strings.Cut(strings.Split(string(text), "\n")[1], "(")
	return name
}

//go:noinline
func here(b []byte) []byte { return b[:runtime.Stack(b, false)] }

func main() {
	b := make([]byte, 4096)
	println(first(here(b)))
	println(first(debug.Stack()))
	stack := runtime.Stack
	n := stack(b, true)
	println(first(b[:n]))
}
