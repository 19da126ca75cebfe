// run

// Package cmp: the order of NaNs, and Or.
package main

import "cmp"

type id int

func main() {
	zero := 0.0
	nan := zero / zero
	inf := 1 / zero
	values := []float64{nan, -inf, -1, -zero, 0, 1, inf}
	for _, x := range values {
		for _, y := range values {
			print(cmp.Compare(x, y), " ")
			if cmp.Less(x, y) != (cmp.Compare(x, y) < 0) {
				print("Less? ")
			}
		}
		println()
	}
	println(cmp.Compare("a", "b"), cmp.Compare("b", "a"), cmp.Compare("", ""), cmp.Less("a", "ab"))
	println(cmp.Compare(id(3), 4), cmp.Compare(uint8(255), 0), cmp.Compare[int8](-128, 127))
	println(cmp.Or(0, 0, 7, 8), cmp.Or("", "x"), cmp.Or[int](), cmp.Or(id(0)), cmp.Or(nan) != nan)
	println(cmp.Or(cmp.Compare("x", "x"), cmp.Compare(2, 1)))
	var e error
	println(cmp.Or(e, nil) == nil)
}
