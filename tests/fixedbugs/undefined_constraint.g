// errorcheck
// A type parameter whose constraint is an error was asked about itself without end.

package main

func f[T Number](a T) { // ERROR "undefined: Number"
	_ = string(a)
	_ = T("a") // ERROR "cannot convert .a. \(untyped string value\) to type T: T does not contain specific types"
	_ = T(300) // ERROR "cannot convert 300 \(untyped int value\) to type T: T does not contain specific types"
	_ = a + a
	_ = a[0]
}

func main() { f(1) }
