// bench: 100000000 operations

// Objects of 64 bytes without pointers.

package main

type object struct{ a [8]int }

var sink *object

func main() {
	for i := range 100_000_000 {
		sink = &object{}
		sink.a[i&7] = i
	}
	println(sink.a[7])
}
