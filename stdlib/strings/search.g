// Package strings has functions for strings, most of them for UTF-8 text. Strings that are not UTF-8 are taken for runes,
// too: each byte that does not belong to a valid encoding counts as U+FFFD.
package strings

import (
	"internal/text"
	"unicode/utf8"
)

// Contains reports whether substr is in s.
func Contains(s, substr string) bool { return Index(s, substr) >= 0 }

// ContainsAny reports whether a rune of chars is in s.
func ContainsAny(s, chars string) bool { return IndexAny(s, chars) >= 0 }

// ContainsRune reports whether r is in s.
func ContainsRune(s string, r rune) bool { return IndexRune(s, r) >= 0 }

// ContainsFunc reports whether f is true for a rune of s.
func ContainsFunc(s string, f func(rune) bool) bool { return IndexFunc(s, f) >= 0 }

// HasPrefix reports whether s begins with prefix.
func HasPrefix(s, prefix string) bool { return len(s) >= len(prefix) && s[:len(prefix)] == prefix }

// HasSuffix reports whether s ends with suffix.
func HasSuffix(s, suffix string) bool {
	return len(s) >= len(suffix) && s[len(s)-len(suffix):] == suffix
}

// Index returns the position of the first substr in s, or -1.
func Index(s, substr string) int { return text.Index(s, substr) }

// LastIndex returns the position of the last substr in s, or -1.
func LastIndex(s, substr string) int { return text.LastIndex(s, substr) }

// IndexByte returns the position of the first c in s, or -1.
func IndexByte(s string, c byte) int { return text.IndexByte(s, c) }

// LastIndexByte returns the position of the last c in s, or -1.
func LastIndexByte(s string, c byte) int { return text.LastIndexByte(s, c) }

// IndexRune returns the position of the first r in s, or -1. If r is [utf8.RuneError], it is that of the first byte that
// is not UTF-8, or of an encoded U+FFFD. If r cannot be encoded, it is -1.
func IndexRune(s string, r rune) int { return text.IndexRune(s, r) }

// IndexAny returns the position of the first rune of s that is in chars, or -1.
func IndexAny(s, chars string) int { return text.IndexAny(s, chars) }

// LastIndexAny returns the position of the last rune of s that is in chars, or -1.
func LastIndexAny(s, chars string) int { return text.LastIndexAny(s, chars) }

// IndexFunc returns the position of the first rune of s for which f is true, or -1.
func IndexFunc(s string, f func(rune) bool) int { return text.IndexFunc(s, f, true) }

// LastIndexFunc returns the position of the last rune of s for which f is true, or -1.
func LastIndexFunc(s string, f func(rune) bool) int { return text.LastIndexFunc(s, f, true) }

// Count returns how often substr is in s, without counting overlapping ones twice. If substr is empty, it is the number
// of runes plus one.
func Count(s, substr string) int { return text.Count(s, substr) }

// Compare returns -1, 0 or +1: the order of a and b byte by byte. The operators <, == and so on are the clearer way.
func Compare(a, b string) int { return text.Compare(a, b) }

// EqualFold reports whether s and t are equal but for the case of their letters, under simple Unicode case folding.
func EqualFold(s, t string) bool { return text.EqualFold(s, t) }

// Cut returns what is before and behind the first sep in s, and true; or s, "" and false if sep is not in s.
func Cut(s, sep string) (before, after string, found bool) {
	if i := Index(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutLast returns what is before and behind the last sep in s, and true; or s, "" and false if sep is not in s.
func CutLast(s, sep string) (before, after string, found bool) {
	if i := LastIndex(s, sep); i >= 0 {
		return s[:i], s[i+len(sep):], true
	}
	return s, "", false
}

// CutPrefix returns s without prefix, and true; or s and false if s does not begin with prefix.
func CutPrefix(s, prefix string) (after string, found bool) {
	if !HasPrefix(s, prefix) {
		return s, false
	}
	return s[len(prefix):], true
}

// CutSuffix returns s without suffix, and true; or s and false if s does not end with suffix.
func CutSuffix(s, suffix string) (before string, found bool) {
	if !HasSuffix(s, suffix) {
		return s, false
	}
	return s[:len(s)-len(suffix)], true
}

// Trim returns s without the runes of cutset at its beginning and end.
func Trim(s, cutset string) string { return TrimRight(TrimLeft(s, cutset), cutset) }

// TrimLeft returns s without the runes of cutset at its beginning. To remove a certain prefix, use [TrimPrefix].
func TrimLeft(s, cutset string) string { return s[text.LeftOf(s, cutset):] }

// TrimRight returns s without the runes of cutset at its end. To remove a certain suffix, use [TrimSuffix].
func TrimRight(s, cutset string) string { return s[:text.RightOf(s, cutset)] }

// TrimPrefix returns s without prefix, or s if it does not begin with it.
func TrimPrefix(s, prefix string) string {
	s, _ = CutPrefix(s, prefix)
	return s
}

// TrimSuffix returns s without suffix, or s if it does not end with it.
func TrimSuffix(s, suffix string) string {
	s, _ = CutSuffix(s, suffix)
	return s
}

// TrimSpace returns s without the white space at its beginning and end, as Unicode defines it.
func TrimSpace(s string) string {
	begin, end := text.Space(s)
	return s[begin:end]
}

// TrimFunc returns s without the runes at its beginning and end for which f is true.
func TrimFunc(s string, f func(rune) bool) string { return TrimRightFunc(TrimLeftFunc(s, f), f) }

// TrimLeftFunc returns s without the runes at its beginning for which f is true.
func TrimLeftFunc(s string, f func(rune) bool) string {
	i := text.IndexFunc(s, f, false)
	if i < 0 {
		return ""
	}
	return s[i:]
}

// TrimRightFunc returns s without the runes at its end for which f is true.
func TrimRightFunc(s string, f func(rune) bool) string {
	i := text.LastIndexFunc(s, f, false)
	if i < 0 {
		return ""
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	return s[:i+size]
}
