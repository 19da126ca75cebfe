package bits

// Arithmetic on numbers of two words. No function depends on the values in how long it takes, except division.

// Add returns x + y + carry; carry must be 0 or 1. carryOut is what does not fit in sum, again 0 or 1.
func Add(x, y, carry uint) (sum, carryOut uint) {
	s, c := Add64(uint64(x), uint64(y), uint64(carry))
	return uint(s), uint(c)
}

// Add32 is [Add] for 32 bits.
func Add32(x, y, carry uint32) (sum, carryOut uint32) {
	s := uint64(x) + uint64(y) + uint64(carry)
	return uint32(s), uint32(s >> 32)
}

// Add64 is [Add] for 64 bits.
func Add64(x, y, carry uint64) (sum, carryOut uint64) {
	sum = x + y + carry
	// The top bit has a carry if both have it, or if one has it and the sum has lost it.
	return sum, (x&y | (x|y)&^sum) >> 63
}

// Sub returns x - y - borrow; borrow must be 0 or 1. borrowOut is what is missing in x, again 0 or 1.
func Sub(x, y, borrow uint) (diff, borrowOut uint) {
	d, b := Sub64(uint64(x), uint64(y), uint64(borrow))
	return uint(d), uint(b)
}

// Sub32 is [Sub] for 32 bits.
func Sub32(x, y, borrow uint32) (diff, borrowOut uint32) {
	d := uint64(x) - uint64(y) - uint64(borrow)
	return uint32(d), uint32(d >> 63)
}

// Sub64 is [Sub] for 64 bits.
func Sub64(x, y, borrow uint64) (diff, borrowOut uint64) {
	diff = x - y - borrow
	return diff, (^x&y | ^(x^y)&diff) >> 63
}

// Mul returns the product x * y in two words.
func Mul(x, y uint) (hi, lo uint) {
	h, l := Mul64(uint64(x), uint64(y))
	return uint(h), uint(l)
}

// Mul32 is [Mul] for 32 bits.
func Mul32(x, y uint32) (hi, lo uint32) {
	p := uint64(x) * uint64(y)
	return uint32(p >> 32), uint32(p)
}

// Mul64 is [Mul] for 64 bits.
func Mul64(x, y uint64) (hi, lo uint64) {
	x1, x0 := x>>32, x&0xFFFFFFFF
	y1, y0 := y>>32, y&0xFFFFFFFF
	low, cross := x0*y0, x1*y0
	middle := cross + low>>32          // cannot overflow: (2^32-1)^2 + 2^32-1 < 2^64
	other := x0*y1 + middle&0xFFFFFFFF // nor can this
	return x1*y1 + middle>>32 + other>>32, x * y
}

// Div returns quotient and remainder of (hi, lo) divided by y. It panics if y is 0 or the quotient does not fit, that
// is, if y <= hi.
func Div(hi, lo, y uint) (quo, rem uint) {
	q, r := Div64(uint64(hi), uint64(lo), uint64(y))
	return uint(q), uint(r)
}

// Div32 is [Div] for 32 bits.
func Div32(hi, lo, y uint32) (quo, rem uint32) {
	if y != 0 && y <= hi {
		panic(overflowError)
	}
	z := uint64(hi)<<32 | uint64(lo)
	return uint32(z / uint64(y)), uint32(z % uint64(y))
}

// Div64 is [Div] for 64 bits.
func Div64(hi, lo, y uint64) (quo, rem uint64) {
	if y == 0 {
		panic(divideError)
	}
	if y <= hi {
		panic(overflowError)
	}
	if hi == 0 {
		return lo / y, lo % y
	}
	// Long division with digits of 32 bits (Knuth, The Art of Computer Programming, volume 2, 4.3.1, algorithm D). The
	// divisor is shifted so that its top bit is set: then the estimate of a digit is at most two too large.
	s := uint(LeadingZeros64(y))
	y <<= s
	hi = hi<<s | lo>>(64-s)
	lo <<= s
	q1, r := divDigit(hi, lo>>32, y)
	q0, r := divDigit(r, lo&0xFFFFFFFF, y)
	return q1<<32 | q0, r >> s
}

// divDigit divides hi * 2^32 + digit by y, whose top bit is set; hi < y, so the quotient is one digit.
func divDigit(hi, digit, y uint64) (quo, rem uint64) {
	y1, y0 := y>>32, y&0xFFFFFFFF
	quo = hi / y1
	for r := hi - quo*y1; quo >= 1<<32 || quo*y0 > r<<32|digit; {
		quo--
		r += y1
		if r >= 1<<32 {
			break
		}
	}
	return quo, hi<<32 + digit - quo*y
}

// Rem returns the remainder of (hi, lo) divided by y. Unlike [Div] it does not care whether the quotient fits. It panics
// if y is 0.
func Rem(hi, lo, y uint) uint { return uint(Rem64(uint64(hi), uint64(lo), uint64(y))) }

// Rem32 is [Rem] for 32 bits.
func Rem32(hi, lo, y uint32) uint32 {
	return uint32((uint64(hi)<<32 | uint64(lo)) % uint64(y))
}

// Rem64 is [Rem] for 64 bits.
func Rem64(hi, lo, y uint64) uint64 {
	_, rem := Div64(hi%y, lo, y)
	return rem
}
