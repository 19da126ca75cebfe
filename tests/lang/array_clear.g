// run

// Arrays in frames are zero, whatever was there before, for sizes that are cleared by stores and for larger ones.
package main

//go:noinline
func dirt() int {
	var a [200]int
	for i := range a {
		a[i] = -1 - i
	}
	return a[len(a)-1] + sum(a[:])
}

//go:noinline
func sum(a []int) (s int) {
	for _, x := range a {
		s |= x
	}
	return s
}

//go:noinline
func of[A any](list func(*A) []int) int {
	var a A
	return sum(list(&a))
}

func main() {
	dirt()
	s := of(func(a *[31]int) []int { return a[:] })
	dirt()
	s |= of(func(a *[32]int) []int { return a[:] })
	dirt()
	s |= of(func(a *[33]int) []int { return a[:] })
	dirt()
	s |= of(func(a *[40]int) []int { return a[:] })
	dirt()
	s |= of(func(a *[63]int) []int { return a[:] })
	dirt()
	s |= of(func(a *[64]int) []int { return a[:] })
	dirt()
	s |= of(func(a *[65]int) []int { return a[:] })
	dirt()
	s |= of(func(a *struct {
		b byte
		a [40]int
		c byte
	}) []int {
		return append(a.a[:], int(a.b), int(a.c))
	})
	println(s)
}
