// run

// bytes.Buffer against a plain slice, and what it says in all its corners; bytes.Reader.
package main

import (
	"bytes"
	"errors"
	"io"
)

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return err.Error()
}

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

var seed uint32 = 7

func random(n int) int {
	seed = seed*1664525 + 1013904223
	return int(seed>>8) % n
}

func check(ok bool, what string) {
	if !ok {
		println("wrong:", what)
	}
}

// model does random operations on a Buffer and on a slice.
func model() {
	var b bytes.Buffer
	var m []byte
	c := byte(0)
	for i := 0; i < 20000; i++ {
		switch random(12) {
		case 0, 1, 2:
			p := make([]byte, random(200))
			for j := range p {
				c += 7
				p[j] = c
			}
			n, err := b.Write(p)
			check(n == len(p) && err == nil, "Write")
			m = append(m, p...)
		case 3:
			n, err := b.WriteString("string")
			check(n == 6 && err == nil, "WriteString")
			m = append(m, "string"...)
		case 4:
			b.WriteByte('x')
			m = append(m, 'x')
		case 5:
			n, _ := b.WriteRune('本')
			check(n == 3, "WriteRune")
			m = append(m, "本"...)
		case 6, 7:
			p := make([]byte, random(300))
			n, err := b.Read(p)
			check(n == min(len(p), len(m)) && bytes.Equal(p[:n], m[:n]), "Read")
			check((err == io.EOF) == (len(m) == 0 && len(p) > 0), "Read's error")
			m = m[n:]
			if n > 0 && random(2) == 0 {
				check(b.UnreadByte() == nil, "UnreadByte")
				m = append([]byte{p[n-1]}, m...)
			}
		case 8:
			n := random(100)
			p, err := b.Peek(n)
			check(bytes.Equal(p, m[:min(n, len(m))]) && (err == io.EOF) == (n > len(m)), "Peek")
			next := b.Next(n)
			check(bytes.Equal(next, m[:min(n, len(m))]), "Next")
			m = m[len(next):]
		case 9:
			line, err := b.ReadBytes('x')
			n := bytes.IndexByte(m, 'x') + 1
			if n == 0 {
				n = len(m)
				check(err == io.EOF, "ReadBytes at the end")
			}
			check(bytes.Equal(line, m[:n]), "ReadBytes")
			m = m[n:]
		case 10:
			n := random(len(m) + 1)
			b.Truncate(n)
			m = m[:n]
		case 11:
			b.Grow(random(500))
		}
		check(b.Len() == len(m) && bytes.Equal(b.Bytes(), m), "contents")
		check(b.Cap() >= b.Len() && b.Available() >= 0 && cap(b.AvailableBuffer()) == b.Available(), "room")
	}
	println("model done")
}

type source struct {
	text string
	err  error
}

func (s *source) Read(p []byte) (int, error) {
	if s.text == "" {
		return 0, s.err
	}
	n := copy(p, s.text[:min(3, len(s.text))])
	s.text = s.text[n:]
	return n, nil
}

type sink struct{ left int }

func (s *sink) Write(p []byte) (int, error) {
	if len(p) > s.left {
		return s.left, errors.New("full")
	}
	s.left -= len(p)
	return len(p), nil
}

type liar struct{ n int }

func (l liar) Write(p []byte) (int, error) { return l.n, nil }
func (l liar) Read(p []byte) (int, error)  { return l.n, nil }

func corners() {
	var b bytes.Buffer
	println(text(b.UnreadByte()), text(b.UnreadRune()))
	n, err := b.Read(nil)
	println(n, text(err))
	c, err := b.ReadByte()
	println(c, text(err))
	r, size, err := b.ReadRune()
	println(r, size, text(err))
	line, err := b.ReadString('\n')
	println(line == "", text(err))
	b.WriteString("aé\xff本")
	for {
		r, size, err := b.ReadRune()
		print(r, " ", size, " ", text(err), " ")
		if err != nil {
			break
		}
		if random(2) == 0 {
			println(text(b.UnreadRune()), text(b.UnreadRune()))
			b.ReadRune()
		}
	}
	println()
	b.WriteString("one\ntwo\nthree")
	for {
		line, err := b.ReadString('\n')
		print(line, "|", text(err), "|")
		if err != nil {
			break
		}
	}
	println()
	b.WriteString("xyz")
	b.ReadByte()
	println(text(b.UnreadRune()), text(b.UnreadByte()), b.String())
	b.WriteByte('!')
	println(text(b.UnreadByte()))
	m, err := b.ReadFrom(&source{"0123456789", io.EOF})
	println(m, text(err), b.String())
	m, err = b.ReadFrom(&source{"abc", errors.New("broken")})
	println(m, text(err), b.Len())
	m, err = b.WriteTo(&sink{5})
	println(m, text(err), b.String())
	m, err = b.WriteTo(liar{2})
	println(m, text(err), b.String())
	m, err = b.WriteTo(&sink{100})
	println(m, text(err), b.Len())
	m, err = b.WriteTo(&sink{100})
	println(m, text(err))
	var none *bytes.Buffer
	println(none.String(), bytes.NewBufferString("from a string").String())
	own := make([]byte, 4, 64)
	copy(own, "own.")
	o := bytes.NewBuffer(own)
	o.WriteString("more")
	println(o.String(), string(own[:8]), o.Cap())
	available := append(o.AvailableBuffer(), "in place"...)
	o.Write(available)
	println(o.String(), string(own[:16]))
	o.Reset()
	println(o.Len(), o.Cap())
	b.WriteString("abc")
	panics("Truncate", func() { b.Truncate(4) })
	panics("Truncate", func() { b.Truncate(-1) })
	panics("Grow", func() { b.Grow(-1) })
	panics("Grow", func() { b.Grow(1<<63 - 1) })
	panics("WriteTo", func() { b.WriteTo(liar{100}) })
	panics("ReadFrom", func() { b.ReadFrom(liar{-1}) })
}

func reader() {
	r := bytes.NewReader([]byte("héllo"))
	println(r.Len(), r.Size(), text(r.UnreadByte()), text(r.UnreadRune()))
	r.ReadByte()
	c, size, err := r.ReadRune()
	println(c, size, text(err), text(r.UnreadRune()), text(r.UnreadRune()), text(r.UnreadByte()))
	n, err := r.ReadAt(make([]byte, 9), 2)
	println(n, text(err))
	n, err = r.ReadAt(nil, -1)
	println(n, text(err))
	for whence := 0; whence < 4; whence++ {
		n, err := r.Seek(-2, whence)
		println(n, text(err))
	}
	r.Seek(1, io.SeekStart)
	var b bytes.Buffer
	m, err := r.WriteTo(&b)
	println(m, text(err), b.String(), r.Len())
	r.Reset([]byte("again"))
	m, err = r.WriteTo(liar{2})
	println(m, text(err), r.Len())
	panics("WriteTo", func() { r.WriteTo(liar{9}) })
}

func main() {
	model()
	corners()
	reader()
}
