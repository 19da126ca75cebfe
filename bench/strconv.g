// bench: 2000000 operations
//
// Integers and floating-point numbers to text and back.
package main

import "strconv"

func main() {
	sum := 0
	x := uint64(88172645463325252)
	for range 1_000_000 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		n, err := strconv.ParseInt(strconv.FormatInt(int64(x), 10), 10, 64)
		if err != nil || n != int64(x) {
			panic("int")
		}
		f := float64(x>>11) * 1.25e-7
		g, err := strconv.ParseFloat(strconv.FormatFloat(f, 'g', -1, 64), 64)
		if err != nil || f != g {
			panic("float")
		}
		sum += int(n&7) + int(g)&7
	}
	println(sum)
}
