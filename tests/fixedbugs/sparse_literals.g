// run

// Literals that are mostly zero are built in place, whatever was there before.
package main

import "fmt"

type Foo struct {
	A [1 << 12]byte
	B string
	p *int
	in struct{ x, y int; z [4]string }
}

var g Foo

func main() {
	var l Foo
	x := 1
	l.A[5] = 7
	l.p = &x
	p := &l
	*p = Foo{B: "hello"}
	fmt.Println(l.A[5], l.B, l.p)
	g = Foo{A: [1 << 12]byte{3: 9}, in: struct {
		x, y int
		z    [4]string
	}{y: 5, z: [4]string{2: "z"}}}
	fmt.Println(g.A[:5], g.in, g.p)
	l = g
	l.in = struct {
		x, y int
		z    [4]string
	}{1, 2, [4]string{"a"}}
	fmt.Println(l.in, g.in)
	a := [100]int{1: 1, 99: 3}
	a = [100]int{50: 5}
	s := 0
	for i, v := range a {
		s += i * v
	}
	fmt.Println(s)
	q := new([200]string)
	*q = [200]string{"x", 100: "y"}
	fmt.Println(q[0], q[100], q[1] == "")
	m := map[int]Foo{}
	m[1] = Foo{B: "m"}
	fmt.Println(m[1].B, len(m))
}
