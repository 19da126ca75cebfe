// run

// Structs are compared field by field until two differ; what may panic is not reached behind that, nor passed over.
package main

import "fmt"

type A struct {
	e any
	i int
	s string
}
type B struct {
	a A
	f any
}
type C [2]any
type D struct {
	x [2]any
	n int
}

func try(name string, f func() bool) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panic:", r)
		}
	}()
	fmt.Println(name, f())
}

var u any = []int{1}
var w any = map[int]int{}

func main() {
	try("a", func() bool { return A{u, 1, "a"} == A{u, 2, "a"} })
	try("b", func() bool { return A{u, 1, "a"} == A{u, 1, "ab"} })
	try("c", func() bool { return A{u, 1, "a"} == A{u, 1, "b"} })
	try("d", func() bool { return A{u, 1, "a"} == A{w, 1, "a"} })
	try("e", func() bool { return B{A{u, 1, "a"}, 1} == B{A{u, 1, "a"}, 2} })
	try("f", func() bool { return B{A{u, 1, "a"}, 1} == B{A{u, 1, "a"}, "2"} })
	try("g", func() bool { return C{u, 1} == C{u, 2} })
	try("h", func() bool { return C{u, 1} == C{u, "a"} })
	try("i", func() bool { return D{C{u, 1}, 1} == D{C{u, 1}, 2} })
	try("j", func() bool { return any(D{C{u, 1}, 1}) == any(D{C{u, 1}, 2}) })
	try("k", func() bool { return [3]string{"a", "b", "c"} == [3]string{"a", "b", "c"} })
	type E struct{ p, q any }
	try("l", func() bool { return E{1, u} == E{2, u} })
	try("m", func() bool { return E{u, 1} == E{u, 2} })
	try("n", func() bool { return E{u, 1} == E{u, "x"} })
	type F struct{ e any }
	try("o", func() bool { return F{u} == F{u} })
	type G1 struct{ e, i any; k int }
	try("p", func() bool { return G1{u,1,2} == G1{u,1,3} })
	try("q", func() bool { var x any = G1{u,1,2}; return x == any(G1{u,1,3}) })
	type H struct { a, b string }
	try("r", func() bool { return H{"a","b"} == H{"a","b"} })
	type I struct { a float64; _ int; b any }
	try("s", func() bool { return I{1,2,3} == I{1,3,3} })
	try("t", func() bool { return I{1,2,u} == I{2,3,u} })
	try("u", func() bool { x := [2]I{{1,2,u},{1,2,3}}; y := [2]I{{1,2,u},{1,2,4}}; return x == y})
	try("v", func() bool { x := [2]I{{1,2,u},{1,2,3}}; y := [2]I{{1,2,u},{1,2,"4"}}; return x == y})
}
