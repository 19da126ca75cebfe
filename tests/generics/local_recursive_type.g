// run

// A type that is declared in a generic function, has type parameters of its own and refers to itself.

package main

func apply[T any](x T) T {
	type self[U any] func(self[U], U) U
	twice := func(h self[T], y T) T { return y }
	g := func(h self[T], y T) T { return h(twice, y) }
	return g(g, x)
}

func main() {
	println(apply(3), apply("x"))
}
