// run

// The bitwise operators on all kinds of operands, signed ones too.
package main

func count(x uint64) (n int) {
	for ; x != 0; x &= x - 1 {
		n++
	}
	return
}

func reverse(x uint8) (r uint8) {
	for range 8 {
		r = r<<1 | x&1
		x >>= 1
	}
	return
}

func main() {
	var a, b int16 = 0b0101_0011_0000_1111, -0x7f3
	println(a&b, a|b, a^b, a&^b, b&^a, ^a, ^b)
	var c, d uint32 = 0xdead_beef, 0o123_4567
	println(c&d, c|d, c^d, c&^d, ^c)
	println(count(0xffff0000ffff0000), count(0), reverse(0b1101_0010))
	x, y := 12345, 678
	x ^= y
	y ^= x
	x ^= y
	println(x, y)
	var hash uint32 = 2166136261
	for _, ch := range []byte("hash me") {
		hash ^= uint32(ch)
		hash *= 16777619
	}
	println(hash)
}
