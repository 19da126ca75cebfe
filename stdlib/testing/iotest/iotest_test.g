package iotest_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"log"
	"strings"
	"testing"
	. "testing/iotest"
)

// sizes reads with a large buffer and tells how much came each time.
func sizes(r io.Reader) string {
	var list []string
	for range 20 {
		n, err := r.Read(make([]byte, 10))
		list = append(list, fmt.Sprint(n, " ", err))
		if err != nil && err != ErrTimeout {
			break
		}
	}
	return strings.Join(list, ", ")
}

func TestReaders(t *testing.T) {
	text := func() io.Reader { return strings.NewReader("abcdefghijkl") }
	for _, tt := range []struct {
		r    io.Reader
		want string
	}{
		{OneByteReader(strings.NewReader("ab")), "1 <nil>, 1 <nil>, 0 EOF"}, {HalfReader(text()), "5 <nil>, 5 <nil>, 2 <nil>, 0 EOF"}, {DataErrReader(text()), "10 <nil>, 2 EOF"},
		{DataErrReader(strings.NewReader("")), "0 EOF"}, {TimeoutReader(text()), "10 <nil>, 0 timeout, 2 <nil>, 0 EOF"}, {ErrReader(errors.New("own")), "0 own"},
	} {
		if got := sizes(tt.r); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
	if n, err := OneByteReader(text()).Read(nil); n != 0 || err != nil {
		t.Error(n, err)
	}
	for _, wrap := range []func(io.Reader) io.Reader{OneByteReader, HalfReader, DataErrReader} {
		if b, err := io.ReadAll(wrap(text())); string(b) != "abcdefghijkl" || err != nil {
			t.Error(b, err)
		}
	}
}

func TestTruncateWriter(t *testing.T) {
	var b bytes.Buffer
	w := TruncateWriter(&b, 5)
	for range 3 {
		if n, err := w.Write([]byte("abc")); n != 3 || err != nil {
			t.Error(n, err)
		}
	}
	if b.String() != "abcab" {
		t.Error(b.String())
	}
}

func TestLoggers(t *testing.T) {
	var out strings.Builder
	log.SetOutput(&out)
	log.SetFlags(0)
	defer log.SetFlags(log.LstdFlags)
	NewReadLogger("r:", strings.NewReader("ab")).Read(make([]byte, 5))
	NewReadLogger("r:", ErrReader(io.ErrUnexpectedEOF)).Read(make([]byte, 5))
	NewWriteLogger("w:", io.Discard).Write([]byte{1, 255})
	r, w := io.Pipe()
	r.CloseWithError(errors.New("closed"))
	NewWriteLogger("w:", w).Write([]byte("x"))
	if want := "r: 6162\nr: : unexpected EOF\nw: 01ff\nw: : closed\n"; out.String() != want {
		t.Errorf("%q, want %q", out.String(), want)
	}
}

// short forgets its last byte; unseekable cannot go back; stuck gives nothing.
type short struct{ *strings.Reader }

func (s short) Read(p []byte) (int, error) {
	if s.Len() == 1 {
		return 0, io.EOF
	}
	return s.Reader.Read(p[:min(len(p), s.Len()-1)])
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

func TestTestReader(t *testing.T) {
	content := []byte("some content")
	for _, r := range []io.Reader{strings.NewReader("some content"), bytes.NewReader(content), HalfReader(bytes.NewReader(content)), bytes.NewBuffer(content)} {
		if err := TestReader(r, content); err != nil {
			t.Errorf("%T: %v", r, err)
		}
	}
	for name, r := range map[string]io.Reader{"short": short{strings.NewReader("some content")}, "other": strings.NewReader("some cOntent"), "more": strings.NewReader("some content!"), "failing": ErrReader(errors.New("own"))} {
		if err := TestReader(r, content); err == nil {
			t.Errorf("%s: no error", name)
		} else if name == "failing" && !strings.Contains(err.Error(), "own") {
			t.Error(err)
		}
	}
}
