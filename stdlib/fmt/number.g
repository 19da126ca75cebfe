// number.g: integers, floating-point and complex numbers.
//
// What only formats ask for (other verbs than %v, flags, widths) is in functions that programs without formats are linked
// without (//gocc:onlyif), as is what only some kinds of numbers need.

package fmt

import "strconv"

// powerDigits writes u in base 1<<shift to the end of store and returns that part.
func powerDigits(store *[64]byte, u uint64, shift uint, digits string) []byte {
	i := len(store) - 1
	for mask := uint64(1)<<shift - 1; ; i-- {
		store[i] = digits[u&mask]
		u >>= shift
		if u == 0 {
			return store[i:]
		}
	}
}

// integer writes v, an int64 if signed.
func (p *printer) integer(v uint64, signed bool, verb rune) bool {
	switch verb {
	case 'v':
		if p.flags&sharpV != 0 && !signed {
			p.hex(v, true)
		} else {
			p.decimal(v, signed)
		}
	case 'd':
		p.decimal(v, signed)
	default:
		return p.integerVerb(v, signed, verb)
	}
	return true
}

//gocc:onlyif fmt.(*printer).printf
func (p *printer) integerVerb(v uint64, signed bool, verb rune) bool {
	switch verb {
	case 'b':
		p.power(v, signed, 1, "", lowerDigits)
	case 'o':
		p.power(v, signed, 3, "", lowerDigits)
	case 'O':
		p.power(v, signed, 3, "0o", lowerDigits)
	case 'x':
		p.power(v, signed, 4, "", lowerDigits)
	case 'X':
		p.power(v, signed, 4, "", upperDigits)
	case 'c':
		p.char(v)
	case 'q':
		p.quotedChar(v)
	case 'U':
		p.codePoint(v)
	default:
		return false
	}
	return true
}

// hex writes v in base 16, with 0x if prefix says so and not by the flags.
//
//gocc:onlyif fmt.(*printer).printf
func (p *printer) hex(v uint64, prefix bool) {
	saved := p.flags
	p.flags &^= sharp
	if prefix {
		p.flags |= sharp
	}
	p.power(v, false, 4, "", lowerDigits)
	p.flags = saved
}

func (p *printer) decimal(v uint64, signed bool) {
	if p.flags&^(plusV|sharpV) == 0 {
		if signed {
			p.buf = strconv.AppendInt(p.buf, int64(v), 10)
		} else {
			p.buf = strconv.AppendUint(p.buf, v, 10)
		}
		return
	}
	p.decimalFlags(v, signed)
}

//gocc:onlyif fmt.(*printer).printf
func (p *printer) decimalFlags(v uint64, signed bool) {
	sign, v := p.sign(v, signed)
	var store [20]byte
	p.digits(sign, "", strconv.AppendUint(store[:0], v, 10))
}

// power writes v in base 1<<shift; prefix stands before what the flag # adds.
func (p *printer) power(v uint64, signed bool, shift uint, prefix, digits string) {
	sign, v := p.sign(v, signed)
	var store [64]byte
	text := powerDigits(&store, v, shift, digits)
	if p.flags&sharp != 0 {
		switch {
		case shift == 1:
			prefix = "0b"
		case shift == 4:
			prefix = "0" + digits[16:]
		case text[0] != '0' && p.leastDigits(sign) <= len(text):
			prefix += "0"
		}
	}
	p.digits(sign, prefix, text)
}

// sign returns the sign that v is to have, or 0, and its absolute value.
func (p *printer) sign(v uint64, signed bool) (byte, uint64) {
	switch {
	case signed && int64(v) < 0:
		return '-', -v
	case p.flags&plus != 0:
		return '+', v
	case p.flags&space != 0:
		return ' ', v
	}
	return 0, v
}

// leastDigits returns the number of digits that zeros fill up to: the precision or, without one, the width less the sign
// if the flag 0 asks for it. Prefixes do not count.
func (p *printer) leastDigits(sign byte) int {
	switch {
	case p.flags&precise != 0:
		return p.prec
	case p.flags&(zero|minus|wide) != zero|wide:
		return 0
	case sign != 0:
		return p.width - 1
	}
	return p.width
}

// digits writes an integer, digit 0 alone being its value if it is 0.
func (p *printer) digits(sign byte, prefix string, digits []byte) {
	start := len(p.buf)
	if p.flags&precise == 0 || p.prec > 0 || digits[0] != '0' { // 0 with precision 0 is nothing
		if sign != 0 {
			p.byte(sign)
		}
		p.string(prefix)
		p.fill(p.leastDigits(sign)-len(digits), '0')
		p.buf = append(p.buf, digits...)
	}
	p.align(start, 0, false)
}

// float writes v, a float32 or float64 by size.
//
//gocc:onlyif float32 float64 complex64 complex128
func (p *printer) float(v float64, size int, verb rune) bool {
	prec := -1
	switch verb {
	case 'v':
		verb = 'g'
	case 'b', 'g', 'G', 'x', 'X':
	case 'e', 'E', 'f':
		prec = 6
	case 'F':
		verb, prec = 'f', 6
	default:
		return false
	}
	if p.flags&precise != 0 {
		prec = p.prec
	}
	start := len(p.buf)
	sign := p.floatSign(v)
	if sign != 0 {
		p.byte(sign)
	}
	if v-v != 0 {
		p.notFinite(v)
		p.align(start, 0, false)
		return true
	}
	if sign == '-' {
		v = -v
	}
	digits := len(p.buf)
	p.buf = strconv.AppendFloat(p.buf, v, byte(verb), prec, size)
	if p.flags&sharp != 0 && verb != 'b' {
		p.keepZeros(digits, verb, prec)
	}
	p.align(start, digits-start, true)
	return true
}

// floatSign returns the sign that v is to have, or 0. That of infinity is always shown, that of a NaN never.
func (p *printer) floatSign(v float64) byte {
	switch {
	case v < 0 || v == 0 && 1/v < 0:
		return '-'
	case p.flags&plus != 0:
		return '+'
	case p.flags&space != 0:
		return ' '
	case v > 0 && v-v != 0:
		return '+'
	}
	return 0
}

//gocc:cold
func (p *printer) notFinite(v float64) {
	if v != v {
		p.string("NaN")
	} else {
		p.string("Inf")
	}
}

// keepZeros does what the flag # asks for with the number that stands in buf from start on, without sign: there shall be
// a point, and for %g as many digits as the precision says, from the first that is not 0.
//
//gocc:onlyif fmt.(*printer).printf
//gocc:cold
func (p *printer) keepZeros(start int, verb rune, prec int) {
	missing := 0 // digits
	if verb == 'g' || verb == 'G' || verb == 'x' {
		missing = prec
		if prec < 0 {
			missing = 6
		}
	}
	number := p.buf[start:]
	end := 0 // of the number without exponent
	hasPoint, significant := false, false
	for ; end < len(number); end++ {
		c := number[end]
		if c == 'p' || c == 'P' || (c == 'e' || c == 'E') && verb != 'x' && verb != 'X' {
			break
		}
		if c == '.' {
			hasPoint = true
			continue
		}
		significant = significant || c != '0'
		if significant {
			missing--
		}
	}
	var store [8]byte
	exponent := append(store[:0], number[end:]...)
	if !hasPoint && end == 1 && number[0] == '0' {
		missing--
	}
	p.buf = p.buf[:start+end]
	if !hasPoint {
		p.byte('.')
	}
	p.fill(missing, '0')
	p.buf = append(p.buf, exponent...)
}

// complex writes v, a complex64 or complex128 by size, as (real+imagi). Either part has the width for itself.
//
//gocc:onlyif complex64 complex128
func (p *printer) complex(v complex128, size int, verb rune) bool {
	switch verb {
	case 'v', 'b', 'g', 'G', 'x', 'X', 'f', 'F', 'e', 'E':
	default:
		return false
	}
	saved := p.flags
	p.byte('(')
	p.float(real(v), size/2, verb)
	p.flags |= plus
	p.float(imag(v), size/2, verb)
	p.string("i)")
	p.flags = saved
	return true
}
