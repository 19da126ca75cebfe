// run

// Package strings: every function on every combination of some inputs. Of each, the sum over all results is printed, so
// that a difference shows which function it is in.
package main

import (
	"strings"
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

func (h *sum) bytes(s string) {
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

func (h *sum) list(l []string) {
	h.yes(l == nil)
	h.num(len(l))
	for _, s := range l {
		h.bytes(s)
	}
}

func one(name string, f func(h *sum, s string)) {
	h := sum(2166136261)
	for _, s := range texts {
		f(&h, s)
	}
	println(name, h)
}

func two(name string, f func(h *sum, s, t string)) {
	h := sum(2166136261)
	for _, s := range texts {
		for _, t := range texts {
			f(&h, s, t)
		}
	}
	println(name, h)
}

var funcs = []func(rune) bool{
	unicode.IsSpace, unicode.IsUpper, func(r rune) bool { return r == 'a' || r == '本' }, func(r rune) bool { return r == unicode.ReplacementChar },
	func(rune) bool { return true }, func(rune) bool { return false },
}

func searching() {
	two("Contains", func(h *sum, s, t string) { h.yes(strings.Contains(s, t)) })
	two("ContainsAny", func(h *sum, s, t string) { h.yes(strings.ContainsAny(s, t)) })
	two("HasPrefix", func(h *sum, s, t string) { h.yes(strings.HasPrefix(s, t)) })
	two("HasSuffix", func(h *sum, s, t string) { h.yes(strings.HasSuffix(s, t)) })
	two("Index", func(h *sum, s, t string) { h.num(strings.Index(s, t)) })
	two("LastIndex", func(h *sum, s, t string) { h.num(strings.LastIndex(s, t)) })
	two("IndexAny", func(h *sum, s, t string) { h.num(strings.IndexAny(s, t)) })
	two("LastIndexAny", func(h *sum, s, t string) { h.num(strings.LastIndexAny(s, t)) })
	two("Count", func(h *sum, s, t string) { h.num(strings.Count(s, t)) })
	two("Compare", func(h *sum, s, t string) { h.num(strings.Compare(s, t)) })
	two("EqualFold", func(h *sum, s, t string) { h.yes(strings.EqualFold(s, t)) })
	two("IndexByte", func(h *sum, s, t string) {
		if t != "" {
			h.num(strings.IndexByte(s, t[0]))
			h.num(strings.LastIndexByte(s, t[len(t)-1]))
		}
	})
	one("IndexRune", func(h *sum, s string) {
		for _, r := range []rune{'a', 'é', '本', 0xFFFD, -1, 0xD800, 0x110000, 0, '𝔘'} {
			h.num(strings.IndexRune(s, r))
			h.yes(strings.ContainsRune(s, r))
		}
	})
	one("IndexFunc", func(h *sum, s string) {
		for _, f := range funcs {
			h.num(strings.IndexFunc(s, f))
			h.num(strings.LastIndexFunc(s, f))
			h.yes(strings.ContainsFunc(s, f))
		}
	})
}

func cutting() {
	two("Cut", func(h *sum, s, t string) {
		a, b, ok := strings.Cut(s, t)
		h.bytes(a)
		h.bytes(b)
		h.yes(ok)
		a, b, ok = strings.CutLast(s, t)
		h.bytes(a)
		h.bytes(b)
		h.yes(ok)
	})
	two("CutPrefix", func(h *sum, s, t string) {
		a, ok := strings.CutPrefix(s, t)
		h.bytes(a)
		h.yes(ok)
		a, ok = strings.CutSuffix(s, t)
		h.bytes(a)
		h.yes(ok)
		h.bytes(strings.TrimPrefix(s, t))
		h.bytes(strings.TrimSuffix(s, t))
	})
	two("Trim", func(h *sum, s, t string) {
		h.bytes(strings.Trim(s, t))
		h.bytes(strings.TrimLeft(s, t))
		h.bytes(strings.TrimRight(s, t))
	})
	one("TrimSpace", func(h *sum, s string) { h.bytes(strings.TrimSpace(s)) })
	one("TrimFunc", func(h *sum, s string) {
		for _, f := range funcs {
			h.bytes(strings.TrimFunc(s, f))
			h.bytes(strings.TrimLeftFunc(s, f))
			h.bytes(strings.TrimRightFunc(s, f))
		}
	})
}

func collect(seq func(func(string) bool)) (l []string) {
	for s := range seq {
		l = append(l, s)
	}
	return
}

func splitting() {
	two("Split", func(h *sum, s, t string) {
		h.list(strings.Split(s, t))
		h.list(strings.SplitAfter(s, t))
	})
	two("SplitN", func(h *sum, s, t string) {
		for n := -1; n < 5; n++ {
			h.list(strings.SplitN(s, t, n))
			h.list(strings.SplitAfterN(s, t, n))
		}
	})
	two("SplitSeq", func(h *sum, s, t string) {
		h.list(collect(strings.SplitSeq(s, t)))
		h.list(collect(strings.SplitAfterSeq(s, t)))
	})
	one("Fields", func(h *sum, s string) {
		h.list(strings.Fields(s))
		h.list(collect(strings.FieldsSeq(s)))
		for _, f := range funcs {
			h.list(strings.FieldsFunc(s, f))
			h.list(collect(strings.FieldsFuncSeq(s, f)))
		}
	})
	one("Lines", func(h *sum, s string) { h.list(collect(strings.Lines(s))) })
	n := 0
	for range strings.SplitSeq("a b c d", " ") {
		if n++; n == 2 {
			break
		}
	}
	for range strings.FieldsSeq("a b c d") {
		break
	}
	for range strings.Lines("a\nb") {
		break
	}
	println(n)
}

func making() {
	two("Replace", func(h *sum, s, t string) {
		for n := -1; n < 4; n++ {
			h.bytes(strings.Replace(s, t, "<本>", n))
			h.bytes(strings.Replace(s, t, "", n))
		}
		h.bytes(strings.ReplaceAll(s, t, t+t))
	})
	one("ToUpper", func(h *sum, s string) {
		h.bytes(strings.ToUpper(s))
		h.bytes(strings.ToLower(s))
		h.bytes(strings.ToTitle(s))
		h.bytes(strings.Title(s))
	})
	one("Special", func(h *sum, s string) {
		h.bytes(strings.ToUpperSpecial(unicode.TurkishCase, s))
		h.bytes(strings.ToLowerSpecial(unicode.TurkishCase, s))
		h.bytes(strings.ToTitleSpecial(unicode.TurkishCase, s))
	})
	one("Map", func(h *sum, s string) {
		h.bytes(strings.Map(func(r rune) rune { return r }, s))
		h.bytes(strings.Map(func(r rune) rune { return r + 1 }, s))
		h.bytes(strings.Map(func(r rune) rune { return -1 }, s))
		h.bytes(strings.Map(func(r rune) rune {
			if r == 'a' || r == '本' {
				return -1
			}
			return r
		}, s))
		h.bytes(strings.Map(func(r rune) rune { return 0x110000 }, s))
	})
	two("ToValidUTF8", func(h *sum, s, t string) { h.bytes(strings.ToValidUTF8(s, t)) })
	one("Repeat", func(h *sum, s string) {
		for n := 0; n < 9; n++ {
			h.bytes(strings.Repeat(s, n))
		}
		h.num(len(strings.Repeat(s, 3000)))
		h.bytes(strings.Repeat(s, 2000))
	})
	one("Clone", func(h *sum, s string) { h.bytes(strings.Clone(s)) })
	two("Join", func(h *sum, s, t string) {
		h.bytes(strings.Join([]string{s, t, s}, t))
		h.bytes(strings.Join([]string{s}, t))
	})
	println(strings.Join(nil, "x") == "", strings.Join(texts[1:6], ", "))
}

// long compares searches in long texts with the obvious way.
func long() {
	seed := uint32(1)
	bad := 0
	for round := 0; round < 300; round++ {
		text := make([]byte, 100+round*7)
		for i := range text {
			seed = seed*1664525 + 1013904223
			text[i] = "ab"[seed>>31]
			if round%3 == 0 {
				text[i] = 'a'
			}
		}
		s := string(text)
		for size := 1; size < 40; size += 3 {
			seed = seed*1664525 + 1013904223
			at := int(seed>>8) % (len(s) - size)
			sub := s[at : at+size]
			if round%2 == 0 {
				sub = sub[:size-1] + "b"
			}
			first, last, count := -1, -1, 0
			for i := 0; i+size <= len(s); i++ {
				if s[i:i+size] == sub {
					if first < 0 {
						first = i
					}
					last = i
				}
			}
			for i := 0; i+size <= len(s); i++ {
				if s[i:i+size] == sub {
					count++
					i += size - 1
				}
			}
			if strings.Index(s, sub) != first || strings.LastIndex(s, sub) != last || strings.Count(s, sub) != count {
				bad++
			}
		}
	}
	for size := 0; size < 70; size++ {
		for at := 0; at < size; at++ {
			for from := 0; from <= at; from++ {
				s := (strings.Repeat(".", at) + "x" + strings.Repeat("y", size-at))[from:]
				if strings.IndexByte(s, 'x') != at-from || strings.IndexByte(s[:at-from], 'x') != -1 {
					bad++
				}
			}
		}
	}
	println("long:", bad)
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
	long()
	panics(func() { strings.Repeat("x", -1) })
	panics(func() { strings.Repeat("xxxx", 1<<62) })
}
