package main

var first = note("first") + second

type Shape struct {
	name  string
	sides int
}

func main() {
	println(order)
	s := newShape("square")
	s.grow()
	println(s.name, s.sides, first, second, third, limit)
}
