// bench: 1000000 operations
//
// fmt.Fprintf of several verbs into a bufio.Writer.
package main

import (
	"bufio"
	"fmt"
	"io"
)

func main() {
	w := bufio.NewWriter(io.Discard)
	n := 0
	for i := range 1_000_000 {
		m, err := fmt.Fprintf(w, "%d %s %6.2f %x %v\n", i, "word", float64(i)/3, i*7, i%2 == 0)
		if err != nil {
			panic(err)
		}
		n += m
	}
	w.Flush()
	println(n)
}
