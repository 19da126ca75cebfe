// run

// Comparisons and min/max with special values.
package main

func all(a, b float64) {
	println(a < b, a <= b, a == b, a != b, a >= b, a > b)
}

func main() {
	zero := 0.0
	nan, inf := zero/zero, 1/zero
	all(1, 2)
	all(2, 1)
	all(1, 1)
	all(nan, 1)
	all(1, nan)
	all(nan, nan)
	all(zero, -zero)
	all(inf, inf)
	all(-inf, inf)
	if !(nan < 1) && !(nan >= 1) {
		println("unordered")
	}
	x := min(1, nan, 2)
	y := max(nan, 1)
	println(x != x, y != y, 1/min(zero, -zero*1) > 0)
	negzero := -zero
	println(1/min(zero, negzero) < 0, 1/max(negzero, zero) > 0, min(inf, 3, -inf) == -inf, max(2.5, 1, 2) == 2.5)
}
