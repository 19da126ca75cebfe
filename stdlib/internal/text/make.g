package text

import (
	"unicode"
	"unicode/utf8"
)

// IsASCII reports whether s is ASCII only.
func IsASCII(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// Map returns s with each rune replaced by what mapping makes of it; a negative one is left out. same: nothing would
// change, and there is no result.
func Map(mapping func(rune) rune, s string) (mapped []byte, same bool) {
	for i, r := range s {
		m := mapping(r)
		if m == r && (r != utf8.RuneError || isEncoded(s[i:])) {
			continue
		}
		mapped = append(make([]byte, 0, len(s)+utf8.UTFMax), s[:i]...)
		if m >= 0 {
			mapped = utf8.AppendRune(mapped, m)
		}
		_, size := utf8.DecodeRuneInString(s[i:])
		for _, r := range s[i+size:] {
			if m := mapping(r); m >= 0 {
				mapped = utf8.AppendRune(mapped, m)
			}
		}
		return mapped, false
	}
	return nil, true
}

// isEncoded reports whether s begins with a valid encoding.
func isEncoded(s string) bool {
	_, size := utf8.DecodeRuneInString(s)
	return size > 1
}

// Case changes the letters from lo to lo+25 of the ASCII text s to the other case. same: there are none.
func Case(s string, lo byte) (changed []byte, same bool) {
	for i := 0; i < len(s); i++ {
		if c := s[i] - lo; c >= 26 {
			continue
		}
		changed = make([]byte, len(s))
		copy(changed, s[:i])
		for j := i; j < len(s); j++ {
			c := s[j]
			if c-lo < 26 {
				c ^= 'a' - 'A'
			}
			changed[j] = c
		}
		return changed, false
	}
	return nil, true
}

// Title returns a mapping for [Map] that makes the first letter of each word a title case letter.
func Title() func(rune) rune {
	before := ' '
	return func(r rune) rune {
		if isSeparator(before) {
			before = r
			return unicode.ToTitle(r)
		}
		before = r
		return r
	}
}

// isSeparator reports whether r can end a word.
func isSeparator(r rune) bool {
	if r < utf8.RuneSelf {
		return !('0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || r == '_')
	}
	return !unicode.IsLetter(r) && !unicode.IsDigit(r) && unicode.IsSpace(r)
}

// ToValid returns s with each run of bytes that are not UTF-8 replaced. same: there are none.
func ToValid(s, replacement string) (valid []byte, same bool) {
	if utf8.ValidString(s) {
		return nil, true
	}
	valid = make([]byte, 0, len(s)+len(replacement))
	wrong := false // the byte before was not UTF-8
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && size == 1 {
			if !wrong {
				valid = append(valid, replacement...)
			}
			wrong = true
		} else {
			wrong = false
			valid = append(valid, s[i:i+size]...)
		}
		i += size
	}
	return valid, false
}

// Replace returns s with the first n instances of old replaced, all if n < 0. An empty old is before each rune and at the
// end. same: there is nothing to replace.
func Replace(s, old, new string, n int) (replaced []byte, same bool) {
	if n == 0 {
		return nil, true
	}
	if count := Count(s, old); count == 0 {
		return nil, true
	} else if n < 0 || count < n {
		n = count
	}
	replaced = make([]byte, 0, len(s)+n*(len(new)-len(old)))
	at := 0
	for i := 0; i < n; i++ {
		next := at
		if len(old) > 0 {
			next += Index(s[at:], old)
		} else if i > 0 {
			_, size := utf8.DecodeRuneInString(s[at:])
			next += size
		}
		replaced = append(replaced, s[at:next]...)
		replaced = append(replaced, new...)
		at = next + len(old)
	}
	return append(replaced, s[at:]...), false
}

// Repeat returns n copies of s, n > 0. It doubles what it has, in pieces that stay in the processor's cache.
func Repeat(s string, n int) []byte {
	const piece = 8 << 10
	all := make([]byte, len(s)*n)
	done := copy(all, s)
	for done < len(all) {
		source := done
		if source > piece {
			source = piece / len(s) * len(s)
			if source == 0 {
				source = len(s)
			}
		}
		done += copy(all[done:], all[:source])
	}
	return all
}

// MaxInt is the largest int.
const MaxInt = int(^uint(0) >> 1)
