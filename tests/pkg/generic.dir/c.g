package main

import (
	"./a"
	"./b"
)

type meters float64

func main() {
	x, isList := b.Ints().(*a.List[int])
	y, isList2 := a.Ints().(*a.List[int])
	println(isList, isList2)
	for i, v := range x.Push(7).All {
		println(i, v)
	}
	for _, v := range y.All {
		println(v)
	}
	println(a.Kind(b.Ints()), a.Kind(a.Pair[int, *a.List[string]]{}), a.Kind(b.Mine()), a.Kind(a.List[a.Local]{}))
	for _, v := range b.Double([]int{1, 2, 3}) {
		print(v, " ")
	}
	for _, v := range a.Scale([]meters{1.5}, 3) {
		print(v == 4.5, " ")
	}
	lengths := a.Map([]string{"a", "bcd"}, func(s string) int { return len(s) })
	println(lengths[1], a.Calls())
	var s b.Set[string]
	s.Push("x")
	s.Push("y")
	s.Push("x")
	for i, v := range s.All {
		print(i, v, " ")
	}
	println()
	b.Count()
	b.Count()
	*a.Static[string]() += 10
	println(*a.Static[int](), *a.Static[string](), *a.Static[meters]())
	var p any = a.Pair[string, b.Local]{"k", b.Local{}}
	q, ok := p.(a.Pair[string, b.Local])
	_, ok2 := p.(a.Pair[string, a.Local])
	println(q.A, ok, ok2)
}
