// run

// String panics while the panic value is printed: that is said, and not tried again.

package main

type T int

func (t T) String() string { panic(t) }

func main() {
	defer func() { println("deferred") }()
	panic(T(3))
}
