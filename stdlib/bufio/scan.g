package bufio

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"
)

// A Scanner reads tokens: lines, or what the function given to [Scanner.Split] makes of the input.
//
//	for s.Scan() {
//		use(s.Text())
//	}
//	if err := s.Err(); err != nil ...
//
// It stops at the end, at the first error, or at a token that is too long, and may have read more than the last token
// by then. [Reader] can do more.
type Scanner struct {
	r          io.Reader
	split      SplitFunc
	maxSize    int    // of the buffer
	token      []byte // of the last Scan
	buf        []byte
	start, end int   // buf[start:end] is read, but not yet in tokens
	err        error // of r or split
	empties    int   // tokens in a row that took nothing at the end of the input
	started    bool  // Scan was called
	done       bool  // a final token was returned
}

// A SplitFunc finds the next token. data is the input from the first byte on that is not yet in a token; atEOF says that
// nothing follows it. It is never called with empty data before the end.
//
// advance is how much of data is done with. A token that is not nil is what Scan has found. If it is nil, more is read, and
// at the end the scan is over; a function that needs to see more of the input returns 0, nil and nil. An error ends the
// scan; [ErrFinalToken] without being reported, and with a token, if there is one, as the last.
type SplitFunc func(data []byte, atEOF bool) (advance int, token []byte, err error)

// What ends a scan.
var (
	ErrTooLong         = errors.New("bufio.Scanner: token too long")
	ErrNegativeAdvance = errors.New("bufio.Scanner: SplitFunc returns negative advance count")
	ErrAdvanceTooFar   = errors.New("bufio.Scanner: SplitFunc returns advance count beyond input")
	ErrBadReadCount    = errors.New("bufio.Scanner: Read returned impossible count")
)

// ErrFinalToken is what a [SplitFunc] returns to end the scan without an error, together with a last token if there is
// one. That one may be empty, but not nil.
var ErrFinalToken = errors.New("final token")

// MaxScanTokenSize is how large a Scanner's buffer gets, unless [Scanner.Buffer] says otherwise. A token and what ends it
// have to fit.
const MaxScanTokenSize = 64 * 1024

const firstSize = 4096 // of a Scanner's buffer

// NewScanner returns a Scanner of r, which splits it into lines.
func NewScanner(r io.Reader) *Scanner {
	return &Scanner{r: r, split: ScanLines, maxSize: MaxScanTokenSize}
}

// Err returns the first error, if that was not the end of the input.
func (s *Scanner) Err() error {
	if s.err == io.EOF {
		return nil
	}
	return s.err
}

// Bytes returns the token that Scan has found; the next Scan may change it.
func (s *Scanner) Bytes() []byte { return s.token }

// Text returns the token that Scan has found.
func (s *Scanner) Text() string { return string(s.token) }

// Buffer gives s a buffer and says how large another may become, if that is more. It panics after the first Scan.
func (s *Scanner) Buffer(buf []byte, max int) {
	if s.started {
		panic("Buffer called after Scan")
	}
	s.buf = buf[:cap(buf)]
	s.maxSize = max
}

// Split sets what tokens are. It panics after the first Scan.
func (s *Scanner) Split(split SplitFunc) {
	if s.started {
		panic("Split called after Scan")
	}
	s.split = split
}

// Scan finds the next token, which Text or Bytes return then. It returns false at the end and after an error. It panics
// when the split function gives many empty tokens and gets nowhere.
func (s *Scanner) Scan() bool {
	if s.done {
		return false
	}
	s.started = true
	for {
		if s.end > s.start || s.err != nil {
			token, over := s.next()
			if over || token {
				return token
			}
		}
		if s.err != nil {
			s.start, s.end = 0, 0
			return false
		}
		if !s.makeRoom() {
			return false
		}
		s.read()
	}
}

// next asks the split function. found: there is a token; over: there will be no more.
func (s *Scanner) next() (found, over bool) {
	advance, token, err := s.split(s.buf[s.start:s.end], s.err != nil)
	if err != nil {
		if err == ErrFinalToken {
			s.token, s.done = token, true
			return token != nil, true
		}
		s.fail(err)
		return false, true
	}
	if advance < 0 {
		s.fail(ErrNegativeAdvance)
		return false, true
	}
	if advance > s.end-s.start {
		s.fail(ErrAdvanceTooFar)
		return false, true
	}
	s.start += advance
	s.token = token
	if token == nil {
		return false, false
	}
	if s.err == nil || advance > 0 {
		s.empties = 0
	} else if s.empties++; s.empties > maxEmpty {
		panic("bufio.Scan: too many empty tokens without progressing")
	}
	return true, false
}

// makeRoom sees to it that there is a free place at the end of the buffer.
func (s *Scanner) makeRoom() bool {
	if s.start > 0 && (s.end == len(s.buf) || s.start > len(s.buf)/2) {
		copy(s.buf, s.buf[s.start:s.end])
		s.end -= s.start
		s.start = 0
	}
	if s.end < len(s.buf) {
		return true
	}
	const maxInt = int(^uint(0) >> 1)
	if len(s.buf) >= s.maxSize || len(s.buf) > maxInt/2 {
		s.fail(ErrTooLong)
		return false
	}
	size := len(s.buf) * 2
	if size == 0 {
		size = firstSize
	}
	larger := make([]byte, min(size, s.maxSize))
	s.end = copy(larger, s.buf[s.start:s.end])
	s.buf, s.start = larger, 0
	return true
}

// read reads once, or says why not.
func (s *Scanner) read() {
	for range maxEmpty + 1 {
		n, err := s.r.Read(s.buf[s.end:])
		if n < 0 || n > len(s.buf)-s.end {
			s.fail(ErrBadReadCount)
			return
		}
		s.end += n
		if err != nil {
			s.fail(err)
			return
		}
		if n > 0 {
			s.empties = 0
			return
		}
	}
	s.fail(io.ErrNoProgress)
}

// fail keeps the first error; the end of the input is none.
func (s *Scanner) fail(err error) {
	if s.err == nil || s.err == io.EOF {
		s.err = err
	}
}

// ScanBytes is a [SplitFunc] for bytes.
func ScanBytes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	return 1, data[:1], nil
}

var replacement = []byte(string(utf8.RuneError))

// ScanRunes is a [SplitFunc] for runes in UTF-8. A byte that is not UTF-8 becomes U+FFFD, in three bytes.
func ScanRunes(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if len(data) == 0 {
		return 0, nil, nil
	}
	r, size := utf8.DecodeRune(data)
	if r != utf8.RuneError || size > 1 {
		return size, data[:size], nil
	}
	if !atEOF && !utf8.FullRune(data) {
		return 0, nil, nil
	}
	return 1, replacement, nil
}

func dropCR(line []byte) []byte {
	if n := len(line); n > 0 && line[n-1] == '\r' {
		return line[:n-1]
	}
	return line
}

// ScanLines is a [SplitFunc] for lines, without their ends, \n or \r\n. The last one needs none.
func ScanLines(data []byte, atEOF bool) (advance int, token []byte, err error) {
	if i := bytes.IndexByte(data, '\n'); i >= 0 {
		return i + 1, dropCR(data[:i]), nil
	}
	if atEOF && len(data) > 0 {
		return len(data), dropCR(data), nil
	}
	return 0, nil, nil
}

// isSpace is unicode.IsSpace, without its tables.
func isSpace(r rune) bool {
	switch r {
	case ' ', '\t', '\n', '\v', '\f', '\r', '\u0085', '\u00A0', '\u1680', '\u2028', '\u2029', '\u202f', '\u205f', '\u3000':
		return true
	}
	return r >= '\u2000' && r <= '\u200a'
}

// spaceAt says whether white space stands at the beginning of data, and how many bytes what stands there has.
func spaceAt(data []byte) (space bool, size int) {
	if c := data[0]; c < utf8.RuneSelf {
		return c == ' ' || c-'\t' <= '\r'-'\t', 1
	}
	r, size := utf8.DecodeRune(data)
	return isSpace(r), size
}

// ScanWords is a [SplitFunc] for words with white space between them, as unicode.IsSpace has it. They are never empty.
func ScanWords(data []byte, atEOF bool) (advance int, token []byte, err error) {
	start := 0
	for start < len(data) {
		space, size := spaceAt(data[start:])
		if !space {
			break
		}
		start += size
	}
	for i := start; i < len(data); {
		if data[i]-'!' <= '~'-'!' { // most of what words consist of
			i++
			continue
		}
		space, size := spaceAt(data[i:])
		if space {
			return i + size, data[start:i], nil
		}
		i += size
	}
	if atEOF && start < len(data) {
		return len(data), data[start:], nil
	}
	return start, nil, nil
}
