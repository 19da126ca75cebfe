package bits_test

import (
	. "math/bits"
	"math/rand"
	"testing"
)

func TestCounts(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for i := range 2000 {
		x := r.Uint64() >> (i % 65)
		ones, low, length, reversed, bytes := 0, 64, 0, uint64(0), uint64(0)
		for b := 63; b >= 0; b-- {
			if x>>b&1 != 0 {
				ones++
				low = b
				length = max(length, b+1)
				reversed |= 1 << (63 - b)
			}
		}
		for b := 0; b < 64; b += 8 {
			bytes |= x >> b & 255 << (56 - b)
		}
		if OnesCount64(x) != ones || TrailingZeros64(x) != low || Len64(x) != length || LeadingZeros64(x) != 64-length {
			t.Fatalf("%x: %d %d %d %d", x, OnesCount64(x), TrailingZeros64(x), Len64(x), LeadingZeros64(x))
		}
		if Reverse64(x) != reversed || ReverseBytes64(x) != bytes {
			t.Fatalf("%x: %x %x", x, Reverse64(x), ReverseBytes64(x))
		}
		if y := uint32(x); OnesCount32(y)+OnesCount32(uint32(x>>32)) != ones || Len32(y) != Len64(uint64(y)) || Reverse32(y) != uint32(Reverse64(uint64(y))>>32) ||
			ReverseBytes32(y) != uint32(ReverseBytes64(uint64(y))>>32) || TrailingZeros32(y) != min(32, TrailingZeros64(uint64(y))) || LeadingZeros32(y) != 32-Len32(y) {
			t.Fatalf("32 bits of %x", x)
		}
		if y := uint16(x); OnesCount16(y) != OnesCount64(uint64(y)) || Len16(y) != Len64(uint64(y)) || Reverse16(y) != uint16(Reverse64(uint64(y))>>48) ||
			ReverseBytes16(y) != y<<8|y>>8 || TrailingZeros16(y) != min(16, TrailingZeros64(uint64(y))) || LeadingZeros16(y) != 16-Len16(y) {
			t.Fatalf("16 bits of %x", x)
		}
		if y := uint8(x); OnesCount8(y) != OnesCount64(uint64(y)) || Len8(y) != Len64(uint64(y)) || Reverse8(y) != uint8(Reverse64(uint64(y))>>56) ||
			TrailingZeros8(y) != min(8, TrailingZeros64(uint64(y))) || LeadingZeros8(y) != 8-Len8(y) {
			t.Fatalf("8 bits of %x", x)
		}
		if k := i%200 - 100; RotateLeft64(RotateLeft64(x, k), -k) != x || RotateLeft32(RotateLeft32(uint32(x), k), -k) != uint32(x) ||
			RotateLeft16(RotateLeft16(uint16(x), k), -k) != uint16(x) || RotateLeft8(RotateLeft8(uint8(x), k), -k) != uint8(x) {
			t.Fatalf("%x rotated by %d", x, k)
		}
	}
}

func TestArithmetic(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	for range 2000 {
		x, y, z := r.Uint64(), r.Uint64(), r.Uint64()
		sum, carry := Add64(x, y, 1)
		if back, borrow := Sub64(sum, y, 1); back != x || borrow != carry {
			t.Fatalf("%x + %x", x, y)
		}
		hi, lo := Mul64(x, y)
		lo, carry = Add64(lo, z%y, 0)
		if q, rem := Div64(hi+carry, lo, y); q != x || rem != z%y || Rem64(hi+carry, lo, y) != rem {
			t.Fatalf("%x * %x", x, y)
		}
	}
	mustPanic(t, "runtime error: integer divide by zero", func() { Div64(1, 2, 0) })
	mustPanic(t, "runtime error: integer overflow", func() { Div64(5, 0, 5) })
	mustPanic(t, "runtime error: integer divide by zero", func() { Rem32(1, 2, 0) })
}

func mustPanic(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if err, ok := recover().(error); !ok || err.Error() != want {
			t.Errorf("panic %v, want %s", err, want)
		}
	}()
	f()
}
