// Package text has the algorithms that packages strings and bytes share. All take strings; a []byte is handed over as the
// string that views its bytes (see [View]). Positions and lengths are in bytes.
package text

import (
	"cmp"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// View returns the bytes of b as a string without copying them. It changes when b does.
func View(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// Own returns the string that b becomes when nobody writes to it any more.
func Own(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

//go:noescape
//go:linkname indexByte text_indexbyte
func indexByte(s string, c byte) int

//go:noescape
//go:linkname compare cmpstring
func compare(a, b string) int

// Compare returns -1, 0 or +1: the order of a and b byte by byte.
func Compare(a, b string) int { return cmp.Compare(compare(a, b), 0) }

// IndexByte returns the position of the first c in s, or -1.
func IndexByte(s string, c byte) int { return indexByte(s, c) }

// LastIndexByte returns the position of the last c in s, or -1.
func LastIndexByte(s string, c byte) int {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i] == c {
			return i
		}
	}
	return -1
}

// CountByte returns how many bytes of s are c.
func CountByte(s string, c byte) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if s[i] == c {
			n++
		}
	}
	return n
}

// Searching for a string. Candidates are found by their first byte, which is fast where that byte is rare. Where it is not,
// a hash rolls along (Karp and Rabin, Efficient Randomized Pattern-Matching Algorithms, 1987), so that the cost stays
// linear: the sum of the bytes, each times a power of prime, modulo 2^32.
const prime = 16777619

// hash returns the hash of s and prime to the power of len(s).
func hash(s string) (h, power uint32) {
	power = 1
	for i := 0; i < len(s); i++ {
		h = h*prime + uint32(s[i])
		power *= prime
	}
	return
}

func hashBackwards(s string) (h, power uint32) {
	power = 1
	for i := len(s) - 1; i >= 0; i-- {
		h = h*prime + uint32(s[i])
		power *= prime
	}
	return
}

// Index returns the position of the first sub in s, or -1.
func Index(s, sub string) int {
	n := len(sub)
	switch {
	case n == 0:
		return 0
	case n == 1:
		return indexByte(s, sub[0])
	case n >= len(s):
		if s == sub {
			return 0
		}
		return -1
	}
	first, second := sub[0], sub[1]
	wrong := 0 // candidates that were none
	for i, end := 0, len(s)-n+1; i < end; i++ {
		if s[i] != first {
			skip := indexByte(s[i+1:end], first)
			if skip < 0 {
				return -1
			}
			i += skip + 1
		}
		if s[i+1] == second && s[i:i+n] == sub {
			return i
		}
		wrong++
		if wrong > 8+i/16 {
			if j := roll(s[i+1:], sub); j >= 0 {
				return i + 1 + j
			}
			return -1
		}
	}
	return -1
}

// roll is Index by a rolling hash.
func roll(s, sub string) int {
	n := len(sub)
	if n > len(s) {
		return -1
	}
	want, power := hash(sub)
	have, _ := hash(s[:n])
	for i := 0; ; i++ {
		if have == want && s[i:i+n] == sub {
			return i
		}
		if i+n >= len(s) {
			return -1
		}
		have = have*prime + uint32(s[i+n]) - power*uint32(s[i])
	}
}

// LastIndex returns the position of the last sub in s, or -1.
func LastIndex(s, sub string) int {
	n := len(sub)
	switch {
	case n == 0:
		return len(s)
	case n == 1:
		return LastIndexByte(s, sub[0])
	case n > len(s):
		return -1
	}
	want, power := hashBackwards(sub)
	have, _ := hashBackwards(s[len(s)-n:])
	for i := len(s) - n; ; i-- {
		if have == want && s[i:i+n] == sub {
			return i
		}
		if i == 0 {
			return -1
		}
		have = have*prime + uint32(s[i-1]) - power*uint32(s[i+n-1])
	}
}

// Count returns how often sub is in s without overlapping; one more than there are runes if sub is empty.
func Count(s, sub string) int {
	if len(sub) == 0 {
		return utf8.RuneCountInString(s) + 1
	}
	if len(sub) == 1 {
		return CountByte(s, sub[0])
	}
	n := 0
	for {
		i := Index(s, sub)
		if i < 0 {
			return n
		}
		n++
		s = s[i+len(sub):]
	}
}

// IndexRune returns the position of the first r in s, or -1. RuneError is found wherever decoding yields it.
func IndexRune(s string, r rune) int {
	switch {
	case 0 <= r && r < utf8.RuneSelf:
		return indexByte(s, byte(r))
	case r == utf8.RuneError:
		for i, c := range s {
			if c == r {
				return i
			}
		}
		return -1
	case !utf8.ValidRune(r):
		return -1
	}
	return Index(s, string(r))
}

// asciiSet is a set of ASCII characters, one bit for each.
type asciiSet [4]uint32

// add makes the set of chars; false if there is one that is not ASCII.
func (set *asciiSet) add(chars string) bool {
	for i := 0; i < len(chars); i++ {
		c := chars[i]
		if c >= utf8.RuneSelf {
			return false
		}
		set[c/32] |= 1 << (c % 32)
	}
	return true
}

func (set *asciiSet) has(c byte) bool { return c < utf8.RuneSelf && set[c/32]&(1<<(c%32)) != 0 }

// IndexAny returns the position of the first rune of s that is in chars, or -1.
func IndexAny(s, chars string) int {
	var set asciiSet
	if set.add(chars) {
		for i := 0; i < len(s); i++ {
			if set.has(s[i]) {
				return i
			}
		}
		return -1
	}
	for i, r := range s {
		if IndexRune(chars, r) >= 0 {
			return i
		}
	}
	return -1
}

// LastIndexAny returns the position of the last rune of s that is in chars, or -1.
func LastIndexAny(s, chars string) int {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
		if IndexRune(chars, r) >= 0 {
			return len(s)
		}
	}
	return -1
}

// IndexFunc returns the position of the first rune of s for which f is want, or -1.
func IndexFunc(s string, f func(rune) bool, want bool) int {
	for i, r := range s {
		if f(r) == want {
			return i
		}
	}
	return -1
}

// LastIndexFunc returns the position of the last rune of s for which f is want, or -1.
func LastIndexFunc(s string, f func(rune) bool, want bool) int {
	for len(s) > 0 {
		r, size := utf8.DecodeLastRuneInString(s)
		s = s[:len(s)-size]
		if f(r) == want {
			return len(s)
		}
	}
	return -1
}

// LeftOf returns how many bytes at the beginning of s are runes of cutset.
func LeftOf(s, cutset string) int {
	var set asciiSet
	i := 0
	if set.add(cutset) {
		for i < len(s) && set.has(s[i]) {
			i++
		}
		return i
	}
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if IndexRune(cutset, r) < 0 {
			break
		}
		i += size
	}
	return i
}

// RightOf returns where the runes of cutset at the end of s begin.
func RightOf(s, cutset string) int {
	var set asciiSet
	i := len(s)
	if set.add(cutset) {
		for i > 0 && set.has(s[i-1]) {
			i--
		}
		return i
	}
	for i > 0 {
		r, size := utf8.DecodeLastRuneInString(s[:i])
		if IndexRune(cutset, r) < 0 {
			break
		}
		i -= size
	}
	return i
}

// IsSpace is unicode.IsSpace of an ASCII character.
func IsSpace(c byte) bool {
	return c == ' ' || '\t' <= c && c <= '\r'
}

// Space returns where the text of s begins and ends between the white space around it. If there is none, begin is len(s)
// and end 0, or both are what decoding made of the white space.
func Space(s string) (begin, end int) {
	end = len(s)
	for begin < end {
		c := s[begin]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[begin:])
			if !unicode.IsSpace(r) {
				break
			}
			begin += size
		} else if IsSpace(c) {
			begin++
		} else {
			break
		}
	}
	for begin < end {
		c := s[end-1]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeLastRuneInString(s[begin:end])
			if !unicode.IsSpace(r) {
				break
			}
			end -= size
		} else if IsSpace(c) {
			end--
		} else {
			break
		}
	}
	return
}

// Field returns where the next field of s from position i on begins and ends: a longest piece without runes for which
// isSep is true. begin is -1 if there is none.
func Field(s string, i int, isSep func(rune) bool) (begin, end int) {
	begin = -1
	for i < len(s) {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		if isSep(r) {
			if begin >= 0 {
				return begin, i
			}
		} else if begin < 0 {
			begin = i
		}
		i += size
	}
	return begin, i
}

// EqualFold reports whether s and t are equal but for the case of letters: rune by rune under simple case folding.
func EqualFold(s, t string) bool {
	for len(s) > 0 && len(t) > 0 {
		a, n := utf8.DecodeRuneInString(s)
		b, m := utf8.DecodeRuneInString(t)
		if a != b && !foldEqual(a, b) {
			return false
		}
		s, t = s[n:], t[m:]
	}
	return len(s) == len(t)
}

// foldEqual reports whether two different runes are the same but for case.
func foldEqual(a, b rune) bool {
	if a > b {
		a, b = b, a
	}
	if b < utf8.RuneSelf {
		return 'A' <= a && a <= 'Z' && b == a+'a'-'A'
	}
	// SimpleFold walks in a circle of ascending runes that ends with the lowest.
	r := unicode.SimpleFold(a)
	for r != a && r < b {
		r = unicode.SimpleFold(r)
	}
	return r == b
}
