// Package utf16 encodes and decodes UTF-16: code points from U+10000 on are two units, a high surrogate (U+D800 to U+DBFF)
// with the upper ten bits of what is above 0x10000, and a low one (U+DC00 to U+DFFF) with the lower ten.
package utf16

const (
	replacement = '\uFFFD'
	maxRune     = '\U0010FFFF'

	highFirst = 0xD800
	lowFirst  = 0xDC00
	last      = 0xDFFF
	pairFirst = 0x10000 // the first code point that takes two units
)

// IsSurrogate tells whether r is a half of a pair.
func IsSurrogate(r rune) bool { return highFirst <= r && r <= last }

// DecodeRune returns the code point of a pair, or U+FFFD if it is no valid one.
func DecodeRune(r1, r2 rune) rune {
	if highFirst <= r1 && r1 < lowFirst && lowFirst <= r2 && r2 <= last {
		return (r1-highFirst)<<10 | (r2 - lowFirst) + pairFirst
	}
	return replacement
}

// EncodeRune returns the pair of a code point, or U+FFFD twice if it is none that takes a pair.
func EncodeRune(r rune) (r1, r2 rune) {
	if r < pairFirst || r > maxRune {
		return replacement, replacement
	}
	r -= pairFirst
	return highFirst + r>>10, lowFirst + r&0x3FF
}

// RuneLen returns how many units r takes: 1, 2, or -1 if it cannot be encoded.
func RuneLen(r rune) int {
	switch {
	case 0 <= r && r < highFirst, last < r && r < pairFirst:
		return 1
	case pairFirst <= r && r <= maxRune:
		return 2
	}
	return -1
}

// AppendRune appends r to a and returns the extended slice. In the place of what cannot be encoded comes U+FFFD.
func AppendRune(a []uint16, r rune) []uint16 {
	switch RuneLen(r) {
	case 1:
		return append(a, uint16(r))
	case 2:
		r1, r2 := EncodeRune(r)
		return append(a, uint16(r1), uint16(r2))
	}
	return append(a, replacement)
}

// Encode returns s in UTF-16.
func Encode(s []rune) []uint16 {
	n := len(s)
	for _, r := range s {
		if r >= pairFirst {
			n++
		}
	}
	a := make([]uint16, 0, n)
	for _, r := range s {
		a = AppendRune(a, r)
	}
	return a
}

// Decode returns the code points of s. In the place of halves without a partner comes U+FFFD.
func Decode(s []uint16) []rune {
	// A result that does not leave the caller needs no heap, if it is as short as this.
	return appendDecoded(make([]rune, 0, 64), s)
}

func appendDecoded(runes []rune, s []uint16) []rune {
	if len(s) > cap(runes) {
		runes = make([]rune, 0, len(s))
	}
	for i := 0; i < len(s); i++ {
		r := rune(s[i])
		if IsSurrogate(r) {
			pair := rune(replacement)
			if i+1 < len(s) {
				pair = DecodeRune(r, rune(s[i+1]))
			}
			if pair != replacement {
				i++
			}
			r = pair
		}
		runes = append(runes, r)
	}
	return runes
}
