package bytes

import (
	"internal/text"
	"iter"
	"unicode"
	"unicode/utf8"
)

// explode returns the first n-1 runes of s and the rest; all runes if n <= 0.
func explode(s []byte, n int) [][]byte {
	if n <= 0 || n > len(s) {
		n = len(s)
	}
	parts := make([][]byte, 0, n)
	for len(s) > 0 {
		if len(parts) == n-1 {
			return append(parts, s)
		}
		_, size := utf8.DecodeRune(s)
		parts = append(parts, s[:size:size])
		s = s[size:]
	}
	return parts
}

// split is SplitN that keeps the first keep bytes of each sep.
func split(s, sep []byte, keep, n int) [][]byte {
	if n == 0 {
		return nil
	}
	if len(sep) == 0 {
		return explode(s, n)
	}
	if n < 0 {
		n = Count(s, sep) + 1
	}
	parts := make([][]byte, 0, min(n, len(s)+1))
	for len(parts) < n-1 {
		i := Index(s, sep)
		if i < 0 {
			break
		}
		parts = append(parts, s[:i+keep:i+keep])
		s = s[i+len(sep):]
	}
	return append(parts, s)
}

// SplitN returns the parts of s between separators: all if n < 0, at most n if n > 0, where the last one is all that is
// left; nil if n == 0. If sep is empty, the parts are the runes of s.
func SplitN(s, sep []byte, n int) [][]byte { return split(s, sep, 0, n) }

// SplitAfterN is [SplitN] where each part keeps the separator behind it.
func SplitAfterN(s, sep []byte, n int) [][]byte { return split(s, sep, len(sep), n) }

// Split returns the parts of s between separators: one more than there are separators. If sep is empty, they are the
// runes of s.
func Split(s, sep []byte) [][]byte { return split(s, sep, 0, -1) }

// SplitAfter is [Split] where each part keeps the separator behind it.
func SplitAfter(s, sep []byte) [][]byte { return split(s, sep, len(sep), -1) }

// Fields returns the parts of s between white space, as Unicode defines it. None is empty.
func Fields(s []byte) [][]byte { return FieldsFunc(s, unicode.IsSpace) }

// FieldsFunc returns the parts of s between runes for which f is true. None is empty. f is called for the runes in no
// particular order and must always say the same of one.
func FieldsFunc(s []byte, f func(rune) bool) [][]byte {
	n := 0
	for begin, end := text.Field(view(s), 0, f); begin >= 0; begin, end = text.Field(view(s), end, f) {
		n++
	}
	fields := make([][]byte, 0, n)
	for begin, end := text.Field(view(s), 0, f); begin >= 0; begin, end = text.Field(view(s), end, f) {
		fields = append(fields, s[begin:end:end])
	}
	return fields
}

// Lines returns an iterator over the lines of s, each with its newline. The last line may have none. It can be used once.
func Lines(s []byte) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for len(s) > 0 {
			end := IndexByte(s, '\n') + 1
			if end == 0 {
				end = len(s)
			}
			line := s[:end:end]
			s = s[end:]
			if !yield(line) {
				return
			}
		}
	}
}

func splitSeq(s, sep []byte, keep int) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		if len(sep) == 0 {
			for len(s) > 0 {
				_, size := utf8.DecodeRune(s)
				if !yield(s[:size:size]) {
					return
				}
				s = s[size:]
			}
			return
		}
		for {
			i := Index(s, sep)
			if i < 0 {
				yield(s[:len(s):len(s)])
				return
			}
			if !yield(s[: i+keep : i+keep]) {
				return
			}
			s = s[i+len(sep):]
		}
	}
}

// SplitSeq returns an iterator over the parts that [Split] returns. It can be used once.
func SplitSeq(s, sep []byte) iter.Seq[[]byte] { return splitSeq(s, sep, 0) }

// SplitAfterSeq returns an iterator over the parts that [SplitAfter] returns. It can be used once.
func SplitAfterSeq(s, sep []byte) iter.Seq[[]byte] { return splitSeq(s, sep, len(sep)) }

// FieldsSeq returns an iterator over the parts that [Fields] returns.
func FieldsSeq(s []byte) iter.Seq[[]byte] { return FieldsFuncSeq(s, unicode.IsSpace) }

// FieldsFuncSeq returns an iterator over the parts that [FieldsFunc] returns.
func FieldsFuncSeq(s []byte, f func(rune) bool) iter.Seq[[]byte] {
	return func(yield func([]byte) bool) {
		for begin, end := text.Field(view(s), 0, f); begin >= 0; begin, end = text.Field(view(s), end, f) {
			if !yield(s[begin:end:end]) {
				return
			}
		}
	}
}
