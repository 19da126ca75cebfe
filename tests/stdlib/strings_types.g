// run

// strings.Builder, strings.Reader, strings.Replacer.
package main

import (
	"errors"
	"io"
	"strings"
)

func panics(what string, f func()) {
	defer func() {
		switch e := recover().(type) {
		case error:
			println(what, "panics:", e.Error())
		case string:
			println(what, "panics:", e)
		default:
			println(what, "does not panic")
		}
	}()
	f()
}

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return err.Error()
}

func builder() {
	var b strings.Builder
	println(b.String() == "", b.Len(), b.Cap())
	for i := 0; i < 4; i++ {
		b.WriteByte(byte('a' + i))
		n, err := b.WriteRune('é')
		println(n, text(err))
		n, err = b.WriteString("xyz")
		println(n, text(err))
		n, err = b.Write([]byte{'-', '-'})
		println(n, text(err))
	}
	b.WriteRune(-1)
	s := b.String()
	b.WriteString("more")
	println(s, b.String(), b.Len())
	b.Grow(1000)
	println(b.Cap()-b.Len() >= 1000, b.String() == s+"more")
	before := b.Cap()
	for i := 0; i < 100; i++ {
		b.WriteString("0123456789")
	}
	println(b.Cap() == before, b.Len())
	b.Reset()
	println(b.String() == "", b.Len(), b.Cap())
	b.Grow(0)
	println(b.Cap())
	var unused strings.Builder
	c := unused
	c.WriteString("a copy of an empty one")
	panics("Grow", func() { b.Grow(-1) })
	var used strings.Builder
	used.WriteByte('x')
	copied := used
	println(copied.String(), copied.Len())
	panics("WriteByte", func() { copied.WriteByte('y') })
	panics("WriteString", func() { copied.WriteString("") })
	panics("Grow", func() { copied.Grow(1) })
	copied.Reset()
	copied.WriteString("fine")
	println(copied.String(), used.String())
}

// grudging takes few bytes at a time and fails in the end.
type grudging struct{ left int }

func (g *grudging) Write(p []byte) (int, error) {
	if len(p) > g.left {
		n := g.left
		g.left = 0
		return n, errors.New("full")
	}
	g.left -= len(p)
	return len(p), nil
}

func reader() {
	r := strings.NewReader("héllo\xff")
	println(r.Len(), r.Size())
	println(text(r.UnreadByte()), text(r.UnreadRune()))
	for {
		c, n, err := r.ReadRune()
		print(c, " ", n, " ", text(err), "; ")
		if err != nil {
			break
		}
	}
	println(text(r.UnreadRune()), r.Len())
	r.UnreadByte()
	c, err := r.ReadByte()
	println(c, text(err), text(r.UnreadRune()))
	c, err = r.ReadByte()
	println(c, text(err))
	for _, whence := range []int{io.SeekStart, io.SeekCurrent, io.SeekEnd, 7} {
		for _, off := range []int64{-8, -2, 0, 3, 100} {
			n, err := r.Seek(off, whence)
			print(n, " ", text(err), " ", r.Len(), "; ")
		}
		println()
	}
	r.Seek(1, io.SeekStart)
	ch, size, _ := r.ReadRune()
	println(ch, size, text(r.UnreadRune()), text(r.UnreadRune()), r.Len())
	buf := make([]byte, 4)
	n, err := r.Read(buf)
	println(n, text(err), string(buf[:n]), text(r.UnreadRune()))
	n, err = r.ReadAt(buf, 5)
	println(n, text(err), string(buf[:n]), r.Len())
	n, err = r.ReadAt(buf, 1)
	println(n, text(err))
	n, err = r.ReadAt(buf, 100)
	println(n, text(err))
	n, err = r.ReadAt(buf, -1)
	println(n, text(err))
	var b strings.Builder
	m, err := r.WriteTo(&b)
	println(m, text(err), b.String())
	m, err = r.WriteTo(&b)
	println(m, text(err))
	r.Reset("0123456789")
	m, err = r.WriteTo(&grudging{4})
	println(m, text(err), r.Len())
	n, err = r.Read(buf)
	println(n, text(err), string(buf))
	n, err = r.Read(nil)
	println(n, text(err))
	var zero strings.Reader
	n, err = zero.Read(buf)
	println(n, text(err), zero.Len(), zero.Size())
}

func replacer() {
	texts := []string{"", "a", "ab", "abc", "aaa", "abcabc", "hello world", "<b>&</b>", "日本語", "xyzzy", "aab"}
	lists := [][]string{
		{}, {"a", "1"}, {"a", "1", "b", "2"}, {"a", "b", "b", "a"}, {"a", "1", "aa", "2", "aaa", "3"}, {"aaa", "3", "aa", "2", "a", "1"},
		{"", "-"}, {"a", "1", "", "-"}, {"", "-", "a", "1"}, {"", "x", "", "y"}, {"a", "1", "a", "2"}, {"a", "", "b", "", "c", ""},
		{"<", "&lt;", ">", "&gt;", "&", "&amp;"}, {"日", "sun", "本", "book"}, {"hello", "bye", "world", "moon", "o", "0"},
		{"ab", "[ab]", "abc", "[abc]", "", "."}, {"abc", "", "b", "long replacement"}, {"zz", "Z", "y", "yy"},
	}
	for _, l := range lists {
		r := strings.NewReplacer(l...)
		for _, s := range texts {
			var b strings.Builder
			n, err := r.WriteString(&b, s)
			replaced := r.Replace(s)
			print(replaced, " ")
			if b.String() != replaced || n != len(replaced) || err != nil {
				print("WRITE DIFFERS ", b.String(), " ")
			}
		}
		println()
	}
	n, err := strings.NewReplacer("ab", "xyz").WriteString(&grudging{4}, "ababab")
	println(n, text(err))
	panics("NewReplacer", func() { strings.NewReplacer("a") })
}

func main() {
	builder()
	reader()
	replacer()
}
