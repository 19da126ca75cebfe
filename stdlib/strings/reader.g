package strings

import (
	"errors"
	"io"
	"unicode/utf8"
)

// A Reader reads a string. The zero value is a Reader of an empty one.
type Reader struct {
	s    string
	next int64 // position of the next byte
	rune int   // position of the rune read last, -1 if the last operation read none
}

// NewReader returns a Reader of s.
func NewReader(s string) *Reader { return &Reader{s, 0, -1} }

// Reset makes r a Reader of s, from its beginning.
func (r *Reader) Reset(s string) { *r = Reader{s, 0, -1} }

// Len returns the number of bytes that are still to be read.
func (r *Reader) Len() int {
	if r.next >= int64(len(r.s)) {
		return 0
	}
	return int(int64(len(r.s)) - r.next)
}

// Size returns the length of the string, read or not.
func (r *Reader) Size() int64 { return int64(len(r.s)) }

// Read implements [io.Reader].
func (r *Reader) Read(b []byte) (n int, err error) {
	if r.next >= int64(len(r.s)) {
		return 0, io.EOF
	}
	r.rune = -1
	n = copy(b, r.s[r.next:])
	r.next += int64(n)
	return
}

// ReadAt implements [io.ReaderAt].
func (r *Reader) ReadAt(b []byte, off int64) (n int, err error) {
	if off < 0 {
		return 0, errors.New("strings.Reader.ReadAt: negative offset")
	}
	if off >= int64(len(r.s)) {
		return 0, io.EOF
	}
	n = copy(b, r.s[off:])
	if n < len(b) {
		err = io.EOF
	}
	return
}

// ReadByte implements [io.ByteReader].
func (r *Reader) ReadByte() (byte, error) {
	r.rune = -1
	if r.next >= int64(len(r.s)) {
		return 0, io.EOF
	}
	c := r.s[r.next]
	r.next++
	return c, nil
}

// UnreadByte implements [io.ByteScanner].
func (r *Reader) UnreadByte() error {
	if r.next <= 0 {
		return errors.New("strings.Reader.UnreadByte: at beginning of string")
	}
	r.rune = -1
	r.next--
	return nil
}

// ReadRune implements [io.RuneReader].
func (r *Reader) ReadRune() (ch rune, size int, err error) {
	if r.next >= int64(len(r.s)) {
		r.rune = -1
		return 0, 0, io.EOF
	}
	r.rune = int(r.next)
	ch, size = utf8.DecodeRuneInString(r.s[r.next:])
	r.next += int64(size)
	return
}

// UnreadRune implements [io.RuneScanner].
func (r *Reader) UnreadRune() error {
	if r.next <= 0 {
		return errors.New("strings.Reader.UnreadRune: at beginning of string")
	}
	if r.rune < 0 {
		return errors.New("strings.Reader.UnreadRune: previous operation was not ReadRune")
	}
	r.next = int64(r.rune)
	r.rune = -1
	return nil
}

// Seek implements [io.Seeker].
func (r *Reader) Seek(offset int64, whence int) (int64, error) {
	r.rune = -1
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += r.next
	case io.SeekEnd:
		offset += int64(len(r.s))
	default:
		return 0, errors.New("strings.Reader.Seek: invalid whence")
	}
	if offset < 0 {
		return 0, errors.New("strings.Reader.Seek: negative position")
	}
	r.next = offset
	return offset, nil
}

// WriteTo implements [io.WriterTo].
func (r *Reader) WriteTo(w io.Writer) (n int64, err error) {
	r.rune = -1
	if r.next >= int64(len(r.s)) {
		return 0, nil
	}
	s := r.s[r.next:]
	m, err := io.WriteString(w, s)
	if m > len(s) {
		panic("strings.Reader.WriteTo: invalid WriteString count")
	}
	r.next += int64(m)
	if m != len(s) && err == nil {
		err = io.ErrShortWrite
	}
	return int64(m), err
}
