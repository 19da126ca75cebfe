// run

// Loops over functions: what their bodies defer, panics, Goexit, labels, results.
package main

import "runtime"

// range over func with defer, panic, Goexit, labels, gotos, returns
func seq(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		defer println("seq done", n)
		for i := 0; i < n; i++ {
			if !yield(i) {
				println("stopped", i)
				return
			}
		}
	}
}

func early(n int) (r int) {
	defer func() { println("early defer", r) }()
	for i := range seq(n) {
		defer println("deferred in loop", i)
		if i == 2 {
			return i * 10
		}
	}
	return -1
}

func nested() string {
outer:
	for i := range seq(3) {
		for j := range seq(3) {
			switch {
			case j == 1 && i == 0:
				continue outer
			case i == 1:
				break outer
			case j == 2:
				return "never"
			}
			println("in", i, j)
		}
	}
	return "out"
}

func bad(yield func(int) bool) {
	yield(1)
	yield(2)
}

func leak() (f func(int) bool) {
	for range func(y func(int) bool) { f = y; y(1) } {
	}
	return
}

func swallow(yield func(int) bool) {
	defer func() { println("swallowed", recover() != nil) }()
	yield(1)
}

func try(name string, f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(error); ok {
			println(name, "error:", e.Error())
		} else if s, ok := r.(string); ok {
			println(name, "string:", s)
		} else {
			println(name, r == nil)
		}
	}()
	f()
}

func gotos() {
	i := 0
again:
	for x := range seq(2) {
		if i++; i < 3 && x == 1 {
			goto again
		}
	}
	println("gotos", i)
}

func multi() (a, b int) {
	for x := range seq(5) {
		for y := range seq(5) {
			if x+y == 3 {
				return x, y
			}
		}
	}
	return
}

func ret() (x int) {
	for x = range seq(4) {
		if x == 3 {
			return
		}
	}
	return 99
}

func two(yield func(a, b int) bool)   { _ = yield(1, 2) && yield(3, 4) }
func none(yield func() bool)          { _ = yield() && yield() && yield() }

type it struct{ n int }

func (i *it) each(yield func(*int) bool) {
	for k := range i.n {
		if !yield(&k) {
			return
		}
	}
}

func captured() {
	var fs []func() int
	for i := range seq(3) {
		fs = append(fs, func() int { i++; return i })
	}
	for _, f := range fs {
		println(f(), f())
	}
}

func main() {
	println(early(5))
	println(nested())
	try("bad", func() {
		for x := range bad {
			println("x", x)
			break
		}
	})
	try("leak", func() { leak()(2) })
	try("panic", func() {
		for x := range seq(3) {
			if x == 1 {
				panic("in body")
			}
		}
	})
	try("swallow", func() {
		for range swallow {
			panic("lost?")
		}
	})
	gotos()
	println(multi())
	println(ret())
	for a, b := range two {
		println(a, b)
	}
	n := 0
	for range none {
		n++
	}
	println(n)
	for p := range (&it{3}).each {
		*p *= 2
		println(*p)
	}
	captured()
	done := make(chan bool)
	go func() {
		defer close(done)
		defer println("goexit deferred")
		for x := range seq(3) {
			defer println("loop deferred", x)
			if x == 1 {
				runtime.Goexit()
			}
		}
	}()
	<-done
	func() {
		defer func() { println("rec", recover().(string)) }()
		for x := range seq(3) {
			defer func() {
				if x == 1 {
					println("inner", recover().(string))
					panic("again")
				}
			}()
			if x == 2 {
				panic("first")
			}
		}
	}()
}
