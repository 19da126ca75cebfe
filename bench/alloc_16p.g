// bench: 200000000 operations

// Small objects with pointers.

package main

type node struct {
	next  *node
	value int
}

var sink *node

func main() {
	for i := range 200_000_000 {
		sink = &node{nil, i}
	}
	println(sink.value)
}
