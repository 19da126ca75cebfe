// run

// Package io.
package main

import (
	"bytes"
	"errors"
	"io"
	"strings"
)

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return err.Error()
}

// pieces gives its strings one at a time, and err with the last one or behind it.
type pieces struct {
	list     []string
	err      error
	together bool
}

func (r *pieces) Read(p []byte) (int, error) {
	if len(r.list) == 0 {
		return 0, r.err
	}
	n := copy(p, r.list[0])
	r.list[0] = r.list[0][n:]
	if r.list[0] == "" {
		r.list = r.list[1:]
		if len(r.list) == 0 && r.together {
			return n, r.err
		}
	}
	return n, nil
}

type failing struct{ after int }

func (f *failing) Write(p []byte) (int, error) {
	if len(p) > f.after {
		n := f.after
		f.after = 0
		return n, errors.New("disk full")
	}
	f.after -= len(p)
	return len(p), nil
}

type odd struct{ n int }

func (o odd) Write(p []byte) (int, error) { return o.n, nil }

// plain hides all methods but one.
type plain struct{ io.Reader }
type plainWriter struct{ io.Writer }

func reading() {
	for _, together := range []bool{false, true} {
		for _, err := range []error{io.EOF, errors.New("broken")} {
			for size := 0; size <= 8; size += 2 {
				for _, min := range []int{0, 3, 6, 8} {
					buf := make([]byte, size)
					n, err := io.ReadAtLeast(&pieces{[]string{"ab", "cde", "f"}, err, together}, buf, min)
					print(n, " ", text(err), " ", string(buf[:n]), "; ")
				}
			}
			println()
			buf := make([]byte, 6)
			n, e := io.ReadFull(&pieces{[]string{"ab", "cde", "f"}, err, together}, buf)
			all, e2 := io.ReadAll(&pieces{[]string{"ab", "cde", "f"}, err, together})
			println(n, text(e), string(all), text(e2))
		}
	}
	long := strings.Repeat("0123456789", 1000)
	all, err := io.ReadAll(plain{strings.NewReader(long)})
	println(string(all) == long, text(err))
	all, err = io.ReadAll(strings.NewReader(""))
	println(all != nil, len(all), text(err))
}

func copying() {
	long := strings.Repeat("0123456789", 10000)
	for i, src := range []io.Reader{strings.NewReader(long), plain{strings.NewReader(long)}, &pieces{[]string{long, "x"}, io.EOF, true}} {
		var b bytes.Buffer
		var n int64
		var err error
		switch i {
		case 0:
			n, err = io.Copy(&b, src)
		case 1:
			n, err = io.CopyBuffer(plainWriter{&b}, src, make([]byte, 7))
		case 2:
			n, err = io.Copy(plainWriter{&b}, src)
		}
		println(n, text(err), b.Len(), b.String()[:100000] == long)
	}
	for n := int64(-1); n < 8; n += 2 {
		var b bytes.Buffer
		m, err := io.CopyN(&b, strings.NewReader("hello"), n)
		print(m, " ", text(err), " ", b.String(), "; ")
	}
	println()
	n, err := io.Copy(&failing{4}, plain{strings.NewReader("hello")})
	println(n, text(err))
	for _, m := range []int{-1, 3, 9} {
		n, err := io.Copy(odd{m}, plain{strings.NewReader("hello")})
		println(n, text(err))
	}
	n, err = io.Copy(io.Discard, &pieces{[]string{"a", "bc"}, errors.New("broken"), false})
	println(n, text(err))
	n, err = io.Copy(io.Discard, plain{strings.NewReader(long)})
	println(n, text(err))
	m, err := io.WriteString(io.Discard, "abc")
	println(m, text(err))
	m, err = io.WriteString(&failing{2}, "abc")
	println(m, text(err))
	func() {
		defer func() { println(recover().(string)) }()
		io.CopyBuffer(io.Discard, plain{strings.NewReader("")}, []byte{})
	}()
}

func wrapping() {
	l := io.LimitReader(strings.NewReader("hello world"), 5).(*io.LimitedReader)
	all, err := io.ReadAll(l)
	println(string(all), text(err), l.N)

	var log bytes.Buffer
	all, err = io.ReadAll(io.TeeReader(strings.NewReader("tee"), &log))
	println(string(all), text(err), log.String())
	n, err := io.TeeReader(strings.NewReader("tee"), &failing{1}).Read(make([]byte, 8))
	println(n, text(err))

	mr := io.MultiReader(strings.NewReader("ab"), strings.NewReader(""), io.MultiReader(strings.NewReader("cd"), strings.NewReader("ef")))
	buf := make([]byte, 3)
	for {
		n, err := mr.Read(buf)
		print(n, " ", string(buf[:n]), " ", text(err), "; ")
		if err != nil {
			break
		}
	}
	println()
	mr = io.MultiReader(strings.NewReader("ab"), &pieces{[]string{"c"}, errors.New("broken"), true}, strings.NewReader("d"))
	all, err = io.ReadAll(mr)
	println(string(all), text(err))
	log.Reset()
	m, err := io.Copy(&log, io.MultiReader(strings.NewReader("ab"), io.MultiReader(strings.NewReader("cd")), plain{strings.NewReader("ef")}))
	println(m, text(err), log.String())
	n, err = io.MultiReader().Read(buf)
	println(n, text(err))

	var x, y bytes.Buffer
	mw := io.MultiWriter(&x, io.MultiWriter(plainWriter{&y}))
	n, err = mw.Write([]byte("both"))
	n2, err2 := io.WriteString(mw, " ways")
	println(n, text(err), n2, text(err2), x.String(), y.String())
	n, err = io.MultiWriter(&x, &failing{2}, &y).Write([]byte("three"))
	println(n, text(err), x.String(), y.String())
	n, err = io.MultiWriter(odd{1}).Write([]byte("short"))
	println(n, text(err))

	c := io.NopCloser(strings.NewReader("x"))
	_, isWriterTo := c.(io.WriterTo)
	_, isWriterTo2 := io.NopCloser(plain{c}).(io.WriterTo)
	println(text(c.Close()), isWriterTo, isWriterTo2)
}

type memory []byte

func (m memory) WriteAt(p []byte, off int64) (int, error) {
	if off > int64(len(m)) {
		return 0, errors.New("outside")
	}
	n := copy(m[off:], p)
	if n < len(p) {
		return n, io.ErrShortWrite
	}
	return n, nil
}

func sections() {
	r := strings.NewReader("0123456789")
	s := io.NewSectionReader(r, 2, 5)
	all, err := io.ReadAll(s)
	println(string(all), text(err), s.Size())
	buf := make([]byte, 4)
	for _, off := range []int64{-1, 0, 1, 3, 5, 9} {
		n, err := s.ReadAt(buf, off)
		print(n, " ", text(err), " ", string(buf[:n]), "; ")
	}
	println()
	for whence := 0; whence < 4; whence++ {
		for _, off := range []int64{-3, 0, 2, 50} {
			n, err := s.Seek(off, whence)
			m, err2 := s.Read(buf)
			print(n, " ", text(err), " ", m, " ", text(err2), "; ")
		}
		println()
	}
	outer, off, n := s.Outer()
	println(outer == io.ReaderAt(r), off, n)
	big := io.NewSectionReader(r, 8, 1<<63-1)
	all, err = io.ReadAll(big)
	println(string(all), text(err))

	m := make(memory, 10)
	w := io.NewOffsetWriter(m, 3)
	k, err := w.Write([]byte("abc"))
	println(k, text(err))
	k, err = w.WriteAt([]byte("XY"), 1)
	println(k, text(err))
	k, err = w.WriteAt([]byte("XY"), -1)
	println(k, text(err))
	pos, err := w.Seek(-1, io.SeekCurrent)
	println(pos, text(err))
	k, err = w.Write([]byte("too long"))
	println(k, text(err), string(m[3:]))
	for whence := 0; whence < 4; whence++ {
		pos, err := w.Seek(-9, whence)
		print(pos, " ", text(err), "; ")
	}
	println()
}

func main() {
	reading()
	copying()
	wrapping()
	sections()
}
