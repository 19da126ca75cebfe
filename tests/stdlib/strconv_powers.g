// run

// Every power of ten that conversions multiply by: numbers of all exponents are read and printed as Go does it, down to the
// last bit.
package main

import (
	"fmt"
	"hash/fnv"
	"math"
	"strconv"
)

func main() {
	h := fnv.New64a()
	bad := 0
	for e := -345; e <= 310; e++ {
		for _, m := range []string{"1", "9.99999999999999", "1.2345678901234567891", "4.7019774032891504", "8"} {
			s := m + "e" + strconv.Itoa(e)
			x, err := strconv.ParseFloat(s, 64)
			y, err32 := strconv.ParseFloat(s, 32)
			fmt.Fprintf(h, "%s %x %x %v %v\n", s, math.Float64bits(x), math.Float32bits(float32(y)), err, err32)
			for _, digits := range []int{-1, 1, 5, 17} {
				t := strconv.FormatFloat(x, 'e', digits, 64)
				if back, _ := strconv.ParseFloat(t, 64); digits != 1 && digits != 5 && back != x {
					bad++
				}
				fmt.Fprintln(h, t, strconv.FormatFloat(y, 'g', digits, 32))
			}
		}
	}
	fmt.Printf("%d wrong, %016x\n", bad, h.Sum64())
}
