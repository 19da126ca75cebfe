// Package bytes has functions for byte slices, most of them for UTF-8 text: what package strings has for strings. Results
// that are parts of an argument share its memory; a part has no room behind it that belongs to the next one.
package bytes

import (
	"internal/text"
	"unicode/utf8"
)

// view is b as a string, for as long as nobody writes to b.
func view(b []byte) string { return text.View(b) }

// Equal reports whether a and b have the same bytes. nil is equal to an empty slice.
func Equal(a, b []byte) bool { return view(a) == view(b) }

// Compare returns -1, 0 or +1: the order of a and b byte by byte. nil is equal to an empty slice.
func Compare(a, b []byte) int { return text.Compare(view(a), view(b)) }

// Contains reports whether subslice is in b.
func Contains(b, subslice []byte) bool { return Index(b, subslice) >= 0 }

// ContainsAny reports whether a rune of chars is in b.
func ContainsAny(b []byte, chars string) bool { return IndexAny(b, chars) >= 0 }

// ContainsRune reports whether r is in b.
func ContainsRune(b []byte, r rune) bool { return IndexRune(b, r) >= 0 }

// ContainsFunc reports whether f is true for a rune of b.
func ContainsFunc(b []byte, f func(rune) bool) bool { return IndexFunc(b, f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix []byte) bool { return len(s) >= len(prefix) && Equal(s[:len(prefix)], prefix) }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix []byte) bool {
	return len(s) >= len(suffix) && Equal(s[len(s)-len(suffix):], suffix)
}

// Index returns the position of the first sep in s, or -1.
func Index(s, sep []byte) int { return text.Index(view(s), view(sep)) }

// LastIndex returns the position of the last sep in s, or -1.
func LastIndex(s, sep []byte) int { return text.LastIndex(view(s), view(sep)) }

// IndexByte returns the position of the first c in b, or -1.
func IndexByte(b []byte, c byte) int { return text.IndexByte(view(b), c) }

// LastIndexByte returns the position of the last c in s, or -1.
func LastIndexByte(s []byte, c byte) int { return text.LastIndexByte(view(s), c) }

// IndexRune returns the position of the first r in s, or -1. If r is [utf8.RuneError], it is that of the first byte that
// is not UTF-8, or of an encoded U+FFFD. If r cannot be encoded, it is -1.
func IndexRune(s []byte, r rune) int { return text.IndexRune(view(s), r) }

// IndexAny returns the position of the first rune of s that is in chars, or -1.
func IndexAny(s []byte, chars string) int { return text.IndexAny(view(s), chars) }

// LastIndexAny returns the position of the last rune of s that is in chars, or -1.
func LastIndexAny(s []byte, chars string) int { return text.LastIndexAny(view(s), chars) }

// IndexFunc returns the position of the first rune of s for which f is true, or -1.
func IndexFunc(s []byte, f func(r rune) bool) int { return text.IndexFunc(view(s), f, true) }

// LastIndexFunc returns the position of the last rune of s for which f is true, or -1.
func LastIndexFunc(s []byte, f func(r rune) bool) int { return text.LastIndexFunc(view(s), f, true) }

// Count returns how often sep is in s, without counting overlapping ones twice. If sep is empty, it is the number of
// runes plus one.
func Count(s, sep []byte) int { return text.Count(view(s), view(sep)) }

// EqualFold reports whether s and t are equal but for the case of their letters, under simple Unicode case folding.
func EqualFold(s, t []byte) bool { return text.EqualFold(view(s), view(t)) }

// Cut returns what is before and behind the first sep in s, and true; or s, nil and false if sep is not in s.
func Cut(s, sep []byte) (before, after []byte, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutLast returns what is before and behind the last sep in s, and true; or s, nil and false if sep is not in s.
func CutLast(s, sep []byte) (before, after []byte, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, nil, false
}

// CutPrefix returns s without prefix, and true; or s and false if s does not begin with prefix.
func CutPrefix(s, prefix []byte) (after []byte, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without suffix, and true; or s and false if s does not end with suffix.
func CutSuffix(s, suffix []byte) (before []byte, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// Trim returns s without the runes of cutset at its beginning and end; nil if nothing is left.
func Trim(s []byte, cutset string) []byte { return TrimRight(TrimLeft(s, cutset), cutset) }

// TrimLeft returns s without the runes of cutset at its beginning; nil if nothing is left.
func TrimLeft(s []byte, cutset string) []byte { return orNil(s[text.LeftOf(view(s), cutset):]) }

// orNil returns s, or nil if it is empty.
func orNil(s []byte) []byte {
	if len(s) == 0 {
		return nil
	}
	return s
}

// TrimRight returns s without the runes of cutset at its end.
func TrimRight(s []byte, cutset string) []byte { return s[:text.RightOf(view(s), cutset)] }

// TrimPrefix returns s without prefix, or s if it does not begin with it.
func TrimPrefix(s, prefix []byte) []byte {
	s, _ = CutPrefix(s, prefix)
	return s
}

// TrimSuffix returns s without suffix, or s if it does not end with it.
func TrimSuffix(s, suffix []byte) []byte {
	s, _ = CutSuffix(s, suffix)
	return s
}

// TrimSpace returns s without the white space at its beginning and end, as Unicode defines it; nil if nothing is left.
func TrimSpace(s []byte) []byte {
	begin, end := text.Space(view(s))
	return orNil(s[begin:end])
}

// TrimFunc returns s without the runes at its beginning and end for which f is true.
func TrimFunc(s []byte, f func(r rune) bool) []byte { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc returns s without the runes at its beginning for which f is true; nil if nothing is left.
func TrimLeftFunc(s []byte, f func(r rune) bool) []byte {
	i := text.IndexFunc(view(s), f, false)
	if i < 0 {
		return nil
	}
	return s[i:]
}

// TrimRightFunc returns s without the runes at its end for which f is true.
func TrimRightFunc(s []byte, f func(r rune) bool) []byte {
	i := text.LastIndexFunc(view(s), f, false)
	if i < 0 {
		return s[:0]
	}
	_, size := utf8.DecodeRune(s[i:])
	return s[:i+size]
}
