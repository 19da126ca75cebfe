// bench: 200000000 operations

// Small objects without pointers, all garbage at once.

package main

type pair struct{ a, b int }

var sink *pair

func main() {
	for i := range 200_000_000 {
		sink = &pair{i, i}
	}
	println(sink.a)
}
