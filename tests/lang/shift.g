// run

// Shifts: arithmetic for signed, logical for unsigned operands; counts as large as the width or larger shift everything
// out; any integer type counts (spec: Operators).
package main

func shl8(x int8, n uint) int8      { return x << n }
func shr8(x int8, n uint) int8      { return x >> n }
func shl32(x int32, n uint) int32   { return x << n }
func shr32(x int32, n uint) int32   { return x >> n }
func shru32(x uint32, n uint) uint32 { return x >> n }
func shl64(x int64, n uint8) int64  { return x << n }
func shr64(x int64, n int) int64    { return x >> n }
func shru64(x uint64, n int8) uint64 { return x >> n }
func shru8(x uint8, n uint64) uint8 { return x >> n }

func main() {
	for _, n := range []uint{0, 1, 7, 8, 9, 31, 32, 33, 63, 64, 65, 255} {
		print(n, ": ", shl8(-3, n), " ", shr8(-3, n), " ", shl32(-5, n), " ", shr32(-5, n), " ", shru32(0x80000001, n), " ")
		print(shl64(-5, uint8(n)), " ", shr64(-5, int(n)), " ", shru8(200, uint64(n)))
		if n < 128 {
			print(" ", shru64(0x8000000000000001, int8(n)))
		}
		println()
	}
	println(shru8(200, 1<<40), shr64(-1, 1<<40), shl8(1, 1<<63))

	// The constant operand of a non-constant shift takes the type it would have without the shift.
	var s uint = 33
	var i = 1 << s
	var j int32 = 1 << s
	var k = uint64(1 << s)
	var u = 1<<s != 0
	var w int64 = 1.0 << s
	var b byte = 1 << (s & 7)
	println(i, j, k, u, w, b, 1<<s == 1<<33, uint8(1)<<s>>s)

	x := 5
	x <<= 3
	x >>= 1
	x &^= 4
	x |= 3
	x ^= 1
	println(x)
	const huge = 1 << 100
	println(huge>>98)
}
