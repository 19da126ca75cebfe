package strings

import (
	"internal/text"
	"iter"
	"unicode"
	"unicode/utf8"
)

// explode returns the first n-1 runes of s and the rest; all runes if n < 0.
func explode(s string, n int) []string {
	if count := utf8.RuneCountInString(s); n < 0 || n > count {
		n = count
	}
	parts := make([]string, n)
	for i := range parts {
		_, size := utf8.DecodeRuneInString(s)
		if i == n-1 {
			size = len(s)
		}
		parts[i], s = s[:size], s[size:]
	}
	return parts
}

// split is SplitN that keeps the first keep bytes of each sep.
func split(s, sep string, keep, n int) []string {
	if n == 0 {
		return nil
	}
	if sep == "" {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	parts := make([]string, 0, min(n, len(s)+1))
	for len(parts) < n-1 {
		i := Index(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[:i+keep])
		s = s[i+len(sep):]
	}
	return append(parts, s)
}

// SplitN returns the parts of s between separators: all if n < 0, at most n if n > 0, where the last one is all that is
// left; nil if n == 0. If sep is empty, the parts are the runes of s.
func SplitN(s, sep string, n int) []string { return split(s, sep, 0, n) }

// SplitAfterN is [SplitN] where each part keeps the separator behind it.
func SplitAfterN(s, sep string, n int) []string { return split(s, sep, len(sep), n) }

// Split returns the parts of s between separators: one more than there are separators. If sep is empty, they are the
// runes of s.
func Split(s, sep string) []string { return split(s, sep, 0, -1) }

// SplitAfter is [Split] where each part keeps the separator behind it.
func SplitAfter(s, sep string) []string { return split(s, sep, len(sep), -1) }

// Fields returns the parts of s between white space, as Unicode defines it. None is empty.
func Fields(s string) []string { return FieldsFunc(s, unicode.IsSpace) }

// FieldsFunc returns the parts of s between runes for which f is true. None is empty. f is called for the runes in no
// particular order and must always say the same of one.
func FieldsFunc(s string, f func(rune) bool) []string {
	n := 0
	for begin, end := text.Field(s, 0, f); begin >= 0; begin, end = text.Field(s, end, f) {
		n++
	}
	fields := make([]string, 0, n)
	for begin, end := text.Field(s, 0, f); begin >= 0; begin, end = text.Field(s, end, f) {
		fields = append(fields, s[begin:end])
	}
	return fields
}

// Lines returns an iterator over the lines of s, each with its newline. The last line may have none. It can be
// used once.
func Lines(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		for len(s) > 0 {
			end := IndexByte(s, '\n') + 1
			if end == 0 {
				end = len(s)
			}
			line := s[:end]
			s = s[end:]
			if !yield(line) {
				return
			}
		}
	}
}

func splitSeq(s, sep string, keep int) iter.Seq[string] {
	return func(yield func(string) bool) {
		if sep == "" {
			for len(s) > 0 {
				_, size := utf8.DecodeRuneInString(s)
				if !yield(s[:size]) {
					return
				}
				s = s[size:]
			}
			return
		}
		for {
			i := Index(s, sep)
			if i < 0 {
				yield(s)
				return
			}
			if !yield(s[:i+keep]) {
				return
			}
			s = s[i+len(sep):]
		}
	}
}

// SplitSeq returns an iterator over the parts that [Split] returns. It can be
// used once.
func SplitSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, 0) }

// SplitAfterSeq returns an iterator over the parts that [SplitAfter] returns. It can be
// used once.
func SplitAfterSeq(s, sep string) iter.Seq[string] { return splitSeq(s, sep, len(sep)) }

// FieldsSeq returns an iterator over the parts that [Fields] returns.
func FieldsSeq(s string) iter.Seq[string] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq returns an iterator over the parts that [FieldsFunc] returns.
func FieldsFuncSeq(s string, f func(rune) bool) iter.Seq[string] {
	return func(yield func(string) bool) {
		for begin, end := text.Field(s, 0, f); begin >= 0; begin, end = text.Field(s, end, f) {
			if !yield(s[begin:end]) {
				return
			}
		}
	}
}
