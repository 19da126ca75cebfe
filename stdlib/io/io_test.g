package io_test

import (
	"bytes"
	"errors"
	"fmt"
	. "io"
	"strings"
	"testing"
	"testing/iotest"
)

type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

func wants(t *testing.T, n int64, err error, want string) {
	t.Helper()
	if got := fmt.Sprint(n, " ", err); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestShortAndBad(t *testing.T) {
	text := func() Reader { return iotest.OneByteReader(strings.NewReader("some text")) }
	n, err := Copy(writerFunc(func(p []byte) (int, error) { return 0, nil }), text())
	wants(t, n, err, "0 short write")
	n, err = Copy(writerFunc(func(p []byte) (int, error) { return len(p) + 1, nil }), text())
	wants(t, n, err, "0 invalid write result")
	n, err = Copy(writerFunc(func(p []byte) (int, error) { return -1, errors.New("x") }), text())
	wants(t, n, err, "0 x")
	n, err = CopyN(Discard, text(), 100)
	wants(t, n, err, "9 EOF")
	n, err = CopyN(Discard, text(), 4)
	wants(t, n, err, "4 <nil>")
	m, err := ReadFull(text(), make([]byte, 20))
	wants(t, int64(m), err, "9 unexpected EOF")
	m, err = ReadFull(strings.NewReader(""), make([]byte, 1))
	wants(t, int64(m), err, "0 EOF")
	m, err = ReadAtLeast(text(), make([]byte, 2), 3)
	wants(t, int64(m), err, "0 short buffer")
	m, err = ReadAtLeast(text(), make([]byte, 20), 3)
	wants(t, int64(m), err, "3 <nil>")
	all, err := ReadAll(iotest.TimeoutReader(text()))
	wants(t, int64(len(all)), err, "1 timeout")
	all, err = ReadAll(LimitReader(text(), 4))
	wants(t, int64(len(all)), err, "4 <nil>")
	m, err = WriteString(writerFunc(func(p []byte) (int, error) { return len(p), errors.New("full") }), "abc")
	wants(t, int64(m), err, "3 full")
	func() {
		defer func() {
			if r := recover(); r != "empty buffer in CopyBuffer" {
				t.Error(r)
			}
		}()
		CopyBuffer(Discard, text(), []byte{})
	}()
}

func TestSectionsAndOffsets(t *testing.T) {
	s := NewSectionReader(strings.NewReader("0123456789"), 2, 5)
	b := make([]byte, 10)
	n, err := s.ReadAt(b, 3)
	wants(t, int64(n), err, "2 EOF")
	n, err = s.ReadAt(b, -1)
	wants(t, int64(n), err, "0 EOF")
	at, err := s.Seek(-1, SeekStart)
	wants(t, at, err, "0 Seek: invalid offset")
	at, err = s.Seek(0, 5)
	wants(t, at, err, "0 Seek: invalid whence")
	at, err = s.Seek(-2, SeekEnd)
	wants(t, at, err, "3 <nil>")
	all, err := ReadAll(s)
	wants(t, int64(len(all)), err, "2 <nil>")
	if string(all) != "56" || s.Size() != 5 {
		t.Errorf("read %q of %d", all, s.Size())
	}
	r, off, size := s.Outer()
	if r == nil || off != 2 || size != 5 {
		t.Error("Outer")
	}
}

func TestCombined(t *testing.T) {
	var a, b bytes.Buffer
	r := TeeReader(MultiReader(strings.NewReader("ab"), strings.NewReader(""), strings.NewReader("c")), MultiWriter(&a, &b))
	all, err := ReadAll(NopCloser(r))
	if string(all) != "abc" || err != nil || a.String() != "abc" || b.String() != "abc" {
		t.Errorf("%q %v %q %q", all, err, &a, &b)
	}
	stop := errors.New("stop")
	n, err := MultiWriter(writerFunc(func([]byte) (int, error) { return 0, stop }), &a).Write([]byte("x"))
	wants(t, int64(n), err, "0 stop")
	n, err = MultiWriter(writerFunc(func(p []byte) (int, error) { return len(p) - 1, nil }), &a).Write([]byte("x"))
	wants(t, int64(n), err, "0 short write")
}

func TestPipe(t *testing.T) {
	r, w := Pipe()
	go func() {
		fmt.Fprint(w, "hello ")
		fmt.Fprint(w, "world")
		w.CloseWithError(errors.New("done"))
	}()
	all, err := ReadAll(r)
	wants(t, int64(len(all)), err, "11 done")
	n, err := w.Write([]byte("x"))
	wants(t, int64(n), err, "0 io: read/write on closed pipe")
	r, w = Pipe()
	r.Close()
	n, err = w.Write([]byte("x"))
	wants(t, int64(n), err, "0 io: read/write on closed pipe")
	r, w = Pipe()
	w.Close()
	n, err = r.Read(make([]byte, 1))
	wants(t, int64(n), err, "0 EOF")
}
