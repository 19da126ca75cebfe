// run

// A run-time panic in an expression of several lines is at the bracket, the parenthesis or the operator, as with gc.
package main

import (
	"fmt"
	"runtime"
	"strings"
)

type I interface{ M() int }

// where prints the line of the innermost function of main's that panicked.
func where(f func()) {
	defer func() {
		err := recover()
		var pcs [20]uintptr
		frames := runtime.CallersFrames(pcs[:runtime.Callers(2, pcs[:])])
		for {
			frame, more := frames.Next()
			if strings.HasPrefix(frame.Function, "main.main.") {
				fmt.Println(frame.Line, err)
				return
			}
			if !more {
				return
			}
		}
	}()
	f()
}

var (
	n   = 7
	s   = []int{1}
	a   [3]int
	str = "abc"
	m   map[string]int
	v   I
	p   *[3]int
)

func main() {
	where(func() {
		n = s[
			n]
	})
	where(func() {
		s[
			n] = 1
	})
	where(func() {
		n = a[
			n]
	})
	where(func() {
		n = int(str[
			n])
	})
	where(func() {
		s = s[
			n:]
	})
	where(func() {
		m[
			"x"] = 1
	})
	where(func() {
		n =
			v.
				M()
	})
	where(func() {
		n =
			p[
				n-6]
	})
	where(func() {
		n = 1 /
			len(m)
	})
}
