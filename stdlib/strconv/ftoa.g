// ftoa.g: floating-point numbers to text.
//
// The decimal formats e, f and g differ only in how digits are laid out. Digits come from one of three sources:
//
//	the fewest that identify the number    shortest, scale.g
//	up to 18 of them, correctly rounded    roundedDigits or one scaling, scale.g
//	more                                   all digits there are (bignat.g), then rounded
//
// b and x are binary formats.

package strconv

import (
	"math/bits"
	"unsafe"
)

// A floatLayout tells how a floating-point type is laid out: the sign, then the exponent, then the mantissa without its
// first bit. Numbers are mantissa·2^exponent with an integer mantissa in this package.
type floatLayout struct {
	mantBits int // size of the mantissa, without the bit that is not stored
	expBits  int // size of the exponent
	minExp   int // the exponent of the smallest numbers
}

var (
	float32Layout = floatLayout{23, 8, -149}
	float64Layout = floatLayout{52, 11, -1074}
)

func float64bits(f float64) uint64     { return *(*uint64)(unsafe.Pointer(&f)) }
func float64frombits(b uint64) float64 { return *(*float64)(unsafe.Pointer(&b)) }
func float32bits(f float32) uint32     { return *(*uint32)(unsafe.Pointer(&f)) }
func float32frombits(b uint32) float32 { return *(*float32)(unsafe.Pointer(&b)) }

// FormatFloat returns f as text, as a number of type float32 or float64 if bitSize is 32 or 64. The formats are
//
//	'b'       -ddddp±ddd         an integer and a power of two
//	'e' 'E'   -d.dddde±dd        one digit before the point
//	'f'       -ddd.dddd          no exponent
//	'g' 'G'   as 'e' if the exponent is less than -4 or not less than the number of digits, else as 'f'
//	'x' 'X'   -0xd.ddddp±ddd     hexadecimal digits and a power of two
//
// prec is the number of digits behind the point, or for 'g' and 'G' the largest number of digits, zeros at the end not
// included; 'b' does without. prec -1 means the fewest digits from which [ParseFloat] gets f again. An exponent has a
// sign and at least two digits, with 'b' at least one.
func FormatFloat(f float64, fmt byte, prec, bitSize int) string {
	if bitSize != 32 && bitSize != 64 {
		panic("strconv: illegal FormatFloat bitSize")
	}
	var buf [32]byte
	return string(AppendFloat(buf[:0], f, fmt, prec, bitSize))
}

// AppendFloat appends what [FormatFloat] returns to dst and returns the extended slice.
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte {
	switch bitSize {
	case 32:
		return appendFloat(dst, uint64(float32bits(float32(f))), &float32Layout, fmt, prec)
	case 64:
		return appendFloat(dst, float64bits(f), &float64Layout, fmt, prec)
	}
	panic("strconv: illegal AppendFloat bitSize")
}

func appendFloat(dst []byte, b uint64, layout *floatLayout, fmt byte, prec int) []byte {
	sign := b >> (layout.mantBits + layout.expBits)
	exp := int(b>>layout.mantBits) & (1<<layout.expBits - 1)
	mant := b & (1<<layout.mantBits - 1)
	if exp == 1<<layout.expBits-1 {
		return append(dst, notFinite(sign, mant)...)
	}
	if exp > 0 {
		exp--
		mant |= 1 << layout.mantBits
	}
	exp += layout.minExp

	switch fmt {
	case 'b', 'x', 'X', 'e', 'E', 'f', 'g', 'G':
	default:
		return append(dst, '%', fmt)
	}
	if sign != 0 {
		dst = append(dst, '-')
	}
	switch fmt {
	case 'b':
		return appendBinary(dst, mant, exp)
	case 'x', 'X':
		return appendHex(dst, mant, exp, fmt, prec)
	}
	var buf [24]byte
	var d decimal
	d.digits = buf[len(buf):]
	switch {
	case mant == 0:
	case prec < 0:
		s := bits.LeadingZeros64(mant)
		skewed := mant == 1<<layout.mantBits && exp > layout.minExp
		n, p := shortest(mant<<s, exp-s, s, skewed)
		d.setInt(&buf, n, p)
	case !d.setRounded(&buf, mant, exp, fmt, prec):
		return appendLong(dst, mant, exp, fmt, prec)
	}
	return d.appendTo(dst, fmt, prec)
}

func notFinite(sign, mant uint64) string {
	switch {
	case mant != 0:
		return "NaN"
	case sign != 0:
		return "-Inf"
	}
	return "+Inf"
}

// Decimal digits ------------------------------------------------------------------------------------------------------

// A decimal is the number 0.ddd·10^point; the last digit is not 0. No digits: zero.
type decimal struct {
	digits []byte
	point  int
}

// setInt makes d = n·10^p, with the digits in buf.
func (d *decimal) setInt(buf *[24]byte, n uint64, p int) {
	if n == 0 {
		return
	}
	d.digits = buf[putDecimal(buf[:], n):]
	d.point = len(d.digits) + p
	d.trim()
}

// trim takes zeros off the end.
func (d *decimal) trim() {
	n := len(d.digits)
	for n > 0 && d.digits[n-1] == '0' {
		n--
	}
	d.digits = d.digits[:n]
}

// setRounded makes d = mant·2^exp, rounded as the format and the precision want it. False: that takes more digits than
// scale.g can give.
func (d *decimal) setRounded(buf *[24]byte, mant uint64, exp int, fmt byte, prec int) bool {
	s := bits.LeadingZeros64(mant)
	mant <<= s
	exp -= s
	n := prec
	switch fmt {
	case 'f':
		if prec > lastPow10 || exp+log2Pow10(prec)+3 > 0 {
			return false
		}
		d.setInt(buf, newScaler(exp, prec).scale(mant).nearest(), -prec)
		return true
	case 'e', 'E':
		n++
	case 'g', 'G':
		n = max(n, 1)
	}
	if n > maxRounded {
		return false
	}
	digits, p := roundedDigits(mant, exp, n)
	d.setInt(buf, digits, p)
	return true
}

// appendLong appends a number of any number of digits.
func appendLong(dst []byte, mant uint64, exp int, fmt byte, prec int) []byte {
	var buf [800]byte // 767 digits are the most that a float64 has
	d := exactDecimal(buf[:], mant, exp)
	switch fmt {
	case 'f':
		d.round(d.point + prec)
	case 'e', 'E':
		d.round(prec + 1)
	default:
		d.round(max(prec, 1))
	}
	return d.appendTo(dst, fmt, prec)
}

// exactDecimal returns all digits of mant·2^exp, in buf.
func exactDecimal(buf []byte, mant uint64, exp int) decimal {
	var b bignat
	b.set(mant)
	if exp >= 0 {
		b.shiftLeft(exp)
		exp = 0
	} else {
		b.mulPow5(-exp) // m·2^exp = m·5^-exp·10^exp
	}
	d := decimal{digits: buf[b.putDigits(buf):]}
	d.point = len(d.digits) + exp
	d.trim()
	return d
}

// round rounds d to n digits, and from the middle to an even last digit. n may be 0 or less: d is rounded to a multiple
// of a power of ten that may be larger than d.
func (d *decimal) round(n int) {
	if n >= len(d.digits) {
		return
	}
	if n < 0 {
		d.digits, d.point = nil, 0
		return
	}
	next, more := d.digits[n], n+1 < len(d.digits) // the last digit is not 0
	odd := n > 0 && d.digits[n-1]&1 == 1
	d.digits = d.digits[:n]
	if next < '5' || next == '5' && !more && !odd {
		if d.trim(); len(d.digits) == 0 {
			d.point = 0
		}
		return
	}
	for n > 0 && d.digits[n-1] == '9' {
		n--
	}
	if n == 0 {
		d.digits, d.point = append(d.digits[:0], '1'), d.point+1
		return
	}
	d.digits = d.digits[:n]
	d.digits[n-1]++
}

// Layout --------------------------------------------------------------------------------------------------------------

// appendTo appends d; the digits are rounded to the precision already.
func (d *decimal) appendTo(dst []byte, fmt byte, prec int) []byte {
	n := len(d.digits)
	switch fmt {
	case 'e', 'E':
		if prec < 0 {
			prec = max(n-1, 0)
		}
		return d.appendScientific(dst, fmt, prec)
	case 'f':
		if prec < 0 {
			prec = max(n-d.point, 0)
		}
		return d.appendFixed(dst, prec)
	}
	// The exponent decides from which number of digits on it is written out: 6 for the fewest digits; else the precision,
	// or the number of digits if there are fewer but some behind the point.
	limit := prec
	switch {
	case prec < 0:
		limit = 6
	case limit > n && n >= d.point:
		limit = n
	case prec == 0:
		limit = 1
	}
	exp := d.point - 1
	if n == 0 {
		exp = 0
		limit = max(limit, 1)
	}
	if exp < -4 || exp >= limit {
		return d.appendScientific(dst, fmt-'g'+'e', max(n-1, 0))
	}
	return d.appendFixed(dst, max(n-d.point, 0))
}

func (d *decimal) appendScientific(dst []byte, fmt byte, prec int) []byte {
	first, rest, exp := byte('0'), d.digits, 0
	if len(rest) > 0 {
		first, rest, exp = rest[0], rest[1:], d.point-1
	}
	dst = append(dst, first)
	if prec > 0 {
		dst = append(dst, '.')
		n := min(len(rest), prec)
		dst = append(dst, rest[:n]...)
		dst = appendZeros(dst, prec-n)
	}
	return appendExponent(append(dst, fmt), exp, 2)
}

func (d *decimal) appendFixed(dst []byte, prec int) []byte {
	point := d.point
	if point > 0 {
		n := min(point, len(d.digits))
		dst = append(dst, d.digits[:n]...)
		dst = appendZeros(dst, point-n)
	} else {
		dst = append(dst, '0')
	}
	if prec <= 0 {
		return dst
	}
	dst = append(dst, '.')
	if point < 0 {
		n := min(-point, prec)
		dst = appendZeros(dst, n)
		prec -= n
		point = 0
	}
	if point < len(d.digits) {
		n := min(len(d.digits)-point, prec)
		dst = append(dst, d.digits[point:point+n]...)
		prec -= n
	}
	return appendZeros(dst, prec)
}

func appendZeros(dst []byte, n int) []byte {
	for ; n > 0; n-- {
		dst = append(dst, '0')
	}
	return dst
}

// appendExponent appends a sign and at least so many digits, 1 or 2.
func appendExponent(dst []byte, exp, digits int) []byte {
	sign := byte('+')
	if exp < 0 {
		sign, exp = '-', -exp
	}
	dst = append(dst, sign)
	if exp < 10 && digits == 2 {
		dst = append(dst, '0')
	}
	return AppendUint(dst, uint64(exp), 10)
}

// Binary formats ------------------------------------------------------------------------------------------------------

func appendBinary(dst []byte, mant uint64, exp int) []byte {
	dst = AppendUint(dst, mant, 10)
	return appendExponent(append(dst, 'p'), exp, 1)
}

// appendHex has 1 before the point, for numbers that are stored with other first bits as well.
func appendHex(dst []byte, mant uint64, exp int, fmt byte, prec int) []byte {
	const fraction = 60 // bits behind the point
	exp += fraction
	if mant == 0 {
		exp = 0
	} else {
		s := bits.LeadingZeros64(mant) - (63 - fraction)
		mant <<= s
		exp -= s
	}
	if prec >= 0 && prec < fraction/4 {
		drop := fraction - prec*4
		rest := mant & (1<<drop - 1)
		mant >>= drop
		if rest|mant&1 > 1<<(drop-1) { // more than half, or half and odd
			mant++
		}
		mant <<= drop
		if mant>>(fraction+1) != 0 {
			mant >>= 1
			exp++
		}
	}
	letters := fmt - 'x' + 'a' - 10
	dst = append(dst, '0', fmt, '0'+byte(mant>>fraction))
	mant &= 1<<fraction - 1
	if prec > 0 || prec < 0 && mant != 0 {
		dst = append(dst, '.')
	}
	for i := 0; i < prec || prec < 0 && mant != 0; i++ {
		digit := byte(mant >> (fraction - 4))
		mant = mant << 4 & (1<<fraction - 1)
		if digit < 10 {
			dst = append(dst, '0'+digit)
		} else {
			dst = append(dst, letters+digit)
		}
	}
	return appendExponent(append(dst, fmt-'x'+'p'), exp, 2)
}
