// bench: 100000000 operations

// Objects of 64 bytes with pointers.

package main

type object struct {
	p [2]*object
	a [4]int
	q [2]*object
}

var sink *object

func main() {
	for i := range 100_000_000 {
		sink = &object{}
		sink.a[i&3] = i
	}
	println(sink.a[3])
}
