package path

import (
	"errors"
	"unicode/utf8"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match tells whether the whole of name matches a pattern as shells have them:
//
//   - any characters but /
//     ?         one character but /
//     [a-z_]    one character of those that are listed or in a range; at least one is
//     [^a-z_]   one character of the others
//     \c        the character c, as it is
//     c         the character c
//
// In brackets too, \ takes the meaning from a character: from \, - and ].
//
// The only error is [ErrBadPattern].
func Match(pattern, name string) (matched bool, err error) {
	for p := pattern; p != ""; {
		n := elementLength(p)
		if n == 0 {
			return false, ErrBadPattern
		}
		p = p[n:]
	}
	// What follows a star is tried at each place in turn; where it fits once, up to the next star, it stays.
	var star, rest string // the pattern behind the last star, and the part of name where it is tried
	starred := false
	for {
		switch {
		case pattern != "" && pattern[0] == '*':
			pattern = pattern[1:]
			star, rest, starred = pattern, name, true
			continue
		case pattern == "" && name == "":
			return true, nil
		case pattern != "" && name != "":
			if n, width := matchElement(pattern, name); n > 0 {
				pattern, name = pattern[n:], name[width:]
				continue
			}
		}
		if !starred || rest == "" || rest[0] == '/' {
			return false, nil
		}
		rest = rest[1:]
		pattern, name = star, rest
	}
}

// elementLength returns the length of the first element of a pattern, 0 if it is malformed.
func elementLength(p string) int {
	switch p[0] {
	case '\\':
		if len(p) < 2 {
			return 0
		}
		return 2
	case '[':
		n, _ := matchBrackets(p, 0)
		return n
	}
	return 1
}

// matchElement matches an element that is no star with the begin of name, which is not empty. n is its length, 0 if it
// does not match; width is how much of name it matches.
func matchElement(p, name string) (n, width int) {
	switch p[0] {
	case '?':
		if name[0] == '/' {
			return 0, 0
		}
		_, width = utf8.DecodeRuneInString(name)
		return 1, width
	case '[':
		r, width := utf8.DecodeRuneInString(name)
		if n, in := matchBrackets(p, r); in {
			return n, width
		}
		return 0, 0
	case '\\':
		if p[1] != name[0] {
			return 0, 0
		}
		return 2, 1
	}
	if p[0] != name[0] {
		return 0, 0
	}
	return 1, 1
}

// matchBrackets tells whether r is one of the characters in the brackets that p begins with. n is their length, 0 if they
// are malformed.
func matchBrackets(p string, r rune) (n int, in bool) {
	i := 1
	negated := i < len(p) && p[i] == '^'
	if negated {
		i++
	}
	for count := 0; ; count++ {
		if i < len(p) && p[i] == ']' && count > 0 {
			return i + 1, in != negated
		}
		low, n := bracketRune(p[i:])
		if n == 0 {
			return 0, false
		}
		i += n
		high := low
		if p[i] == '-' {
			high, n = bracketRune(p[i+1:])
			if n == 0 {
				return 0, false
			}
			i += 1 + n
		}
		in = in || low <= r && r <= high
	}
}

// bracketRune returns a character in brackets and how much of the pattern it takes, 0 if there is none. Something must
// follow it.
func bracketRune(p string) (r rune, n int) {
	if p == "" || p[0] == '-' || p[0] == ']' {
		return 0, 0
	}
	escape := 0
	if p[0] == '\\' {
		escape = 1
	}
	r, n = utf8.DecodeRuneInString(p[escape:])
	if r == utf8.RuneError && n <= 1 || escape+n == len(p) {
		return 0, 0
	}
	return r, escape + n
}
