// Package io has the interfaces that everything which can be read from or written to has in common, and functions that
// need no more than those.
//
// Unless an implementation says otherwise, it must not be used by several goroutines at the same time.
package io

import "errors"

// What the offset of a [Seeker] counts from.
const (
	SeekStart   = 0 // the beginning
	SeekCurrent = 1 // where the next read or write would be
	SeekEnd     = 2 // the end
)

// EOF is what Read returns when there is nothing more. It stands for an end that was to be expected, and is returned as
// it is, not wrapped.
var EOF = errors.New("EOF")

// ErrUnexpectedEOF says that something ended in the middle.
var ErrUnexpectedEOF = errors.New("unexpected EOF")

// ErrShortWrite says that a write has taken fewer bytes than it was given, without giving a reason.
var ErrShortWrite = errors.New("short write")

// errInvalidWrite says that a write claims to have taken an impossible number of bytes.
var errInvalidWrite = errors.New("invalid write result")

// ErrShortBuffer says that a buffer is too small for what must be read.
var ErrShortBuffer = errors.New("short buffer")

// ErrNoProgress says that many calls of Read have returned neither data nor an error: the Reader is broken.
var ErrNoProgress = errors.New("multiple Read calls return no data or error")

// ErrClosedPipe says that the pipe is closed.
var ErrClosedPipe = errors.New("io: read/write on closed pipe")

// Reader is what can be read from.
//
// Read reads up to len(p) bytes into p and returns how many, 0 <= n <= len(p). If fewer are there, it returns those
// rather than wait for more. An error that comes up after some bytes may be returned with them or by the next call; so
// may EOF. A caller therefore deals with the n bytes first and then with the error. Read may use all of p to work in. It
// should not return 0 and nil, unless len(p) is 0; who meets that takes it as nothing having happened. p must not be
// kept.
type Reader interface {
	Read(p []byte) (n int, err error)
}

// Writer is what can be written to.
//
// Write writes the bytes of p and returns how many, 0 <= n <= len(p); if those are not all, the error is not nil. It must
// neither change p nor keep it.
type Writer interface {
	Write(p []byte) (n int, err error)
}

// Closer is what can be closed. What a second Close does is up to the implementation.
type Closer interface {
	Close() error
}

// Seeker is what has a position.
//
// Seek sets where the next read or write will be, counted from what whence says ([SeekStart], [SeekCurrent], [SeekEnd]),
// and returns it counted from the beginning. A position before the beginning is an error.
type Seeker interface {
	Seek(offset int64, whence int) (int64, error)
}

// Pairs and triples of the basic interfaces.
type (
	ReadWriter interface {
		Reader
		Writer
	}
	ReadCloser interface {
		Reader
		Closer
	}
	WriteCloser interface {
		Writer
		Closer
	}
	ReadWriteCloser interface {
		Reader
		Writer
		Closer
	}
	ReadSeeker interface {
		Reader
		Seeker
	}
	ReadSeekCloser interface {
		Reader
		Seeker
		Closer
	}
	WriteSeeker interface {
		Writer
		Seeker
	}
	ReadWriteSeeker interface {
		Reader
		Writer
		Seeker
	}
)

// ReaderFrom is what can read all from a Reader by itself; [Copy] uses it. ReadFrom returns the number of bytes read and
// every error but EOF.
type ReaderFrom interface {
	ReadFrom(r Reader) (n int64, err error)
}

// WriterTo is what can write all it has to a Writer by itself; [Copy] uses it.
type WriterTo interface {
	WriteTo(w Writer) (n int64, err error)
}

// ReaderAt is what can be read at any position. ReadAt waits for len(p) bytes: if there are fewer, the error says why.
// It neither uses nor moves the position that Read has, and several calls may run at the same time.
type ReaderAt interface {
	ReadAt(p []byte, off int64) (n int, err error)
}

// WriterAt is what can be written to at any position. Several calls may run at the same time if they do not overlap.
type WriterAt interface {
	WriteAt(p []byte, off int64) (n int, err error)
}

// ByteReader is what can be read byte by byte. With an error comes no byte.
type ByteReader interface {
	ReadByte() (byte, error)
}

// ByteScanner is a ByteReader where the last byte read can be put back, once.
type ByteScanner interface {
	ByteReader
	UnreadByte() error
}

// ByteWriter is what can be written to byte by byte.
type ByteWriter interface {
	WriteByte(c byte) error
}

// RuneReader is what can be read rune by rune; size is the number of bytes.
type RuneReader interface {
	ReadRune() (r rune, size int, err error)
}

// RuneScanner is a RuneReader where the last rune read can be put back, once.
type RuneScanner interface {
	RuneReader
	UnreadRune() error
}

// StringWriter is what strings can be written to without converting them.
type StringWriter interface {
	WriteString(s string) (n int, err error)
}

// WriteString writes s to w, by its method WriteString if it has one.
func WriteString(w Writer, s string) (n int, err error) {
	if sw, ok := w.(StringWriter); ok {
		return sw.WriteString(s)
	}
	return w.Write([]byte(s))
}

// ReadAtLeast reads from r until buf has min bytes or more. If there are fewer, the error is EOF for none and
// ErrUnexpectedEOF for some; if buf has no room for min, it is ErrShortBuffer. An error that comes after min bytes is
// dropped.
func ReadAtLeast(r Reader, buf []byte, min int) (n int, err error) {
	if len(buf) < min {
		return 0, ErrShortBuffer
	}
	for n < min && err == nil {
		var m int
		m, err = r.Read(buf[n:])
		n += m
	}
	if n >= min {
		return n, nil
	}
	if n > 0 && err == EOF {
		err = ErrUnexpectedEOF
	}
	return n, err
}

// ReadFull reads exactly len(buf) bytes; see [ReadAtLeast].
func ReadFull(r Reader, buf []byte) (n int, err error) { return ReadAtLeast(r, buf, len(buf)) }

// ReadAll reads until the end. EOF is no error.
func ReadAll(r Reader) ([]byte, error) {
	all := make([]byte, 0, 512)
	for {
		n, err := r.Read(all[len(all):cap(all)])
		all = all[:len(all)+n]
		if err == EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		if len(all) == cap(all) {
			all = append(all, 0)[:len(all)]
		}
	}
}
