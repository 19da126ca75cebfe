package strings

import (
	"internal/text"
	"io"
)

// A Replacer replaces a list of strings by others. Several goroutines may use it at the same time.
type Replacer struct {
	old, new []string
	byFirst  [256][]int // the pairs whose old string begins with this byte, in the order of the arguments
	empty    int        // the first pair with an empty old string, or -1
}

// NewReplacer returns a Replacer for a list of pairs, each an old string and its new one. Where several old strings match,
// the one that stands first in the list counts. It panics if the number of arguments is odd.
func NewReplacer(oldnew ...string) *Replacer {
	if len(oldnew)%2 == 1 {
		panic("strings.NewReplacer: odd argument count")
	}
	r := &Replacer{empty: -1}
	for i := 0; i < len(oldnew); i += 2 {
		old := oldnew[i]
		pair := len(r.old)
		r.old = append(r.old, old)
		r.new = append(r.new, oldnew[i+1])
		if old != "" {
			r.byFirst[old[0]] = append(r.byFirst[old[0]], pair)
		} else if r.empty < 0 {
			r.empty = pair
		}
	}
	return r
}

// match returns the pair that is to be used at the beginning of s, or -1.
func (r *Replacer) match(s string, emptyToo bool) int {
	best := -1
	if emptyToo {
		best = r.empty
	}
	if s == "" {
		return best
	}
	for _, pair := range r.byFirst[s[0]] {
		if best >= 0 && best < pair {
			break
		}
		if HasPrefix(s, r.old[pair]) {
			return pair
		}
	}
	return best
}

// next returns the first match in s from position i on: where, and which pair; -1 if there is none. An empty match
// right behind another one is none.
func (r *Replacer) next(s string, i int, wasEmpty bool) (at, pair int) {
	for ; i <= len(s); i++ {
		if pair := r.match(s[i:], r.empty >= 0 && !wasEmpty); pair >= 0 {
			return i, pair
		}
		wasEmpty = false
	}
	return i, -1
}

// Replace returns s with everything replaced, from left to right and without overlapping.
func (r *Replacer) Replace(s string) string {
	at, pair := r.next(s, 0, false)
	if pair < 0 {
		return s
	}
	replaced := make([]byte, 0, len(s))
	last := 0
	for pair >= 0 {
		replaced = append(replaced, s[last:at]...)
		replaced = append(replaced, r.new[pair]...)
		last = at + len(r.old[pair])
		at, pair = r.next(s, last, r.old[pair] == "")
	}
	return text.Own(append(replaced, s[last:]...))
}

// WriteString writes s to w with everything replaced.
func (r *Replacer) WriteString(w io.Writer, s string) (n int, err error) {
	write := func(piece string) bool {
		if piece == "" {
			return true
		}
		var m int
		m, err = io.WriteString(w, piece)
		n += m
		return err == nil
	}
	last := 0
	at, pair := r.next(s, 0, false)
	for pair >= 0 {
		if !write(s[last:at]) || !write(r.new[pair]) {
			return
		}
		last = at + len(r.old[pair])
		at, pair = r.next(s, last, r.old[pair] == "")
	}
	write(s[last:])
	return
}
