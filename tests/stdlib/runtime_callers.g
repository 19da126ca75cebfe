// run
// Which functions are active, inlined ones included, is what Go says at every level of optimisation.

package main

import "runtime"

func id[T any](f func() T) T { return f() }

type T struct{}

func (T) M() { show("M", 0); show("M1", 1) }

//go:noinline
func show(what string, skip int) {
	_, file, line, ok := runtime.Caller(skip)
	i := len(file) - 1
	for i >= 0 && file[i] != '/' {
		i--
	}
	println(what, line, ok)
}

func names() {
	for s := 0; s < 4; s++ {
		var pcs [10]uintptr
		n := runtime.Callers(s, pcs[:])
		fr := runtime.CallersFrames(pcs[:n])
		for {
			f, more := fr.Next()
			if f.Function != "runtime.Callers" { println(s, f.Function, f.Line) }
			if !more || f.Function == "main.main" {
				break
			}
		}
	}
}

func a() { b() }
func b() { names() }

func main() {
	show("main", 0)
	show("main", 1)
	T{}.M()
	func() { show("closure", 1) }()
	id(func() int { show("x", 1); names(); return 1 })
	a()
	pc, _, _, _ := runtime.Caller(0)
	println(runtime.FuncForPC(pc).Name())
	_, _, _, ok := runtime.Caller(20)
	println(ok)
	buf := make([]byte, 1000)
	n := runtime.Stack(buf, false)
	println(string(buf[:20]), n > 20 && n < 500)
}
