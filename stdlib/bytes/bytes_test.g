package bytes_test

import (
	. "bytes"
	"fmt"
	"iter"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// Texts with much in common, multibyte characters and such as are no UTF-8.
func texts(r *rand.Rand, n int) []string {
	alphabet := []string{"a", "b", "A", "B", " ", "\t", ",", "ü", "Ü", "日", "ſ", "K", "\xff", "\xc3", "\n", "ab"}
	list := []string{""}
	for range n {
		var b strings.Builder
		for range r.Intn(12) {
			b.WriteString(alphabet[r.Intn(len(alphabet))])
		}
		list = append(list, b.String())
	}
	return append(list, strings.Repeat("ab", 60)+"c", strings.Repeat("a", 130))
}

func str(list [][]byte) string {
	if list == nil {
		return "nil"
	}
	return fmt.Sprintf("%q", list)
}

func strOf(list []string) string {
	if list == nil {
		return "nil"
	}
	return fmt.Sprintf("%q", list)
}

func collect(seq iter.Seq[[]byte]) string { return fmt.Sprintf("%q", slices.Collect(seq)) }

func collectOf(seq iter.Seq[string]) string { return fmt.Sprintf("%q", slices.Collect(seq)) }

// What both packages have does the same.
func TestLikeStrings(t *testing.T) {
	same := func(what string, got, want any, args ...any) {
		t.Helper()
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s of %q: %v, strings have %v", what, args, got, want)
		}
	}
	upper := func(r rune) rune {
		if r == ',' {
			return -1
		}
		return unicode.ToUpper(r)
	}
	r := rand.New(rand.NewSource(11))
	list := texts(r, 120)
	for _, s := range list {
		b := []byte(s)
		same("Fields", str(Fields(b)), strOf(strings.Fields(s)), s)
		same("FieldsSeq", collect(FieldsSeq(b)), collectOf(strings.FieldsSeq(s)), s)
		same("FieldsFunc", str(FieldsFunc(b, unicode.IsUpper)), strOf(strings.FieldsFunc(s, unicode.IsUpper)), s)
		same("FieldsFuncSeq", collect(FieldsFuncSeq(b, unicode.IsUpper)), collectOf(strings.FieldsFuncSeq(s, unicode.IsUpper)), s)
		same("Lines", collect(Lines(b)), collectOf(strings.Lines(s)), s)
		same("ToUpper", string(ToUpper(b)), strings.ToUpper(s), s)
		same("ToLower", string(ToLower(b)), strings.ToLower(s), s)
		same("ToTitle", string(ToTitle(b)), strings.ToTitle(s), s)
		same("ToUpperSpecial", string(ToUpperSpecial(unicode.TurkishCase, b)), strings.ToUpperSpecial(unicode.TurkishCase, s), s)
		same("ToLowerSpecial", string(ToLowerSpecial(unicode.TurkishCase, b)), strings.ToLowerSpecial(unicode.TurkishCase, s), s)
		same("ToTitleSpecial", string(ToTitleSpecial(unicode.TurkishCase, b)), strings.ToTitleSpecial(unicode.TurkishCase, s), s)
		same("Title", string(Title(b)), strings.Title(s), s)
		same("Map", string(Map(upper, b)), strings.Map(upper, s), s)
		same("TrimSpace", string(TrimSpace(b)), strings.TrimSpace(s), s)
		same("TrimFunc", string(TrimFunc(b, unicode.IsLower)), strings.TrimFunc(s, unicode.IsLower), s)
		same("TrimLeftFunc", string(TrimLeftFunc(b, unicode.IsLower)), strings.TrimLeftFunc(s, unicode.IsLower), s)
		same("TrimRightFunc", string(TrimRightFunc(b, unicode.IsLower)), strings.TrimRightFunc(s, unicode.IsLower), s)
		same("IndexFunc", IndexFunc(b, unicode.IsSpace), strings.IndexFunc(s, unicode.IsSpace), s)
		same("LastIndexFunc", LastIndexFunc(b, unicode.IsSpace), strings.LastIndexFunc(s, unicode.IsSpace), s)
		same("ContainsFunc", ContainsFunc(b, unicode.IsSpace), strings.ContainsFunc(s, unicode.IsSpace), s)
		same("Runes", string(Runes(b)), string([]rune(s)), s)
		same("Repeat", string(Repeat(b, 3)), strings.Repeat(s, 3), s)
		for _, c := range []byte{'a', ',', 0xff, 0xc3} {
			same("IndexByte", IndexByte(b, c), strings.IndexByte(s, c), s, c)
			same("LastIndexByte", LastIndexByte(b, c), strings.LastIndexByte(s, c), s, c)
		}
		for _, c := range []rune{'a', 'ü', '日', unicode.ReplacementChar, -1, 0xd800, 0x110000} {
			same("IndexRune", IndexRune(b, c), strings.IndexRune(s, c), s, c)
			same("ContainsRune", ContainsRune(b, c), strings.ContainsRune(s, c), s, c)
		}
		for range 8 {
			u := list[r.Intn(len(list))]
			if r.Intn(2) == 0 && len(s) > 0 {
				u = s[r.Intn(len(s)):] // something that there is
				u = u[:r.Intn(min(len(u), 5)+1)]
			}
			v, n := []byte(u), r.Intn(5)-1
			same("Index", Index(b, v), strings.Index(s, u), s, u)
			same("LastIndex", LastIndex(b, v), strings.LastIndex(s, u), s, u)
			same("IndexAny", IndexAny(b, u), strings.IndexAny(s, u), s, u)
			same("LastIndexAny", LastIndexAny(b, u), strings.LastIndexAny(s, u), s, u)
			same("Contains", Contains(b, v), strings.Contains(s, u), s, u)
			same("ContainsAny", ContainsAny(b, u), strings.ContainsAny(s, u), s, u)
			same("Count", Count(b, v), strings.Count(s, u), s, u)
			same("Compare", Compare(b, v), strings.Compare(s, u), s, u)
			same("Equal", Equal(b, v), s == u, s, u)
			same("EqualFold", EqualFold(b, v), strings.EqualFold(s, u), s, u)
			same("EqualFold", EqualFold(b, ToUpper(b)), strings.EqualFold(s, strings.ToUpper(s)), s)
			same("HasPrefix", HasPrefix(b, v), strings.HasPrefix(s, u), s, u)
			same("HasSuffix", HasSuffix(b, v), strings.HasSuffix(s, u), s, u)
			same("Trim", string(Trim(b, u)), strings.Trim(s, u), s, u)
			same("TrimLeft", string(TrimLeft(b, u)), strings.TrimLeft(s, u), s, u)
			same("TrimRight", string(TrimRight(b, u)), strings.TrimRight(s, u), s, u)
			same("TrimPrefix", string(TrimPrefix(b, v)), strings.TrimPrefix(s, u), s, u)
			same("TrimSuffix", string(TrimSuffix(b, v)), strings.TrimSuffix(s, u), s, u)
			same("SplitN", str(SplitN(b, v, n)), strOf(strings.SplitN(s, u, n)), s, u, n)
			same("SplitAfterN", str(SplitAfterN(b, v, n)), strOf(strings.SplitAfterN(s, u, n)), s, u, n)
			same("Split", str(Split(b, v)), strOf(strings.Split(s, u)), s, u)
			same("SplitAfter", str(SplitAfter(b, v)), strOf(strings.SplitAfter(s, u)), s, u)
			same("SplitSeq", collect(SplitSeq(b, v)), collectOf(strings.SplitSeq(s, u)), s, u)
			same("SplitAfterSeq", collect(SplitAfterSeq(b, v)), collectOf(strings.SplitAfterSeq(s, u)), s, u)
			same("Replace", string(Replace(b, v, []byte("<>"), n)), strings.Replace(s, u, "<>", n), s, u, n)
			same("ReplaceAll", string(ReplaceAll(b, v, nil)), strings.ReplaceAll(s, u, ""), s, u)
			same("ToValidUTF8", string(ToValidUTF8(b, v)), strings.ToValidUTF8(s, u), s, u)
			before, after, found := Cut(b, v)
			x, y, ok := strings.Cut(s, u)
			same("Cut", fmt.Sprintf("%q %q %t", before, after, found), fmt.Sprintf("%q %q %t", x, y, ok), s, u)
			before, after, found = CutLast(b, v)
			x, y, ok = strings.CutLast(s, u)
			same("CutLast", fmt.Sprintf("%q %q %t", before, after, found), fmt.Sprintf("%q %q %t", x, y, ok), s, u)
			after, found = CutPrefix(b, v)
			y, ok = strings.CutPrefix(s, u)
			same("CutPrefix", fmt.Sprintf("%q %t", after, found), fmt.Sprintf("%q %t", y, ok), s, u)
			after, found = CutSuffix(b, v)
			y, ok = strings.CutSuffix(s, u)
			same("CutSuffix", fmt.Sprintf("%q %t", after, found), fmt.Sprintf("%q %t", y, ok), s, u)
			same("Join", string(Join(Split(b, v), v)), s, s, u)
		}
		if string(b) != s {
			t.Fatalf("%q was changed", s)
		}
	}
}

// What slices have and strings have not: nil, shared memory, capacities.
func TestMemory(t *testing.T) {
	if Clone(nil) != nil || Clone([]byte{}) == nil || string(Clone([]byte("x"))) != "x" {
		t.Error("Clone")
	}
	b := []byte("one,two")
	for _, part := range Split(b, []byte(",")) {
		_ = append(part, "!!!!!"...)
	}
	for _, part := range Fields([]byte(b)) {
		_ = append(part, "!"...)
	}
	if string(b) != "one,two" {
		t.Errorf("appending to parts writes to what follows: %q", b)
	}
	first, _, _ := Cut(b, []byte(","))
	first[0] = 'O'
	if string(b) != "One,two" {
		t.Error("Cut copies")
	}
	if TrimSpace([]byte(" \t")) != nil || TrimFunc(nil, unicode.IsSpace) != nil {
		t.Error("nothing is left, and not nil")
	}
	if got := Replace(b, []byte("x"), nil, -1); &got[0] == &b[0] {
		t.Error("Replace does not copy")
	}
	if got := ToUpper([]byte("ABC")); string(got) != "ABC" {
		t.Error("ToUpper")
	}
	if !Equal(nil, []byte{}) || Compare(nil, []byte{}) != 0 {
		t.Error("nil and empty")
	}
	if Join(nil, []byte("x")) == nil || Split(b, []byte(","))[:1:1] == nil || SplitN(b, nil, 0) != nil {
		t.Error("Join, SplitN")
	}
	for _, f := range []func(){func() { Repeat(b, -1) }, func() { Repeat(b, 1<<62) }} {
		func() {
			defer func() {
				if r := recover(); r == nil {
					t.Error("Repeat does not panic")
				}
			}()
			f()
		}()
	}
}

func BenchmarkIndex(b *testing.B) {
	text := append(Repeat([]byte("abcdefgh"), 1<<12), "needle"...)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		Index(text, []byte("needle"))
	}
}
