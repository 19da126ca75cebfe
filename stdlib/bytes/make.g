package bytes

import (
	"internal/text"
	"unicode"
	"unicode/utf8"
)

// made returns the bytes that were made, or a copy of s if nothing was changed: results never share memory with s.
func made(s, bytes []byte, same bool) []byte {
	if same {
		return append([]byte(""), s...)
	}
	return bytes
}

// Clone returns a copy of b; nil of nil.
func Clone(b []byte) []byte {
	if b == nil {
		return nil
	}
	return append([]byte{}, b...)
}

// Runes returns the runes of s.
func Runes(s []byte) []rune {
	runes := make([]rune, 0, utf8.RuneCount(s))
	for _, r := range view(s) {
		runes = append(runes, r)
	}
	return runes
}

// Join returns a new slice with the elements of s and sep between them.
func Join(s [][]byte, sep []byte) []byte {
	if len(s) == 0 {
		return []byte{}
	}
	if len(sep) > 0 && len(s) > 1 && len(sep) >= text.MaxInt/(len(s)-1) {
		panic("bytes: Join output length overflow")
	}
	size := len(sep) * (len(s) - 1)
	for _, e := range s {
		if len(e) > text.MaxInt-size {
			panic("bytes: Join output length overflow")
		}
		size += len(e)
	}
	if len(s) == 1 {
		return append([]byte(nil), s[0]...)
	}
	joined := append(make([]byte, 0, size), s[0]...)
	for _, e := range s[1:] {
		joined = append(joined, sep...)
		joined = append(joined, e...)
	}
	return joined
}

// Repeat returns a new slice with count copies of b. It panics if count is negative or the result would be too long.
func Repeat(b []byte, count int) []byte {
	switch {
	case count < 0:
		panic("bytes: negative Repeat count")
	case count == 0 || len(b) == 0:
		return []byte{}
	case len(b) > text.MaxInt/count:
		panic("bytes: Repeat output length overflow")
	}
	return text.Repeat(view(b), count)
}

// Replace returns a copy of s with the first n instances of old replaced by new, all of them if n < 0. They do not
// overlap. If old is empty, it is before each rune and at the end of s.
func Replace(s, old, new []byte, n int) []byte {
	bytes, same := text.Replace(view(s), view(old), view(new), n)
	if same {
		return append([]byte(nil), s...)
	}
	return bytes
}

// ReplaceAll returns a copy of s with all instances of old replaced by new, as [Replace] does.
func ReplaceAll(s, old, new []byte) []byte { return Replace(s, old, new, -1) }

// Map returns a copy of s with each rune replaced by what mapping makes of it. A rune for which mapping is negative is
// left out.
func Map(mapping func(r rune) rune, s []byte) []byte {
	bytes, same := text.Map(mapping, view(s))
	return made(s, bytes, same)
}

// ToUpper returns a copy of s with all letters in upper case.
func ToUpper(s []byte) []byte {
	if text.IsASCII(view(s)) {
		bytes, same := text.Case(view(s), 'a')
		return made(s, bytes, same)
	}
	return Map(unicode.ToUpper, s)
}

// ToLower returns a copy of s with all letters in lower case.
func ToLower(s []byte) []byte {
	if text.IsASCII(view(s)) {
		bytes, same := text.Case(view(s), 'A')
		return made(s, bytes, same)
	}
	return Map(unicode.ToLower, s)
}

// ToTitle returns a copy of s with all letters in title case.
func ToTitle(s []byte) []byte { return Map(unicode.ToTitle, s) }

// ToUpperSpecial returns a copy of s with all letters in upper case by the rules of c.
func ToUpperSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToUpper, s) }

// ToLowerSpecial returns a copy of s with all letters in lower case by the rules of c.
func ToLowerSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToLower, s) }

// ToTitleSpecial returns a copy of s with all letters in title case by the rules of c.
func ToTitleSpecial(c unicode.SpecialCase, s []byte) []byte { return Map(c.ToTitle, s) }

// Title returns a copy of s with the letters that begin words in title case.
//
// Deprecated: it does not know what a word is in Unicode text.
func Title(s []byte) []byte { return Map(text.Title(), s) }

// ToValidUTF8 returns a copy of s with each run of bytes that are not UTF-8 replaced by replacement, which may be empty.
func ToValidUTF8(s, replacement []byte) []byte {
	bytes, same := text.ToValid(view(s), view(replacement))
	return made(s, bytes, same)
}
