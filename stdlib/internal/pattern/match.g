// match.g: running the instructions.

package pattern

import "unicode/utf8"

// threads is the set of instructions that wait for the next character.
type threads struct {
	at   []int
	seen []int // generation in which an instruction was added
	gen  int
}

// A place is where in the text the threads are.
type place struct{ before, after rune } // -1 at the ends

func isWord(r rune) bool {
	return '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || r == '_' || 'a' <= r && r <= 'z'
}

// add lets a thread run from instruction i to the next that consumes a character. It returns true at the end.
func (t *threads) add(prog []inst, i int, p place) bool {
	for t.seen[i] != t.gen {
		t.seen[i] = t.gen
		in := &prog[i]
		switch in.op {
		case opMatch:
			return true
		case opSet:
			t.at = append(t.at, i)
			return false
		case opJump:
			i = in.x
			continue
		case opSplit:
			if t.add(prog, in.x, p) {
				return true
			}
			i = in.y
			continue
		}
		if !holds(in.op, p) {
			return false
		}
		i++
	}
	return false
}

func holds(op opcode, p place) bool {
	switch op {
	case opBegin:
		return p.before < 0
	case opEnd:
		return p.after < 0
	case opWord:
		return isWord(p.before) != isWord(p.after)
	}
	return isWord(p.before) == isWord(p.after)
}

func (in *inst) accepts(r rune) bool {
	for _, set := range in.ranges {
		if set.low <= r && r <= set.high {
			return !in.negate
		}
	}
	return in.negate
}

// MatchString tells whether some part of s matches.
func (pat *Pattern) MatchString(s string) bool {
	n := len(pat.prog)
	now := &threads{seen: make([]int, n), gen: 1}
	next := &threads{seen: make([]int, n), gen: 1}
	p := place{before: -1}
	for i := 0; ; {
		r, size := rune(-1), 0
		if i < len(s) {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		p.after = r
		if now.add(pat.prog, 0, p) {
			return true
		}
		if r < 0 {
			return false
		}
		i += size
		after := rune(-1)
		if i < len(s) {
			after, _ = utf8.DecodeRuneInString(s[i:])
		}
		next.at, next.gen = next.at[:0], next.gen+1
		for _, at := range now.at {
			if pat.prog[at].accepts(r) && next.add(pat.prog, at+1, place{r, after}) {
				return true
			}
		}
		now, next = next, now
		p.before = r
	}
}
