// Package iotest has readers and writers that behave in unusual ways, to see how others take that.
package iotest

import (
	"errors"
	"io"
	"log"
)

// part reads at most what size makes of the length of the buffer.
type part struct {
	r    io.Reader
	size func(n int) int
}

func (p *part) Read(b []byte) (int, error) {
	if len(b) == 0 {
		return 0, nil
	}
	return p.r.Read(b[:p.size(len(b))])
}

// OneByteReader returns a Reader that reads one byte at a time from r.
func OneByteReader(r io.Reader) io.Reader { return &part{r, func(int) int { return 1 }} }

// HalfReader returns a Reader that asks r for half of what it is asked for, rounded up.
func HalfReader(r io.Reader) io.Reader { return &part{r, func(n int) int { return (n + 1) / 2 }} }

// DataErrReader returns a Reader that returns r's error together with the last bytes, rather than with the read after them.
func DataErrReader(r io.Reader) io.Reader { return &ahead{r: r, buf: make([]byte, 1024)} }

// ahead has always read more than it has given, so that it knows of the error.
type ahead struct {
	r    io.Reader
	left []byte // of buf
	buf  []byte
	err  error
}

func (a *ahead) Read(p []byte) (n int, err error) {
	for {
		if len(a.left) == 0 && a.err == nil {
			var m int
			m, a.err = a.r.Read(a.buf)
			a.left = a.buf[:m]
		}
		if len(a.left) == 0 && a.err != nil {
			err, a.err = a.err, nil
			return
		}
		if n > 0 || len(p) == 0 {
			return
		}
		n = copy(p, a.left)
		a.left = a.left[n:]
	}
}

// ErrTimeout is what a [TimeoutReader] fails with.
var ErrTimeout = errors.New("timeout")

// TimeoutReader returns a Reader of r whose second read returns no data and [ErrTimeout]. Later ones succeed.
func TimeoutReader(r io.Reader) io.Reader { return &timeout{r: r} }

type timeout struct {
	r     io.Reader
	count int
}

func (t *timeout) Read(p []byte) (int, error) {
	t.count++
	if t.count == 2 {
		return 0, ErrTimeout
	}
	return t.r.Read(p)
}

// ErrReader returns a Reader that returns no data and err.
func ErrReader(err error) io.Reader { return failing{err} }

type failing struct{ err error }

func (f failing) Read(p []byte) (int, error) { return 0, f.err }

// TruncateWriter returns a Writer that writes to w, but after n bytes drops what it is given without a word.
func TruncateWriter(w io.Writer, n int64) io.Writer { return &truncated{w, n} }

type truncated struct {
	w    io.Writer
	left int64
}

func (t *truncated) Write(p []byte) (n int, err error) {
	if t.left <= 0 {
		return len(p), nil
	}
	kept := min(int64(len(p)), t.left)
	n, err = t.w.Write(p[:kept])
	t.left -= int64(n)
	if err == nil {
		n = len(p)
	}
	return
}

// NewReadLogger returns a Reader of r that logs each read, in hexadecimal, with a prefix in front.
func NewReadLogger(prefix string, r io.Reader) io.Reader { return &readLogger{prefix, r} }

type readLogger struct {
	prefix string
	r      io.Reader
}

func (l *readLogger) Read(p []byte) (n int, err error) {
	n, err = l.r.Read(p)
	logBytes(l.prefix, p[:n], err)
	return
}

// NewWriteLogger returns a Writer to w that logs each write, in hexadecimal, with a prefix in front.
func NewWriteLogger(prefix string, w io.Writer) io.Writer { return &writeLogger{prefix, w} }

type writeLogger struct {
	prefix string
	w      io.Writer
}

func (l *writeLogger) Write(p []byte) (n int, err error) {
	n, err = l.w.Write(p)
	logBytes(l.prefix, p[:n], err)
	return
}

func logBytes(prefix string, b []byte, err error) {
	if err != nil {
		log.Printf("%s %x: %v", prefix, b, err)
	} else {
		log.Printf("%s %x", prefix, b)
	}
}
