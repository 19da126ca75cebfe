// run

// Package bufio.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"
)

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return err.Error()
}

// trickle gives one byte a call.
type trickle struct{ s string }

func (t *trickle) Read(p []byte) (int, error) {
	if t.s == "" {
		return 0, io.EOF
	}
	p[0] = t.s[0]
	t.s = t.s[1:]
	return 1, nil
}

type readFunc func(p []byte) (int, error)

func (f readFunc) Read(p []byte) (int, error) { return f(p) }

type writeFunc func(p []byte) (int, error)

func (f writeFunc) Write(p []byte) (int, error) { return f(p) }

func catch(name string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			if err, ok := e.(error); ok {
				println(name, "panics:", err.Error())
			} else {
				println(name, "panics:", e.(string))
			}
		}
	}()
	f()
}

func lines() {
	r := bufio.NewReaderSize(&trickle{"one\ntwo\r\n\nlonger than sixteen bytes\r\n0123456789abcde\r\nend"}, 16)
	println(r.Size(), bufio.NewReaderSize(r, 5) == r)
	for {
		line, prefix, err := r.ReadLine()
		println(string(line), prefix, text(err), line == nil)
		if err != nil {
			break
		}
	}
	r = bufio.NewReaderSize(strings.NewReader("one\n0123456789012345678901234567890123456789\nend"), 16)
	for range 3 {
		s, err := r.ReadString('\n')
		println(s, text(err))
	}
	r.Reset(strings.NewReader("a,b,0123456789012345,"))
	for range 4 {
		b, err := r.ReadBytes(',')
		println(string(b), text(err))
	}
	r.Reset(strings.NewReader("0123456789012345678"))
	b, err := r.ReadSlice('x')
	println(string(b), text(err))
	b, err = r.ReadSlice('x')
	println(string(b), text(err))
}

func pieces() {
	r := bufio.NewReaderSize(strings.NewReader("hé€😀\xff\xe2\x82"), 16)
	println(text(r.UnreadByte()), text(r.UnreadRune()))
	for {
		c, size, err := r.ReadRune()
		if err != nil {
			println(text(err))
			break
		}
		println(c, size, text(r.UnreadRune()), text(r.UnreadRune()))
		r.ReadRune()
	}
	r.Reset(strings.NewReader("0123456789abcdefghij"))
	b, err := r.Peek(4)
	println(string(b), text(err), text(r.UnreadByte()))
	b, err = r.Peek(17)
	println(string(b), text(err))
	_, err = r.Peek(-1)
	println(text(err))
	n, err := r.Discard(10)
	println(n, text(err), r.Buffered())
	c, _ := r.ReadByte()
	println(c, text(r.UnreadByte()), text(r.UnreadByte()))
	c, _ = r.ReadByte()
	println(c)
	n, err = r.Discard(100)
	println(n, text(err))
	_, err = r.Discard(-1)
	println(text(err))
	b, err = r.Peek(1)
	println(len(b), text(err))

	r.Reset(strings.NewReader("0123456789abcdefghij"))
	p := make([]byte, 6)
	for {
		n, err := r.Read(p)
		println(string(p[:n]), text(err))
		if err != nil {
			break
		}
	}
	n, err = r.Read(nil)
	println(n, text(err))
	r.Reset(strings.NewReader("0123456789abcdefghij"))
	r.ReadByte()
	var sink bytes.Buffer
	m, err := r.WriteTo(&sink)
	println(m, text(err), sink.String())
	r.Reset(&trickle{"xyz"})
	m, err = r.WriteTo(writeFunc(func(p []byte) (int, error) { println(string(p)); return len(p), nil }))
	println(m, text(err))
}

func broken() {
	r := bufio.NewReader(readFunc(func(p []byte) (int, error) { return 0, nil }))
	_, err := r.ReadByte()
	println(text(err))
	_, err = r.ReadByte()
	println(text(err))
	catch("negative", func() {
		bufio.NewReader(readFunc(func(p []byte) (int, error) { return -1, nil })).ReadByte()
	})
	fails := errors.New("fails")
	r = bufio.NewReader(readFunc(func(p []byte) (int, error) { return copy(p, "ab"), fails }))
	for range 4 {
		c, err := r.ReadByte()
		println(c, text(err))
	}
	catch("nil", func() { new(bufio.Reader).ReadByte() })
}

func writing() {
	var sink bytes.Buffer
	w := bufio.NewWriterSize(&sink, 8)
	println(w.Size(), w.Available(), w.Buffered(), bufio.NewWriterSize(w, 3) == w)
	w.WriteString("abc")
	w.WriteByte('d')
	w.WriteRune('é')
	w.WriteRune('€')
	println(sink.String(), w.Buffered(), w.Available())
	w.Write([]byte("0123456789ABCDEF"))
	w.WriteString("0123456789ABCDEFG")
	w.WriteRune(-1)
	println(sink.String(), w.Buffered())
	println(text(w.Flush()), sink.String())
	b := append(w.AvailableBuffer(), "avail"...)
	w.Write(b)
	n, err := w.ReadFrom(strings.NewReader("from a reader"))
	println(n, text(err), text(w.Flush()), sink.String())

	w.Reset(writeFunc(func(p []byte) (int, error) { return len(p) / 2, nil }))
	m, err := w.WriteString("0123456789")
	println(m, text(err), w.Buffered())
	m, err = w.Write([]byte("x"))
	println(m, text(err), text(w.WriteByte('x')), text(w.Flush()))
	_, err = w.WriteRune('é')
	println(text(err))
	_, err = w.ReadFrom(strings.NewReader("x"))
	println(text(err))
	w.Reset(writeFunc(func(p []byte) (int, error) { return 0, errors.New("disk full") }))
	w.WriteString("abc")
	println(text(w.Flush()), w.Buffered())
	n, err = bufio.NewWriter(writeFunc(func(p []byte) (int, error) { return len(p), nil })).ReadFrom(readFunc(func(p []byte) (int, error) { return 0, nil }))
	println(n, text(err))
	rw := bufio.NewReadWriter(bufio.NewReader(strings.NewReader("in")), bufio.NewWriter(&sink))
	s, _ := rw.ReadString(0)
	rw.WriteString(s)
	rw.Flush()
	println(sink.String())
}

func scan(name, input string, split bufio.SplitFunc, limit int) {
	for _, r := range []io.Reader{strings.NewReader(input), &trickle{input}} {
		s := bufio.NewScanner(r)
		s.Split(split)
		if limit > 0 {
			s.Buffer(nil, limit)
		}
		out := name
		for s.Scan() {
			out += " " + strconv.Quote(s.Text())
		}
		println(out, text(s.Err()), s.Scan())
	}
}

func scanning() {
	scan("lines", "a\nb\r\n\nc\rd\r\r\n", bufio.ScanLines, 0)
	scan("lines", "", bufio.ScanLines, 0)
	scan("lines", "\n", bufio.ScanLines, 0)
	scan("lines", "no end\r", bufio.ScanLines, 0)
	scan("words", " one  two\tthree\u00a0vier\u3000fünf\n", bufio.ScanWords, 0)
	scan("words", "   ", bufio.ScanWords, 0)
	scan("runes", "aé€\xff\xe2\x82", bufio.ScanRunes, 0)
	scan("bytes", "a\x00b", bufio.ScanBytes, 0)
	scan("long", "abc\n0123456789abcdef\nx", bufio.ScanLines, 10)
	scan("final", "1 2 STOP 3", func(data []byte, atEOF bool) (int, []byte, error) {
		n, token, err := bufio.ScanWords(data, atEOF)
		if string(token) == "STOP" {
			return n, []byte{}, bufio.ErrFinalToken
		}
		return n, token, err
	}, 0)
	scan("error", "1 2 BAD 3", func(data []byte, atEOF bool) (int, []byte, error) {
		n, token, err := bufio.ScanWords(data, atEOF)
		if string(token) == "BAD" {
			err = errors.New("bad token")
		}
		return n, token, err
	}, 0)
	scan("negative", "x", func(data []byte, atEOF bool) (int, []byte, error) { return -1, nil, nil }, 0)
	scan("far", "x", func(data []byte, atEOF bool) (int, []byte, error) { return 2, nil, nil }, 0)
	catch("empty", func() {
		scan("empty", "x", func(data []byte, atEOF bool) (int, []byte, error) { return len(data), []byte{}, nil }, 0)
	})
	s := bufio.NewScanner(readFunc(func(p []byte) (int, error) { return len(p) + 1, nil }))
	println(s.Scan(), text(s.Err()))
	s = bufio.NewScanner(readFunc(func(p []byte) (int, error) { return 0, nil }))
	println(s.Scan(), text(s.Err()))
	catch("Buffer", func() { s.Buffer(nil, 1) })
	catch("Split", func() { s.Split(bufio.ScanWords) })
	count := 0
	s = bufio.NewScanner(strings.NewReader(strings.Repeat(strings.Repeat("x", 60000)+"\n", 5) + strings.Repeat("y", 70000)))
	for s.Scan() {
		count += len(s.Bytes())
	}
	println(count, text(s.Err()))
}

func main() {
	lines()
	pieces()
	broken()
	writing()
	scanning()
}
