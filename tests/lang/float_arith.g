// run

// Floating-point arithmetic: IEEE 754, float32 rounded after each operation, infinities, NaN and negative zero.
package main

var zero float64

func main() {
	inf, nan := 1/zero, zero/zero
	println(inf > 1e308, -inf < -1e308, nan == nan, nan != nan, nan < 1, nan >= 1, inf == inf)
	println(inf-inf == inf-inf, 1/(-1/inf) == -inf, zero == -zero, 1/zero == 1/-zero)
	negzero := -zero
	println(1/negzero < 0, 1/(negzero+zero) > 0, 1/(0*negzero) < 0)

	var f float32 = 16777216
	println(f+1 == f, float64(f)+1 == float64(f), f*f == 281474976710656)
	var third32 float32 = 1
	third32 /= 3
	third64 := 1.0
	third64 /= 3
	println(float64(third32) == third64, float64(third32)-third64 > 0, third32*3 == 1, third64*3 == 1)
	sum32, sum64 := float32(0), 0.0
	for range 10 {
		sum32 += 0.1
		sum64 += 0.1
	}
	println(sum32 == 1, sum64 == 1, sum32 > 1, sum64 < 1)
	println(0.1+0.2 == 0.3) // constants are exact
	a, b := 0.1, 0.2
	println(a+b == 0.3)
	println(5.0/2, 7.5*2, 1e100, -1e-7, float32(1)/3, third64, sum64)
	println(inf, -inf, nan, negzero, zero, 1e20, 123456789.0, 5e-324, 1.7976931348623157e308)
}
