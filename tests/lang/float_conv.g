// run

// Conversions between integers and floats: truncation towards zero, rounding to nearest even.
package main

func main() {
	for _, f := range []float64{0, 0.9, 1.5, -0.9, -1.5, 2.5, 1e9, -1e9, 2147483647.5} {
		println(int(f), int64(f), int32(f), int64(float32(f)))
	}
	for _, f := range []float64{0, 0.9, 255.99, 4294967295, 1e15, 9007199254740993, 18446744073709549568} {
		println(uint64(f), uint(f))
	}
	for _, i := range []int64{0, 1, -1, 1 << 53, 1<<53 + 1, 1<<53 + 2, 1<<53 + 3, 1<<62 + 1, -1 << 63, 1<<63 - 1} {
		println(int64(float64(i)-1), float64(i) == float64(i+1), float32(i) == float32(float64(i)))
	}
	for _, u := range []uint64{1<<63 + 1024, 1<<63 + 1025, 1<<64 - 1, 1 << 63, 1<<63 - 1} {
		println(uint64(float64(u)/2), float64(u) > 9.2e18, float32(u) >= 9.223372e18)
	}
	var big int64 = 16777217
	println(float32(big) == 16777216, int64(float32(big)), int64(float64(big)))
	var u8 uint8 = 200
	println(float64(u8)*2 == 400, int(float32(u8)), uint8(float64(u8)/2))
	type Meters float64
	m := Meters(3.99)
	println(int(m), Meters(7)/2 == 3.5)
}
