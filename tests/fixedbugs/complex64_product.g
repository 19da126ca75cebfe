// run

// Products of complex64 are computed in float64 and rounded once.
package main

//go:noinline
func product(a, b complex64) (complex64, complex64) { return a * b, a / b }

type C complex64

func main() {
	println(product(-128.9-128.9i, 65535.5+127.99i))
	println(product(1e30+1e30i, 1e20-1e-20i))
	println(product(16777217+3i, 16777215-5i))
	c := C(0.1 + 0.7i)
	for range 9 {
		c *= c + 0.3i
		println(c)
	}
}
