// run

package main

type Flag bool

func id(b bool) bool { return b }

func count(bs ...bool) (n int) {
	for _, b := range bs {
		if b {
			n++
		}
	}
	return
}

func main() {
	t, f := true, false
	println(t && f, t || f, !t, !f, t == f, t != f, t && !f || f)
	var zero bool
	println(zero, id(!zero), count(t, f, !f, 1 < 2, "a" == "b"))
	a := [4]bool{1: true, 3: true}
	a[0], a[1] = a[1], a[0]
	a[2] = a[0] == a[3]
	println(a[0], a[1], a[2], a[3], a == [4]bool{true, false, true, true})
	s := struct{ a, b, c bool }{b: true}
	p := &s.b
	*p = !*p
	s.c = !s.b
	println(s.a, s.b, s.c)
	var fl Flag = 1 > 2
	fl = !fl
	println(fl, bool(fl) && t, fl == Flag(t))
	x := 5
	inRange := 0 < x && x < 10
	println(inRange, inRange == (x == 5))
	fs := []bool{}
	for i := range 5 {
		fs = append(fs, i%2 == 0)
	}
	println(len(fs), fs[3], fs[4], count(fs...))
	ch := make(chan bool, 1)
	ch <- t != f
	println(<-ch)
}
