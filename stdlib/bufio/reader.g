// Package bufio puts a buffer between a program and an io.Reader or io.Writer, so that many small pieces become few large
// ones, and takes text apart into lines, words or other tokens.
package bufio

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

var (
	ErrInvalidUnreadByte = errors.New("bufio: invalid use of UnreadByte")
	ErrInvalidUnreadRune = errors.New("bufio: invalid use of UnreadRune")
	ErrBufferFull        = errors.New("bufio: buffer full")
	ErrNegativeCount     = errors.New("bufio: negative count")
)

var (
	errNegativeRead  = errors.New("bufio: reader returned negative count from Read")
	errNegativeWrite = errors.New("bufio: writer returned negative count from Write")
)

const (
	defaultSize = 4096
	minReadSize = 16
	maxEmpty    = 100 // reads without a byte and without an error before io.ErrNoProgress
)

// A Reader reads from another reader through a buffer. It is made by [NewReader], or is the zero value after
// [Reader.Reset].
type Reader struct {
	buf      []byte
	rd       io.Reader
	r, w     int   // buf[r:w] is read, but not yet taken
	err      error // of rd, to be returned when buf is empty
	lastByte int   // for UnreadByte, -1: not possible
	lastSize int   // of the last rune, for UnreadRune, -1: not possible
}

// NewReaderSize returns a Reader with a buffer of size or more. If rd is one already, that is returned.
func NewReaderSize(rd io.Reader, size int) *Reader {
	if b, ok := rd.(*Reader); ok && len(b.buf) >= size {
		return b
	}
	b := new(Reader)
	b.start(make([]byte, max(size, minReadSize)), rd)
	return b
}

// NewReader returns a Reader with a buffer of the usual size.
func NewReader(rd io.Reader) *Reader { return NewReaderSize(rd, defaultSize) }

func (b *Reader) start(buf []byte, rd io.Reader) {
	*b = Reader{buf: buf, rd: rd, lastByte: -1, lastSize: -1}
}

// Reset forgets everything and reads from r, unless r is b itself.
func (b *Reader) Reset(r io.Reader) {
	if r == io.Reader(b) {
		return
	}
	if b.buf == nil {
		b.buf = make([]byte, defaultSize)
	}
	b.start(b.buf, r)
}

// Size returns the length of the buffer.
func (b *Reader) Size() int { return len(b.buf) }

// Buffered returns how many bytes can be had without reading.
func (b *Reader) Buffered() int { return b.w - b.r }

// forget makes Unread impossible.
func (b *Reader) forget() { b.lastByte, b.lastSize = -1, -1 }

func (b *Reader) takeErr() error {
	err := b.err
	b.err = nil
	return err
}

// fill reads once more into the buffer, which must have room.
func (b *Reader) fill() {
	if b.r > 0 {
		copy(b.buf, b.buf[b.r:b.w])
		b.w -= b.r
		b.r = 0
	}
	if b.w >= len(b.buf) {
		panic("bufio: tried to fill full buffer")
	}
	for range maxEmpty {
		n, err := b.rd.Read(b.buf[b.w:])
		if n < 0 {
			panic(errNegativeRead)
		}
		b.w += n
		b.err = err
		if n > 0 || err != nil {
			return
		}
	}
	b.err = io.ErrNoProgress
}

// Peek returns the next n bytes and leaves them where they are. They are good until the next call. If there are fewer,
// the error says why: [ErrBufferFull] if the buffer is smaller than n. Unread is not possible after a Peek.
func (b *Reader) Peek(n int) ([]byte, error) {
	if n < 0 {
		return nil, ErrNegativeCount
	}
	b.forget()
	for b.Buffered() < n && b.Buffered() < len(b.buf) && b.err == nil {
		b.fill()
	}
	if n > len(b.buf) {
		return b.buf[b.r:b.w], ErrBufferFull
	}
	var err error
	if b.Buffered() < n {
		n = b.Buffered()
		err = b.takeErr()
		if err == nil {
			err = ErrBufferFull
		}
	}
	return b.buf[b.r : b.r+n], err
}

// Discard skips n bytes. It returns how many, and an error if that is less than n.
func (b *Reader) Discard(n int) (discarded int, err error) {
	if n < 0 {
		return 0, ErrNegativeCount
	}
	if n == 0 {
		return 0, nil
	}
	b.forget()
	for {
		if b.Buffered() == 0 {
			b.fill()
		}
		skip := min(b.Buffered(), n-discarded)
		b.r += skip
		discarded += skip
		if discarded == n {
			return n, nil
		}
		if b.err != nil {
			return discarded, b.takeErr()
		}
	}
}

// Read reads up to len(p) bytes, by at most one Read of the reader below; what does not fit into the buffer goes to p
// directly.
func (b *Reader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		if b.Buffered() > 0 {
			return 0, nil
		}
		return 0, b.takeErr()
	}
	if b.r == b.w {
		if b.err != nil {
			return 0, b.takeErr()
		}
		direct := len(p) >= len(b.buf)
		into := p
		if !direct {
			b.r, b.w = 0, 0
			into = b.buf
		}
		n, b.err = b.rd.Read(into)
		if n < 0 {
			panic(errNegativeRead)
		}
		if direct {
			if n > 0 {
				b.lastByte, b.lastSize = int(p[n-1]), -1
			}
			return n, b.takeErr()
		}
		if n == 0 {
			return 0, b.takeErr()
		}
		b.w = n
	}
	n = copy(p, b.buf[b.r:b.w])
	b.r += n
	b.lastByte, b.lastSize = int(b.buf[b.r-1]), -1
	return n, nil
}

// ReadByte reads one byte.
func (b *Reader) ReadByte() (byte, error) {
	b.lastSize = -1
	for b.r == b.w {
		if b.err != nil {
			return 0, b.takeErr()
		}
		b.fill()
	}
	c := b.buf[b.r]
	b.r++
	b.lastByte = int(c)
	return c, nil
}

// UnreadByte puts the last byte back that the last call has read. After a call that does not read (Peek, Discard and
// WriteTo do not count as reading) it is an error.
func (b *Reader) UnreadByte() error {
	if b.lastByte < 0 || b.r == 0 && b.w > 0 {
		return ErrInvalidUnreadByte
	}
	if b.r > 0 {
		b.r--
	} else {
		b.w = 1
	}
	b.buf[b.r] = byte(b.lastByte)
	b.forget()
	return nil
}

// ReadRune reads one rune in UTF-8; size is the number of its bytes. A byte that is not UTF-8 is U+FFFD of size 1.
func (b *Reader) ReadRune() (r rune, size int, err error) {
	for b.Buffered() < utf8.UTFMax && b.err == nil && b.Buffered() < len(b.buf) && !utf8.FullRune(b.buf[b.r:b.w]) {
		b.fill()
	}
	b.lastSize = -1
	if b.r == b.w {
		return 0, 0, b.takeErr()
	}
	r, size = utf8.DecodeRune(b.buf[b.r:b.w])
	b.r += size
	b.lastByte, b.lastSize = int(b.buf[b.r-1]), size
	return r, size, nil
}

// UnreadRune puts the rune back that was read. The last call must have been ReadRune.
func (b *Reader) UnreadRune() error {
	if b.lastSize < 0 || b.r < b.lastSize {
		return ErrInvalidUnreadRune
	}
	b.r -= b.lastSize
	b.forget()
	return nil
}

// ReadSlice reads until delim and returns all up to and with it, a part of the buffer that is good until the next call.
// Without delim it returns what there is and an error: [ErrBufferFull], or that of the reader. [Reader.ReadBytes] and
// [Reader.ReadString] have no limit.
func (b *Reader) ReadSlice(delim byte) (line []byte, err error) {
	searched := 0
	for {
		if i := bytes.IndexByte(b.buf[b.r+searched:b.w], delim); i >= 0 {
			line = b.buf[b.r : b.r+searched+i+1]
			b.r += len(line)
			break
		}
		if b.err != nil {
			line = b.buf[b.r:b.w]
			b.r = b.w
			err = b.takeErr()
			break
		}
		if b.Buffered() >= len(b.buf) {
			line, err = b.buf, ErrBufferFull
			b.r = b.w
			break
		}
		searched = b.Buffered()
		b.fill()
	}
	if len(line) > 0 {
		b.lastByte, b.lastSize = int(line[len(line)-1]), -1
	}
	return
}

// ReadLine reads a line and returns it without its end, which is \n or \r\n. If the buffer is too small, isPrefix is true
// and the next calls return the rest. The line is good until the next call; with an error there is none. A last line
// without an end is returned as any other. [Scanner] is easier to use.
//
// UnreadByte puts the last byte of the end back.
func (b *Reader) ReadLine() (line []byte, isPrefix bool, err error) {
	line, err = b.ReadSlice('\n')
	if err == ErrBufferFull {
		// The \n of this \r may come next: they are looked at together then.
		if n := len(line); n > 0 && line[n-1] == '\r' {
			if b.r == 0 {
				panic("bufio: tried to rewind past start of buffer")
			}
			b.r--
			line = line[:n-1]
		}
		return line, true, nil
	}
	if len(line) == 0 {
		if err != nil {
			line = nil
		}
		return line, false, err
	}
	if n := len(line); line[n-1] == '\n' {
		line = dropCR(line[:n-1])
	}
	return line, false, nil
}

// collect reads until delim: full buffers, copied, and the end, which is still in the buffer.
func (b *Reader) collect(delim byte) (full [][]byte, end []byte, total int, err error) {
	for {
		end, err = b.ReadSlice(delim)
		total += len(end)
		if err != ErrBufferFull {
			return
		}
		full = append(full, bytes.Clone(end))
	}
}

// ReadBytes reads until delim and returns all up to and with it. If the reader ends or fails before, it returns what there
// was and that error: io.EOF, for one.
func (b *Reader) ReadBytes(delim byte) ([]byte, error) {
	full, end, total, err := b.collect(delim)
	line := make([]byte, 0, total)
	for _, part := range full {
		line = append(line, part...)
	}
	return append(line, end...), err
}

// ReadString is [Reader.ReadBytes] that returns a string.
func (b *Reader) ReadString(delim byte) (string, error) {
	full, end, total, err := b.collect(delim)
	if full == nil {
		return string(end), err
	}
	var line strings.Builder
	line.Grow(total)
	for _, part := range full {
		line.Write(part)
	}
	line.Write(end)
	return line.String(), err
}

// WriteTo writes everything to w. It leaves that to the reader's WriteTo or w's ReadFrom if there is one.
func (b *Reader) WriteTo(w io.Writer) (n int64, err error) {
	b.forget()
	if b.r < b.w {
		n, err = b.writeBuf(w)
		if err != nil {
			return
		}
	}
	if from, ok := b.rd.(io.WriterTo); ok {
		m, err := from.WriteTo(w)
		return n + m, err
	}
	if to, ok := w.(io.ReaderFrom); ok {
		m, err := to.ReadFrom(b.rd)
		return n + m, err
	}
	if b.Buffered() < len(b.buf) {
		b.fill()
	}
	for b.r < b.w {
		m, err := b.writeBuf(w)
		n += m
		if err != nil {
			return n, err
		}
		b.fill()
	}
	if b.err == io.EOF {
		b.err = nil
	}
	return n, b.takeErr()
}

func (b *Reader) writeBuf(w io.Writer) (int64, error) {
	n, err := w.Write(b.buf[b.r:b.w])
	if n < 0 {
		panic(errNegativeWrite)
	}
	b.r += n
	return int64(n), err
}
