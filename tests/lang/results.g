// run

// Several results, named results, bare returns, results passed on as arguments, assignment of tuples.
package main

func two() (int, string)            { return 1, "two" }
func three() (a, b int, c string)   { a, c = 5, "c"; return }
func pass() (int, string)           { return two() }
func take(i int, s string) int      { return i + len(s) }
func many(xs ...int) int            { return len(xs) }
func pair() (int, int)              { return 3, 4 }
func five() (int8, float64, bool, []int, [2]string) {
	return -1, 2.5, true, []int{1, 2}, [2]string{"x", "y"}
}

func divmod(a, b int) (q, r int) {
	q = a / b
	r = a % b
	return
}

func shadowed(n int) (result int) {
	result = 1
	for i := range n {
		result := i * 100
		_ = result
	}
	if n > 5 {
		return n
	}
	result += n
	return result * 2
}

func swapped(a, b int) (x, y int) {
	x, y = a, b
	return y, x
}

type Big struct{ a, b, c, d, e int }

func big(n int) (b Big, ok bool) {
	b.a, b.e = n, n*2
	ok = n > 0
	return
}

func bigs() (Big, Big) { b, _ := big(1); c, _ := big(2); return b, c }

func early(n int) (s string) {
	s = "initial"
	if n == 0 {
		return
	}
	if n == 1 {
		return "one"
	}
	s += "!"
	return
}

func main() {
	i, s := two()
	println(i, s, take(two()), many(pair()), take(pass()))
	a, b, c := three()
	println(a, b, c)
	q, r := divmod(17, 5)
	println(q, r, shadowed(3), shadowed(9))
	println(swapped(1, 2))
	x, y := 1, 2
	x, y = y, x
	x, y = y, x+y
	println(x, y)
	arr := []int{0, 1, 2}
	j := 0
	j, arr[j] = 2, 10 // the index is evaluated before
	println(j, arr[0], arr[2])
	arr[0], arr[1], arr[2] = arr[2], arr[0], arr[1]
	println(arr[0], arr[1], arr[2])
	_, second := pair()
	_, _ = two()
	println(second)
	e1, e2, e3, e4, e5 := five()
	println(e1, e2 == 2.5, e3, e4[1], e5[1])
	bb, ok := big(4)
	println(bb.a, bb.c, bb.e, ok)
	b1, b2 := bigs()
	println(b1.e, b2.e)
	println(early(0), early(1), early(2))
	var p, z = pair()
	println(p, z)
	f := func() (n int, err string) { n = 9; return n + 1, "e" }
	println(f())
	i, k := 7, "new k, old i"
	println(i, k)
}
