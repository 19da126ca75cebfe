package strings_test

import (
	"fmt"
	"io"
	"slices"
	. "strings"
	"testing"
	"unicode"
)

func TestSearch(t *testing.T) {
	tests := []struct {
		s, sub                  string
		index, last, count, any int
	}{
		{"", "", 0, 0, 1, -1},
		{"", "a", -1, -1, 0, -1},
		{"abc", "", 0, 3, 4, -1},
		{"banana", "an", 1, 3, 2, 1},
		{"banana", "ana", 1, 3, 1, 1},
		{"chicken", "dmr", -1, -1, 0, -1},
		{"日本語日", "日", 0, 9, 2, 0},
		{"a\xffb\xff", "\xff", 1, 3, 2, 1},
		{Repeat("x", 100) + "yz", "xy", 99, 99, 1, 0},
	}
	for _, tt := range tests {
		if got := Index(tt.s, tt.sub); got != tt.index {
			t.Errorf("Index(%q, %q) = %d, want %d", tt.s, tt.sub, got, tt.index)
		}
		if got := LastIndex(tt.s, tt.sub); got != tt.last {
			t.Errorf("LastIndex(%q, %q) = %d, want %d", tt.s, tt.sub, got, tt.last)
		}
		if got := Count(tt.s, tt.sub); got != tt.count {
			t.Errorf("Count(%q, %q) = %d, want %d", tt.s, tt.sub, got, tt.count)
		}
		if got := IndexAny(tt.s, tt.sub); got != tt.any {
			t.Errorf("IndexAny(%q, %q) = %d, want %d", tt.s, tt.sub, got, tt.any)
		}
		if got := Contains(tt.s, tt.sub); got != (tt.index >= 0) {
			t.Errorf("Contains(%q, %q) = %t", tt.s, tt.sub, got)
		}
		if got := ContainsAny(tt.s, tt.sub); got != (tt.any >= 0) {
			t.Errorf("ContainsAny(%q, %q) = %t", tt.s, tt.sub, got)
		}
	}
	if IndexByte("abc", 'c') != 2 || LastIndexByte("abca", 'a') != 3 || IndexByte("", 0) != -1 || LastIndexByte("x", 'y') != -1 {
		t.Error("IndexByte, LastIndexByte")
	}
	if IndexRune("aü", 'ü') != 1 || IndexRune("a\xff", '\uFFFD') != 1 || IndexRune("abc", -1) != -1 || !ContainsRune("ü", 'ü') {
		t.Error("IndexRune, ContainsRune")
	}
	if LastIndexAny("golang", "gn") != 5 || LastIndexAny("abc", "") != -1 || LastIndexAny("日本", "本x") != 3 {
		t.Error("LastIndexAny")
	}
	if IndexFunc("ab1", unicode.IsDigit) != 2 || LastIndexFunc("1a", unicode.IsDigit) != 0 || !ContainsFunc("a ", unicode.IsSpace) {
		t.Error("IndexFunc, LastIndexFunc, ContainsFunc")
	}
}

func TestSplit(t *testing.T) {
	tests := []struct {
		s, sep string
		n      int
		want   []string
		after  []string
	}{
		{"a,b,c", ",", -1, []string{"a", "b", "c"}, []string{"a,", "b,", "c"}},
		{"a,b,c", ",", 2, []string{"a", "b,c"}, []string{"a,", "b,c"}},
		{"a,b,c", ",", 0, nil, nil},
		{"", ",", -1, []string{""}, []string{""}},
		{"", "", -1, []string{}, []string{}},
		{"aü\xff", "", -1, []string{"a", "ü", "\xff"}, []string{"a", "ü", "\xff"}},
		{"aüb", "", 2, []string{"a", "üb"}, []string{"a", "üb"}},
		{",,", ",", -1, []string{"", "", ""}, []string{",", ",", ""}},
		{"abc", "abc", 1, []string{"abc"}, []string{"abc"}},
	}
	for _, tt := range tests {
		if got := SplitN(tt.s, tt.sep, tt.n); !slices.Equal(got, tt.want) {
			t.Errorf("SplitN(%q, %q, %d) = %q, want %q", tt.s, tt.sep, tt.n, got, tt.want)
		}
		if got := SplitAfterN(tt.s, tt.sep, tt.n); !slices.Equal(got, tt.after) {
			t.Errorf("SplitAfterN(%q, %q, %d) = %q, want %q", tt.s, tt.sep, tt.n, got, tt.after)
		}
		if tt.n >= 0 {
			continue
		}
		if got := slices.Collect(SplitSeq(tt.s, tt.sep)); !slices.Equal(got, Split(tt.s, tt.sep)) {
			t.Errorf("SplitSeq(%q, %q) = %q", tt.s, tt.sep, got)
		}
		if got := slices.Collect(SplitAfterSeq(tt.s, tt.sep)); !slices.Equal(got, SplitAfter(tt.s, tt.sep)) {
			t.Errorf("SplitAfterSeq(%q, %q) = %q", tt.s, tt.sep, got)
		}
	}
	spaced := " \t a\u00a0b\u2003ü  c\n"
	if got, want := Fields(spaced), []string{"a", "b", "ü", "c"}; !slices.Equal(got, want) {
		t.Errorf("Fields(%q) = %q, want %q", spaced, got, want)
	}
	if got := slices.Collect(FieldsSeq(spaced)); !slices.Equal(got, Fields(spaced)) {
		t.Errorf("FieldsSeq = %q", got)
	}
	odd := func(r rune) bool { return r == 'x' || r == 'ü' }
	if got, want := FieldsFunc("xxaxübüx", odd), []string{"a", "b"}; !slices.Equal(got, want) {
		t.Errorf("FieldsFunc = %q, want %q", got, want)
	}
	if got := slices.Collect(FieldsFuncSeq("xxaxübüx", odd)); !slices.Equal(got, []string{"a", "b"}) {
		t.Errorf("FieldsFuncSeq = %q", got)
	}
	if got, want := slices.Collect(Lines("a\nb\n\nc")), []string{"a\n", "b\n", "\n", "c"}; !slices.Equal(got, want) {
		t.Errorf("Lines = %q, want %q", got, want)
	}
	if Join(nil, ",") != "" || Join([]string{"a"}, ",") != "a" || Join([]string{"a", "", "b"}, "--") != "a----b" {
		t.Error("Join")
	}
}

func TestCut(t *testing.T) {
	before, after, found := Cut("key=value=x", "=")
	if before != "key" || after != "value=x" || !found {
		t.Errorf("Cut = %q, %q, %t", before, after, found)
	}
	if before, after, found = Cut("key", "="); before != "key" || after != "" || found {
		t.Errorf("Cut without = is %q, %q, %t", before, after, found)
	}
	if rest, ok := CutPrefix("prefix", "pre"); rest != "fix" || !ok {
		t.Errorf("CutPrefix = %q, %t", rest, ok)
	}
	if rest, ok := CutSuffix("prefix", "pre"); rest != "prefix" || ok {
		t.Errorf("CutSuffix = %q, %t", rest, ok)
	}
	for _, tt := range []struct{ got, want string }{
		{TrimSpace("\t ü \u2003\n"), "ü"},
		{TrimSpace(" \xff "), "\xff"},
		{Trim("xxaxbxx", "x"), "axb"},
		{Trim("üßaßü", "ßü"), "a"},
		{Trim("abc", ""), "abc"},
		{TrimLeft("xxa", "x"), "a"},
		{TrimRight("axx", "x"), "a"},
		{TrimPrefix("aab", "a"), "ab"},
		{TrimSuffix("aab", "b"), "aa"},
		{TrimFunc("12a34", unicode.IsDigit), "a"},
		{TrimLeftFunc("12a34", unicode.IsDigit), "a34"},
		{TrimRightFunc("12a34", unicode.IsDigit), "12a"},
	} {
		if tt.got != tt.want {
			t.Errorf("trimmed %q, want %q", tt.got, tt.want)
		}
	}
}

func TestChange(t *testing.T) {
	for _, tt := range []struct{ got, want string }{
		{ToUpper("aüß\xffé"), "AÜß\ufffdÉ"},
		{ToLower("AÜİ"), "aüi"},
		{ToTitle("ǆ loud"), "ǅ LOUD"},
		{ToUpperSpecial(unicode.TurkishCase, "iı"), "İI"},
		{ToLowerSpecial(unicode.TurkishCase, "Iİ"), "ıi"},
		{ToTitleSpecial(unicode.TurkishCase, "i"), "İ"},
		{Title("hello wOrld"), "Hello WOrld"},
		{Map(func(r rune) rune {
			if r == 'b' {
				return -1
			}
			return r + 1
		}, "abc"), "bd"},
		{Repeat("ab", 3), "ababab"},
		{Repeat("", 5), ""},
		{Replace("aaaa", "a", "b", 2), "bbaa"},
		{Replace("abc", "", "-", -1), "-a-b-c-"},
		{ReplaceAll("aaa", "aa", "b"), "ba"},
		{ToValidUTF8("a\xff\xfeb", "?"), "a?b"},
		{NewReplacer("<", "&lt;", "&", "&amp;").Replace("<&>"), "&lt;&amp;>"},
		{NewReplacer("a", "1", "aa", "2", "aaa", "3").Replace("aaaa"), "1111"},
		{NewReplacer("", "-").Replace("ab"), "-a-b-"},
		{NewReplacer().Replace("ab"), "ab"},
		{Clone("x"), "x"},
	} {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
	if !EqualFold("Straße", "STRAßE") || EqualFold("ss", "ß") || !EqualFold("K", "\u212a") {
		t.Error("EqualFold")
	}
	if Compare("a", "b") != -1 || Compare("b", "a") != 1 || Compare("", "") != 0 {
		t.Error("Compare")
	}
	if !HasPrefix("abc", "") || HasPrefix("a", "ab") || !HasSuffix("abc", "bc") || HasSuffix("c", "bc") {
		t.Error("HasPrefix, HasSuffix")
	}
}

func mustPanic(t *testing.T, want string, f func()) {
	t.Helper()
	defer func() {
		t.Helper()
		if got := fmt.Sprint(recover()); got != want {
			t.Errorf("panic %q, want %q", got, want)
		}
	}()
	f()
}

func TestPanics(t *testing.T) {
	mustPanic(t, "strings: negative Repeat count", func() { Repeat("x", -1) })
	mustPanic(t, "strings: Repeat output length overflow", func() { Repeat("xxxxxxxx", 1<<62) })
	mustPanic(t, "strings.NewReplacer: odd argument count", func() { NewReplacer("a") })
	mustPanic(t, "strings.Builder.Grow: negative count", func() { new(Builder).Grow(-1) })
	mustPanic(t, "strings: illegal use of non-zero Builder copied by value", func() {
		var a Builder
		a.WriteByte('x')
		b := a
		b.WriteByte('y')
	})
	mustPanic(t, "runtime error: invalid memory address or nil pointer dereference", func() { (*Builder)(nil).WriteString("x") })
	mustPanic(t, "runtime error: invalid memory address or nil pointer dereference", func() { (*Reader)(nil).Len() })
}

func TestBuilder(t *testing.T) {
	var b Builder
	b.Grow(10)
	size := b.Cap()
	b.Write([]byte("ab"))
	b.WriteByte('c')
	b.WriteRune('ü')
	b.WriteRune(-1)
	b.WriteString("d")
	if got, want := b.String(), "abcü\ufffdd"; got != want || b.Len() != len(want) || b.Cap() != size {
		t.Errorf("%q, %d of %d bytes; want %q", got, b.Len(), b.Cap(), want)
	}
	b.Reset()
	if b.String() != "" || b.Len() != 0 {
		t.Error("Reset")
	}
}

func TestReader(t *testing.T) {
	r := NewReader("aüb")
	check := func(what string, got, want any) {
		t.Helper()
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s: %v, want %v", what, got, want)
		}
	}
	check("UnreadByte", r.UnreadByte(), "strings.Reader.UnreadByte: at beginning of string")
	check("UnreadRune", r.UnreadRune(), "strings.Reader.UnreadRune: at beginning of string")
	c, err := r.ReadByte()
	check("ReadByte", fmt.Sprint(c, err), "97 <nil>")
	check("UnreadRune", r.UnreadRune(), "strings.Reader.UnreadRune: previous operation was not ReadRune")
	x, size, err := r.ReadRune()
	check("ReadRune", fmt.Sprint(x, size, err), "252 2 <nil>")
	check("UnreadRune", r.UnreadRune(), nil)
	check("Len, Size", fmt.Sprint(r.Len(), r.Size()), "3 4")
	at, err := r.Seek(-1, io.SeekStart)
	check("Seek", fmt.Sprint(at, err), "0 strings.Reader.Seek: negative position")
	at, err = r.Seek(0, 7)
	check("Seek", fmt.Sprint(at, err), "0 strings.Reader.Seek: invalid whence")
	at, err = r.Seek(-1, io.SeekEnd)
	check("Seek", fmt.Sprint(at, err), "3 <nil>")
	n, err := r.ReadAt(make([]byte, 3), -1)
	check("ReadAt", fmt.Sprint(n, err), "0 strings.Reader.ReadAt: negative offset")
	n, err = r.ReadAt(make([]byte, 3), 3)
	check("ReadAt", fmt.Sprint(n, err), "1 EOF")
	var b Builder
	n64, err := r.WriteTo(&b)
	check("WriteTo", fmt.Sprintln(n64, err, b.String()), "1 <nil> b\n")
	n, err = r.Read(make([]byte, 1))
	check("Read", fmt.Sprint(n, err), "0 EOF")
	r.Reset("z")
	check("Reset", r.Len(), 1)
}

func ExampleNewReplacer() {
	fmt.Println(NewReplacer("red", "blue", "blue", "red").Replace("red and blue"))
	// Output: blue and red
}

func BenchmarkBuilder(b *testing.B) {
	for b.Loop() {
		var s Builder
		for range 100 {
			s.WriteString("word ")
		}
		_ = s.String()
	}
}

func BenchmarkFields(b *testing.B) {
	text := Repeat("some words of text ", 100)
	for b.Loop() {
		Fields(text)
	}
}
