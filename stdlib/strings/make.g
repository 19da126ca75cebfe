package strings

import (
	"internal/text"
	"unicode"
)

// made returns the string of bytes that were made, or s if nothing was changed.
func made(s string, bytes []byte, same bool) string {
	if same {
		return s
	}
	return text.Own(bytes)
}

// Clone returns a copy of s in memory of its own. That is of use when s is a small piece of a string that could otherwise
// be forgotten.
func Clone(s string) string {
	if len(s) == 0 {
		return ""
	}
	return text.Own([]byte(s))
}

// Join returns the elements with sep between them.
func Join(elems []string, sep string) string {
	switch len(elems) {
	case 0:
		return ""
	case 1:
		return elems[0]
	}
	if len(sep) > 0 && len(sep) >= text.MaxInt/(len(elems)-1) {
		panic("strings: Join output length overflow")
	}
	size := len(sep) * (len(elems) - 1)
	for _, e := range elems {
		if len(e) > text.MaxInt-size {
			panic("strings: Join output length overflow")
		}
		size += len(e)
	}
	joined := append(make([]byte, 0, size), elems[0]...)
	for _, e := range elems[1:] {
		joined = append(joined, sep...)
		joined = append(joined, e...)
	}
	return text.Own(joined)
}

// Repeat returns count copies of s, one after the other. It panics if count is negative or the result would be too long.
func Repeat(s string, count int) string {
	switch {
	case count < 0:
		panic("strings: negative Repeat count")
	case count == 0 || len(s) == 0:
		return ""
	case count == 1:
		return s
	case len(s) > text.MaxInt/count:
		panic("strings: Repeat output length overflow")
	}
	return text.Own(text.Repeat(s, count))
}

// Replace returns s with the first n instances of old replaced by new, all of them if n < 0. They do not overlap. If old
// is empty, it is before each rune and at the end of s.
func Replace(s, old, new string, n int) string {
	if old == new {
		return s
	}
	bytes, same := text.Replace(s, old, new, n)
	return made(s, bytes, same)
}

// ReplaceAll returns s with all instances of old replaced by new, as [Replace] does.
func ReplaceAll(s, old, new string) string { return Replace(s, old, new, -1) }

// Map returns s with each rune replaced by what mapping makes of it. A rune for which mapping is negative is left out.
func Map(mapping func(rune) rune, s string) string {
	bytes, same := text.Map(mapping, s)
	return made(s, bytes, same)
}

// ToUpper returns s with all letters in upper case.
func ToUpper(s string) string {
	if text.IsASCII(s) {
		bytes, same := text.Case(s, 'a')
		return made(s, bytes, same)
	}
	return Map(unicode.ToUpper, s)
}

// ToLower returns s with all letters in lower case.
func ToLower(s string) string {
	if text.IsASCII(s) {
		bytes, same := text.Case(s, 'A')
		return made(s, bytes, same)
	}
	return Map(unicode.ToLower, s)
}

// ToTitle returns s with all letters in title case.
func ToTitle(s string) string { return Map(unicode.ToTitle, s) }

// ToUpperSpecial returns s with all letters in upper case by the rules of c.
func ToUpperSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToUpper, s) }

// ToLowerSpecial returns s with all letters in lower case by the rules of c.
func ToLowerSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToLower, s) }

// ToTitleSpecial returns s with all letters in title case by the rules of c.
func ToTitleSpecial(c unicode.SpecialCase, s string) string { return Map(c.ToTitle, s) }

// Title returns s with the letters that begin words in title case.
//
// Deprecated: it does not know what a word is in Unicode text.
func Title(s string) string { return Map(text.Title(), s) }

// ToValidUTF8 returns s with each run of bytes that are not UTF-8 replaced by replacement, which may be empty.
func ToValidUTF8(s, replacement string) string {
	bytes, same := text.ToValid(s, replacement)
	return made(s, bytes, same)
}
