// run

// What is read relative to calls, where the specification leaves it open and programs rely on it, and what has happened when
// a run-time panic comes.
package main

import "fmt"

type I interface{ M(int) int }
type T struct{ x int }

func (t T) V(int) int   { return t.x }
func (t *T) P(int) int  { return 1 }

type E struct{ *T }
type EI struct{ I }

func f(s string) int { fmt.Println("f", s); return 1 }

func try(name string, g func()) {
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panic:", r)
		}
	}()
	g()
	fmt.Println(name, "ok")
}

func main() {
	var i I
	var p *T
	var e E
	var pe *E
	var ei EI
	var fn func(int) int
	var m map[string]int
	var s []int
	var pa *[3]int
	k := func(s string) int { return f(s) }
	try("iface", func() { i.M(f("arg")) })
	try("ptr value method", func() { p.V(f("arg")) })
	try("ptr ptr method", func() { p.P(f("arg")) })
	try("emb value", func() { e.V(f("arg")) })
	try("pemb value", func() { pe.V(f("arg")) })
	try("pemb ptr", func() { pe.P(f("arg")) })
	try("emb iface", func() { ei.M(f("arg")) })
	try("nil func", func() { fn(f("arg")) })
	try("go nil func", func() { defer fn(f("arg")) })
	try("defer iface", func() { defer i.M(f("arg")) })
	try("defer pv", func() { defer p.V(f("arg")) })
	try("nil map", func() { m["a"] = f("rhs") })
	try("index", func() { s[f("idx")] = f("rhs") })
	try("nil arr", func() { pa[f("idx")] = f("rhs") })
	try("star", func() { p.x = f("rhs") })
	try("star2", func() { *p = T{f("rhs")} })
	try("assert", func() { _ = any(i).(I).M(f("arg")) })
	try("idx2", func() { _ = s[k("a")] + k("b") })
	try("div", func() { z := 0; _ = f("x") / z * f("y") })
	try("method value", func() { g := i.M; g(f("z")) })
	try("method value2", func() { g := p.V; g(f("z")) })
	try("method value3", func() { g := p.P; fmt.Println(g(f("z"))) })
	try("op assign", func() { s[f("i")] += f("r") })
	try("op assign map", func() { m["x"] += f("r") })
	try("multi", func() { a := []int{1}; a[0], s[0] = f("1"), f("2") })
	try("multi2", func() { a := []int{1}; defer func() { fmt.Println(a) }(); a[0], p.x = f("1")+4, f("2") })
	try("append", func() { s = append(s[f("s"):], f("t")) })
	try("copy", func() { fmt.Println(copy(s[:f("s")], []int{f("t")})) })
	try("conv", func() { _ = [2]int(s[f("q")-1:]) })
	try("chan", func() { var c chan int; close(c); f("after") })
	try("slice3", func() { _ = s[f("a"):f("b"):f("c")] })
	try("complit", func() { _ = []int{f("a"), s[5], f("b")} })
	try("mapidx", func() { mm := map[any]int{}; mm[[]int{f("k")}] = f("v") })
	try("mapidx read", func() { mm := map[any]int{}; _ = mm[[]int{f("k")}] + f("v") })
	try("ret", func() { fmt.Println(func() (a, b int) { return f("a"), s[f("b")] }()) })
	try("chained", func() { x := []I{nil}; x[f("i")-1].M(f("arg")) })
	try("index with call", func() { a := []int{1, 2, 3}; i := 0; g := func() int { i = 2; return 10 }; a[i] = g(); fmt.Println(a) })
	try("swap", func() { a := []int{1, 2, 3}; i := 0; i, a[i] = 1, 9; fmt.Println(a, i) })
	try("x+f", func() { x := 1; g := func() int { x = 5; return 1 }; fmt.Println(x + g()) })
	try("x,f", func() { x := 1; g := func() int { x = 5; return 1 }; y, z := x, g(); fmt.Println(y, z) })
	try("arr,f", func() { x := [3]int{1}; g := func() int { x[0] = 5; return 1 }; y, z := x, g(); fmt.Println(y, z) })
	try("args", func() { x := [3]int{1}; g := func() int { x[0] = 5; return 1 }; fmt.Println(x, g(), x) })
	try("ptr", func() { p := &T{1}; g := func() int { p = &T{7}; return 1 }; fmt.Println(p.x+g(), p.x) })
	try("*p+f", func() { p := new(int); g := func() int { *p = 7; return 1 }; fmt.Println(*p+g()) })
	try("lit", func() { x := 1; g := func() int { x = 5; return 1 }; fmt.Println([]int{x, g(), x}, [...]int{x, g(), x}, struct{ a, b int }{x, g()}) })
	try("maplit", func() { x := 1; g := func() int { x++; return x }; fmt.Println(map[int]int{g(): x, g(): g()}) })
}
