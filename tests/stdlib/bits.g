// run

// Package math/bits against loops that look at each bit, for patterns with few and with many bits.
package main

import "math/bits"

var seed uint64 = 1

// next is a pseudo-random number whose length varies, too.
func next() uint64 {
	seed ^= seed << 13
	seed ^= seed >> 7
	seed ^= seed << 17
	return seed >> (seed % 64)
}

func check(what string, x uint64, got, want int) {
	if got != want {
		println("bits:", what, x, "got", got, "want", want)
	}
}

func slowLen(x uint64) (n int) {
	for ; x != 0; x >>= 1 {
		n++
	}
	return
}

func slowCount(x uint64) (n int) {
	for ; x != 0; x >>= 1 {
		n += int(x & 1)
	}
	return
}

func slowTrailing(x uint64, size int) (n int) {
	for n < size && x>>n&1 == 0 {
		n++
	}
	return
}

func slowReverse(x uint64, size int) (r uint64) {
	for i := 0; i < size; i++ {
		r = r<<1 | x>>i&1
	}
	return
}

func counts(x uint64) {
	a, b, c := uint8(x), uint16(x), uint32(x)
	check("Len", x, bits.Len(uint(x)), slowLen(x))
	check("Len8", x, bits.Len8(a), slowLen(uint64(a)))
	check("Len16", x, bits.Len16(b), slowLen(uint64(b)))
	check("Len32", x, bits.Len32(c), slowLen(uint64(c)))
	check("Len64", x, bits.Len64(x), slowLen(x))
	check("LeadingZeros", x, bits.LeadingZeros(uint(x)), 64-slowLen(x))
	check("LeadingZeros8", x, bits.LeadingZeros8(a), 8-slowLen(uint64(a)))
	check("LeadingZeros16", x, bits.LeadingZeros16(b), 16-slowLen(uint64(b)))
	check("LeadingZeros32", x, bits.LeadingZeros32(c), 32-slowLen(uint64(c)))
	check("LeadingZeros64", x, bits.LeadingZeros64(x), 64-slowLen(x))
	check("TrailingZeros", x, bits.TrailingZeros(uint(x)), slowTrailing(x, 64))
	check("TrailingZeros8", x, bits.TrailingZeros8(a), slowTrailing(uint64(a), 8))
	check("TrailingZeros16", x, bits.TrailingZeros16(b), slowTrailing(uint64(b), 16))
	check("TrailingZeros32", x, bits.TrailingZeros32(c), slowTrailing(uint64(c), 32))
	check("TrailingZeros64", x, bits.TrailingZeros64(x), slowTrailing(x, 64))
	check("OnesCount", x, bits.OnesCount(uint(x)), slowCount(x))
	check("OnesCount8", x, bits.OnesCount8(a), slowCount(uint64(a)))
	check("OnesCount16", x, bits.OnesCount16(b), slowCount(uint64(b)))
	check("OnesCount32", x, bits.OnesCount32(c), slowCount(uint64(c)))
	check("OnesCount64", x, bits.OnesCount64(x), slowCount(x))
}

func moves(x uint64) {
	if bits.Reverse64(x) != slowReverse(x, 64) || uint64(bits.Reverse32(uint32(x))) != slowReverse(x, 32) ||
		uint64(bits.Reverse16(uint16(x))) != slowReverse(x, 16) || uint64(bits.Reverse8(uint8(x))) != slowReverse(x, 8) ||
		bits.Reverse(uint(x)) != uint(slowReverse(x, 64)) {
		println("bits: Reverse", x)
	}
	var bytes uint64
	for i := 0; i < 8; i++ {
		bytes = bytes<<8 | x>>(8*i)&255
	}
	if bits.ReverseBytes64(x) != bytes || bits.ReverseBytes(uint(x)) != uint(bytes) ||
		uint64(bits.ReverseBytes32(uint32(x))) != bits.ReverseBytes64(x)>>32 ||
		uint64(bits.ReverseBytes16(uint16(x))) != bits.ReverseBytes64(x)>>48 {
		println("bits: ReverseBytes", x)
	}
	for k := -70; k <= 70; k++ {
		n := uint(k+140) % 64
		if bits.RotateLeft64(x, k) != bits.Reverse64(bits.RotateLeft64(bits.Reverse64(x), -k)) {
			println("bits: RotateLeft64", x, k)
		}
		if k >= 0 && k < 64 && (bits.RotateLeft64(x, k) != x<<k|x>>(64-k) || bits.RotateLeft(uint(x), k) != uint(x<<k|x>>(64-k))) {
			println("bits: RotateLeft64", x, k, n)
		}
		if k >= 0 && k < 8 && bits.RotateLeft8(uint8(x), k) != uint8(x)<<k|uint8(x)>>(8-k) {
			println("bits: RotateLeft8", x, k)
		}
		if k >= 0 && k < 16 && bits.RotateLeft16(uint16(x), k-16) != uint16(x)<<k|uint16(x)>>(16-k) {
			println("bits: RotateLeft16", x, k)
		}
		if k >= 0 && k < 32 && bits.RotateLeft32(uint32(x), k+64) != uint32(x)<<k|uint32(x)>>(32-k) {
			println("bits: RotateLeft32", x, k)
		}
	}
}

// slowDiv divides bit by bit; hi < y.
func slowDiv(hi, lo, y uint64) (q, r uint64) {
	r = hi
	for i := 63; i >= 0; i-- {
		over := r >> 63
		r = r<<1 | lo>>i&1
		q <<= 1
		if over != 0 || r >= y {
			r -= y
			q |= 1
		}
	}
	return
}

// slowMul adds shifted copies.
func slowMul(x, y uint64) (hi, lo uint64) {
	for i := 63; i >= 0; i-- {
		hi = hi<<1 | lo>>63
		lo <<= 1
		if y>>i&1 != 0 {
			lo += x
			if lo < x {
				hi++
			}
		}
	}
	return
}

func arithmetic(x, y, z uint64) {
	hi, lo := bits.Mul64(x, y)
	if h, l := slowMul(x, y); h != hi || l != lo {
		println("bits: Mul64", x, y, hi, lo, h, l)
	}
	if h, l := bits.Mul(uint(x), uint(y)); uint64(h) != hi || uint64(l) != lo {
		println("bits: Mul", x, y)
	}
	if h, l := bits.Mul32(uint32(x), uint32(y)); uint64(h)<<32|uint64(l) != uint64(uint32(x))*uint64(uint32(y)) {
		println("bits: Mul32", x, y)
	}
	for carry := uint64(0); carry < 2; carry++ {
		s, c := bits.Add64(x, y, carry)
		if d, b := bits.Sub64(s, y, carry); d != x || b != c {
			println("bits: Add64, Sub64", x, y, carry)
		}
		if want := x + y + carry; s != want || (c == 1) != (want < x || want == x && (y|carry) != 0 && y != 0) {
			println("bits: Add64", x, y, carry, s, c)
		}
		s32, c32 := bits.Add32(uint32(x), uint32(y), uint32(carry))
		if uint64(c32)<<32|uint64(s32) != uint64(uint32(x))+uint64(uint32(y))+carry {
			println("bits: Add32", x, y, carry)
		}
		d32, b32 := bits.Sub32(uint32(x), uint32(y), uint32(carry))
		if int64(d32)-int64(b32)<<32 != int64(uint32(x))-int64(uint32(y))-int64(carry) {
			println("bits: Sub32", x, y, carry)
		}
	}
	if z == 0 {
		return
	}
	if r := bits.Rem64(x, y, z); true {
		if _, want := slowDiv(x%z, y, z); r != want || uint64(bits.Rem(uint(x), uint(y), uint(z))) != want {
			println("bits: Rem64", x, y, z, r, want)
		}
	}
	q, r := bits.Div64(x%z, y, z)
	if wq, wr := slowDiv(x%z, y, z); q != wq || r != wr {
		println("bits: Div64", x%z, y, z, "got", q, r, "want", wq, wr)
	}
	if z32 := uint32(z); z32 != 0 {
		h, l := uint32(x)%z32, uint32(y)
		q, r := bits.Div32(h, l, z32)
		if n := uint64(h)<<32 | uint64(l); uint64(q) != n/uint64(z32) || uint64(r) != n%uint64(z32) ||
			uint64(bits.Rem32(uint32(x), l, z32)) != (uint64(uint32(x))<<32|uint64(l))%uint64(z32) {
			println("bits: Div32", h, l, z32)
		}
	}
}

func panics(f func()) {
	defer func() {
		e := recover().(error)
		_, isRuntime := e.(interface{ RuntimeError() })
		println(e.Error(), isRuntime)
	}()
	f()
}

func main() {
	println(bits.UintSize)
	for i := 0; i < 64; i++ {
		for _, x := range []uint64{1 << i, 1<<i - 1, ^(1 << i), ^uint64(0) << i} {
			counts(x)
			moves(x)
		}
	}
	for i := 0; i < 20000; i++ {
		counts(next())
		arithmetic(next(), next(), next())
	}
	for i := 0; i < 500; i++ {
		moves(next())
	}
	edges := []uint64{0, 1, 2, 1<<32 - 1, 1 << 32, 1<<32 + 1, 1<<63 - 1, 1 << 63, ^uint64(0) - 1, ^uint64(0)}
	for _, x := range edges {
		for _, y := range edges {
			for _, z := range edges {
				arithmetic(x, y, z)
			}
		}
	}
	zero := uint64(0)
	panics(func() { bits.Div64(1, 0, zero) })
	panics(func() { bits.Div64(2, 0, 2) })
	panics(func() { bits.Div32(2, 0, 2) })
	panics(func() { bits.Div(0, 0, uint(zero)) })
	panics(func() { bits.Rem64(1, 0, zero) })
}
