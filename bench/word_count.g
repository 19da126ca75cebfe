// bench: 4000000 operations
//
// Words of a text, counted in a map.
package main

import (
	"bufio"
	"strconv"
	"strings"
)

func main() {
	var text strings.Builder
	x := uint32(1)
	for range 200_000 {
		x = x*1664525 + 1013904223
		text.WriteString("word" + strconv.Itoa(int(x>>20)) + " ")
		if x>>28 == 0 {
			text.WriteByte('\n')
		}
	}
	count := map[string]int{}
	for range 20 {
		s := bufio.NewScanner(strings.NewReader(text.String()))
		s.Split(bufio.ScanWords)
		for s.Scan() {
			count[s.Text()]++
		}
	}
	most := 0
	for _, n := range count {
		most = max(most, n)
	}
	println(len(count), most)
}
