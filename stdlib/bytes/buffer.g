package bytes

import (
	"errors"
	"io"
	"unicode/utf8"
)

// MinRead is the room for which [Buffer.ReadFrom] asks at least.
const MinRead = 512

// ErrTooLarge is what a Buffer panics with if it would become too large.
var ErrTooLarge = errors.New("bytes.Buffer: too large")

var errNegativeRead = errors.New("bytes.Buffer: reader returned negative count from Read")

const maxInt = int(^uint(0) >> 1)

// A Buffer is a queue of bytes: written at its end, read at its beginning. The zero value is an empty one, ready to be
// used.
type Buffer struct {
	bytes []byte
	off   int  // bytes[off:] is what is still to be read
	last  last // the last operation, for Unread
}

// last is what the last operation was: the length of the rune that it read, or one of these.
type last int8

const (
	lastOther last = 0  // nothing that can be undone
	lastRead  last = -1 // bytes
)

// NewBuffer returns a Buffer of the bytes buf, which then belong to it: to read them, or, as buf[:0], to have their room.
func NewBuffer(buf []byte) *Buffer { return &Buffer{bytes: buf} }

// NewBufferString returns a Buffer of the bytes of s.
func NewBufferString(s string) *Buffer { return &Buffer{bytes: []byte(s)} }

// Bytes returns what is still to be read. It shares its memory with the buffer and is good until the next operation that
// changes it.
func (b *Buffer) Bytes() []byte { return b.bytes[b.off:] }

// AvailableBuffer returns an empty slice with the room that is left behind the contents: to be appended to and then
// written at once.
func (b *Buffer) AvailableBuffer() []byte { return b.bytes[len(b.bytes):] }

// String returns what is still to be read; "<nil>" if b is nil.
func (b *Buffer) String() string {
	if b == nil {
		return "<nil>"
	}
	return string(b.bytes[b.off:])
}

// Peek returns the next n bytes without reading them; if there are fewer, those and io.EOF. They are good until the next
// operation that changes the buffer.
func (b *Buffer) Peek(n int) ([]byte, error) {
	if b.Len() < n {
		return b.bytes[b.off:], io.EOF
	}
	return b.bytes[b.off : b.off+n], nil
}

// Len returns the number of bytes still to be read.
func (b *Buffer) Len() int { return len(b.bytes) - b.off }

// Cap returns the size of the buffer's memory.
func (b *Buffer) Cap() int { return cap(b.bytes) }

// Available returns the number of bytes there is room for.
func (b *Buffer) Available() int { return cap(b.bytes) - len(b.bytes) }

// Reset empties the buffer and keeps its memory.
func (b *Buffer) Reset() {
	b.bytes = b.bytes[:0]
	b.off = 0
	b.last = lastOther
}

// Truncate drops all but the first n bytes that are still to be read. It panics if there are not so many.
func (b *Buffer) Truncate(n int) {
	if n == 0 {
		b.Reset()
		return
	}
	b.last = lastOther
	if n < 0 || n > b.Len() {
		panic("bytes.Buffer: truncation out of range")
	}
	b.bytes = b.bytes[:b.off+n]
}

// extend makes the contents n bytes longer and returns where those are.
func (b *Buffer) extend(n int) int {
	b.last = lastOther
	length := b.Len()
	if length == 0 && b.off != 0 {
		b.Reset()
	}
	if n <= cap(b.bytes)-len(b.bytes) {
		at := len(b.bytes)
		b.bytes = b.bytes[:at+n]
		return at
	}
	if n > maxInt-length-2*cap(b.bytes) {
		panic(ErrTooLarge)
	}
	old := b.bytes[b.off:]
	switch {
	case b.bytes == nil && n <= 64:
		b.bytes = make([]byte, 0, 64)
	case n <= cap(b.bytes)/2-length: // what has been read leaves enough room
		b.bytes = b.bytes[:0]
	default:
		b.bytes = append([]byte(nil), make([]byte, 2*cap(b.bytes)+n)...)[:0]
	}
	b.bytes = b.bytes[:length+n]
	copy(b.bytes, old)
	b.off = 0
	return length
}

// Grow makes room for n more bytes. It panics if n is negative, or with ErrTooLarge.
func (b *Buffer) Grow(n int) {
	if n < 0 {
		panic("bytes.Buffer.Grow: negative count")
	}
	at := b.extend(n)
	b.bytes = b.bytes[:at]
}

// Write appends p. The error is always nil.
func (b *Buffer) Write(p []byte) (n int, err error) {
	at := b.extend(len(p))
	return copy(b.bytes[at:], p), nil
}

// WriteString appends s. The error is always nil.
func (b *Buffer) WriteString(s string) (n int, err error) {
	at := b.extend(len(s))
	return copy(b.bytes[at:], s), nil
}

// WriteByte appends c. The error is always nil.
func (b *Buffer) WriteByte(c byte) error {
	at := b.extend(1)
	b.bytes[at] = c
	return nil
}

// WriteRune appends the encoding of r and returns its length. The error is always nil.
func (b *Buffer) WriteRune(r rune) (n int, err error) {
	at := b.extend(utf8.UTFMax)
	b.bytes = utf8.AppendRune(b.bytes[:at], r)
	return len(b.bytes) - at, nil
}

// ReadFrom appends what r has, until its end. The error is that of r, if it is not EOF.
func (b *Buffer) ReadFrom(r io.Reader) (n int64, err error) {
	for {
		at := b.extend(MinRead)
		b.bytes = b.bytes[:at]
		m, err := r.Read(b.bytes[at:cap(b.bytes)])
		if m < 0 {
			panic(errNegativeRead)
		}
		b.bytes = b.bytes[:at+m]
		n += int64(m)
		if err == io.EOF {
			return n, nil
		}
		if err != nil {
			return n, err
		}
	}
}

// WriteTo writes to w what is still to be read. The error is that of w.
func (b *Buffer) WriteTo(w io.Writer) (n int64, err error) {
	b.last = lastOther
	if length := b.Len(); length > 0 {
		m, err := w.Write(b.bytes[b.off:])
		if m > length {
			panic("bytes.Buffer.WriteTo: invalid Write count")
		}
		b.off += m
		n = int64(m)
		if err != nil {
			return n, err
		}
		if m != length {
			return n, io.ErrShortWrite
		}
	}
	b.Reset()
	return n, nil
}

// Read implements [io.Reader].
func (b *Buffer) Read(p []byte) (n int, err error) {
	b.last = lastOther
	if b.Len() == 0 {
		b.Reset()
		if len(p) == 0 {
			return 0, nil
		}
		return 0, io.EOF
	}
	n = copy(p, b.bytes[b.off:])
	b.off += n
	if n > 0 {
		b.last = lastRead
	}
	return n, nil
}

// Next reads the next n bytes and returns them, or all if there are fewer. They are good until the next operation that
// changes the buffer.
func (b *Buffer) Next(n int) []byte {
	b.last = lastOther
	n = min(n, b.Len())
	data := b.bytes[b.off : b.off+n]
	b.off += n
	if n > 0 {
		b.last = lastRead
	}
	return data
}

// ReadByte reads a byte.
func (b *Buffer) ReadByte() (byte, error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, io.EOF
	}
	c := b.bytes[b.off]
	b.off++
	b.last = lastRead
	return c, nil
}

// ReadRune reads a rune; a byte that is not UTF-8 is U+FFFD of length 1.
func (b *Buffer) ReadRune() (r rune, size int, err error) {
	if b.Len() == 0 {
		b.Reset()
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRune(b.bytes[b.off:])
	b.off += size
	b.last = last(size)
	return r, size, nil
}

// UnreadRune puts back the rune that the last operation, a ReadRune, has read.
func (b *Buffer) UnreadRune() error {
	if b.last <= lastOther {
		return errors.New("bytes.Buffer: UnreadRune: previous operation was not a successful ReadRune")
	}
	b.off -= int(b.last)
	b.last = lastOther
	return nil
}

// UnreadByte puts back the last byte that the last operation has read, if that has read any.
func (b *Buffer) UnreadByte() error {
	if b.last == lastOther {
		return errors.New("bytes.Buffer: UnreadByte: previous operation was not a successful read")
	}
	b.last = lastOther
	if b.off > 0 {
		b.off--
	}
	return nil
}

// readTo reads up to delim, or all and io.EOF if there is none.
func (b *Buffer) readTo(delim byte) (line []byte, err error) {
	end := len(b.bytes)
	if i := IndexByte(b.bytes[b.off:], delim); i >= 0 {
		end = b.off + i + 1
	} else {
		err = io.EOF
	}
	line = b.bytes[b.off:end]
	b.off = end
	b.last = lastRead
	return
}

// ReadBytes reads up to the first delim and returns a copy of that with delim; if there is none, all and io.EOF.
func (b *Buffer) ReadBytes(delim byte) (line []byte, err error) {
	part, err := b.readTo(delim)
	return append(line, part...), err
}

// ReadString is [Buffer.ReadBytes] with a string.
func (b *Buffer) ReadString(delim byte) (line string, err error) {
	part, err := b.readTo(delim)
	return string(part), err
}
