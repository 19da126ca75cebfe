// run

// Package bytes: every function on every combination of some inputs. Of each, the sum over all results is printed, so that
// a difference shows which function it is in. Whether a result is nil counts, too.
package main

import (
	"bytes"
	"unicode"
)

var texts = []string{
	"", "a", "b", "aa", "ab", "abc", "aabaab", "abababab", " ", "  a b  c\t\n", "\u00a0x\u2003y\u0085", "hello, world",
	"Hello WORLD", "héllo wörld", "日本語", "日本", "本", "\xff", "a\xffb\xfe\xfd", "\xe6\x97", "\xe6\x97\xa5\xe6", "\ufffd", "a\ufffd\xff",
	"K", "K", "ſs", "Σσς", "ǅ ǆ Ǆ", "x\ny\n\nz", "one\n", "-", "--", "a-b--c---", "_under_score 2nd x'y", "\u1e9e ß",
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", "xaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxaxay", "0123456789abcdef0123456789abcdeg",
	"\x00\x00a", "𝔘𝔫𝔦", "i̇İı", "ﬀ",
}

type sum uint32

func (h *sum) bytes(s []byte) {
	h.yes(s == nil)
	for i := 0; i < len(s); i++ {
		*h = (*h ^ sum(s[i])) * 16777619
	}
	*h = (*h ^ 0x1ff) * 16777619
}

func (h *sum) num(n int) { *h = (*h ^ sum(n) ^ sum(n>>31)) * 16777619 }

func (h *sum) yes(b bool) {
	if b {
		h.num(1)
	} else {
		h.num(0)
	}
}

func (h *sum) list(l [][]byte) {
	h.yes(l == nil)
	h.num(len(l))
	for _, s := range l {
		h.bytes(s)
	}
}

func one(name string, f func(h *sum, s []byte)) {
	h := sum(2166136261)
	for _, s := range texts {
		f(&h, []byte(s))
	}
	println(name, h)
}

func two(name string, f func(h *sum, s, t []byte)) {
	h := sum(2166136261)
	for _, s := range texts {
		for _, t := range texts {
			f(&h, []byte(s), []byte(t))
		}
	}
	println(name, h)
}

var funcs = []func(rune) bool{
	unicode.IsSpace, unicode.IsUpper, func(r rune) bool { return r == 'a' || r == '本' }, func(r rune) bool { return r == unicode.ReplacementChar },
	func(rune) bool { return true }, func(rune) bool { return false },
}

func searching() {
	two("Contains", func(h *sum, s, t []byte) { h.yes(bytes.Contains(s, t)) })
	two("ContainsAny", func(h *sum, s, t []byte) { h.yes(bytes.ContainsAny(s, string(t))) })
	two("HasPrefix", func(h *sum, s, t []byte) { h.yes(bytes.HasPrefix(s, t)) })
	two("HasSuffix", func(h *sum, s, t []byte) { h.yes(bytes.HasSuffix(s, t)) })
	two("Index", func(h *sum, s, t []byte) { h.num(bytes.Index(s, t)) })
	two("LastIndex", func(h *sum, s, t []byte) { h.num(bytes.LastIndex(s, t)) })
	two("IndexAny", func(h *sum, s, t []byte) { h.num(bytes.IndexAny(s, string(t))) })
	two("LastIndexAny", func(h *sum, s, t []byte) { h.num(bytes.LastIndexAny(s, string(t))) })
	two("Count", func(h *sum, s, t []byte) { h.num(bytes.Count(s, t)) })
	two("Compare", func(h *sum, s, t []byte) { h.num(bytes.Compare(s, t)) })
	two("EqualFold", func(h *sum, s, t []byte) { h.yes(bytes.EqualFold(s, t)) })
	two("IndexByte", func(h *sum, s, t []byte) {
		if len(t) > 0 {
			h.num(bytes.IndexByte(s, t[0]))
			h.num(bytes.LastIndexByte(s, t[len(t)-1]))
		}
	})
	one("IndexRune", func(h *sum, s []byte) {
		for _, r := range []rune{'a', 'é', '本', 0xFFFD, -1, 0xD800, 0x110000, 0, '𝔘'} {
			h.num(bytes.IndexRune(s, r))
			h.yes(bytes.ContainsRune(s, r))
		}
	})
	one("IndexFunc", func(h *sum, s []byte) {
		for _, f := range funcs {
			h.num(bytes.IndexFunc(s, f))
			h.num(bytes.LastIndexFunc(s, f))
			h.yes(bytes.ContainsFunc(s, f))
		}
	})
}

func cutting() {
	two("Cut", func(h *sum, s, t []byte) {
		a, b, ok := bytes.Cut(s, t)
		h.bytes(a)
		h.bytes(b)
		h.yes(ok)
		a, b, ok = bytes.CutLast(s, t)
		h.bytes(a)
		h.bytes(b)
		h.yes(ok)
	})
	two("CutPrefix", func(h *sum, s, t []byte) {
		a, ok := bytes.CutPrefix(s, t)
		h.bytes(a)
		h.yes(ok)
		a, ok = bytes.CutSuffix(s, t)
		h.bytes(a)
		h.yes(ok)
		h.bytes(bytes.TrimPrefix(s, t))
		h.bytes(bytes.TrimSuffix(s, t))
	})
	two("Trim", func(h *sum, s, t []byte) {
		h.bytes(bytes.Trim(s, string(t)))
		h.bytes(bytes.TrimLeft(s, string(t)))
		h.bytes(bytes.TrimRight(s, string(t)))
	})
	one("TrimSpace", func(h *sum, s []byte) { h.bytes(bytes.TrimSpace(s)) })
	one("TrimFunc", func(h *sum, s []byte) {
		for _, f := range funcs {
			h.bytes(bytes.TrimFunc(s, f))
			h.bytes(bytes.TrimLeftFunc(s, f))
			h.bytes(bytes.TrimRightFunc(s, f))
		}
	})
}

func collect(seq func(func([]byte) bool)) (l [][]byte) {
	for s := range seq {
		l = append(l, s)
	}
	return
}

func splitting() {
	two("Split", func(h *sum, s, t []byte) {
		h.list(bytes.Split(s, t))
		h.list(bytes.SplitAfter(s, t))
	})
	two("SplitN", func(h *sum, s, t []byte) {
		for n := -1; n < 5; n++ {
			h.list(bytes.SplitN(s, t, n))
			h.list(bytes.SplitAfterN(s, t, n))
		}
	})
	two("SplitSeq", func(h *sum, s, t []byte) {
		h.list(collect(bytes.SplitSeq(s, t)))
		h.list(collect(bytes.SplitAfterSeq(s, t)))
	})
	one("Fields", func(h *sum, s []byte) {
		h.list(bytes.Fields(s))
		h.list(collect(bytes.FieldsSeq(s)))
		for _, f := range funcs {
			h.list(bytes.FieldsFunc(s, f))
			h.list(collect(bytes.FieldsFuncSeq(s, f)))
		}
	})
	one("Lines", func(h *sum, s []byte) { h.list(collect(bytes.Lines(s))) })
	n := 0
	for range bytes.SplitSeq([]byte("a b c d"), []byte(" ")) {
		if n++; n == 2 {
			break
		}
	}
	for range bytes.FieldsSeq([]byte("a b c d")) {
		break
	}
	for range bytes.Lines([]byte("a\nb")) {
		break
	}
	println(n)
}

func making() {
	two("Replace", func(h *sum, s, t []byte) {
		for n := -1; n < 4; n++ {
			h.bytes(bytes.Replace(s, t, []byte("<本>"), n))
			h.bytes(bytes.Replace(s, t, nil, n))
		}
		h.bytes(bytes.ReplaceAll(s, t, append(t, t...)))
	})
	one("ToUpper", func(h *sum, s []byte) {
		h.bytes(bytes.ToUpper(s))
		h.bytes(bytes.ToLower(s))
		h.bytes(bytes.ToTitle(s))
		h.bytes(bytes.Title(s))
	})
	one("Special", func(h *sum, s []byte) {
		h.bytes(bytes.ToUpperSpecial(unicode.TurkishCase, s))
		h.bytes(bytes.ToLowerSpecial(unicode.TurkishCase, s))
		h.bytes(bytes.ToTitleSpecial(unicode.TurkishCase, s))
	})
	one("Map", func(h *sum, s []byte) {
		h.bytes(bytes.Map(func(r rune) rune { return r }, s))
		h.bytes(bytes.Map(func(r rune) rune { return r + 1 }, s))
		h.bytes(bytes.Map(func(r rune) rune { return -1 }, s))
		h.bytes(bytes.Map(func(r rune) rune {
			if r == 'a' || r == '本' {
				return -1
			}
			return r
		}, s))
		h.bytes(bytes.Map(func(r rune) rune { return 0x110000 }, s))
	})
	two("ToValidUTF8", func(h *sum, s, t []byte) { h.bytes(bytes.ToValidUTF8(s, t)) })
	one("Repeat", func(h *sum, s []byte) {
		for n := 0; n < 9; n++ {
			h.bytes(bytes.Repeat(s, n))
		}
		h.num(len(bytes.Repeat(s, 3000)))
		h.bytes(bytes.Repeat(s, 2000))
	})
	one("Clone", func(h *sum, s []byte) { h.bytes(bytes.Clone(s)) })
	two("Join", func(h *sum, s, t []byte) {
		h.bytes(bytes.Join([][]byte{s, t, s}, t))
		h.bytes(bytes.Join([][]byte{s}, t))
	})
	println(bytes.Join(nil, []byte("x")) == nil, len(bytes.Join(nil, []byte("x"))))
}

// separate checks which results share memory with their argument, and that parts do not share their room.
func separate() {
	s := []byte("a b c")
	for _, parts := range [][][]byte{bytes.Split(s, []byte(" ")), bytes.SplitAfter(s, []byte(" ")), bytes.Fields(s), bytes.Split(s, nil)} {
		for _, p := range parts[:len(parts)-1] {
			print(cap(p) == len(p), " ")
		}
	}
	upper, same, clone := bytes.ToUpper(s), bytes.Map(func(r rune) rune { return r }, s), bytes.Clone(s)
	replaced, repeated, joined := bytes.Replace(s, []byte("x"), nil, -1), bytes.Repeat(s, 1), bytes.Join([][]byte{s}, nil)
	valid := bytes.ToValidUTF8(s, nil)
	s[0] = 'X'
	println(string(upper), string(same), string(clone), string(replaced), string(repeated), string(joined), string(valid))
	println(bytes.Clone(nil) == nil, bytes.Clone([]byte{}) == nil, bytes.Equal(nil, []byte{}), bytes.Compare(nil, []byte{}))
	for _, r := range bytes.Runes([]byte("aé\xff本")) {
		print(r, " ")
	}
	println()
}

func panics(f func()) {
	defer func() {
		switch e := recover().(type) {
		case error:
			println("panics:", e.Error())
		case string:
			println("panics:", e)
		default:
			println("no panic")
		}
	}()
	f()
}

func main() {
	searching()
	cutting()
	splitting()
	making()
	separate()
	panics(func() { bytes.Repeat([]byte("x"), -1) })
	panics(func() { bytes.Repeat([]byte("xxxx"), 1<<62) })
}
