// bench: 3000000 operations
//
// Words found by a bufio.Scanner and counted in a map.
package main

import (
	"bufio"
	"strings"
)

func main() {
	var b strings.Builder
	state := uint32(1)
	for range 300_000 {
		state = state*1664525 + 1013904223
		n := state >> 16 % 5000
		for range 3 {
			b.WriteByte(byte('a' + n%17))
			n /= 17
		}
		b.WriteString("word ")
	}
	text := b.String()
	total := 0
	for range 10 {
		counts := map[string]int{}
		s := bufio.NewScanner(strings.NewReader(text))
		s.Split(bufio.ScanWords)
		for s.Scan() {
			counts[s.Text()]++
		}
		for _, n := range counts {
			total += n * n
		}
	}
	println(total)
}
