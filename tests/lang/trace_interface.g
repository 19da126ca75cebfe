// run

// Calls through interfaces, of methods of values and of embedded fields, without the wrappers that make them fit.

package main

type Shape interface{ Area(k int) int }

type Square struct{ side, other int }

func (s Square) Area(k int) int {
	return 10 / (s.side - k)
}

type Named struct {
	name string
	Square
}

func total(list []Shape) (n int) {
	for i, s := range list {
		n += s.Area(i)
	}
	return
}

func main() {
	println(total([]Shape{Square{4, 1}, &Named{"unit", Square{1, 1}}}))
}
