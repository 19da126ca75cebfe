// atof.g: text to floating-point numbers, correctly rounded.
//
// The text is read into an integer of up to 19 decimal digits and a power of ten, or of 16 hexadecimal digits and a power
// of two. What there is of more digits can only lift the number towards the next integer: if both are rounded to the
// same result, that is it. If not, all digits are compared with the middle between the two results (D. Gay, "Correctly
// Rounded Binary-Decimal and Decimal-Binary Conversions", 1990, section 2), in integers.

package strconv

import "math/bits"

// ParseFloat reads a floating-point number: decimal or hexadecimal as in Go's source text, underscores included, with an
// optional sign; or NaN, or Inf or Infinity with an optional sign, in any case. The result is the nearest number of type
// float32 or float64, if bitSize is 32 or else, and from the middle between two numbers the one with an even mantissa.
//
// What is larger than the largest number by half a unit of its last bit or more gives an infinity, with an error that
// wraps [ErrRange].
func ParseFloat(s string, bitSize int) (float64, error) {
	f, n, err := parseFloatPrefix(s, bitSize)
	if n < len(s) && err != ErrSyntax {
		f, err = 0, ErrSyntax
	}
	if err != nil {
		return f, numError("ParseFloat", s, err)
	}
	return f, nil
}

// parseFloatPrefix reads the number that s begins with and tells how long it is. The error is nil, ErrSyntax or ErrRange.
func parseFloatPrefix(s string, bitSize int) (f float64, n int, err error) {
	t, ok := scanPlain(s)
	if !ok {
		if f, n = parseNotFinite(s); n > 0 {
			if bitSize == 32 {
				f = float64(float32(f))
			}
			return f, n, nil
		}
		if t, ok = scanFloat(s); !ok {
			return 0, t.length, ErrSyntax
		}
	}
	layout := &float64Layout
	if bitSize == 32 {
		layout = &float32Layout
	}
	var b uint64
	if t.hex {
		b = layout.fromBinary(t.mantissa, t.exp, t.truncated)
	} else {
		b = layout.fromDecimal(&t)
	}
	if b == layout.infinity() {
		err = ErrRange
	}
	if bitSize == 32 {
		f = float64(float32frombits(uint32(b)))
	} else {
		f = float64frombits(b)
	}
	if t.negative {
		f = -f
	}
	return f, t.length, err
}

// parseNotFinite reads NaN or an infinity; length 0: s begins with neither.
func parseNotFinite(s string) (f float64, n int) {
	inf := float64frombits(float64Layout.infinity())
	switch {
	case s == "":
		return 0, 0
	case s[0] == '-':
		return -inf, infinityLength(s, 1)
	case s[0] == '+':
		return inf, infinityLength(s, 1)
	case hasPrefixFold(s, "nan"):
		return float64frombits(0x7ff8000000000001), 3
	}
	return inf, infinityLength(s, 0)
}

// infinityLength returns where the infinity ends that begins at s[i], or 0.
func infinityLength(s string, i int) int {
	switch {
	case hasPrefixFold(s[i:], "infinity"):
		return i + 8
	case hasPrefixFold(s[i:], "inf"):
		return i + 3
	}
	return 0
}

// hasPrefixFold tells whether s begins with prefix, which has lower-case letters only, in whatever case.
func hasPrefixFold(s, prefix string) bool {
	if len(s) < len(prefix) {
		return false
	}
	for i := range len(prefix) {
		if s[i]|0x20 != prefix[i] {
			return false
		}
	}
	return true
}

// Reading -------------------------------------------------------------------------------------------------------------

// A floatText is a number as it is written: mantissa·10^exp or, if hex, mantissa·2^exp; a little more if truncated.
type floatText struct {
	mantissa  uint64
	exp       int
	negative  bool
	hex       bool
	truncated bool   // the mantissa lacks digits that are not 0
	digits    string // the text of the digits, with a point and underscores
	length    int    // of the whole number in the text
}

// scanPlain reads the number that s begins with if it is as most are: decimal, with at least one and at most 19 digits, no
// underscores, and no infinity or NaN. It does not matter what follows; but if that is a digit, an underscore, an x or an e
// that begins no exponent, scanFloat has to decide.
func scanPlain(s string) (t floatText, ok bool) {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		t.negative = s[i] == '-'
		i++
	}
	start := i
	m, n := decimalPrefix(s[i:])
	i += n
	digits := n
	if i < len(s) && s[i] == '.' {
		i++
		for ; i < len(s); i++ {
			d := s[i] - '0'
			if d > 9 {
				break
			}
			m = m*10 + uint64(d)
			digits++
		}
		t.exp = start + n + 1 - i
	}
	if digits == 0 || digits > 19 {
		return t, false
	}
	t.mantissa = m
	t.digits = s[start:i]
	if i < len(s) {
		switch c := s[i] | 0x20; {
		case c == 'e':
			e, n, underscores := scanExponent(s[i+1:])
			if n == 0 || underscores {
				return t, false
			}
			t.exp += e
			i += 1 + n
		case c == 'x' || s[i] == '_' || s[i]-'0' <= 9:
			return t, false
		}
	}
	t.length = i
	return t, true
}

// scanFloat reads the number that s begins with. If it begins with none, length is what could have been one.
func scanFloat(s string) (t floatText, ok bool) {
	i := 0
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		t.negative = s[i] == '-'
		i++
	}
	base, digitsKept, exponentMark := uint64(10), 19, byte('e')
	if i+2 < len(s) && s[i] == '0' && s[i+1]|0x20 == 'x' {
		t.hex = true
		base, digitsKept, exponentMark = 16, 16, 'p'
		i += 2
	}
	start, digits, kept := i, 0, 0
	point, underscores := false, false
scan:
	for ; i < len(s); i++ {
		c := s[i]
		switch {
		case c == '_':
			underscores = true
			continue
		case c == '.' && !point:
			point = true
			continue
		}
		d := uint64(digitValue(c))
		if d >= base {
			break scan
		}
		digits++
		switch {
		case kept < digitsKept:
			t.mantissa = t.mantissa*base + d
			if t.mantissa != 0 {
				kept++
			}
			if point {
				t.exp--
			}
		default:
			t.truncated = t.truncated || d != 0
			if !point {
				t.exp++
			}
		}
	}
	t.digits = s[start:i]
	t.length = i
	if digits == 0 {
		return t, false
	}
	if t.hex {
		t.exp *= 4
	}
	if i < len(s) && s[i]|0x20 == exponentMark {
		e, n, under := scanExponent(s[i+1:])
		if n == 0 {
			return t, false
		}
		t.exp += e
		t.length += 1 + n
		underscores = underscores || under
	} else if t.hex {
		return t, false
	}
	return t, !underscores || underscoresSeparate(s[:t.length])
}

// scanExponent reads a sign and digits, n bytes; 0 if there are no digits.
func scanExponent(s string) (e, n int, underscores bool) {
	i := 0
	negative := false
	if i < len(s) && (s[i] == '+' || s[i] == '-') {
		negative = s[i] == '-'
		i++
	}
	if i >= len(s) || s[i] < '0' || s[i] > '9' {
		return 0, 0, false
	}
	for ; i < len(s) && (s[i] == '_' || '0' <= s[i] && s[i] <= '9'); i++ {
		switch {
		case s[i] == '_':
			underscores = true
		case e < 10000: // beyond all numbers
			e = e*10 + int(s[i]-'0')
		}
	}
	if negative {
		e = -e
	}
	return e, i, underscores
}

// Rounding ------------------------------------------------------------------------------------------------------------

// infinity returns the bits of +Inf, which follow those of the largest number.
func (l *floatLayout) infinity() uint64 {
	return (1<<l.expBits - 1) << l.mantBits
}

// split takes the bits of a number, or of +Inf as if the exponents went on, apart.
func (l *floatLayout) split(b uint64) (mant uint64, exp int) {
	mant = b & (1<<l.mantBits - 1)
	exp = int(b >> l.mantBits)
	if exp > 0 {
		mant |= 1 << l.mantBits
		exp--
	}
	return mant, exp + l.minExp
}

// exponent returns the one to round to, for a number of so many bits before the point (0 or less: that many zeros behind
// it): what leaves as many bits of the number as there are in a mantissa, but no less than the smallest exponent.
func (l *floatLayout) exponent(intBits int) int {
	return max(intBits-l.mantBits-1, l.minExp)
}

// round returns the bits of the number nearest to u·2^exp. u is below 2^(mantBits+2), and of mantBits+1 bits at least
// unless exp is the smallest exponent.
func (l *floatLayout) round(u unrounded, exp int) uint64 {
	if u.floor()>>(l.mantBits+1) != 0 {
		u = u.half()
		exp++
	}
	biased := exp - l.minExp
	if biased>>l.expBits != 0 {
		return l.infinity()
	}
	// The first bit of the mantissa counts as 1 in the exponent, and so does the bit more that rounding may give.
	return min(uint64(biased)<<l.mantBits+u.nearest(), l.infinity())
}

// fromBinary returns the bits of the number nearest to mant·2^exp, where more tells of bits behind mant.
func (l *floatLayout) fromBinary(mant uint64, exp int, more bool) uint64 {
	if mant == 0 {
		return 0
	}
	s := bits.LeadingZeros64(mant)
	mant <<= s
	exp -= s
	to := l.exponent(exp + 64)
	drop := to - exp - 2 // bits below those of an unrounded
	if drop > 63 {
		return 0 // less than half of the smallest number
	}
	u := unrounded(mant >> drop)
	if more || mant&(1<<drop-1) != 0 {
		u |= 1
	}
	return l.round(u, to)
}

// nearest returns the bits of the number nearest to d·10^p.
func (l *floatLayout) nearest(d uint64, p int) uint64 {
	switch {
	case d == 0 || p < -345: // less than 2^64·10^-345 is less than half of the smallest number
		return 0
	case p > 310:
		return l.infinity()
	}
	s := bits.LeadingZeros64(d)
	to := l.exponent(64 - s + log2Pow10(p)) // one bit may come on top
	return l.round(newScaler(-s-to, p).scale(d<<s), to)
}

// fromDecimal returns the bits of the number nearest to a decimal number, sign apart.
func (l *floatLayout) fromDecimal(t *floatText) uint64 {
	low := l.nearest(t.mantissa, t.exp)
	if !t.truncated {
		return low
	}
	high := l.nearest(t.mantissa+1, t.exp)
	if low == high {
		return low
	}
	mant, exp := l.split(low)
	switch cmp := t.compare(2*mant+1, exp-1); {
	case cmp < 0 || cmp == 0 && mant&1 == 0:
		return low
	}
	return high
}

// compare returns -1, 0 or 1 as t is less than m·2^e, equal or greater.
func (t *floatText) compare(m uint64, e int) int {
	// No m·2^e has more digits than 768, so what is behind 800 of them matters only where all else is equal.
	const digitsKept = 800
	var a, b bignat
	p := t.exp
	kept, more := 0, false
	shown := 0 // digits that t.mantissa has as well: t.exp is the exponent behind these
	for i := range len(t.digits) {
		c := t.digits[i]
		switch {
		case c == '.' || c == '_' || c == '0' && kept == 0:
		case kept < digitsKept:
			a.mulAdd(10, uint64(c-'0'))
			kept++
			if shown < 19 {
				shown++
			} else {
				p--
			}
		default:
			more = more || c != '0'
		}
	}
	b.set(m)
	// a·10^p against b·2^e: the factors of 5 go where the exponent is positive, then those of 2.
	if p >= 0 {
		a.mulPow5(p)
	} else {
		b.mulPow5(-p)
	}
	if p >= e {
		a.shiftLeft(p - e)
	} else {
		b.shiftLeft(e - p)
	}
	if cmp := a.compare(&b); cmp != 0 || !more {
		return cmp
	}
	return 1
}
