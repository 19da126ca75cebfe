// scale.g: from binary to decimal scale and back, x·2^e·10^p, by one multiplication.
//
// Printing and parsing of floating-point numbers both have to scale an integer x of up to 64 bits by a power of two and
// one of ten, and then to round. The scaled number is seldom an integer, and how to round it depends on the use. So it
// is kept unrounded: its integer part, the bit behind the point, and one bit that tells whether anything is behind that.
// Every rounding can be done on this without error.
//
// The method is that of R. Cox, "Floating-Point Printing and Parsing Can Be Simple And Fast", 2026. 10^p is a fraction of
// 128 bits, hi·2^64 - lo, rounded up. x·hi has the integer part of the result and some bits behind it. If
// those are not all zero, the rest can change neither the integer part nor the fact that there are bits behind. Else x·lo
// is taken off. The result is then too large by less than two units of its second word; an inexact product, however, is
// never that close to an integer, for any x below 2^64 and any p of the table. (This is checked with the minima and
// maxima of x·P mod 2^k, which Euclid's algorithm finds; see U. Adams, "Ryū revisited", 2019, for how.) So what is left
// over, 0 or 1, tells exact products from inexact ones.

package strconv

import "math/bits"

// An unrounded is 4 times a number x that is not negative, with bit 0 set if 4x is not an integer.
type unrounded uint64

// floor rounds down.
func (u unrounded) floor() uint64 { return uint64(u >> 2) }

// ceil rounds up.
func (u unrounded) ceil() uint64 { return uint64((u + 3) >> 2) }

// nearest rounds to the nearest integer, and from the middle between two to the even one.
func (u unrounded) nearest() uint64 { return uint64((u + 1 + u>>2&1) >> 2) }

// half is u/2.
func (u unrounded) half() unrounded { return u>>1 | u&1 }

// tenth is u/10.
func (u unrounded) tenth() unrounded {
	q := u / 10
	if q*10 != u {
		q |= 1
	}
	return q | u&1
}

// A scaler multiplies by 2^e·10^p.
type scaler struct {
	hi, lo uint64 // the fraction hi·2^64 - lo of 10^p
	shift  int    // from the upper word of the product to the result
}

// newScaler expects firstPow10 <= p <= lastPow10, and that e and p are such that all results are below 2^62.
func newScaler(e, p int) scaler {
	shift := -(e + log2Pow10(p) + 3)
	if i := uint(p - firstNear); i < uint(len(pow10Near)) {
		f := &pow10Near[i]
		return scaler{f.hi, f.lo, shift}
	}
	hi, lo := pow10(p)
	if lo != 0 {
		hi++
	}
	return scaler{hi, -lo, shift}
}

// pow10 returns 10^p as a fraction of 128 bits, hi·2^64 + lo with the top bit set, rounded up (mkpow10.c).
func pow10(p int) (hi, lo uint64) {
	i := uint(p - firstPow10)
	base, f := &pow10Base[i/pow10Step], pow5[i%pow10Step]
	high, mid := bits.Mul64(base.hi, f)
	carry, low := bits.Mul64(base.lo, f)
	mid, carry = bits.Add64(mid, carry, 0)
	high += carry
	shift := 1 - high>>63 // 0 or 1
	high = high<<shift | mid>>63&shift
	mid = mid<<shift | low>>63&shift
	lo, borrow := bits.Sub64(mid, uint64(pow10Excess[i/4]>>(i%4*2)&3), 0)
	lo, carry = bits.Add64(lo, 1, 0)
	return high - borrow + carry, lo
}

// scale returns x·2^e·10^p.
func (s scaler) scale(x uint64) unrounded {
	if s.shift > 63 { // below 1/4
		if x == 0 {
			return 0
		}
		return 1
	}
	high, mid := bits.Mul64(x, s.hi)
	rest := unrounded(1)
	if high&(1<<s.shift-1) == 0 {
		less, _ := bits.Mul64(x, s.lo)
		diff, borrow := bits.Sub64(mid, less, 0)
		high -= borrow
		if diff <= 1 {
			rest = 0
		}
	}
	return unrounded(high>>s.shift) | rest
}

// log2Pow10 returns floor(log2(10^p)), for |p| up to 1600.
func log2Pow10(p int) int { return p * 108853 >> 15 }

// log10Pow2 returns floor(log10(2^e)), for |e| up to 1650.
func log10Pow2(e int) int { return e * 78913 >> 18 }

// log10Pow2Skewed returns floor(log10(3/4·2^e)), for |e| up to 1650.
func log10Pow2Skewed(e int) int { return (e*631305 - 261663) >> 21 }

// shortest returns the decimal number d·10^p with the fewest digits among those that are read back as m·2^e, and of these
// the nearest. m has its top bit set and zero zeros at its end that are not part of the number; the next numbers are at
// a distance of 2^(e+zeros), but half of that to the next smaller one if skewed.
func shortest(m uint64, e, zeros int, skewed bool) (d uint64, p int) {
	ulp := uint64(1) << zeros
	from, to := m-ulp/2, m+ulp/2
	p = log10Pow2(e + zeros)
	if skewed {
		from = m - ulp/4
		p = log10Pow2Skewed(e + zeros)
	}
	// The interval is 1 to 10 units long now, so it has an integer in it and at most one multiple of 10.
	s := newScaler(e, -p)
	first, last := s.scale(from), s.scale(to)
	if m&ulp != 0 { // the ends would be rounded to the even neighbours
		first++
		last--
	}
	low, high := first.ceil(), last.floor()
	if tens := high / 10; tens*10 >= low {
		return trimZeros(tens, p+1)
	}
	if low < high {
		low = s.scale(m).nearest()
	}
	return low, p
}

// trimZeros moves zeros from the end of d to the exponent.
func trimZeros(d uint64, p int) (uint64, int) {
	for d >= 10 {
		tenth := d / 10
		if tenth*10 != d {
			break
		}
		d = tenth
		p++
	}
	return d, p
}

// roundedDigits returns m·2^e, where m has its top bit set, as d·10^p with a d of n digits, 1 <= n <= maxRounded.
func roundedDigits(m uint64, e, n int) (d uint64, p int) {
	p = n - 1 - log10Pow2(e+63)
	u := newScaler(e, p).scale(m)
	if d = u.nearest(); d >= uint64pow10[n] { // the logarithm was that of 2^(e+63)
		p--
		d = u.tenth().nearest()
	}
	return d, -p
}

const maxRounded = 18

// uint64pow10 has the powers of ten that fit.
var uint64pow10 = [...]uint64{
	1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
}
