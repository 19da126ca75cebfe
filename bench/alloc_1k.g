// bench: 20000000 operations

// Byte slices of 1 KB.

package main

var sink []byte
var n = 1024

func main() {
	for i := range 20_000_000 {
		sink = make([]byte, n)
		sink[i&1023] = 1
	}
	println(len(sink))
}
