// Package iotest has Readers and Writers that behave badly, for tests of what uses such, and a test for Readers.
package iotest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"strings"
)

// ErrTimeout is the error of [TimeoutReader].
var ErrTimeout = errors.New("timeout")

type oneByteReader struct{ r io.Reader }

// OneByteReader returns a Reader that reads single bytes from r.
func OneByteReader(r io.Reader) io.Reader { return &oneByteReader{r} }

func (r *oneByteReader) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	return r.r.Read(p[:1])
}

type halfReader struct{ r io.Reader }

// HalfReader returns a Reader that reads half of what it is asked for from r.
func HalfReader(r io.Reader) io.Reader { return &halfReader{r} }

func (r *halfReader) Read(p []byte) (int, error) { return r.r.Read(p[:(len(p)+1)/2]) }

type dataErrReader struct {
	r      io.Reader
	unread []byte
	data   []byte
}

// DataErrReader returns a Reader that returns the error of r together with the last data, not behind it.
func DataErrReader(r io.Reader) io.Reader { return &dataErrReader{r, nil, make([]byte, 1024)} }

func (r *dataErrReader) Read(p []byte) (n int, err error) {
	for {
		if len(r.unread) == 0 {
			m, e := r.r.Read(r.data)
			r.unread = r.data[:m]
			err = e
		}
		if n > 0 || err != nil {
			return n, err
		}
		n = copy(p, r.unread)
		r.unread = r.unread[n:]
	}
}

type timeoutReader struct {
	r     io.Reader
	calls int
}

// TimeoutReader returns a Reader whose second call of Read fails with [ErrTimeout].
func TimeoutReader(r io.Reader) io.Reader { return &timeoutReader{r, 0} }

func (r *timeoutReader) Read(p []byte) (int, error) {
	r.calls++
	if r.calls == 2 {
		return 0, ErrTimeout
	}
	return r.r.Read(p)
}

type errReader struct{ err error }

// ErrReader returns a Reader that always fails with err.
func ErrReader(err error) io.Reader { return &errReader{err} }

func (r *errReader) Read(p []byte) (int, error) { return 0, r.err }

type truncateWriter struct {
	w    io.Writer
	left int64
}

// TruncateWriter returns a Writer that passes n bytes on to w and then only claims to.
func TruncateWriter(w io.Writer, n int64) io.Writer { return &truncateWriter{w, n} }

func (w *truncateWriter) Write(p []byte) (n int, err error) {
	if w.left <= 0 {
		return len(p), nil
	}
	part := p[:min(int64(len(p)), w.left)]
	n, err = w.w.Write(part)
	w.left -= int64(n)
	if err == nil {
		n = len(p)
	}
	return n, err
}

type readLogger struct {
	prefix string
	r      io.Reader
}

// NewReadLogger returns a Reader that logs what it reads from r.
func NewReadLogger(prefix string, r io.Reader) io.Reader { return &readLogger{prefix, r} }

func (l *readLogger) Read(p []byte) (n int, err error) {
	n, err = l.r.Read(p)
	if err != nil {
		log.Printf("%s %x: %v", l.prefix, p[0:n], err)
	} else {
		log.Printf("%s %x", l.prefix, p[0:n])
	}
	return n, err
}

type writeLogger struct {
	prefix string
	w      io.Writer
}

// NewWriteLogger returns a Writer that logs what it writes to w.
func NewWriteLogger(prefix string, w io.Writer) io.Writer { return &writeLogger{prefix, w} }

func (l *writeLogger) Write(p []byte) (n int, err error) {
	n, err = l.w.Write(p)
	if err != nil {
		log.Printf("%s %x: %v", l.prefix, p[0:n], err)
	} else {
		log.Printf("%s %x", l.prefix, p[0:n])
	}
	return n, err
}

// smallReads reads 1, 2 and 3 bytes at a time.
type smallReads struct {
	r io.Reader
	n int
}

func (r *smallReads) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	r.n = r.n%3 + 1
	n, err := r.r.Read(p[:min(r.n, len(p))])
	if n == 0 && err == nil {
		return 0, errors.New("Read(n>0) returned 0, nil")
	}
	return n, err
}

// TestReader reads all of r, which is to be content, in several ways, and returns an error for what it does wrong. If r can
// seek or read at a position, that is tried too.
func TestReader(r io.Reader, content []byte) error {
	if n, err := r.Read(nil); n != 0 || err != nil && len(content) > 0 {
		return fmt.Errorf("Read(0) = %d, %w, want 0, nil", n, err)
	}
	data, err := io.ReadAll(&smallReads{r: r})
	if err != nil {
		return err
	}
	if !bytes.Equal(data, content) {
		return fmt.Errorf("ReadAll(small amounts) = %q\n\twant %q", data, content)
	}
	if n, err := r.Read(make([]byte, 10)); n != 0 || err != io.EOF {
		return fmt.Errorf("Read(10) at EOF = %v, %w, want 0, EOF", n, err)
	}
	if s, ok := r.(io.ReadSeeker); ok {
		if err := testSeeker(s, content); err != nil {
			return err
		}
	}
	if at, ok := r.(io.ReaderAt); ok {
		return testReaderAt(at, content)
	}
	return nil
}

func testSeeker(r io.ReadSeeker, content []byte) error {
	size := int64(len(content))
	for _, s := range []struct {
		offset int64
		whence int
		want   int64
	}{
		{0, io.SeekCurrent, size}, {-1, io.SeekCurrent, size - 1}, {0, io.SeekEnd, size}, {-size / 2, io.SeekEnd, size - size/2},
		{size / 3, io.SeekStart, size / 3}, {1, io.SeekCurrent, size/3 + 1}, {0, io.SeekStart, 0},
	} {
		if s.want < 0 || s.want > size {
			continue
		}
		pos, err := r.Seek(s.offset, s.whence)
		if err != nil || pos != s.want {
			return fmt.Errorf("Seek(%d, %d) = %d, %w, want %d, nil", s.offset, s.whence, pos, err, s.want)
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return fmt.Errorf("ReadAll after Seek(%d, %d): %w", s.offset, s.whence, err)
		}
		if !bytes.Equal(data, content[s.want:]) {
			return fmt.Errorf("ReadAll after Seek(%d, %d) = %q\n\twant %q", s.offset, s.whence, data, content[s.want:])
		}
		if _, err := r.Seek(s.want, io.SeekStart); err != nil {
			return err
		}
	}
	if _, err := r.Seek(-1, io.SeekStart); err == nil {
		return errors.New("Seek(-1, 0) succeeded, want error")
	}
	_, err := r.Seek(0, io.SeekStart)
	return err
}

func testReaderAt(r io.ReaderAt, content []byte) error {
	size := len(content)
	buf := make([]byte, size)
	for _, from := range []int{0, size / 2, size} {
		n, err := r.ReadAt(buf[:size-from], int64(from))
		if n != size-from || err != nil && err != io.EOF || !bytes.Equal(buf[:n], content[from:]) {
			return fmt.Errorf("ReadAt(%d, %d) = %v, %w, want %d bytes", size-from, from, n, err, size-from)
		}
	}
	if n, err := r.ReadAt(make([]byte, 10), int64(size)); n != 0 || err != io.EOF {
		return fmt.Errorf("ReadAt(10, %d) = %v, %w, want 0, EOF", size, n, err)
	}
	if _, err := r.ReadAt(make([]byte, 10), -1); err == nil {
		return errors.New("ReadAt(10, -1) succeeded, want error")
	}
	if n, err := r.ReadAt(make([]byte, size+1), 0); n != size || err != io.EOF {
		return fmt.Errorf("ReadAt(%d, 0) = %v, %s, want %d, EOF", size+1, n, strings.TrimSpace(fmt.Sprint(err)), size)
	}
	return nil
}
