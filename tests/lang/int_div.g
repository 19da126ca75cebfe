// run

// Division truncates towards zero, the remainder has the sign of the dividend, and the most negative value divided by -1
// is itself (spec: Integer operators).
package main

func div8(a, b int8) (int8, int8)       { return a / b, a % b }
func div16(a, b int16) (int16, int16)   { return a / b, a % b }
func div32(a, b int32) (int32, int32)   { return a / b, a % b }
func div64(a, b int64) (int64, int64)   { return a / b, a % b }
func divu8(a, b uint8) (uint8, uint8)   { return a / b, a % b }
func divu64(a, b uint64) (uint64, uint64) { return a / b, a % b }

func show(q, r int64) { print(q, " ", r, "; ") }

func main() {
	for _, a := range []int64{7, -7, 0, 100, -100} {
		for _, b := range []int64{2, -2, 3, -3, 7, -7} {
			q, r := div64(a, b)
			show(q, r)
			if q*b+r != a {
				panic("q*b+r != a")
			}
			q8, r8 := div8(int8(a), int8(b))
			if int64(q8) != q || int64(r8) != r {
				panic("int8")
			}
			q16, r16 := div16(int16(a), int16(b))
			if int64(q16) != q || int64(r16) != r {
				panic("int16")
			}
			q32, r32 := div32(int32(a), int32(b))
			if int64(q32) != q || int64(r32) != r {
				panic("int32")
			}
		}
		println()
	}
	println(div8(-128, -1))
	println(div16(-32768, -1))
	println(div32(-2147483648, -1))
	println(div64(-9223372036854775808, -1))
	println(div8(-128, 1))
	println(divu8(255, 2))
	println(divu64(18446744073709551615, 10))

	// By constants, which compilers turn into multiplications and shifts.
	for _, x := range []int{-9, -8, -7, -1, 0, 1, 7, 8, 9, -9223372036854775808} {
		print(x/8, " ", x%8, " ", x/-8, " ", x%-8, " ", x/7, " ", x%7, " ", x/1, " ", x/-1, " ", x%-1, "; ")
	}
	println()
	for _, x := range []uint{0, 1, 9, 18446744073709551615} {
		print(x/8, " ", x%8, " ", x/7, " ", x%7, " ", x/18446744073709551615, "; ")
	}
	println()
}
