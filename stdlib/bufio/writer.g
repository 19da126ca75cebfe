package bufio

import (
	"io"
	"unicode/utf8"
)

// A Writer writes to another writer through a buffer. After an error it takes nothing any more and every call returns
// that error. At the end, [Writer.Flush] writes what is left in the buffer.
type Writer struct {
	err error
	buf []byte // of which n bytes are to be written
	n   int
	wr  io.Writer
}

// NewWriterSize returns a Writer with a buffer of size or more, of the usual size if size is not positive. If w is one
// already, that is returned.
func NewWriterSize(w io.Writer, size int) *Writer {
	if b, ok := w.(*Writer); ok && len(b.buf) >= size {
		return b
	}
	if size <= 0 {
		size = defaultSize
	}
	return &Writer{buf: make([]byte, size), wr: w}
}

// NewWriter returns a Writer with a buffer of the usual size.
func NewWriter(w io.Writer) *Writer { return NewWriterSize(w, defaultSize) }

// Size returns the length of the buffer.
func (b *Writer) Size() int { return len(b.buf) }

// Available returns how many bytes fit into the buffer.
func (b *Writer) Available() int { return len(b.buf) - b.n }

// Buffered returns how many bytes wait in the buffer.
func (b *Writer) Buffered() int { return b.n }

// AvailableBuffer returns the unused part of the buffer, as an empty slice: what is appended to it and then given to
// Write is not copied. It is good until the next call.
func (b *Writer) AvailableBuffer() []byte { return b.buf[b.n:][:0] }

// Reset forgets everything, an error too, and writes to w, unless w is b itself.
func (b *Writer) Reset(w io.Writer) {
	if w == io.Writer(b) {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, defaultSize)
	}
	b.err, b.n, b.wr = nil, 0, w
}

// Flush writes what is in the buffer.
func (b *Writer) Flush() error {
	if b.err != nil || b.n == 0 {
		return b.err
	}
	n, err := b.wr.Write(b.buf[:b.n])
	if n < b.n && err == nil {
		err = io.ErrShortWrite
	}
	if err != nil {
		if n > 0 && n < b.n {
			copy(b.buf, b.buf[n:b.n])
		}
		b.n -= n
		b.err = err
		return err
	}
	b.n = 0
	return nil
}

// Write writes p. If it returns less than len(p), the error says why.
func (b *Writer) Write(p []byte) (nn int, err error) {
	for len(p) > b.Available() && b.err == nil {
		var n int
		if b.n == 0 { // what is larger than the buffer does not go through it
			n, b.err = b.wr.Write(p)
		} else {
			n = copy(b.buf[b.n:], p)
			b.n += n
			b.Flush()
		}
		nn += n
		p = p[n:]
	}
	if b.err != nil {
		return nn, b.err
	}
	n := copy(b.buf[b.n:], p)
	b.n += n
	return nn + n, nil
}

// WriteString writes s. If it returns less than len(s), the error says why.
func (b *Writer) WriteString(s string) (int, error) {
	var below io.StringWriter
	asked, nn := false, 0
	for len(s) > b.Available() && b.err == nil {
		var n int
		if b.n == 0 && !asked {
			below, _ = b.wr.(io.StringWriter)
			asked = true
		}
		if b.n == 0 && below != nil {
			n, b.err = below.WriteString(s)
		} else {
			n = copy(b.buf[b.n:], s)
			b.n += n
			b.Flush()
		}
		nn += n
		s = s[n:]
	}
	if b.err != nil {
		return nn, b.err
	}
	n := copy(b.buf[b.n:], s)
	b.n += n
	return nn + n, nil
}

// WriteByte writes one byte.
func (b *Writer) WriteByte(c byte) error {
	if b.err != nil {
		return b.err
	}
	if b.Available() <= 0 && b.Flush() != nil {
		return b.err
	}
	b.buf[b.n] = c
	b.n++
	return nil
}

// WriteRune writes one rune in UTF-8 and returns the number of its bytes.
func (b *Writer) WriteRune(r rune) (size int, err error) {
	if uint32(r) < utf8.RuneSelf {
		if err = b.WriteByte(byte(r)); err != nil {
			return 0, err
		}
		return 1, nil
	}
	if b.err != nil {
		return 0, b.err
	}
	if b.Available() < utf8.UTFMax {
		if b.Flush() != nil {
			return 0, b.err
		}
		if b.Available() < utf8.UTFMax { // the whole buffer is smaller than a rune
			return b.WriteString(string(r))
		}
	}
	size = utf8.EncodeRune(b.buf[b.n:], r)
	b.n += size
	return size, nil
}

// ReadFrom writes everything that r has. When the buffer is empty, it leaves that to the ReadFrom of the writer below, if
// there is one.
func (b *Writer) ReadFrom(r io.Reader) (n int64, err error) {
	if b.err != nil {
		return 0, b.err
	}
	below, hasReadFrom := b.wr.(io.ReaderFrom)
	for err == nil {
		if b.Available() == 0 {
			if err := b.Flush(); err != nil {
				return n, err
			}
		}
		if hasReadFrom && b.n == 0 {
			m, err := below.ReadFrom(r)
			b.err = err
			return n + m, err
		}
		m, empty := 0, 0
		for m == 0 && err == nil {
			if empty == maxEmpty {
				return n, io.ErrNoProgress
			}
			m, err = r.Read(b.buf[b.n:])
			empty++
		}
		b.n += m
		n += int64(m)
	}
	if err == io.EOF {
		err = nil
		if b.Available() == 0 {
			err = b.Flush()
		}
	}
	return n, err
}

// ReadWriter is a [Reader] and a [Writer], and so an io.ReadWriter.
type ReadWriter struct {
	*Reader
	*Writer
}

// NewReadWriter puts r and w together.
func NewReadWriter(r *Reader, w *Writer) *ReadWriter { return &ReadWriter{r, w} }
