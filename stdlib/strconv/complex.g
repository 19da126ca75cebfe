// complex.g: complex numbers to text and back, (a+bi) with a and b as in ftoa.g and atof.g.

package strconv

// FormatComplex returns c as (a+bi), with both parts as [FormatFloat] writes them. bitSize is 64 for complex64, whose
// parts are float32, and 128 for complex128.
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string {
	if bitSize != 64 && bitSize != 128 {
		panic("invalid bitSize")
	}
	var buf [64]byte
	dst := append(buf[:0], '(')
	dst = AppendFloat(dst, real(c), fmt, prec, bitSize/2)
	var part [32]byte
	im := AppendFloat(part[:0], imag(c), fmt, prec, bitSize/2)
	if im[0] != '+' && im[0] != '-' {
		dst = append(dst, '+')
	}
	dst = append(dst, im...)
	return string(append(dst, "i)"...))
}

// ParseComplex reads N, Ni or N±Ni, in parentheses or not and without spaces, where N is what [ParseFloat] reads. A sign
// stands between the parts, and only + before NaN. bitSize is 64 for complex64 and 128 for complex128.
//
// If a part is too large it is an infinity, and the error wraps [ErrRange].
func ParseComplex(s string, bitSize int) (complex128, error) {
	c, err := parseComplex(s, bitSize)
	if err != nil {
		return c, numError("ParseComplex", s, err)
	}
	return c, nil
}

func parseComplex(s string, bitSize int) (complex128, error) {
	size := 64
	if bitSize == 64 {
		size = 32
	}
	if len(s) >= 2 && s[0] == '(' && s[len(s)-1] == ')' {
		s = s[1 : len(s)-1]
	}
	re, n, err := parseFloatPrefix(s, size)
	if err == ErrSyntax {
		return 0, err
	}
	s = s[n:]
	switch {
	case s == "":
		return complex(re, 0), err
	case s == "i":
		return complex(0, re), err
	case s[0] == '+' && len(s) > 1 && s[1] != '+':
		s = s[1:] // NaN takes no sign of its own
	case s[0] != '+' && s[0] != '-':
		return 0, ErrSyntax
	}
	im, n, imErr := parseFloatPrefix(s, size)
	if imErr == ErrSyntax || s[n:] != "i" {
		return 0, ErrSyntax
	}
	if err == nil {
		err = imErr
	}
	return complex(re, im), err
}
