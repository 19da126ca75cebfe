// run

package main

type shape interface {
	area() int
	name() string
}

type square int

func (s square) area() int    { return int(s * s) }
func (s square) name() string { return "square" }

//go:noinline
func name(s shape) string { return s.name() }

func main() {
	println(name(square(2)))
	name(nil)
}
