package bits_test

import (
	. "math/bits"
	"math/rand"
	"testing"
)

// The functions for uint do what those of its size do.
func TestUint(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	if UintSize != 64 || ^uint(0)>>(UintSize-1) != 1 {
		t.Fatal("UintSize", UintSize)
	}
	for i := range 2000 {
		x, y, z := uint(r.Uint64())>>(i%65), uint(r.Uint64())>>(i%63), uint(r.Uint64())|1
		x64, y64, z64 := uint64(x), uint64(y), uint64(z)
		if LeadingZeros(x) != LeadingZeros64(x64) || TrailingZeros(x) != TrailingZeros64(x64) || OnesCount(x) != OnesCount64(x64) || Len(x) != Len64(x64) ||
			uint64(Reverse(x)) != Reverse64(x64) || uint64(ReverseBytes(x)) != ReverseBytes64(x64) || uint64(RotateLeft(x, i-1000)) != RotateLeft64(x64, i-1000) {
			t.Fatalf("%x", x)
		}
		a, b := Add(x, y, uint(i&1))
		a64, b64 := Add64(x64, y64, uint64(i&1))
		if uint64(a) != a64 || uint64(b) != b64 {
			t.Fatalf("%x + %x", x, y)
		}
		a, b = Sub(x, y, uint(i&1))
		a64, b64 = Sub64(x64, y64, uint64(i&1))
		if uint64(a) != a64 || uint64(b) != b64 {
			t.Fatalf("%x - %x", x, y)
		}
		a, b = Mul(x, y)
		a64, b64 = Mul64(x64, y64)
		if uint64(a) != a64 || uint64(b) != b64 {
			t.Fatalf("%x * %x", x, y)
		}
		q, rem := Div(x%z, y, z)
		q64, rem64 := Div64(x64%z64, y64, z64)
		if uint64(q) != q64 || uint64(rem) != rem64 || Rem(x, y, z) != rem {
			t.Fatalf("%x, %x / %x", x, y, z)
		}
	}
}

// 32 bits, against what 64 say.
func Test32(t *testing.T) {
	r := rand.New(rand.NewSource(4))
	for i := range 5000 {
		x, y, z, carry := r.Uint32()>>(i%33), r.Uint32()>>(i%31), r.Uint32()|1, uint32(i&1)
		sum := uint64(x) + uint64(y) + uint64(carry)
		if s, c := Add32(x, y, carry); uint64(c)<<32|uint64(s) != sum {
			t.Fatalf("%x + %x + %d = %x, %x", x, y, carry, s, c)
		}
		diff := uint64(x) - uint64(y) - uint64(carry)
		if d, b := Sub32(x, y, carry); d != uint32(diff) || uint64(b) != diff>>63 {
			t.Fatalf("%x - %x - %d = %x, %x", x, y, carry, d, b)
		}
		if hi, lo := Mul32(x, y); uint64(hi)<<32|uint64(lo) != uint64(x)*uint64(y) {
			t.Fatalf("%x * %x = %x, %x", x, y, hi, lo)
		}
		n := uint64(x%z)<<32 | uint64(y)
		if q, rem := Div32(x%z, y, z); uint64(q) != n/uint64(z) || uint64(rem) != n%uint64(z) || Rem32(x, y, z) != uint32((uint64(x)<<32|uint64(y))%uint64(z)) {
			t.Fatalf("%x / %x = %x, %x", n, z, q, rem)
		}
	}
	mustPanic(t, "runtime error: integer overflow", func() { Div32(3, 0, 3) })
	mustPanic(t, "runtime error: integer divide by zero", func() { Div32(0, 1, 0) })
	mustPanic(t, "runtime error: integer overflow", func() { Div(3, 0, 2) })
	mustPanic(t, "runtime error: integer divide by zero", func() { Div(0, 1, 0) })
	mustPanic(t, "runtime error: integer divide by zero", func() { Rem(0, 1, 0) })
	mustPanic(t, "runtime error: integer divide by zero", func() { Rem64(0, 1, 0) })
}

func TestZero(t *testing.T) {
	for _, n := range []struct{ got, want int }{
		{LeadingZeros(0), UintSize}, {LeadingZeros8(0), 8}, {LeadingZeros16(0), 16}, {LeadingZeros32(0), 32}, {LeadingZeros64(0), 64},
		{TrailingZeros(0), UintSize}, {TrailingZeros8(0), 8}, {TrailingZeros16(0), 16}, {TrailingZeros32(0), 32}, {TrailingZeros64(0), 64},
		{Len(0), 0}, {Len8(0), 0}, {Len16(0), 0}, {Len32(0), 0}, {Len64(0), 0}, {OnesCount(0), 0}, {OnesCount8(255), 8}, {OnesCount16(1<<16 - 1), 16},
	} {
		if n.got != n.want {
			t.Errorf("%d, want %d", n.got, n.want)
		}
	}
}
