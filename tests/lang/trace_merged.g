// run

// Equal calls in several branches: the optimizer may not merge them, the lines differ.

package main

//go:noinline
func fail(s string) {
	panic(s)
}

//go:noinline
func three(c int) {
	switch c {
	case 1:
		fail("a")
	case 2:
		fail("b")
	case 3:
		fail("a")
	}
}

func main() {
	three(3)
}
