// run

// Calls, receives and logical operators come first; variables and elements are read behind the last of them.
package main

import "fmt"

//go:noinline
func g(p *int) int { *p = 5; return 1 }

//go:noinline
func three(a, b, c int) { fmt.Println(a, b, c) }

type T struct{ n int }

//go:noinline
func (t *T) inc() int { t.n++; return t.n }

//go:noinline
func (t T) get(int) int { return t.n }

type N int

func (n *N) inc() N { *n++; return *n }

type S struct{ a [3]int }

//go:noinline
func (s S) sum(int) int { return s.a[0] }

//go:noinline
func anyf(a any, b int) { fmt.Println(a, b) }

var m = map[int]int{1: 10}

func chg() int { m[1] = 20; return 1 }

func main() {
	ch := make(chan int, 3)
	ch <- 1
	ch <- 2
	println(len(ch), <-ch, len(ch))
	ch <- 3
	a, b, c := len(ch), <-ch, len(ch)
	println(a, b, c)
	ch <- 3
	three(len(ch), <-ch, len(ch))
	ch <- 3
	fmt.Println(len(ch), <-ch, len(ch))
	x := 1
	println(x, g(&x), x)
	x = 1
	three(x, g(&x), x)
	t := T{1}
	println(t.n, t.inc(), t.n)
	t = T{1}
	three(t.n, t.inc(), t.n)
	t = T{1}
	println(t.get(t.inc()))
	t = T{1}
	fmt.Println(t.get(t.inc()))
	var n N = 1
	println(n, n.inc())
	n = 1
	fmt.Println(n, n.inc())
	n = 1
	p, q := n, n.inc()
	println(p, q)
	s := S{}
	fmt.Println(s.sum(func() int { s.a[0] = 9; return 1 }()))
	anyf(x, g(&x))
	x = 1
	anyf(any(x), g(&x))
	println(m[1], chg())
	m[1] = 10
	three(m[1], chg(), m[1])
	m[1] = 10
	u, v := m[1], chg()
	println(u, v)
	str := "a"
	h := func() string { str = "b"; return "c" }
	println(str + h() + str)
	println(str, h())
	str = "a"
	fmt.Println(str+"x", h())
	bs := []byte("abc")
	k := func() int { bs[0] = 'z'; return 1 }
	println(string(bs), k())
	bs[0] = 'a'
	w, y := string(bs), k()
	println(w, y)
	bs[0] = 'a'
	e, f := bs[:2], k()
	println(string(e), f)
	x = 1
	println(-x+g(&x), x*2+g(&x))
	x = 1
	println(uint8(x), g(&x), float64(x))
	x = 1
	ok := x == 1 && x < 5
	z, zz := x == 1 && x < 5, g(&x)
	println(z, zz, ok)
	x = 1
	println(x == 1 && x < 3, g(&x))
	arr := [3]int{1, 2, 3}
	ga := func() int { arr[1] = 7; return 1 }
	println(arr[1], ga(), arr[ga()])
	pp := &arr
	arr[1] = 2
	println(pp[1], ga(), (*pp)[1])
	var iface any = 1
	gi := func() int { iface = 2; return 1 }
	println(iface.(int), gi())
	iface = 1
	println(iface == 1, gi())
	st := struct{ a, b string }{"x", "y"}
	gs := func() string { st.a = "q"; return "r" }
	println(st.a, gs(), st == struct{ a, b string }{"x", "y"})
	x = 1
	ff := func() int { return x }
	println(ff(), g(&x), ff())
	x = 1
	sw := func() int {
		switch y := x + g(&x); y {
		case x + g(&x):
			return 1
		default:
			return y
		}
	}
	println(sw())
	cc := complex(float64(x), 0)
	gc := func() complex128 { cc = 7; return 1 }
	println(real(cc), gc(), imag(cc), cc+gc())
	x = 1
	println(max(x, 2), g(&x), min(x, 3))
	x = 3
	x += g(&x)
	println(x)
	x = 3
	x <<= g(&x)
	println(x)
	arr = [3]int{1, 2, 3}
	arr[1] += ga()
	println(arr[1])
	m[1] = 10
	m[1] += chg()
	println(m[1])
	x = 2
	arr[x-3], x = g(&x), 9
	fmt.Println(arr, x)
	x = 0
	two := func() (int, int) { x = 1; return 8, 9 }
	arr[x], x = two()
	fmt.Println(arr, x)
	x = 0
	mm := map[int]int{}
	mm[x] = g(&x)
	fmt.Println(mm)
	x = 0
	mm[x], x = two()
	fmt.Println(mm)
	sl := []int{1}
	app := func() int { sl = append(sl, 5); return 6 }
	sl = append(sl, app())
	fmt.Println(sl)
	mm2 := map[string][]int{}
	app2 := func() int { mm2["a"] = append(mm2["a"], 1); return 2 }
	mm2["a"] = append(mm2["a"], app2())
	fmt.Println(mm2)
	type R struct{ l []int }
	r := &R{}
	app3 := func() int { r.l = append(r.l, 1); return 2 }
	r.l = append(r.l, app3())
	fmt.Println(*r)
	app4 := func() int { r = &R{}; return 3 }
	r.l = append(r.l, app4())
	fmt.Println(*r)
}
