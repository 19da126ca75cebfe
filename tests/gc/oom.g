// run

// More than the machine has ends the program with a message.

package main

var n = 1 << 46
var sink []byte

func main() {
	sink = make([]byte, n)
	for i := 0; i < n; i += 4096 {
		sink[i] = 1
	}
}
