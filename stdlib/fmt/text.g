// text.g: strings, bytes, characters and booleans.
//
// These functions, and those of number.g, return false if the verb is not for the type; nothing is written then.

package fmt

import (
	"strconv"
	"unicode/utf8"
)

const (
	lowerDigits = "0123456789abcdefx"
	upperDigits = "0123456789ABCDEFX"
)

// text is what holds bytes.
type text interface{ string | []byte }

// cut returns as much of s as the precision allows.
func cut[T text](p *printer, s T) T {
	if p.flags&precise == 0 || len(s) <= p.prec {
		return s
	}
	end := 0
	for range p.prec {
		if end >= len(s) {
			break
		}
		_, n := utf8.DecodeRuneInString(string(s[end:min(end+utf8.UTFMax, len(s))]))
		end += n
	}
	return s[:end]
}

// plainText writes s with width and precision.
func plainText[T text](p *printer, s T) {
	if p.flags&(wide|precise) == 0 {
		p.buf = append(p.buf, s...)
		return
	}
	fittedText(p, s)
}

//gocc:onlyif fmt.(*printer).printf
func fittedText[T text](p *printer, s T) {
	start := len(p.buf)
	p.buf = append(p.buf, cut(p, s)...)
	p.align(start, 0, true)
}

// hexText writes each byte as two digits. digits ends with the x of the prefix.
func hexText[T text](p *printer, s T, digits string) {
	start := len(p.buf)
	if p.flags&precise != 0 && p.prec < len(s) {
		s = s[:p.prec]
	}
	for i := range len(s) {
		if i > 0 && p.flags&space != 0 {
			p.byte(' ')
		}
		if p.flags&sharp != 0 && (i == 0 || p.flags&space != 0) {
			p.buf = append(p.buf, '0', digits[16])
		}
		p.buf = append(p.buf, digits[s[i]>>4], digits[s[i]&15])
	}
	p.align(start, 0, true)
}

// padString writes s with the width alone.
func (p *printer) padString(s string) {
	start := len(p.buf)
	p.string(s)
	p.align(start, 0, true)
}

//gocc:onlyif fmt.(*printer).printf
func (p *printer) quoted(s string) {
	s = cut(p, s)
	start := len(p.buf)
	switch {
	case p.flags&sharp != 0 && strconv.CanBackquote(s):
		p.byte('`')
		p.string(s)
		p.byte('`')
	case p.flags&plus != 0:
		p.buf = strconv.AppendQuoteToASCII(p.buf, s)
	default:
		p.buf = strconv.AppendQuote(p.buf, s)
	}
	p.align(start, 0, true)
}

func (p *printer) bool(b bool, verb rune) bool {
	if verb != 't' && verb != 'v' {
		return false
	}
	p.padString(strconv.FormatBool(b))
	return true
}

func (p *printer) text(s string, verb rune) bool {
	switch verb {
	case 'v':
		if p.flags&sharpV != 0 {
			p.quoted(s)
		} else {
			plainText(p, s)
		}
	case 's':
		plainText(p, s)
	default:
		return p.textVerb(s, verb)
	}
	return true
}

//gocc:onlyif fmt.(*printer).printf
func (p *printer) textVerb(s string, verb rune) bool {
	switch verb {
	case 'x':
		hexText(p, s, lowerDigits)
	case 'X':
		hexText(p, s, upperDigits)
	case 'q':
		p.quoted(s)
	default:
		return false
	}
	return true
}

// bytes writes b of the type called typ.
func (p *printer) bytes(b []byte, verb rune, typ string) bool {
	switch verb {
	case 'v', 'd':
		if p.flags&sharpV != 0 {
			p.byteLiteral(b, typ)
		} else {
			p.byteList(b)
		}
	default:
		return p.bytesVerb(b, verb)
	}
	return true
}

//gocc:onlyif fmt.(*printer).printf
func (p *printer) bytesVerb(b []byte, verb rune) bool {
	switch verb {
	case 's':
		plainText(p, b)
	case 'x':
		hexText(p, b, lowerDigits)
	case 'X':
		hexText(p, b, upperDigits)
	case 'q':
		p.quoted(string(b))
	default:
		return false
	}
	return true
}

func (p *printer) byteList(b []byte) {
	p.byte('[')
	for i, c := range b {
		if i > 0 {
			p.byte(' ')
		}
		p.decimal(uint64(c), false)
	}
	p.byte(']')
}

//gocc:onlyif fmt.(*printer).printf
//gocc:cold
func (p *printer) byteLiteral(b []byte, typ string) {
	p.string(typ)
	if b == nil {
		p.string("(nil)")
		return
	}
	p.byte('{')
	for i, c := range b {
		if i > 0 {
			p.string(", ")
		}
		p.hex(uint64(c), true)
	}
	p.byte('}')
}

// validRune returns the character with code point u, or the one for errors.
func validRune(u uint64) rune {
	if u > utf8.MaxRune {
		return utf8.RuneError
	}
	return rune(u)
}

func (p *printer) char(u uint64) {
	start := len(p.buf)
	p.rune(validRune(u))
	p.align(start, 0, true)
}

func (p *printer) quotedChar(u uint64) {
	start := len(p.buf)
	if p.flags&plus != 0 {
		p.buf = strconv.AppendQuoteRuneToASCII(p.buf, validRune(u))
	} else {
		p.buf = strconv.AppendQuoteRune(p.buf, validRune(u))
	}
	p.align(start, 0, true)
}

// codePoint writes U+0078, or U+0078 'x' with the flag #.
//
//gocc:cold
func (p *printer) codePoint(u uint64) {
	start := len(p.buf)
	p.string("U+")
	var store [64]byte
	digits := powerDigits(&store, u, 4, upperDigits)
	p.fill(max(4, p.prec)-len(digits), '0')
	p.buf = append(p.buf, digits...)
	if p.flags&sharp != 0 && u <= utf8.MaxRune && strconv.IsPrint(rune(u)) {
		p.string(" '")
		p.rune(rune(u))
		p.byte('\'')
	}
	p.align(start, 0, false)
}
