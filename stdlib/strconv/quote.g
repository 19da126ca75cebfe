// quote.g: strings and runes as Go literals, and back (spec: Rune literals, String literals).

package strconv

import "unicode/utf8"

// A quoting tells how literals are written.
type quoting struct {
	quote   byte
	ascii   bool // nothing else stays as it is
	graphic bool // what IsGraphic says stays as it is, not only what IsPrint says
}

var (
	quoteString        = quoting{quote: '"'}
	quoteStringASCII   = quoting{quote: '"', ascii: true}
	quoteStringGraphic = quoting{quote: '"', graphic: true}
	quoteRune          = quoting{quote: '\''}
	quoteRuneASCII     = quoting{quote: '\'', ascii: true}
	quoteRuneGraphic   = quoting{quote: '\'', graphic: true}
)

const hexDigits = "0123456789abcdef"

// appendHexDigits appends the lowest n hexadecimal digits of r.
func appendHexDigits(dst []byte, r rune, n int) []byte {
	for shift := (n - 1) * 4; shift >= 0; shift -= 4 {
		dst = append(dst, hexDigits[r>>shift&15])
	}
	return dst
}

// keeps tells whether a valid rune can stand for itself.
func (q quoting) keeps(r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return ' ' <= r && r < 0x7f && r != rune(q.quote) && r != '\\'
	case q.ascii:
		return false
	}
	return IsPrint(r) || q.graphic && IsGraphic(r)
}

func (q quoting) appendRune(dst []byte, r rune) []byte {
	if q.keeps(r) {
		return utf8.AppendRune(dst, r)
	}
	switch r {
	case rune(q.quote), '\\':
		return append(dst, '\\', byte(r))
	case '\a', '\b', '\t', '\n', '\v', '\f', '\r':
		return append(dst, '\\', "abtnvfr"[r-'\a'])
	}
	switch {
	case r < utf8.RuneSelf:
		return appendHexDigits(append(dst, `\x`...), r, 2)
	case r < 0x10000:
		return appendHexDigits(append(dst, `\u`...), r, 4)
	}
	return appendHexDigits(append(dst, `\U`...), r, 8)
}

func (q quoting) append(dst []byte, s string) []byte {
	if cap(dst)-len(dst) < len(s)+2 { // for most strings that is all it takes
		grown := make([]byte, len(dst), len(dst)+len(s)+2)
		copy(grown, dst)
		dst = grown
	}
	dst = append(dst, q.quote)
	from := 0 // of what is not appended yet, all of which stands for itself
	for i := 0; i < len(s); {
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		invalid := r == utf8.RuneError && n == 1
		if invalid || !q.keeps(r) {
			dst = append(dst, s[from:i]...)
			if invalid {
				dst = appendHexDigits(append(dst, `\x`...), rune(s[i]), 2)
			} else {
				dst = q.appendRune(dst, r)
			}
			from = i + n
		}
		i += n
	}
	dst = append(dst, s[from:]...)
	return append(dst, q.quote)
}

func (q quoting) appendRuneLiteral(dst []byte, r rune) []byte {
	if !utf8.ValidRune(r) {
		r = utf8.RuneError
	}
	return append(q.appendRune(append(dst, q.quote), r), q.quote)
}

func (q quoting) string(s string) string {
	var buf [64]byte
	return string(q.append(buf[:0], s))
}

func (q quoting) rune(r rune) string {
	var buf [16]byte
	return string(q.appendRuneLiteral(buf[:0], r))
}

// Quote returns s as a string literal in double quotes. Control characters, what is not valid UTF-8 and what [IsPrint]
// does not accept are written as escapes (\t, \n, \xFF, \u0100).
func Quote(s string) string { return quoteString.string(s) }

// AppendQuote appends what [Quote] returns to dst and returns the extended slice.
func AppendQuote(dst []byte, s string) []byte { return quoteString.append(dst, s) }

// QuoteToASCII is [Quote] with escapes for all that is not ASCII.
func QuoteToASCII(s string) string { return quoteStringASCII.string(s) }

// AppendQuoteToASCII appends what [QuoteToASCII] returns to dst and returns the extended slice.
func AppendQuoteToASCII(dst []byte, s string) []byte { return quoteStringASCII.append(dst, s) }

// QuoteToGraphic is [Quote] without escapes for what [IsGraphic] accepts.
func QuoteToGraphic(s string) string { return quoteStringGraphic.string(s) }

// AppendQuoteToGraphic appends what [QuoteToGraphic] returns to dst and returns the extended slice.
func AppendQuoteToGraphic(dst []byte, s string) []byte { return quoteStringGraphic.append(dst, s) }

// QuoteRune returns r as a rune literal in single quotes, with escapes as in [Quote]. What is no Unicode character is
// written as U+FFFD.
func QuoteRune(r rune) string { return quoteRune.rune(r) }

// AppendQuoteRune appends what [QuoteRune] returns to dst and returns the extended slice.
func AppendQuoteRune(dst []byte, r rune) []byte { return quoteRune.appendRuneLiteral(dst, r) }

// QuoteRuneToASCII is [QuoteRune] with escapes for all that is not ASCII.
func QuoteRuneToASCII(r rune) string { return quoteRuneASCII.rune(r) }

// AppendQuoteRuneToASCII appends what [QuoteRuneToASCII] returns to dst and returns the extended slice.
func AppendQuoteRuneToASCII(dst []byte, r rune) []byte {
	return quoteRuneASCII.appendRuneLiteral(dst, r)
}

// QuoteRuneToGraphic is [QuoteRune] without escapes for what [IsGraphic] accepts.
func QuoteRuneToGraphic(r rune) string { return quoteRuneGraphic.rune(r) }

// AppendQuoteRuneToGraphic appends what [QuoteRuneToGraphic] returns to dst and returns the extended slice.
func AppendQuoteRuneToGraphic(dst []byte, r rune) []byte {
	return quoteRuneGraphic.appendRuneLiteral(dst, r)
}

// CanBackquote tells whether s can stand between backquotes, on one line and without losing anything: it is valid UTF-8
// without backquotes, byte order marks, and control characters other than tabs.
func CanBackquote(s string) bool {
	for i, r := range s {
		switch {
		case r == utf8.RuneError:
			if _, n := utf8.DecodeRuneInString(s[i:]); n == 1 {
				return false
			}
		case r == '\t':
		case r < ' ', r == '`', r == 0x7f, r == 0xfeff:
			return false
		}
	}
	return true
}

// Reading -------------------------------------------------------------------------------------------------------------

// unhex returns the value of n hexadecimal digits.
func unhex(s string, n int) (value rune, ok bool) {
	if len(s) < n {
		return 0, false
	}
	for i := range n {
		d := digitValue(s[i])
		if d >= 16 {
			return 0, false
		}
		value = value<<4 | rune(d)
	}
	return value, true
}

// UnquoteChar reads the first character of s, the inside of a literal, escapes included. multibyte says that value is a
// rune to be written in UTF-8, not a byte; tail is what follows.
//
// quote is the quote around the literal: that one must be escaped, the other must not. With quote 0 both stand for
// themselves and cannot be escaped. What is no character of a literal is [ErrSyntax].
func UnquoteChar(s string, quote byte) (value rune, multibyte bool, tail string, err error) {
	if s == "" {
		return 0, false, "", ErrSyntax
	}
	switch c := s[0]; {
	case c == quote && (quote == '\'' || quote == '"'):
		return 0, false, "", ErrSyntax
	case c >= utf8.RuneSelf:
		r, n := utf8.DecodeRuneInString(s)
		return r, true, s[n:], nil
	case c != '\\':
		return rune(c), false, s[1:], nil
	}
	value, multibyte, n := unescape(s, quote)
	if n == 0 {
		return 0, false, "", ErrSyntax
	}
	return value, multibyte, s[n:], nil
}

// unescape reads an escape sequence of n bytes, or of none if it is not well-formed.
func unescape(s string, quote byte) (value rune, multibyte bool, n int) {
	if len(s) < 2 {
		return 0, false, 0
	}
	switch c := s[1]; c {
	case 'a':
		return '\a', false, 2
	case 'b':
		return '\b', false, 2
	case 'f':
		return '\f', false, 2
	case 'n':
		return '\n', false, 2
	case 'r':
		return '\r', false, 2
	case 't':
		return '\t', false, 2
	case 'v':
		return '\v', false, 2
	case '\\':
		return '\\', false, 2
	case '\'', '"':
		if c != quote {
			return 0, false, 0
		}
		return rune(c), false, 2
	case 'x':
		if v, ok := unhex(s[2:], 2); ok {
			return v, false, 4
		}
	case 'u':
		if v, ok := unhex(s[2:], 4); ok && utf8.ValidRune(v) {
			return v, true, 6
		}
	case 'U':
		if v, ok := unhex(s[2:], 8); ok && utf8.ValidRune(v) {
			return v, true, 10
		}
	case '0', '1', '2', '3', '4', '5', '6', '7':
		return unescapeOctal(s)
	}
	return 0, false, 0
}

func unescapeOctal(s string) (value rune, multibyte bool, n int) {
	if len(s) < 4 {
		return 0, false, 0
	}
	for i := 1; i < 4; i++ {
		d := s[i] - '0'
		if d > 7 {
			return 0, false, 0
		}
		value = value<<3 | rune(d)
	}
	if value > 255 {
		return 0, false, 0
	}
	return value, false, 4
}

// Unquote returns the string that a literal stands for, in double quotes, backquotes, or single quotes: the last is a
// rune literal, and also may be empty. What is no literal is [ErrSyntax].
func Unquote(s string) (string, error) {
	length, plain, ok := scanLiteral(s)
	if !ok || length != len(s) {
		return "", ErrSyntax
	}
	inside := s[1 : len(s)-1]
	switch {
	case plain:
		return inside, nil
	case s[0] == '`':
		return withoutReturns(inside), nil
	}
	buf := make([]byte, 0, len(inside)+utf8.UTFMax)
	for inside != "" {
		r, multibyte, tail, err := UnquoteChar(inside, s[0])
		if err != nil {
			return "", err
		}
		if multibyte {
			buf = utf8.AppendRune(buf, r)
		} else {
			buf = append(buf, byte(r))
		}
		inside = tail
	}
	return string(buf), nil
}

// QuotedPrefix returns the literal, one that [Unquote] reads, that s begins with, as it stands.
func QuotedPrefix(s string) (string, error) {
	length, _, ok := scanLiteral(s)
	if !ok {
		return "", ErrSyntax
	}
	return s[:length], nil
}

// scanLiteral returns the length of the literal that s begins with, quotes included. plain: it stands for what is
// between the quotes as it is.
func scanLiteral(s string) (length int, plain, ok bool) {
	if len(s) < 2 {
		return 0, false, false
	}
	switch s[0] {
	case '`':
		return scanRawString(s)
	case '"':
		return scanInterpreted(s)
	case '\'':
		return scanRuneLiteral(s)
	}
	return 0, false, false
}

func scanRawString(s string) (length int, plain, ok bool) {
	plain = true
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '`':
			return i + 1, plain, true
		case '\r':
			plain = false
		}
	}
	return 0, false, false
}

func scanInterpreted(s string) (length int, plain, ok bool) {
	plain = true
	for i := 1; i < len(s); {
		switch c := s[i]; {
		case c == '"':
			return i + 1, plain, true
		case c == '\n':
			return 0, false, false
		case c == '\\':
			_, _, n := unescape(s[i:], '"')
			if n == 0 {
				return 0, false, false
			}
			plain = false
			i += n
		case c < utf8.RuneSelf:
			i++
		default:
			r, n := utf8.DecodeRuneInString(s[i:])
			if r == utf8.RuneError && n == 1 {
				plain = false // U+FFFD takes its place
			}
			i += n
		}
	}
	return 0, false, false
}

func scanRuneLiteral(s string) (length int, plain, ok bool) {
	if s[1] == '\'' {
		return 2, true, true
	}
	if s[1] == '\n' {
		return 0, false, false
	}
	r, multibyte, tail, err := UnquoteChar(s[1:], '\'')
	if err != nil || tail == "" || tail[0] != '\'' {
		return 0, false, false
	}
	length = len(s) - len(tail) + 1
	plain = s[1] != '\\' && (!multibyte || r != utf8.RuneError)
	return length, plain, true
}

func withoutReturns(s string) string {
	buf := make([]byte, 0, len(s))
	for i := range len(s) {
		if s[i] != '\r' {
			buf = append(buf, s[i])
		}
	}
	return string(buf)
}
