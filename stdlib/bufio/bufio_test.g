package bufio_test

import (
	. "bufio"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

func eq(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func TestReader(t *testing.T) {
	r := NewReaderSize(iotest.OneByteReader(strings.NewReader("line one\nüx\r\n"+strings.Repeat("long", 10))), 16)
	eq(t, "Size", r.Size(), 16)
	p, err := r.Peek(4)
	eq(t, "Peek", fmt.Sprintf("%s %v", p, err), "line <nil>")
	_, err = r.Peek(17)
	eq(t, "Peek", err, "bufio: buffer full")
	_, err = r.Peek(-1)
	eq(t, "Peek", err, "bufio: negative count")
	_, err = r.Discard(-1)
	eq(t, "Discard", err, "bufio: negative count")
	eq(t, "UnreadRune", r.UnreadRune(), "bufio: invalid use of UnreadRune")
	eq(t, "UnreadByte", r.UnreadByte(), "bufio: invalid use of UnreadByte")
	s, err := r.ReadString('\n')
	eq(t, "ReadString", fmt.Sprintf("%q %v", s, err), `"line one\n" <nil>`)
	c, size, err := r.ReadRune()
	eq(t, "ReadRune", fmt.Sprint(c, size, err), "252 2 <nil>")
	eq(t, "UnreadRune", r.UnreadRune(), nil)
	line, prefix, err := r.ReadLine()
	eq(t, "ReadLine", fmt.Sprintf("%s %t %v", line, prefix, err), "üx false <nil>")
	b, err := r.ReadSlice('\n')
	eq(t, "ReadSlice", fmt.Sprintf("%s %v", b, err), "longlonglonglong bufio: buffer full")
	line, prefix, err = r.ReadLine()
	eq(t, "ReadLine", fmt.Sprintf("%s %t %v", line, prefix, err), "longlonglonglong true <nil>")
	b, err = r.ReadBytes('\n')
	eq(t, "ReadBytes", fmt.Sprintf("%s %v", b, err), "longlong EOF")
	_, err = NewReader(iotest.ErrReader(errors.New("broken"))).ReadByte()
	eq(t, "ReadByte", err, "broken")
	_, err = NewReader(io.Reader(stuck{})).ReadByte()
	eq(t, "ReadByte", err, "multiple Read calls return no data or error")
}

type stuck struct{}

func (stuck) Read([]byte) (int, error) { return 0, nil }

type failing struct{ left int }

func (f *failing) Write(p []byte) (int, error) {
	n := min(f.left, len(p))
	f.left -= n
	if n < len(p) {
		return n, errors.New("full")
	}
	return n, nil
}

type short struct{}

func (short) Write(p []byte) (int, error) { return len(p) / 2, nil }

func TestWriter(t *testing.T) {
	w := NewWriterSize(&failing{5}, 4)
	n, err := w.WriteString("abcdef")
	eq(t, "WriteString", fmt.Sprint(n, err), "6 <nil>")
	eq(t, "Buffered, Available", fmt.Sprint(w.Buffered(), w.Available()), "2 2")
	eq(t, "Flush", w.Flush(), "full")
	eq(t, "WriteByte", w.WriteByte('x'), "full")
	_, err = w.WriteRune('ü')
	eq(t, "WriteRune", err, "full")
	var b strings.Builder
	w.Reset(&b)
	w.WriteRune('ü')
	w.Write(append(w.AvailableBuffer(), 'z'))
	eq(t, "Flush", w.Flush(), nil)
	eq(t, "written", b.String(), "üz")
	w = NewWriter(short{})
	w.WriteString("four")
	eq(t, "Flush", w.Flush(), "short write")
	n64, err := NewWriter(&b).ReadFrom(strings.NewReader("more"))
	eq(t, "ReadFrom", fmt.Sprint(n64, err), "4 <nil>")
}

func TestScanner(t *testing.T) {
	scan := func(text string, split SplitFunc) string {
		s := NewScanner(iotest.HalfReader(strings.NewReader(text)))
		s.Buffer(make([]byte, 4), 20)
		s.Split(split)
		var parts []string
		for s.Scan() {
			parts = append(parts, s.Text())
		}
		return fmt.Sprintf("%q %v", parts, s.Err())
	}
	eq(t, "lines", scan("a\r\n\nb", ScanLines), `["a" "" "b"] <nil>`)
	eq(t, "words", scan(" a\u2003bc  d ", ScanWords), `["a" "bc" "d"] <nil>`)
	eq(t, "runes", scan("ü\xffx", ScanRunes), "[\"ü\" \"\ufffd\" \"x\"] <nil>")
	eq(t, "bytes", scan("ü", ScanBytes), `["\xc3" "\xbc"] <nil>`)
	eq(t, "too long", scan("ab\n"+strings.Repeat("x", 30), ScanLines), `["ab"] bufio.Scanner: token too long`)
	eq(t, "back", scan("ab", func([]byte, bool) (int, []byte, error) { return -1, nil, nil }),
		`[] bufio.Scanner: SplitFunc returns negative advance count`)
	eq(t, "far", scan("ab", func([]byte, bool) (int, []byte, error) { return 9, nil, nil }),
		`[] bufio.Scanner: SplitFunc returns advance count beyond input`)
	eq(t, "final", scan("ab", func([]byte, bool) (int, []byte, error) { return 0, []byte("end"), ErrFinalToken }), `["end"] <nil>`)
}
