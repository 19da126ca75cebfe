// run

// Closures share the variables they capture; each call of the outer function makes new ones; recursion through a variable.
package main

func counter() (inc func() int, get func() int) {
	n := 0
	inc = func() int { n++; return n }
	get = func() int { return n }
	return
}

func adder(base int) func(int) int {
	return func(x int) int { base += x; return base }
}

func compose(fs ...func(int) int) func(int) int {
	return func(x int) int {
		for _, f := range fs {
			x = f(x)
		}
		return x
	}
}

var global = func() int { return 17 }

type Op struct {
	name string
	do   func(a, b int) int
}

func apply(f func(int, string) (int, string), i int, s string) (int, string) { return f(i, s) }

func params(a int, b string, c [3]int) func() int {
	return func() int {
		a++
		c[0]++
		return a + len(b) + c[0] + c[2]
	}
}

func named() (result int) {
	add := func(n int) { result += n }
	add(1)
	add(2)
	return result * 10
}

func main() {
	inc, get := counter()
	inc2, _ := counter()
	inc()
	inc()
	inc2()
	println(get(), inc(), inc2())
	a, b := adder(0), adder(100)
	println(a(1), a(2), b(3), b(4))
	println(compose(func(x int) int { return x + 1 }, func(x int) int { return x * x }, a)(3))
	x := 1
	func() {
		x = 2
		func() { x *= 10 }()
	}()
	println(x, global())
	var fact func(int) int
	fact = func(n int) int {
		if n < 2 {
			return 1
		}
		return n * fact(n-1)
	}
	println(fact(20))
	ops := []Op{
		{"add", func(a, b int) int { return a + b }},
		{"sub", func(a, b int) int { return a - b }},
	}
	for _, op := range ops {
		println(op.name, op.do(7, 3))
	}
	i, s := apply(func(i int, s string) (int, string) { return i * 2, s + s }, 21, "ab")
	println(i, s)
	p := params(1, "xyz", [3]int{10, 0, 5})
	println(p(), p())
	println(named())

	// Everything captured at once, changed from both sides.
	var (
		n   = 1
		str = "s"
		arr = [2]int{1, 2}
		sl  = []int{1}
		st  = struct{ a, b int }{1, 2}
		fl  = 1.5
		ok  = false
	)
	change := func() {
		n++
		str += "t"
		arr[1]++
		sl = append(sl, n)
		st.b *= 5
		fl *= 2
		ok = !ok
	}
	change()
	n += 10
	arr[0] = 9
	change()
	println(n, str, arr[0], arr[1], len(sl), sl[2], st.b, fl == 6, ok)

	var nilfn func()
	println(nilfn == nil, change != nil)
	func(args ...int) { println(len(args), args[1]) }(4, 5, 6)
	var y int
	ptr := &y
	set := func(v int) { y = v }
	set(3)
	*ptr += 1
	println(y)
}
