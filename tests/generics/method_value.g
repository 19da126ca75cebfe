// run

// Method values and expressions of generic methods.
package main

type Box[T any] struct{ x T }

func (b Box[T]) Map[U any](f func(T) U) Box[U] { return Box[U]{f(b.x)} }
func (b *Box[T]) PMap[U any](f func(T) U) U    { return f(b.x) }

type P struct{ n int }

func (p P) Conv[U any](f func(int) U) U { return f(p.n) }

func main() {
	p := P{3}
	println(p.Conv(func(i int) string { return "a" }))
	g := p.Conv[string]
	println(g(func(i int) string { return "b" }))
	h := P.Conv[string]
	println(h(p, func(i int) string { return "c" }))
	b := Box[int]{7}
	k := b.PMap[string]
	println(k(func(i int) string { return "d" }))
	m := (*Box[int]).PMap[string]
	println(m(&b, func(i int) string { return "e" }))
	f := b.Map[uint8]
	println(f(func(i int) uint8 { return uint8(i * 100) }).x)
	var q func(P, func(int) bool) bool = P.Conv
	println(q(p, func(i int) bool { return i == 3 }))
	var r func(func(int) bool) bool = p.Conv
	println(r(func(i int) bool { return i == 3 }))
	defer p.Conv[int](func(i int) int { println("defer", i); return 1 })
	e := struct{ Box[string] }{Box[string]{"emb"}}
	s := e.Map[int]
	println(s(func(s string) int { return len(s) }).x)
}
