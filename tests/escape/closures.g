// run

// Closures that outlive the function that made them, and variables shared between them.
package main

type counter struct {
	inc, get func() int
}

var saved func() int
var hooks []func(int) int

//go:noinline
func clobber(n int) int {
	var junk [64]int
	for i := range junk {
		junk[i] = -n - i
	}
	if n > 0 {
		return clobber(n-1) + junk[n]
	}
	return junk[0]
}

//go:noinline
func newCounter(start int) counter {
	n := start
	return counter{func() int { n++; return n }, func() int { return n }}
}

//go:noinline
func save(f func() int) { saved = f }

//go:noinline
func saveLocal(v int) {
	x := v
	save(func() int { x *= 2; return x })
}

//go:noinline
func call(f func() int) int { return f() }

//go:noinline
func callLocal(v int) int {
	x := v
	t := call(func() int { x++; return x })
	return t*100 + x
}

//go:noinline
func nested(v int) func() func() int {
	x := v
	return func() func() int {
		y := x + 1
		x++
		return func() int {
			x++
			y += 10
			return x*1000 + y
		}
	}
}

//go:noinline
func adder(n int) func(int) int { return func(x int) int { return x + n } }

//go:noinline
func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

//go:noinline
func memo(f func(int) int) func(int) int {
	var last, value int
	valid := false
	return func(x int) int {
		if !valid || last != x {
			last, value, valid = x, f(x), true
		}
		return value
	}
}

//go:noinline
func recursive(n int) int {
	var fib func(int) int
	fib = func(k int) int {
		if k < 2 {
			return k
		}
		return fib(k-1) + fib(k-2)
	}
	return fib(n)
}

//go:noinline
func recursiveKept() func(int) int {
	depth := 0
	var walk func(int) int
	walk = func(k int) int {
		depth++
		if k == 0 {
			return depth
		}
		return walk(k - 1)
	}
	return walk
}

//go:noinline
func pointerToCaptured() (*int, func() int) {
	x := 5
	p := &x
	return p, func() int { x++; return x }
}

//go:noinline
func returnsCaptured(v int) *int {
	x := v
	f := func() *int { return &x }
	return f()
}

//go:noinline
func capturedStruct() func() int {
	var s struct{ a, b int }
	f := func() int { return s.a*10 + s.b }
	s.a = 4
	s.b = 2
	return f
}

//go:noinline
func capturedArray() func(int) int {
	var a [100]int
	for i := range a {
		a[i] = i * i
	}
	return func(i int) int { return a[i] }
}

//go:noinline
func byParameter(f func(*int)) int {
	x := 1
	f(&x)
	return x
}

var leaked *int

//go:noinline
func immediately(v int) int {
	x := v
	func(p *int) { leaked = p }(&x)
	clobber(5)
	return *leaked
}

//go:noinline
func assignedOuter(v int) int {
	var p *int
	func() {
		x := v
		p = &x
	}()
	clobber(5)
	return *p
}

//go:noinline
func register(base int) {
	for i := range 3 {
		hooks = append(hooks, func(x int) int { base += i; return base + x })
	}
}

//go:noinline
func inField(v int) int {
	var h struct{ f func() int }
	x := v
	h.f = func() int { x++; return x }
	h.f()
	g := h.f
	return g()
}

//go:noinline
func either(b bool, v int) func() int {
	x, y := v, v*2
	f := func() int { return x }
	if b {
		f = func() int { y++; return y }
	}
	return f
}

//go:noinline
func assignedLater(v int) int {
	var f func(*int) *int
	f = func(p *int) *int { return p }
	x := v
	y := f(&x)
	*y += 5
	if v > 100 {
		f = func(p *int) *int { leaked = p; return p }
	}
	f(&x)
	return x
}

func main() {
	c := newCounter(10)
	c.inc()
	clobber(10)
	println(c.inc(), c.get())
	saveLocal(3)
	clobber(10)
	println(saved(), saved())
	println(callLocal(7))
	f := nested(1)
	g, h := f(), f()
	clobber(10)
	println(g(), h(), g(), h())
	println(compose(adder(1), adder(20), adder(300))(4000))
	m := memo(adder(5))
	clobber(10)
	println(m(1), m(1), m(2))
	println(recursive(15))
	w := recursiveKept()
	clobber(10)
	println(w(5), w(5))
	p, q := pointerToCaptured()
	clobber(10)
	*p = 40
	println(q(), *p)
	rc := returnsCaptured(41)
	clobber(10)
	println(*rc)
	println(capturedStruct()(), capturedArray()(9))
	println(byParameter(func(p *int) { *p += 8; leaked = p }))
	clobber(10)
	println(*leaked)
	println(immediately(50), assignedOuter(51))
	register(100)
	clobber(10)
	println(hooks[0](1), hooks[1](1), hooks[2](1))
	println(inField(60))
	println(either(true, 70)(), either(false, 70)())
	println(assignedLater(80))
}
