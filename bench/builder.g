// bench: 40000000 operations
//
// Bytes and short strings added to strings.Builders.
package main

import "strings"

func main() {
	sum := 0
	for range 200 {
		var b strings.Builder
		for i := range 100_000 {
			b.WriteByte(byte(i))
			b.WriteString("hello")
		}
		sum += b.Len() + int(b.String()[sum%1000])
	}
	println(sum)
}
