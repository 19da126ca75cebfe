package bytes_test

import (
	. "bytes"
	"errors"
	"fmt"
	"io"
	"math/rand"
	"os"
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

func panicOf(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return nil
}

// A buffer beside a string: random operations.
func TestBufferModel(t *testing.T) {
	r := rand.New(rand.NewSource(17))
	var b Buffer
	model := ""
	for range 5000 {
		piece := strings.Repeat("xyz"[:1+r.Intn(3)], r.Intn(30))
		n := r.Intn(40)
		switch r.Intn(9) {
		case 0:
			b.WriteString(piece)
			model += piece
		case 1:
			b.Write([]byte(piece))
			model += piece
		case 2:
			b.WriteByte('c')
			b.WriteRune('日')
			model += "c日"
		case 3:
			p := make([]byte, n)
			m, err := b.Read(p)
			if want := min(n, len(model)); m != want || (err == io.EOF) != (model == "" && n > 0) || string(p[:m]) != model[:m] {
				t.Fatal("Read", n, m, err)
			}
			model = model[m:]
		case 4:
			p := b.Next(n)
			if string(p) != model[:len(p)] || len(p) != min(n, len(model)) {
				t.Fatal("Next")
			}
			model = model[len(p):]
		case 5:
			if n <= len(model) {
				b.Truncate(n)
				model = model[:n]
			}
		case 6:
			b.Grow(n)
			if b.Available() < n {
				t.Fatal("Grow")
			}
			b.Write(append(b.AvailableBuffer(), "av"...))
			model += "av"
		case 7:
			p, err := b.Peek(n)
			if string(p) != model[:min(n, len(model))] || (err == io.EOF) != (n > len(model)) {
				t.Fatalf("Peek(%d) = %q, %v of %d", n, p, err, len(model))
			}
		case 8:
			line, err := b.ReadString('z')
			at := strings.IndexByte(model, 'z') + 1
			if at == 0 {
				at = len(model)
			}
			if line != model[:at] || (err == io.EOF) != !strings.HasSuffix(line, "z") {
				t.Fatal("ReadString", line, err)
			}
			model = model[at:]
		}
		if b.String() != model || string(b.Bytes()) != model || b.Len() != len(model) || b.Cap() < b.Len() {
			t.Fatalf("%q, want %q", b.String(), model)
		}
	}
}

func TestBufferUnread(t *testing.T) {
	b := NewBufferString("aü\xffz")
	eq(t, "UnreadByte", b.UnreadByte(), "bytes.Buffer: UnreadByte: previous operation was not a successful read")
	eq(t, "UnreadRune", b.UnreadRune(), "bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	c, err := b.ReadByte()
	eq(t, "ReadByte", fmt.Sprint(c, err), "97 <nil>")
	eq(t, "UnreadByte", b.UnreadByte(), nil)
	eq(t, "UnreadByte", b.UnreadByte(), "bytes.Buffer: UnreadByte: previous operation was not a successful read")
	for _, want := range []string{"97 1 <nil>", "252 2 <nil>", "65533 1 <nil>", "122 1 <nil>", "0 0 EOF"} {
		r, n, err := b.ReadRune()
		eq(t, "ReadRune", fmt.Sprint(r, n, err), want)
		if err == nil {
			eq(t, "UnreadRune", b.UnreadRune(), nil)
			b.ReadRune()
		}
	}
	_, err = b.ReadByte()
	eq(t, "ReadByte", err, io.EOF)
	_, err = b.ReadBytes('x')
	eq(t, "ReadBytes", err, io.EOF)
	b.WriteString("ab")
	b.ReadRune()
	b.Len()
	b.WriteString("c")
	eq(t, "UnreadRune after a write", b.UnreadRune(), "bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	n, err := b.WriteRune(-1)
	eq(t, "WriteRune", fmt.Sprint(n, err), "3 <nil>")
	eq(t, "String", b.String(), "bc\uFFFD")
	b.Reset()
	eq(t, "Len", b.Len(), 0)
	eq(t, "nil", (*Buffer)(nil).String(), "<nil>")
}

type negative struct{}

func (negative) Read([]byte) (int, error) { return -1, nil }

type liar struct{ n int }

func (l liar) Write(p []byte) (int, error) { return l.n, nil }

func TestBufferCopy(t *testing.T) {
	var b Buffer
	long := strings.Repeat("long ", 1000)
	n, err := b.ReadFrom(iotest.HalfReader(strings.NewReader(long)))
	eq(t, "ReadFrom", fmt.Sprint(n, err), "5000 <nil>")
	n, err = b.ReadFrom(iotest.ErrReader(errors.New("broken")))
	eq(t, "ReadFrom", fmt.Sprint(n, err), "0 broken")
	eq(t, "ReadFrom", panicOf(func() { b.ReadFrom(negative{}) }), "bytes.Buffer: reader returned negative count from Read")
	var out strings.Builder
	n, err = b.WriteTo(&out)
	eq(t, "WriteTo", fmt.Sprint(n, err, out.String() == long, b.Len()), "5000 <nil> true 0")
	b.WriteString("some")
	n, err = b.WriteTo(liar{2})
	eq(t, "WriteTo", fmt.Sprint(n, err, b.String()), "2 short writeme")
	eq(t, "WriteTo", panicOf(func() { b.WriteTo(liar{9}) }), "bytes.Buffer.WriteTo: invalid Write count")
	eq(t, "Truncate", panicOf(func() { b.Truncate(99) }), "bytes.Buffer: truncation out of range")
	eq(t, "Grow", panicOf(func() { b.Grow(-1) }), "bytes.Buffer.Grow: negative count")
	eq(t, "ErrTooLarge", ErrTooLarge, "bytes.Buffer: too large")
	eq(t, "Grow", panicOf(func() { b.Grow(1<<63 - 1) }), ErrTooLarge)
	eq(t, "MinRead", MinRead, 512)
	old := NewBuffer([]byte("old"))
	old.WriteString(" new")
	eq(t, "NewBuffer", old, "old new")
}

func TestReader(t *testing.T) {
	data := []byte("some ü text")
	if err := iotest.TestReader(NewReader(data), data); err != nil {
		t.Error(err)
	}
	r := NewReader(data)
	eq(t, "UnreadByte", r.UnreadByte(), "bytes.Reader.UnreadByte: at beginning of slice")
	eq(t, "UnreadRune", r.UnreadRune(), "bytes.Reader.UnreadRune: at beginning of slice")
	for _, tt := range []struct {
		offset int64
		whence int
		want   string
	}{
		{5, io.SeekStart, "5 <nil>"}, {2, io.SeekCurrent, "7 <nil>"}, {-3, io.SeekEnd, "9 <nil>"}, {99, io.SeekStart, "99 <nil>"},
		{-1, io.SeekStart, "0 bytes.Reader.Seek: negative position"}, {0, 9, "0 bytes.Reader.Seek: invalid whence"},
	} {
		at, err := r.Seek(tt.offset, tt.whence)
		eq(t, "Seek", fmt.Sprint(at, err), tt.want)
	}
	_, err := r.ReadByte()
	eq(t, "ReadByte far behind", fmt.Sprint(err, r.Len(), r.Size()), "EOF 0 12")
	p := make([]byte, 4)
	n, err := r.ReadAt(p, 10)
	eq(t, "ReadAt", fmt.Sprint(n, err, string(p[:n])), "2 EOFxt")
	n, err = r.ReadAt(p, -1)
	eq(t, "ReadAt", fmt.Sprint(n, err), "0 bytes.Reader.ReadAt: negative offset")
	n, err = r.ReadAt(p, 12)
	eq(t, "ReadAt", fmt.Sprint(n, err), "0 EOF")
	r.Reset([]byte("ü"))
	c, size, err := r.ReadRune()
	eq(t, "ReadRune", fmt.Sprint(c, size, err, r.UnreadRune()), "252 2 <nil> <nil>")
	c1, err := r.ReadByte()
	eq(t, "ReadByte", fmt.Sprint(c1, err), "195 <nil>")
	eq(t, "UnreadRune", r.UnreadRune(), "bytes.Reader.UnreadRune: previous operation was not ReadRune")
	eq(t, "UnreadByte", r.UnreadByte(), nil)
	n64, err := r.WriteTo(liar{1})
	eq(t, "WriteTo", fmt.Sprint(n64, err, r.Len()), "1 short write 1")
	eq(t, "WriteTo", panicOf(func() { r.WriteTo(liar{9}) }), "bytes.Reader.WriteTo: invalid Write count")
	n64, err = NewReader(nil).WriteTo(liar{1})
	eq(t, "WriteTo", fmt.Sprint(n64, err), "0 <nil>")
}

func ExampleBuffer() {
	var b Buffer
	b.Write([]byte("hello "))
	fmt.Fprintf(&b, "%s!\n", "world")
	b.WriteTo(os.Stdout)
	// Output: hello world!
}
