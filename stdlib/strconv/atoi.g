// atoi.g: text to integers. Digits are taken one at a time from the left, so the first thing that is wrong, a byte that is
// no digit or a value that no longer fits, decides which error it is.

package strconv

import "math/bits"

// IntSize is the size of int and uint in bits.
const IntSize = bits.UintSize

// digitValue returns the value of c as a digit of bases up to 36; 255 if it is none.
func digitValue(c byte) byte {
	switch {
	case '0' <= c && c <= '9':
		return c - '0'
	case 'a' <= c|0x20 && c|0x20 <= 'z':
		return c | 0x20 - 'a' + 10
	}
	return 255
}

// decimalPrefix returns the number that the first digits of s are, 18 at most, and how many these are.
func decimalPrefix(s string) (n uint64, i int) {
	for i = range min(len(s), 18) {
		d := s[i] - '0'
		if d > 9 {
			return n, i
		}
		n = n*10 + uint64(d)
	}
	return n, min(len(s), 18)
}

// splitBase takes the prefix off a number that tells its own base.
func splitBase(s string) (base int, digits string) {
	if s[0] != '0' {
		return 10, s
	}
	if len(s) >= 3 {
		switch s[1] | 0x20 {
		case 'b':
			return 2, s[2:]
		case 'o':
			return 8, s[2:]
		case 'x':
			return 16, s[2:]
		}
	}
	return 8, s[1:]
}

// parseUint is ParseUint; its errors name fn and num.
func parseUint(fn, num, s string, base, bitSize int) (uint64, error) {
	if s == "" {
		return 0, numError(fn, num, ErrSyntax)
	}
	whole, anyBase := s, base == 0
	switch {
	case anyBase:
		base, s = splitBase(s)
	case base < 2 || base > 36:
		return 0, baseError(fn, num, base)
	}
	if bitSize == 0 {
		bitSize = IntSize
	} else if bitSize < 0 || bitSize > 64 {
		return 0, bitSizeError(fn, num, bitSize)
	}

	limit := uint64(1)<<bitSize - 1
	n, i := uint64(0), 0
	if base == 10 && bitSize == 64 {
		n, i = decimalPrefix(s)
	}
	underscores := false
	for ; i < len(s); i++ {
		c := s[i]
		if c == '_' && anyBase {
			underscores = true
			continue
		}
		d := digitValue(c)
		if int(d) >= base {
			return 0, numError(fn, num, ErrSyntax)
		}
		if n >= 1<<58 { // no base is over 64, so that nothing overflows below
			if high, _ := bits.Mul64(n, uint64(base)); high != 0 {
				return limit, numError(fn, num, ErrRange)
			}
		}
		n *= uint64(base)
		sum := n + uint64(d)
		if sum < n || sum > limit {
			return limit, numError(fn, num, ErrRange)
		}
		n = sum
	}
	if underscores && !underscoresSeparate(whole) {
		return 0, numError(fn, num, ErrSyntax)
	}
	return n, nil
}

// underscoresSeparate tells whether each underscore of a number stands between two digits, or between the prefix of the
// base and a digit (spec: Integer literals). A sign may come first. What is digit of which base is not looked at.
func underscoresSeparate(s string) bool {
	if s != "" && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	hex, before := false, false // before: what precedes is a digit or a prefix
	if len(s) >= 2 && s[0] == '0' {
		switch s[1] | 0x20 {
		case 'x':
			hex = true
			fallthrough
		case 'b', 'o':
			before = true
			s = s[2:]
		}
	}
	isDigit := func(c byte) bool {
		d := digitValue(c)
		return d < 10 || hex && d < 16
	}
	for i := 0; i < len(s); i++ {
		if s[i] == '_' && !(before && i+1 < len(s) && isDigit(s[i+1])) {
			return false
		}
		before = isDigit(s[i])
	}
	return true
}

// ParseUint reads an unsigned integer of the given base, 2 to 36. There is no sign. Base 0 means that the number tells
// its base by a prefix, 0b, 0o or 0, or 0x, and may have underscores between digits, both as in Go's source text.
//
// The value must fit bitSize bits, 0 to 64, where 0 means the size of uint. If it does not, the error wraps [ErrRange]
// and the value is the largest one that does.
func ParseUint(s string, base int, bitSize int) (uint64, error) {
	return parseUint("ParseUint", s, s, base, bitSize)
}

// ParseInt reads an integer that may have a sign, + or -, before what [ParseUint] reads. A value that does not fit
// bitSize bits gives the nearest one that does, and an error that wraps [ErrRange].
func ParseInt(s string, base int, bitSize int) (i int64, err error) {
	return parseInt("ParseInt", s, base, bitSize)
}

func parseInt(fn, num string, base, bitSize int) (int64, error) {
	s, negative := num, false
	if s != "" && (s[0] == '+' || s[0] == '-') {
		negative = s[0] == '-'
		s = s[1:]
	}
	n, err := parseUint(fn, num, s, base, bitSize)
	if err != nil && err.(*NumError).Err != ErrRange {
		return 0, err
	}
	if bitSize == 0 {
		bitSize = IntSize
	}
	limit := uint64(1) << (bitSize - 1)
	switch {
	case negative && n > limit:
		return -int64(limit), numError(fn, num, ErrRange)
	case negative:
		return -int64(n), nil
	case n >= limit:
		return int64(limit - 1), numError(fn, num, ErrRange)
	}
	return int64(n), nil
}

// Atoi reads a decimal int, as ParseInt(s, 10, 0) does.
func Atoi(s string) (int, error) {
	const safe = IntSize / 32 * 9 // so many digits always fit
	digits := s
	if digits != "" && (digits[0] == '+' || digits[0] == '-') {
		digits = digits[1:]
	}
	if digits == "" || len(digits) > safe {
		n, err := parseInt("Atoi", s, 10, 0)
		return int(n), err
	}
	u, i := decimalPrefix(digits)
	if i < len(digits) {
		return 0, numError("Atoi", s, ErrSyntax)
	}
	n := int(u)
	if s[0] == '-' {
		n = -n
	}
	return n, nil
}
