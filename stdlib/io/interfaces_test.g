package io_test

import (
	"bytes"
	"errors"
	. "io"
	"strings"
	"testing"
	"testing/iotest"
)

// drop has each method of the package's interfaces, over bytes that it keeps.
type drop struct {
	data   []byte
	at     int64
	closed bool
	calls  string
}

func (d *drop) Read(p []byte) (int, error) {
	d.calls += "r"
	if d.at >= int64(len(d.data)) {
		return 0, EOF
	}
	n := copy(p, d.data[d.at:])
	d.at += int64(n)
	return n, nil
}
func (d *drop) Write(p []byte) (int, error) {
	d.calls += "w"
	return d.WriteAt(p, int64(len(d.data)))
}
func (d *drop) Close() error { d.calls += "c"; d.closed = true; return nil }
func (d *drop) Seek(offset int64, whence int) (int64, error) {
	d.calls += "s"
	switch whence {
	case SeekCurrent:
		offset += d.at
	case SeekEnd:
		offset += int64(len(d.data))
	}
	d.at = offset
	return offset, nil
}
func (d *drop) ReadAt(p []byte, off int64) (int, error) {
	return bytes.NewReader(d.data).ReadAt(p, off)
}
func (d *drop) WriteAt(p []byte, off int64) (int, error) {
	if more := off + int64(len(p)) - int64(len(d.data)); more > 0 {
		d.data = append(d.data, make([]byte, more)...)
	}
	return copy(d.data[off:], p), nil
}
func (d *drop) WriteString(s string) (int, error) {
	d.calls += "S"
	return d.WriteAt([]byte(s), int64(len(d.data)))
}
func (d *drop) ReadFrom(r Reader) (int64, error) {
	d.calls += "F"
	all, err := ReadAll(r)
	d.data = append(d.data, all...)
	return int64(len(all)), err
}
func (d *drop) WriteTo(w Writer) (int64, error) {
	d.calls += "T"
	n, err := w.Write(d.data[d.at:])
	d.at += int64(n)
	return int64(n), err
}

var (
	_ ReadSeekCloser  = (*drop)(nil)
	_ ReadWriteCloser = (*drop)(nil)
	_ ReadWriteSeeker = (*drop)(nil)
	_ ReadCloser      = (*drop)(nil)
	_ WriteCloser     = (*drop)(nil)
	_ ReadSeeker      = (*drop)(nil)
	_ WriteSeeker     = (*drop)(nil)
	_ ReadWriter      = (*drop)(nil)
	_ Seeker          = (*drop)(nil)
	_ Closer          = (*drop)(nil)
	_ ReaderAt        = (*drop)(nil)
	_ WriterAt        = (*drop)(nil)
	_ ReaderFrom      = (*drop)(nil)
	_ WriterTo        = (*drop)(nil)
	_ StringWriter    = (*drop)(nil)
	_ RuneScanner     = (*strings.Reader)(nil)
	_ ByteScanner     = (*strings.Reader)(nil)
	_ RuneReader      = (*bytes.Buffer)(nil)
	_ ByteReader      = (*bytes.Buffer)(nil)
	_ ByteWriter      = (*bytes.Buffer)(nil)
)

// Which method Copy takes, and that it is seen through interfaces and not through what hides it.
func TestWaysToCopy(t *testing.T) {
	onlyReader := func(s string) Reader { return struct{ Reader }{strings.NewReader(s)} }
	for _, tt := range []struct {
		name      string
		copy      func(d *drop) (int64, error)
		calls     string
		n         int64
		remaining string
	}{
		{"WriteTo", func(d *drop) (int64, error) { return Copy(Discard, d) }, "T", 4, "data"},
		{"ReadFrom", func(d *drop) (int64, error) { return Copy(d, onlyReader("more")) }, "F", 4, "datamore"},
		{"WriteTo is first", func(d *drop) (int64, error) { return Copy(d, bytes.NewReader([]byte("more"))) }, "w", 4, "datamore"},
		{"neither", func(d *drop) (int64, error) { return Copy(struct{ Writer }{d}, onlyReader("more")) }, "w", 4, "datamore"},
		{"buffer", func(d *drop) (int64, error) {
			return CopyBuffer(struct{ Writer }{d}, onlyReader("more!"), make([]byte, 2))
		}, "www", 5, "datamore!"},
		{"a limited one has its own buffer", func(d *drop) (int64, error) { return CopyN(struct{ Writer }{d}, onlyReader("more!"), 3) }, "w", 3, "datamor"},
		{"WriteString", func(d *drop) (int64, error) { n, err := WriteString(d, "more"); return int64(n), err }, "S", 4, "datamore"},
		{"Write", func(d *drop) (int64, error) { n, err := WriteString(struct{ Writer }{d}, "more"); return int64(n), err }, "w", 4, "datamore"},
		{"MultiWriter", func(d *drop) (int64, error) {
			n, err := WriteString(MultiWriter(d, Discard), "more")
			return int64(n), err
		}, "S", 4, "datamore"},
		{"NopCloser", func(d *drop) (int64, error) { return Copy(Discard, NopCloser(d)) }, "T", 4, "data"},
		{"NopCloser closes nothing", func(d *drop) (int64, error) { return 0, NopCloser(d).Close() }, "", 0, "data"},
	} {
		d := &drop{data: []byte("data")}
		n, err := tt.copy(d)
		if n != tt.n || err != nil || d.calls != tt.calls || string(d.data) != tt.remaining || d.closed {
			t.Errorf("%s: %d, %v, calls %q, data %q", tt.name, n, err, d.calls, d.data)
		}
	}
}

func TestOffsetWriter(t *testing.T) {
	d := &drop{data: []byte("0123456789")}
	var w *OffsetWriter = NewOffsetWriter(d, 3)
	n, err := w.Write([]byte("ab"))
	wants(t, int64(n), err, "2 <nil>")
	n, err = w.WriteAt([]byte("x"), 4)
	wants(t, int64(n), err, "1 <nil>")
	n, err = w.WriteAt([]byte("x"), -1)
	wants(t, int64(n), err, "0 Seek: invalid offset")
	at, err := w.Seek(1, SeekCurrent)
	wants(t, at, err, "3 <nil>")
	w.Write([]byte("y"))
	_, err = w.Seek(-4, SeekStart)
	wants(t, 0, err, "0 Seek: invalid offset")
	_, err = w.Seek(0, SeekEnd)
	wants(t, 0, err, "0 Seek: invalid whence")
	if string(d.data) != "012ab5yx89" {
		t.Errorf("%s", d.data)
	}
}

func TestLimitedReader(t *testing.T) {
	l := &LimitedReader{R: strings.NewReader("some text"), N: 6}
	b := make([]byte, 4)
	n, err := l.Read(b)
	wants(t, int64(n), err, "4 <nil>")
	n, err = l.Read(b)
	wants(t, int64(n), err, "2 <nil>")
	n, err = l.Read(b)
	wants(t, int64(n), err, "0 EOF")
	if l.N != 0 {
		t.Error(l.N)
	}
	l.N = -5
	n, err = l.Read(b)
	wants(t, int64(n), err, "0 EOF")
	l.N = 100
	all, err := ReadAll(l)
	wants(t, int64(len(all)), err, "3 <nil>")
	if l.N != 97 {
		t.Error(l.N)
	}
}

// Short reads, errors in the middle, readers that say nothing: nothing is lost, and what was read comes before the error.
func TestShortReads(t *testing.T) {
	long := strings.Repeat("0123456789", 1000)
	stop := errors.New("stop")
	for name, slow := range map[string]func(Reader) Reader{
		"one byte": iotest.OneByteReader, "half": iotest.HalfReader, "data with error": iotest.DataErrReader,
		"nothing now and then": func(r Reader) Reader {
			i := 0
			return readerFunc(func(p []byte) (int, error) {
				if i++; i%3 != 0 {
					return 0, nil
				}
				return r.Read(p[:min(len(p), 700)])
			})
		},
	} {
		all, err := ReadAll(slow(strings.NewReader(long)))
		if string(all) != long || err != nil {
			t.Errorf("%s: ReadAll %d %v", name, len(all), err)
		}
		var b bytes.Buffer
		n, err := Copy(&b, slow(strings.NewReader(long)))
		if n != 10000 || b.String() != long || err != nil {
			t.Errorf("%s: Copy %d %v", name, n, err)
		}
		part := make([]byte, 5000)
		if n, err := ReadFull(slow(strings.NewReader(long)), part); n != 5000 || err != nil || string(part) != long[:5000] {
			t.Errorf("%s: ReadFull %d %v", name, n, err)
		}
		if n, err := ReadFull(slow(strings.NewReader(long[:4999])), part); n != 4999 || err != ErrUnexpectedEOF {
			t.Errorf("%s: ReadFull %d %v", name, n, err)
		}
		all, err = ReadAll(slow(MultiReader(strings.NewReader("before"), iotest.ErrReader(stop), strings.NewReader("after"))))
		if string(all) != "before" || err != stop {
			t.Errorf("%s: %q %v", name, all, err)
		}
		var seen strings.Builder
		all, err = ReadAll(TeeReader(slow(strings.NewReader(long)), &seen))
		if string(all) != seen.String() || err != nil || len(all) != len(long) {
			t.Errorf("%s: TeeReader %d %d %v", name, len(all), seen.Len(), err)
		}
	}
	_, err := ReadAtLeast(strings.NewReader("x"), make([]byte, 1), 2)
	if err != ErrShortBuffer {
		t.Error(err)
	}
	_, err = Copy(writerFunc(func(p []byte) (int, error) { return len(p) - 1, nil }), readerFunc(strings.NewReader("x").Read))
	if err != ErrShortWrite {
		t.Error(err)
	}
	n, err := TeeReader(strings.NewReader("text"), writerFunc(func(p []byte) (int, error) { return 1, stop })).Read(make([]byte, 3))
	wants(t, int64(n), err, "1 stop")
	if ErrNoProgress.Error() != "multiple Read calls return no data or error" {
		t.Error(ErrNoProgress)
	}
}

func TestPipeOfMany(t *testing.T) {
	var r *PipeReader
	var w *PipeWriter
	r, w = Pipe()
	const writers, each = 5, 200
	done := make(chan error, writers)
	for i := range writers {
		go func() {
			for range each {
				if n, err := w.Write(bytes.Repeat([]byte{byte('a' + i)}, 7)); n != 7 || err != nil {
					done <- errors.New("a write is not whole")
					return
				}
			}
			done <- nil
		}()
	}
	got := make(chan []byte)
	go func() {
		all, _ := ReadAll(iotest.HalfReader(r))
		got <- all
	}()
	for range writers {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	w.Close()
	all := <-got
	for ; len(all) >= 7; all = all[7:] { // each write is in one piece
		if bytes.Count(all[:7], all[:1]) != 7 {
			t.Fatalf("%s", all[:7])
		}
	}
	if len(all) != 0 {
		t.Error("the end of a write is missing")
	}
	r, w = Pipe()
	go func() {
		r.Read(make([]byte, 2))
		r.CloseWithError(errors.New("enough"))
	}()
	n, err := w.Write([]byte("abcd"))
	wants(t, int64(n), err, "2 enough")
	n, err = r.Read(make([]byte, 2))
	wants(t, int64(n), err, "0 io: read/write on closed pipe")
	if _, err := w.Write(nil); err == nil || errors.Is(err, ErrClosedPipe) {
		t.Error(err)
	}
}

func TestSectionReader(t *testing.T) {
	var s *SectionReader = NewSectionReader(&drop{data: []byte("0123456789")}, 4, 100)
	all, err := ReadAll(s)
	wants(t, int64(len(all)), err, "6 <nil>")
	at, err := s.Seek(-98, SeekEnd)
	wants(t, at, err, "2 <nil>")
	at, err = s.Seek(1, SeekCurrent)
	wants(t, at, err, "3 <nil>")
	var b strings.Builder
	n, err := Copy(&b, s)
	wants(t, n, err, "3 <nil>")
	if b.String() != "789" {
		t.Error(b.String())
	}
	s = NewSectionReader(strings.NewReader("0123"), 2, 1<<63-1) // its end overflows
	all, err = ReadAll(s)
	wants(t, int64(len(all)), err, "2 <nil>")
}

// One byte or rune is put back, and only after it was read.
func TestUnread(t *testing.T) {
	for name, make := range map[string]func() any{
		"strings.Reader": func() any { return strings.NewReader("aü") }, "bytes.Reader": func() any { return bytes.NewReader([]byte("aü")) },
		"bytes.Buffer": func() any { return bytes.NewBufferString("aü") },
	} {
		b := make().(ByteScanner)
		if err := b.UnreadByte(); err == nil {
			t.Errorf("%s: UnreadByte at the beginning", name)
		}
		c, err := b.ReadByte()
		err2 := b.UnreadByte()
		again, err3 := b.ReadByte()
		if c != 'a' || again != c || err != nil || err2 != nil || err3 != nil {
			t.Errorf("%s: %c %v, %v, %c %v", name, c, err, err2, again, err3)
		}
		r := make().(RuneScanner)
		if err := r.UnreadRune(); err == nil {
			t.Errorf("%s: UnreadRune at the beginning", name)
		}
		r.ReadRune()
		ch, size, err := r.ReadRune()
		err2 = r.UnreadRune()
		ch2, size2, err3 := r.ReadRune()
		if ch != 'ü' || size != 2 || ch2 != ch || size2 != size || err != nil || err2 != nil || err3 != nil {
			t.Errorf("%s: %c %d %v, %v, %c %d %v", name, ch, size, err, err2, ch2, size2, err3)
		}
		if _, _, err := r.ReadRune(); err != EOF {
			t.Errorf("%s: %v at the end", name, err)
		}
	}
	var b bytes.Buffer
	if err := ByteWriter(&b).WriteByte('x'); err != nil || b.String() != "x" {
		t.Error(b.String(), err)
	}
}
