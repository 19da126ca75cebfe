// run

// Numbers of all lengths to text and back; texts that are nearly numbers.
package main

import (
	"fmt"
	"strconv"
)

func main() {
	p := uint64(1)
	for range 20 {
		for _, d := range []uint64{0, 1, 2, 9} {
			for k := uint64(1); k < 10; k++ {
				n := p*k + d - 1
				s := strconv.FormatUint(n, 10)
				if s != fmt.Sprintf("%d", n) { println("bad", s) }
				m, err := strconv.ParseUint(s, 10, 64)
				if err != nil || m != n { println("bad parse", s, m) }
				i := int64(n)
				s = strconv.FormatInt(i, 10)
				j, err := strconv.ParseInt(s, 10, 64)
				if err != nil || i != j { println("bad parse", s, j) }
			}
		}
		p *= 10
	}
	x := uint64(88172645463325252)
	h := uint64(14695981039346656037)
	for range 300000 {
		x ^= x << 13
		x ^= x >> 7
		x ^= x << 17
		for k := range 4 {
			s := strconv.FormatUint(x>>(k*16), 10)
			for i := range len(s) { h = (h ^ uint64(s[i])) * 1099511628211 }
			s = strconv.FormatFloat(float64(x>>(k*13))/1e5, 'g', -1, 64)
			for i := range len(s) { h = (h ^ uint64(s[i])) * 1099511628211 }
		}
	}
	println(h)
	for _, s := range []string{"", ".", "1.", ".5", "-.5", "+1.5e3", "1e", "1e+", "1e5_", "1_0", "0x1p4", "0x", "1x", "1e5x", "12345678901234567890", "1234567890123456789", "0.1234567890123456789", "0000000000000000000000001", "1..2", "1.2.3", "-", "+", "nan", "-inf", "infinit", "1e400", "-1e400", "1e-400", "0_1.5", "999999999999999999", "9999999999999999999", "1E5", "1.e1", "e5", ".e5", "123456789012345678", "1234567890123456.789", "1 ", "0.", "-0"} {
		f, err := strconv.ParseFloat(s, 64)
		g, err2 := strconv.ParseFloat(s, 32)
		n, err3 := strconv.Atoi(s)
		i, err4 := strconv.ParseInt(s, 10, 64)
		j, err5 := strconv.ParseInt(s, 0, 64)
		u, err6 := strconv.ParseUint(s, 10, 64)
		fmt.Println(f, err, g, err2, n, err3, i, err4, j, err5, u, err6)
	}
}
