// run

// Cases of a switch without tag are compared with true, also when they are interfaces.
package main

type B bool

func main() {
	switch i := any(true); {
	case i:
		println("true")
	default:
		println("default")
	}
	var e any = B(true)
	switch f := any(false); {
	case f, e:
		println("not a bool that is true")
	case B(true) == B(true), e:
		println("comparison")
	}
}
