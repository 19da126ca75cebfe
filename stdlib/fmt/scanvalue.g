// scanvalue.g: reading one value, by the type of the operand and the verb.

package fmt

import (
	"errors"
	"io"
	"math"
	"reflect"
	"strconv"
	"unicode/utf8"
)

var (
	errBool    = errors.New("syntax error scanning boolean")
	errComplex = errors.New("syntax error scanning complex number")
)

const floatVerbs = "beEfFgGv"

// value reads into arg.
func (s *scanner) value(verb rune, arg any) {
	s.token = s.token[:0]
	switch v := arg.(type) {
	case Scanner:
		if err := v.Scan(s, verb); err == io.EOF {
			s.failWith(io.ErrUnexpectedEOF)
		} else if err != nil {
			s.failWith(err)
		}
	case *bool:
		*v = s.bool(verb)
	case *int:
		*v = int(s.integer(verb, strconv.IntSize))
	case *int8:
		*v = int8(s.integer(verb, 8))
	case *int16:
		*v = int16(s.integer(verb, 16))
	case *int32:
		*v = int32(s.integer(verb, 32))
	case *int64:
		*v = s.integer(verb, 64)
	case *uint:
		*v = uint(s.unsigned(verb, strconv.IntSize))
	case *uint8:
		*v = uint8(s.unsigned(verb, 8))
	case *uint16:
		*v = uint16(s.unsigned(verb, 16))
	case *uint32:
		*v = uint32(s.unsigned(verb, 32))
	case *uint64:
		*v = s.unsigned(verb, 64)
	case *uintptr:
		*v = uintptr(s.unsigned(verb, strconv.IntSize))
	case *float32:
		s.allow(verb, floatVerbs, "float32")
		*v = float32(s.float(32))
	case *float64:
		s.allow(verb, floatVerbs, "float64")
		*v = s.float(64)
	case *complex64:
		*v = complex64(s.complex(verb, 64))
	case *complex128:
		*v = s.complex(verb, 128)
	case *string:
		*v = s.text(verb)
	case *[]byte:
		*v = []byte(s.text(verb))
	default:
		s.reflected(verb, reflect.ValueOf(arg))
	}
}

// reflected reads into what ptr, the operand, points to.
func (s *scanner) reflected(verb rune, ptr reflect.Value) {
	if ptr.Kind() != reflect.Pointer {
		s.fail("type not a pointer: " + ptr.Type().String())
	}
	v := ptr.Elem()
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(s.bool(verb))
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(s.integer(verb, int(v.Type().Size())*8))
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		v.SetUint(s.unsigned(verb, int(v.Type().Size())*8))
	case reflect.Float32, reflect.Float64:
		v.SetFloat(s.float(int(v.Type().Size()) * 8))
	case reflect.Complex64, reflect.Complex128:
		v.SetComplex(s.complex(verb, int(v.Type().Size())*8))
	case reflect.String:
		v.SetString(s.text(verb))
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			s.fail("can't scan type: " + ptr.Type().String())
		}
		text := s.text(verb)
		v.Set(reflect.MakeSlice(v.Type(), len(text), len(text)))
		for i := range len(text) {
			v.Index(i).SetUint(uint64(text[i]))
		}
	default:
		s.fail("can't scan type: " + ptr.Type().String())
	}
}

// allow throws an error if verb is none of verbs.
func (s *scanner) allow(verb rune, verbs, typ string) {
	if !contains(verbs, verb) {
		s.fail("bad verb '%" + string(verb) + "' for " + typ)
	}
}

// begin skips white space; there must be something behind it.
func (s *scanner) begin() {
	s.SkipSpace()
	s.more()
}

// bool reads 0, 1, t, true, f, false in either case. Anything else counts as false, and its first character is gone.
func (s *scanner) bool(verb rune) bool {
	s.begin()
	s.allow(verb, "tv", "boolean")
	switch s.next() {
	case '1':
		return true
	case 't', 'T':
		if s.accept("rR") && !s.acceptWord("uUeE") {
			s.failWith(errBool)
		}
		return true
	case 'f', 'F':
		if s.accept("aA") && !s.acceptWord("lLsSeE") {
			s.failWith(errBool)
		}
	}
	return false
}

// Integers ------------------------------------------------------------------------------------------------------------

const (
	binaryDigits  = "01"
	octalDigits   = "01234567"
	decimalDigits = "0123456789"
	hexDigits     = "0123456789aAbBcCdDeEfF"
)

// char reads one character, for a type of that many bits.
func (s *scanner) char(bits int) int64 {
	s.more()
	r := int64(s.next())
	if r<<(64-bits)>>(64-bits) != r {
		s.fail("overflow on character value " + string(rune(r)))
	}
	return r
}

// number reads the text of an integer and returns it with its base, 0 meaning that the text tells it.
func (s *scanner) number(verb rune, signed bool) (text string, base int) {
	s.begin()
	s.allow(verb, "bdoUxXv", "integer")
	digits, some := decimalDigits, false
	base = 10
	switch verb {
	case 'b':
		base, digits = 2, binaryDigits
	case 'o':
		base, digits = 8, octalDigits
	case 'x', 'X', 'U':
		base, digits = 16, hexDigits
	}
	if verb == 'U' {
		if s.next() != 'U' || s.next() != '+' {
			s.fail("bad unicode format ")
		}
	} else if signed {
		s.accept("+-")
	}
	if verb == 'v' {
		base = 0
		digits, some = s.basePrefix()
	}
	if !some {
		s.more()
		if !s.accept(digits) {
			s.fail("expected integer")
		}
	}
	s.acceptAll(digits)
	return string(s.token), base
}

// basePrefix accepts 0, 0b, 0o or 0x and returns the digits that may follow. some: there has been one already.
func (s *scanner) basePrefix() (digits string, some bool) {
	if !s.accept("0") {
		return decimalDigits + "_", false
	}
	switch {
	case s.accept("bB"):
		return binaryDigits + "_", true
	case s.accept("xX"):
		return hexDigits + "_", true
	}
	s.accept("oO")
	return octalDigits + "_", true
}

func (s *scanner) integer(verb rune, bits int) int64 {
	if verb == 'c' {
		return s.char(bits)
	}
	text, base := s.number(verb, true)
	i, err := strconv.ParseInt(text, base, 64)
	if err != nil {
		s.failWith(err)
	}
	if i<<(64-bits)>>(64-bits) != i {
		s.fail("integer overflow on token " + text)
	}
	return i
}

func (s *scanner) unsigned(verb rune, bits int) uint64 {
	if verb == 'c' {
		return uint64(s.char(bits))
	}
	text, base := s.number(verb, false)
	u, err := strconv.ParseUint(text, base, 64)
	if err != nil {
		s.failWith(err)
	}
	if u<<(64-bits)>>(64-bits) != u {
		s.fail("unsigned integer overflow on token " + text)
	}
	return u
}

// Floating-point numbers ----------------------------------------------------------------------------------------------

// floatText reads what may be a number; whether it is one, parseFloat finds out.
func (s *scanner) floatText() string {
	s.token = s.token[:0]
	if s.acceptWord("nNaAnN") {
		return string(s.token)
	}
	s.accept("+-")
	if s.acceptWord("iInNfF") {
		return string(s.token)
	}
	digits, exponent := decimalDigits+"_", "eEpP"
	if s.accept("0") && s.accept("xX") {
		digits, exponent = hexDigits+"_", "pP"
	}
	s.acceptAll(digits)
	if s.accept(".") {
		s.acceptAll(digits)
	}
	if s.accept(exponent) {
		s.accept("+-")
		s.acceptAll(decimalDigits + "_")
	}
	return string(s.token)
}

// parseFloat returns the value of text, a number of that many bits. Other than in the language the mantissa of a number
// with a binary exponent may be decimal, as %b writes it.
func (s *scanner) parseFloat(text string, bits int) float64 {
	p := 0
	for p < len(text) && text[p] != 'p' && text[p] != 'x' && text[p] != 'X' {
		p++
	}
	if p == len(text) || text[p] != 'p' {
		f, err := strconv.ParseFloat(text, bits)
		if err != nil {
			s.failWith(err)
		}
		return f
	}
	f, err := strconv.ParseFloat(text[:p], bits)
	if err == nil {
		var exp int
		if exp, err = strconv.Atoi(text[p+1:]); err == nil {
			return math.Ldexp(f, exp)
		}
	}
	if e, ok := err.(*strconv.NumError); ok {
		e.Num = text
	}
	s.failWith(err)
	return 0
}

func (s *scanner) float(bits int) float64 {
	s.begin()
	return s.parseFloat(s.floatText(), bits)
}

// complex reads two numbers, the second with a sign and i, with or without parentheses around.
func (s *scanner) complex(verb rune, bits int) complex128 {
	s.allow(verb, floatVerbs, "complex")
	s.begin()
	parens := s.accept("(")
	re := s.floatText()
	s.token = s.token[:0]
	if !s.accept("+-") {
		s.failWith(errComplex)
	}
	sign := string(s.token)
	im := sign + s.floatText()
	if !s.accept("i") || parens && !s.accept(")") {
		s.failWith(errComplex)
	}
	return complex(s.parseFloat(re, bits/2), s.parseFloat(im, bits/2))
}

// Strings -------------------------------------------------------------------------------------------------------------

func (s *scanner) text(verb rune) string {
	s.allow(verb, "svqxX", "string")
	s.begin()
	switch verb {
	case 'q':
		return s.quoted()
	case 'x', 'X':
		return s.hex()
	}
	return string(s.takeWhile(isNoSpace))
}

// quoted reads a string literal.
func (s *scanner) quoted() string {
	switch s.next() {
	case '`':
		for r := s.must(); r != '`'; r = s.must() {
			s.token = utf8.AppendRune(s.token, r)
		}
		return string(s.token)
	case '"':
		s.token = append(s.token, '"')
		for {
			r := s.must()
			s.token = utf8.AppendRune(s.token, r)
			if r == '"' {
				break
			}
			if r == '\\' {
				s.token = utf8.AppendRune(s.token, s.must())
			}
		}
		text, err := strconv.Unquote(string(s.token))
		if err != nil {
			s.failWith(err)
		}
		return text
	}
	s.fail("expected quoted string")
	return ""
}

// hex reads bytes of two digits each.
func (s *scanner) hex() string {
	for {
		r := s.next()
		if r == eof {
			break
		}
		high := hexValue(r)
		if high < 0 {
			s.UnreadRune()
			break
		}
		low := hexValue(s.must())
		if low < 0 {
			s.fail("illegal hex digit")
		}
		s.token = append(s.token, byte(high<<4|low))
	}
	if len(s.token) == 0 {
		s.fail("no hex data for %x string")
	}
	return string(s.token)
}

func hexValue(r rune) int {
	switch {
	case '0' <= r && r <= '9':
		return int(r - '0')
	case 'a' <= r && r <= 'f':
		return int(r - 'a' + 10)
	case 'A' <= r && r <= 'F':
		return int(r - 'A' + 10)
	}
	return -1
}
