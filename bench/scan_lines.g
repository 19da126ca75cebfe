// bench: 100000000 operations
//
// Bytes of lines that a bufio.Scanner finds.
package main

import (
	"bufio"
	"io"
)

// text repeats lines of different lengths.
type text struct {
	lines []byte
	at    int
	left  int
}

func (t *text) Read(p []byte) (n int, err error) {
	if t.left == 0 {
		return 0, io.EOF
	}
	for n < len(p) && t.left > 0 {
		m := min(copy(p[n:], t.lines[t.at:]), t.left)
		n += m
		t.left -= m
		t.at = (t.at + m) % len(t.lines)
	}
	return n, nil
}

func main() {
	var lines []byte
	for i := range 1000 {
		for j := range i * 7 % 120 {
			lines = append(lines, byte('a'+(i+j)%26))
		}
		lines = append(lines, '\n')
	}
	s := bufio.NewScanner(&text{lines: lines, left: 100_000_000})
	count, bytes := 0, 0
	for s.Scan() {
		count++
		bytes += len(s.Bytes())
	}
	println(count, bytes)
}
