// mod.g: remainders and FMA, whose results are exact, or exact but for one rounding, because they are computed with integers.

package math

import "math/bits"

// remainderOf returns the remainder of |x| divided by |y|, where neither is special and |x| >= |y|. odd: the quotient is an
// odd number.
func remainderOf(x, y float64) (rest float64, odd bool) {
	mx, ex := split(x)
	my, ey := split(y)
	// (mx·2^n) mod my, where n can be 2000, in steps of as many bits as fit next to a remainder below 2^53.
	quo, m := mx/my, mx%my
	for n := ex - ey; n > 0; {
		step := min(n, 11)
		m <<= step
		quo, m = m/my, m%my
		n -= step
	}
	return Ldexp(float64(m), ey), quo&1 == 1
}

// Mod returns the remainder of x / y with the quotient truncated. It has the sign of x and is less than y.
//
//	Mod(±Inf, y) = NaN
//	Mod(NaN, y) = NaN
//	Mod(x, 0) = NaN
//	Mod(x, ±Inf) = x
//	Mod(x, NaN) = NaN
func Mod(x, y float64) float64 {
	switch {
	case y == 0 || IsInf(x, 0) || IsNaN(x) || IsNaN(y):
		return NaN()
	case Abs(x) < Abs(y) || x == 0:
		return x
	}
	rest, _ := remainderOf(x, y)
	return Copysign(rest, x)
}

// Remainder returns the remainder of x / y with the quotient rounded to the nearest integer, and from the middle to the
// even one (IEEE 754).
//
//	Remainder(±Inf, y) = NaN
//	Remainder(NaN, y) = NaN
//	Remainder(x, 0) = NaN
//	Remainder(x, ±Inf) = x
//	Remainder(x, NaN) = NaN
func Remainder(x, y float64) float64 {
	switch {
	case y == 0 || IsInf(x, 0) || IsNaN(x) || IsNaN(y):
		return NaN()
	case IsInf(y, 0) || x == 0:
		return x
	}
	x0, y := Abs(x), Abs(y)
	odd := false
	if x0 >= y {
		x0, odd = remainderOf(x0, y)
	}
	// 0 <= x0 < y. Is it more than the half? y - x0 is exact then, and x0 is near enough to tell.
	if rest := y - x0; x0 > rest || x0 == rest && odd {
		x0 = -rest
	}
	return Float64frombits(Float64bits(x0) ^ Float64bits(x)&signBit)
}

// FMA returns x·y + z, rounded once.
func FMA(x, y, z float64) float64 {
	switch {
	case isSpecial(x) || isSpecial(y):
		return x*y + z
	case z == 0:
		return x * y // which is not 0, but may be rounded to that: its sign counts
	case isSpecial(z):
		return z // whatever the product, which may be too large for a number
	}
	// Both are 128-bit integers with the leading bit at 126 or, the product, at 125, so that a sum fits.
	mx, ex := split(x)
	my, ey := split(y)
	mz, ez := split(z)
	a := wide{negative: Signbit(x) != Signbit(y), exp: ex + ey - 21}
	a.hi, a.lo = bits.Mul64(mx<<11, my<<10)
	b := wide{negative: Signbit(z), hi: mz << 10, exp: ez - 74}
	a.normalize()
	b.normalize()
	if a.exp < b.exp || a.exp == b.exp && (a.hi < b.hi || a.hi == b.hi && a.lo < b.lo) {
		a, b = b, a
	}
	b.shiftRight(a.exp - b.exp)
	if a.negative == b.negative {
		var carry uint64
		a.lo, carry = bits.Add64(a.lo, b.lo, 0)
		a.hi, _ = bits.Add64(a.hi, b.hi, carry)
	} else {
		var borrow uint64
		a.lo, borrow = bits.Sub64(a.lo, b.lo, 0)
		a.hi, _ = bits.Sub64(a.hi, b.hi, borrow)
		if a.hi|a.lo == 0 {
			return 0
		}
	}
	return a.round()
}

// A wide is a number of 128 bits, (hi·2^64 + lo)·2^exp.
type wide struct {
	negative bool
	hi, lo   uint64
	exp      int
}

// normalize brings the leading bit to 126.
func (w *wide) normalize() {
	if w.hi == 0 {
		w.hi, w.lo = w.lo, 0
		w.exp -= 64
	}
	switch s := bits.LeadingZeros64(w.hi) - 1; {
	case s > 0:
		w.hi = w.hi<<s | w.lo>>(64-s)
		w.lo <<= s
		w.exp -= s
	case s < 0:
		w.lo = w.lo>>1 | w.hi<<63 | w.lo&1
		w.hi >>= 1
		w.exp++
	}
}

// shiftRight divides by 2^n; the last bit says whether anything was lost.
func (w *wide) shiftRight(n int) {
	var lost uint64
	if n >= 64 {
		lost = w.lo
		w.lo, w.hi = w.hi, 0
		n -= 64
	}
	if n >= 64 {
		lost |= w.lo
		w.lo = 0
		n = 0
	}
	lost |= w.lo & (1<<n - 1)
	w.lo = w.lo>>n | w.hi<<(64-n)
	w.hi >>= n
	if lost != 0 {
		w.lo |= 1
	}
}

// round returns the nearest number.
func (w *wide) round() float64 {
	w.normalize()
	m := w.hi // the leading bit at 62: ten bits more than a number has
	if w.lo != 0 {
		m |= 1
	}
	drop := 10
	exp := w.exp + 64 + drop // of the number's last bit
	if exp < -1074 {
		drop += -1074 - exp
		exp = -1074
		if drop > 63 { // less than half of the smallest number
			m, drop = 0, 1
		}
	}
	rest := m & (1<<drop - 1)
	m >>= drop
	if half := uint64(1) << (drop - 1); rest > half || rest == half && m&1 == 1 {
		m++
	}
	f := Inf(1)
	if exp <= 971 {
		f = float64(m) * pow2(exp)
	}
	if w.negative {
		f = -f
	}
	return f
}

// pow2 returns 2^exp, for exponents from -1074 to 971.
func pow2(exp int) float64 {
	if exp < -1022 {
		return Float64frombits(1 << (exp + 1074))
	}
	return Float64frombits(uint64(exp+bias) << fractionBits)
}
