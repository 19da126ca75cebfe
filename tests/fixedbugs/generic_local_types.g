// run

// A generic type that is declared in a generic function is another type for each of the type arguments of the function.
package main

import "fmt"

func F[A any](a A) any {
	type T struct{ x int }
	type U[B any] struct{ b B }
	return [...]any{T{1}, U[int]{2}, U[A]{a}, any(0), [2]T{}}
}

func G[A any](a A) any {
	type T[B any] struct{}
	return T[int]{}
}
func H() any {
	type T[B any] struct{}
	type V int
	return T[V]{}
}

func main() {
	a, b := F[int](1), F[string]("")
	fmt.Printf("%T %T\n", a.([5]any)[0], b.([5]any)[0])
	fmt.Printf("%T %T\n", a.([5]any)[1], b.([5]any)[1])
	fmt.Println(G(1) == G(""))
	fmt.Printf("%T %T %T\n", G(1), G(""), H())
	type L int
	fmt.Printf("%T\n", G(L(1)))
	{
		type L int
		fmt.Printf("%T\n", G(L(1)))
		type M[A any] []A
	    fmt.Printf("%T\n", M[L]{})
	    fmt.Printf("%T\n", []L{})
	}
}
