// run

package main

func sum(base int, xs ...int) int {
	for _, x := range xs {
		base += x
	}
	return base
}

func isNil(xs ...string) bool { return xs == nil }

func first(xs ...int) { xs[0] = 100 }

type T struct{ n int }

func (t T) add(xs ...int) int { return sum(t.n, xs...) }

func forward(f func(...int), xs ...int) { f(xs...) }

func main() {
	println(sum(1), sum(1, 2), sum(1, 2, 3, 4))
	s := []int{1, 2, 3}
	println(sum(0, s...), sum(0, s[1:]...), isNil(), isNil("a"), isNil(nil...), isNil([]string{}...))
	first(s...) // the slice itself
	println(s[0])
	println(T{5}.add(1, 2), T{5}.add(s...), T.add(T{1}, 1))
	forward(func(xs ...int) { println(len(xs), xs[1]) }, 7, 8, 9)
}
