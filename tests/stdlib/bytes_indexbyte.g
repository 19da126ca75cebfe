// run

// bytes.IndexByte of all lengths at all alignments, with the byte before and behind as well.
package main

import "bytes"

func main() {
	b := make([]byte, 9000)
	tried := 0
	for n := range 100 {
		for off := 4000; off < 4200; off += 3 {
			s := b[off : off+n]
			b[off-1], b[off+n] = 'x', 'x'
			for at := range n + 1 {
				want := -1
				if at < n {
					s[at] = 'x'
					want = at
				}
				if i := bytes.IndexByte(s, 'x'); i != want {
					println("length", n, "at", at, "found", i)
				}
				if at < n {
					s[at] = 0
				}
				tried++
			}
			b[off-1], b[off+n] = 0, 0
		}
	}
	println(tried)
}
