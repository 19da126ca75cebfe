// run

// Equality of arrays without elements, whose element type is compared by a function: nothing is read.
package main

type F [0]float64
type S struct {
	a [0]any
	b [0]string
}

func main() {
	m := map[[0]any]int{{}: 1}
	m[[0]any{}] += 10
	println(len(m), m[[0]any{}])
	n := map[[0]string]int{{}: 1}
	n[[0]string{}] += 10
	println(len(n), n[[0]string{}])
	f := map[F]int{{}: 1}
	f[F{}] += 10
	println(len(f), f[F{}])
	s := map[S]int{{}: 1}
	s[S{}] += 10
	println(len(s), s[S{}])
	e := map[struct{}]int{{}: 1}
	e[struct{}{}] += 10
	delete(e, struct{}{})
	println(len(e), e[struct{}{}])
	x := map[any]int{F{}: 1, [0]any{}: 2, S{}: 3}
	x[S{}] += 10
	x[F{}] += 10
	println(len(x), x[[0]any{}], x[S{}], any([0]any{}) == any([0]any{}), any(S{}) == any(S{}))
}
