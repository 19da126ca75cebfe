package bufio_test

import (
	. "bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"strings"
	"testing"
	"testing/iotest"
)

// Whatever is read in which way through however small a buffer, it is what is there, in order.
func TestAnyReads(t *testing.T) {
	r := rand.New(rand.NewSource(9))
	text := make([]byte, 20000)
	for i := range text {
		text[i] = "ab\ncdé"[r.Intn(7)]
	}
	for _, size := range []int{0, 16, 17, 100, 4096} {
		for _, slow := range []func(io.Reader) io.Reader{iotest.OneByteReader, iotest.HalfReader, iotest.DataErrReader, func(r io.Reader) io.Reader { return r }} {
			in := NewReaderSize(slow(bytes.NewReader(text)), size)
			var got []byte
			for err := error(nil); err == nil; {
				var part []byte
				switch r.Intn(8) {
				case 0:
					part = make([]byte, r.Intn(50))
					var n int
					n, err = in.Read(part)
					part = part[:n]
				case 1:
					part, err = in.ReadBytes('\n')
				case 2:
					var s string
					s, err = in.ReadString('b')
					part = []byte(s)
				case 3:
					if part, err = in.ReadSlice('\n'); err == ErrBufferFull {
						err = nil
					}
				case 4:
					var c byte
					if c, err = in.ReadByte(); err == nil {
						part = []byte{c}
					}
				case 5:
					if part, err = in.Peek(min(5, in.Size())); len(part) > 0 {
						part = part[:r.Intn(len(part)+1)]
						in.Discard(len(part))
						err = nil
					}
				case 6:
					if c, size, e := in.ReadRune(); e == nil && in.UnreadRune() == nil {
						part = make([]byte, size)
						_, err = io.ReadFull(in, part)
						if c != '\ufffd' && string(part) != string(c) {
							t.Fatalf("%q is %q", c, part)
						}
					} else {
						err = e
					}
				case 7:
					if c, e := in.ReadByte(); e == nil && in.UnreadByte() == nil {
						p, _ := in.Peek(1)
						if p[0] != c {
							t.Fatal("UnreadByte")
						}
					}
				}
				got = append(got, part...)
				if err != nil && err != io.EOF {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(got, text) {
				t.Fatalf("size %d: %d bytes of %d are read", size, len(got), len(text))
			}
		}
	}
}

func TestReadWriter(t *testing.T) {
	var out strings.Builder
	var rw *ReadWriter = NewReadWriter(NewReader(strings.NewReader("in and more")), NewWriter(&out))
	word, err := rw.ReadString(' ')
	rw.WriteString(word)
	rw.WriteByte('!')
	if got := fmt.Sprint(word, err, rw.Reader.Buffered(), rw.Writer.Buffered(), out.Len()); got != "in  <nil>8 4 0" && got != "in <nil> 8 4 0" {
		t.Error(got)
	}
	n, err := rw.WriteTo(rw.Writer)
	if n != 8 || err != nil || rw.Flush() != nil || out.String() != "in !and more" {
		t.Error(n, err, out.String())
	}
	n, err = rw.ReadFrom(strings.NewReader("next"))
	if n != 4 || err != nil || rw.Flush() != nil || out.String() != "in !and morenext" {
		t.Error(n, err, out.String())
	}
}

func TestWriteTo(t *testing.T) {
	for name, source := range map[string]func() io.Reader{
		"a WriterTo": func() io.Reader { return strings.NewReader("first, rest") }, "no WriterTo": func() io.Reader { return iotest.HalfReader(strings.NewReader("first, rest")) },
	} {
		var out bytes.Buffer
		r := NewReaderSize(source(), 16)
		r.ReadString(' ')
		n, err := r.WriteTo(&out)
		if n != 4 || err != nil || out.String() != "rest" {
			t.Errorf("%s: %d, %v, %q", name, n, err, out.String())
		}
		r = NewReaderSize(source(), 16)
		r.Peek(1)
		if n, err := r.WriteTo(&failing{3}); n != 3 || fmt.Sprint(err) != "full" {
			t.Errorf("%s: %d, %v", name, n, err)
		}
		if n, err := NewReader(io.MultiReader(source(), iotest.ErrReader(errors.New("stop")))).WriteTo(io.Discard); n != 11 || fmt.Sprint(err) != "stop" {
			t.Errorf("%s: %d, %v", name, n, err)
		}
	}
}

type counting struct {
	writes []int
}

func (c *counting) Write(p []byte) (int, error) {
	c.writes = append(c.writes, len(p))
	return len(p), nil
}

func TestWhatIsWritten(t *testing.T) {
	var c counting
	var w *Writer = NewWriterSize(&c, 10)
	if NewWriterSize(w, 5) != w || NewWriterSize(w, 11) == w || w.Size() != 10 || NewWriterSize(&c, 0).Size() != 4096 {
		t.Error("NewWriterSize")
	}
	w.Write(make([]byte, 4))
	w.Write(make([]byte, 4))
	w.Write(make([]byte, 4)) // 10 are written, 2 stay
	w.Flush()
	w.Write(make([]byte, 35)) // past the buffer
	w.WriteString(strings.Repeat("x", 25))
	w.Flush()
	w.Flush() // nothing
	if got := fmt.Sprint(c.writes); got != "[10 2 35 10 10 5]" {
		t.Error(got)
	}
	b := append(w.AvailableBuffer(), "abc"...)
	if n, err := w.Write(b); n != 3 || err != nil || w.Available() != 7 || w.Buffered() != 3 {
		t.Error(n, err, w.Available(), w.Buffered())
	}
	w.Reset(&c)
	if w.Buffered() != 0 {
		t.Error("Reset keeps what was not written")
	}
	// All of a writer's errors stay, and nothing is written after one.
	f := &failing{12}
	w = NewWriterSize(f, 10)
	n, err := w.Write(make([]byte, 8))
	n2, err2 := w.WriteString(strings.Repeat("y", 8))
	if got := fmt.Sprint(n, err, n2, err2, w.Buffered()); got != "8 <nil> 8 <nil> 6" {
		t.Error(got)
	}
	if err := w.Flush(); fmt.Sprint(err) != "full" || w.Buffered() != 4 {
		t.Error(err, w.Buffered())
	}
	f.left = 100
	if n, err := w.Write([]byte("z")); n != 0 || fmt.Sprint(err) != "full" || fmt.Sprint(w.Flush()) != "full" {
		t.Error(n, err)
	}
	if n, err := w.ReadFrom(strings.NewReader("z")); n != 0 || fmt.Sprint(err) != "full" {
		t.Error(n, err)
	}
}

func TestScannerEnds(t *testing.T) {
	var s *Scanner = NewScanner(strings.NewReader(strings.Repeat("x", MaxScanTokenSize-1) + "\nnext\n"))
	s.Scan()
	if len(s.Bytes()) != MaxScanTokenSize-1 || !s.Scan() || string(s.Bytes()) != "next" || s.Scan() || s.Err() != nil {
		t.Error(len(s.Bytes()), s.Err())
	}
	s = NewScanner(strings.NewReader(strings.Repeat("x", MaxScanTokenSize)))
	if s.Scan() || s.Err() != ErrTooLong {
		t.Error(s.Err())
	}
	for want, split := range map[error]SplitFunc{
		ErrNegativeAdvance: func([]byte, bool) (int, []byte, error) { return -1, nil, nil },
		ErrAdvanceTooFar:   func(data []byte, _ bool) (int, []byte, error) { return len(data) + 1, nil, nil },
		ErrNegativeCount:   func([]byte, bool) (int, []byte, error) { return 0, nil, ErrNegativeCount },
		nil:                func(data []byte, _ bool) (int, []byte, error) { return 1, []byte("last"), ErrFinalToken },
	} {
		s = NewScanner(strings.NewReader("text"))
		s.Split(split)
		scanned := s.Scan()
		if s.Err() != want || scanned != (want == nil) {
			t.Errorf("%t, %v, want %v", scanned, s.Err(), want)
		}
	}
	s = NewScanner(readsTooMuch{})
	if s.Scan() || s.Err() != ErrBadReadCount {
		t.Error(s.Err())
	}
	s = NewScanner(io.MultiReader(strings.NewReader("one\ntw"), iotest.ErrReader(errors.New("stop"))))
	s.Scan()
	if !s.Scan() || s.Text() != "tw" || s.Scan() || fmt.Sprint(s.Err()) != "stop" {
		t.Error(s.Text(), s.Err())
	}
	for want, f := range map[string]func(){
		"bufio.Scan: too many empty tokens without progressing": func() {
			s := NewScanner(strings.NewReader("x"))
			s.Split(func(_ []byte, atEOF bool) (int, []byte, error) {
				if !atEOF {
					return 0, nil, nil
				}
				return 0, []byte{}, nil
			})
			for s.Scan() {
			}
		},
		"Split called after Scan":  func() { s.Split(ScanWords) },
		"Buffer called after Scan": func() { s.Buffer(nil, 1) },
	} {
		func() {
			defer func() {
				if r := recover(); r != want {
					t.Errorf("panic %v, want %s", r, want)
				}
			}()
			f()
		}()
	}
}

type readsTooMuch struct{}

func (readsTooMuch) Read(p []byte) (int, error) { return len(p) + 1, nil }

func TestErrorsOfReader(t *testing.T) {
	r := NewReader(strings.NewReader("ab"))
	if r.UnreadByte() != ErrInvalidUnreadByte || r.UnreadRune() != ErrInvalidUnreadRune {
		t.Error("nothing was read")
	}
	r.ReadByte()
	if r.UnreadRune() != ErrInvalidUnreadRune || r.UnreadByte() != nil {
		t.Error("a byte was read")
	}
	if _, err := r.Discard(-1); err != ErrNegativeCount {
		t.Error(err)
	}
	if n, err := r.Discard(5); n != 2 || err != io.EOF {
		t.Error(n, err)
	}
	if _, err := NewReaderSize(strings.NewReader(""), 16).Peek(17); err != ErrBufferFull {
		t.Error(err)
	}
	if got := fmt.Sprint(ErrBadReadCount, "|", ErrTooLong, "|", ErrAdvanceTooFar); got != "bufio.Scanner: Read returned impossible count|bufio.Scanner: token too long|bufio.Scanner: SplitFunc returns advance count beyond input" {
		t.Error(got)
	}
	defer func() {
		if p := fmt.Sprint(recover()); p != "bufio: reader returned negative count from Read" {
			t.Error(p)
		}
	}()
	NewReader(negative{}).ReadByte()
}

type negative struct{}

func (negative) Read([]byte) (int, error) { return -1, nil }
