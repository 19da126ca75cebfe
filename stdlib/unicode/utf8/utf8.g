// Package utf8 translates between runes and their UTF-8 encoding (RFC 3629).
//
// A rune takes one to four bytes. The encodings of surrogate halves, encodings that are longer than necessary, and those
// of values beyond [MaxRune] are invalid; decoding any of them yields [RuneError] and consumes one byte.
package utf8

const (
	RuneError = '\uFFFD'     // stands for bytes that are not valid UTF-8
	RuneSelf  = 0x80         // below it, a rune is a single byte of the same value
	MaxRune   = '\U0010FFFF' // the largest code point
	UTFMax    = 4            // the most bytes a rune takes
)

const (
	surrogateMin = 0xD800
	surrogateMax = 0xDFFF
)

// lead tells what a first byte means: the length of the encoding, and the range that its second byte must lie in. The
// range is what excludes overlong forms, surrogates and values beyond MaxRune. Length 0 means that nothing may begin so.
type lead struct {
	size   uint8
	lo, hi uint8
}

func leadOf(b byte) lead {
	switch {
	case b < 0x80:
		return lead{1, 0, 0}
	case b < 0xC2: // a continuation byte, or an overlong two-byte form
		return lead{}
	case b < 0xE0:
		return lead{2, 0x80, 0xBF}
	case b == 0xE0:
		return lead{3, 0xA0, 0xBF}
	case b == 0xED:
		return lead{3, 0x80, 0x9F}
	case b < 0xF0:
		return lead{3, 0x80, 0xBF}
	case b == 0xF0:
		return lead{4, 0x90, 0xBF}
	case b < 0xF4:
		return lead{4, 0x80, 0xBF}
	case b == 0xF4:
		return lead{4, 0x80, 0x8F}
	}
	return lead{}
}

func isCont(b byte) bool { return b&0xC0 == 0x80 }

// FullRune reports whether p begins with a full encoding of a rune. An invalid encoding is full: it decodes to a
// RuneError of one byte.
func FullRune(p []byte) bool {
	n := len(p)
	if n == 0 {
		return false
	}
	l := leadOf(p[0])
	if n >= int(l.size) {
		return true
	}
	// Too short to be valid; it is full only if what is there is wrong already.
	if n > 1 && (p[1] < l.lo || l.hi < p[1]) {
		return true
	}
	return n > 2 && !isCont(p[2])
}

// FullRuneInString is like [FullRune] for a string.
func FullRuneInString(s string) bool {
	n := len(s)
	if n == 0 {
		return false
	}
	l := leadOf(s[0])
	if n >= int(l.size) {
		return true
	}
	if n > 1 && (s[1] < l.lo || l.hi < s[1]) {
		return true
	}
	return n > 2 && !isCont(s[2])
}

// DecodeRune returns the first rune of p and the number of bytes it takes: (RuneError, 0) if p is empty, (RuneError, 1)
// if the encoding is invalid. No correct encoding gives either.
func DecodeRune(p []byte) (rune, int) {
	n := len(p)
	if n == 0 {
		return RuneError, 0
	}
	b0 := p[0]
	if b0 < RuneSelf {
		return rune(b0), 1
	}
	l := leadOf(b0)
	if l.size == 0 || n < int(l.size) || p[1] < l.lo || l.hi < p[1] {
		return RuneError, 1
	}
	if l.size == 2 {
		return rune(b0&0x1F)<<6 | rune(p[1]&0x3F), 2
	}
	if !isCont(p[2]) {
		return RuneError, 1
	}
	if l.size == 3 {
		return rune(b0&0x0F)<<12 | rune(p[1]&0x3F)<<6 | rune(p[2]&0x3F), 3
	}
	if !isCont(p[3]) {
		return RuneError, 1
	}
	return rune(b0&0x07)<<18 | rune(p[1]&0x3F)<<12 | rune(p[2]&0x3F)<<6 | rune(p[3]&0x3F), 4
}

// DecodeRuneInString is like [DecodeRune] for a string.
func DecodeRuneInString(s string) (rune, int) {
	n := len(s)
	if n == 0 {
		return RuneError, 0
	}
	b0 := s[0]
	if b0 < RuneSelf {
		return rune(b0), 1
	}
	l := leadOf(b0)
	if l.size == 0 || n < int(l.size) || s[1] < l.lo || l.hi < s[1] {
		return RuneError, 1
	}
	if l.size == 2 {
		return rune(b0&0x1F)<<6 | rune(s[1]&0x3F), 2
	}
	if !isCont(s[2]) {
		return RuneError, 1
	}
	if l.size == 3 {
		return rune(b0&0x0F)<<12 | rune(s[1]&0x3F)<<6 | rune(s[2]&0x3F), 3
	}
	if !isCont(s[3]) {
		return RuneError, 1
	}
	return rune(b0&0x07)<<18 | rune(s[1]&0x3F)<<12 | rune(s[2]&0x3F)<<6 | rune(s[3]&0x3F), 4
}

// DecodeLastRune returns the last rune of p and the number of bytes it takes: (RuneError, 0) if p is empty,
// (RuneError, 1) if p does not end in a valid encoding.
func DecodeLastRune(p []byte) (rune, int) {
	end := len(p)
	if end == 0 {
		return RuneError, 0
	}
	// The first byte of the last rune is at most UTFMax bytes back. If decoding from there does not reach the end, the last
	// byte is a stray one.
	first := max(end-UTFMax, 0)
	for i := end - 1; i >= first; i-- {
		if isCont(p[i]) {
			continue
		}
		r, size := DecodeRune(p[i:end])
		if i+size == end {
			return r, size
		}
		break
	}
	return RuneError, 1
}

// DecodeLastRuneInString is like [DecodeLastRune] for a string.
func DecodeLastRuneInString(s string) (rune, int) {
	end := len(s)
	if end == 0 {
		return RuneError, 0
	}
	first := max(end-UTFMax, 0)
	for i := end - 1; i >= first; i-- {
		if isCont(s[i]) {
			continue
		}
		r, size := DecodeRuneInString(s[i:end])
		if i+size == end {
			return r, size
		}
		break
	}
	return RuneError, 1
}

// RuneLen returns the number of bytes of the encoding of r, or -1 if r has none.
func RuneLen(r rune) int {
	switch {
	case r < 0:
		return -1
	case r < 0x80:
		return 1
	case r < 0x800:
		return 2
	case surrogateMin <= r && r <= surrogateMax:
		return -1
	case r < 0x10000:
		return 3
	case r <= MaxRune:
		return 4
	}
	return -1
}

// EncodeRune writes the encoding of r to p, which must be large enough, and returns the number of bytes written. A rune
// that has no encoding is written as RuneError.
func EncodeRune(p []byte, r rune) int {
	switch n := RuneLen(r); n {
	case 1:
		p[0] = byte(r)
		return 1
	case 2:
		_ = p[1]
		p[0] = 0xC0 | byte(r>>6)
		p[1] = 0x80 | byte(r)&0x3F
		return 2
	case 4:
		_ = p[3]
		p[0] = 0xF0 | byte(r>>18)
		p[1] = 0x80 | byte(r>>12)&0x3F
		p[2] = 0x80 | byte(r>>6)&0x3F
		p[3] = 0x80 | byte(r)&0x3F
		return 4
	case -1:
		r = RuneError
	}
	_ = p[2]
	p[0] = 0xE0 | byte(r>>12)
	p[1] = 0x80 | byte(r>>6)&0x3F
	p[2] = 0x80 | byte(r)&0x3F
	return 3
}

// AppendRune appends the encoding of r to p and returns the longer slice. A rune that has no encoding is appended as
// RuneError.
func AppendRune(p []byte, r rune) []byte {
	if uint32(r) < RuneSelf {
		return append(p, byte(r))
	}
	var buf [UTFMax]byte
	n := EncodeRune(buf[:], r)
	return append(p, buf[:n]...)
}

// RuneCount returns the number of runes in p. Each byte that is not part of a valid encoding counts as one rune.
func RuneCount(p []byte) int {
	count := 0
	for i := 0; i < len(p); count++ {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size := DecodeRune(p[i:])
		i += size
	}
	return count
}

// RuneCountInString is like [RuneCount] for a string.
func RuneCountInString(s string) int {
	count := 0
	for range s {
		count++
	}
	return count
}

// RuneStart reports whether b can be the first byte of an encoding, valid or not: second and later bytes always have
// their two highest bits set to 10.
func RuneStart(b byte) bool { return !isCont(b) }

// Valid reports whether p consists of valid encodings only.
func Valid(p []byte) bool {
	for i := 0; i < len(p); {
		if p[i] < RuneSelf {
			i++
			continue
		}
		_, size := DecodeRune(p[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidString reports whether s consists of valid encodings only.
func ValidString(s string) bool {
	for i := 0; i < len(s); {
		if s[i] < RuneSelf {
			i++
			continue
		}
		_, size := DecodeRuneInString(s[i:])
		if size == 1 {
			return false
		}
		i += size
	}
	return true
}

// ValidRune reports whether r can be encoded: it is a code point and no surrogate half.
func ValidRune(r rune) bool {
	return 0 <= r && r < surrogateMin || surrogateMax < r && r <= MaxRune
}
