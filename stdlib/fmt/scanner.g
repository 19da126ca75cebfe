// scanner.g: the state of one call of a scanning function, and how it takes runes from its input.
//
// What goes wrong anywhere is thrown as a scanError and caught by the outermost function (caught), so that methods Scan
// of operands are left at once too.

package fmt

import (
	"errors"
	"io"
	"unicode/utf8"
)

const (
	eof     = -1
	noLimit = 1 << 30
)

type scanner struct {
	src      io.RuneScanner
	token    []byte // what has been accepted of the value being read
	count    int    // runes taken from src
	limit    int    // of count, for this value
	width    int    // of this value
	newlines newlines
	atEOF    bool // src is at its end or, if newlineIsEnd, behind a newline
}

// scanError is what the scanner panics with.
type scanError struct{ err error }

func (s *scanner) fail(text string) { panic(scanError{errors.New(text)}) }

func (s *scanner) failWith(err error) { panic(scanError{err}) }

// caught is deferred: it turns what was thrown into an error.
func caught(err *error) {
	switch e := recover().(type) {
	case nil:
	case scanError:
		*err = e.err
	case error:
		if e != io.EOF {
			panic(e)
		}
		*err = e
	default:
		panic(e)
	}
}

// ReadRune implements [ScanState].
func (s *scanner) ReadRune() (r rune, size int, err error) {
	if s.atEOF || s.count >= s.limit {
		return 0, 0, io.EOF
	}
	r, size, err = s.src.ReadRune()
	if err == nil {
		s.count++
		s.atEOF = s.newlines == newlineIsEnd && r == '\n'
	} else if err == io.EOF {
		s.atEOF = true
	}
	return r, size, err
}

// UnreadRune implements [ScanState].
func (s *scanner) UnreadRune() error {
	s.src.UnreadRune()
	s.atEOF = false
	s.count--
	return nil
}

// Width implements [ScanState].
func (s *scanner) Width() (wid int, ok bool) {
	if s.width == noLimit {
		return 0, false
	}
	return s.width, true
}

// Read implements [ScanState].
func (s *scanner) Read([]byte) (n int, err error) {
	return 0, errors.New("ScanState's Read should not be called. Use ReadRune")
}

// Token implements [ScanState].
func (s *scanner) Token(skipSpace bool, f func(rune) bool) (token []byte, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case scanError:
			err = e.err
		default:
			panic(e)
		}
	}()
	s.token = s.token[:0]
	if skipSpace {
		s.SkipSpace()
	}
	if f == nil {
		f = isNoSpace
	}
	return s.takeWhile(f), nil
}

// SkipSpace implements [ScanState].
func (s *scanner) SkipSpace() {
	for {
		switch r := s.next(); {
		case r == eof:
			return
		case r == '\r' && s.follows("\n"):
		case r == '\n':
			if s.newlines != newlineIsSpace {
				s.fail("unexpected newline")
			}
		case !isSpace(r):
			s.UnreadRune()
			return
		}
	}
}

// next takes the next rune, or eof.
func (s *scanner) next() rune {
	r, _, err := s.ReadRune()
	if err == io.EOF {
		return eof
	}
	if err != nil {
		s.failWith(err)
	}
	return r
}

// must takes the next rune; the end is an error.
func (s *scanner) must() rune {
	r := s.next()
	if r == eof {
		s.failWith(io.ErrUnexpectedEOF)
	}
	return r
}

// more throws io.EOF at the end.
func (s *scanner) more() {
	if s.next() == eof {
		s.failWith(io.EOF)
	}
	s.UnreadRune()
}

// follows tells whether the next rune is one of set, and leaves it there.
func (s *scanner) follows(set string) bool {
	r := s.next()
	if r == eof {
		return false
	}
	s.UnreadRune()
	return contains(set, r)
}

// accept moves the next rune to the token if it is one of set.
func (s *scanner) accept(set string) bool {
	r := s.next()
	if r == eof {
		return false
	}
	if !contains(set, r) {
		s.UnreadRune()
		return false
	}
	s.token = utf8.AppendRune(s.token, r)
	return true
}

// acceptAll moves all runes of set that follow to the token.
func (s *scanner) acceptAll(set string) {
	for s.accept(set) {
	}
}

// acceptWord moves runes to the token as long as each is one of the next pair of word, "nNaAnN". It tells whether that
// was all of the word.
func (s *scanner) acceptWord(word string) bool {
	for ; word != ""; word = word[2:] {
		if !s.accept(word[:2]) {
			return false
		}
	}
	return true
}

// takeWhile moves runes to the token as long as f accepts them, and returns it.
func (s *scanner) takeWhile(f func(rune) bool) []byte {
	for r := s.next(); r != eof; r = s.next() {
		if !f(r) {
			s.UnreadRune()
			break
		}
		s.token = utf8.AppendRune(s.token, r)
	}
	return s.token
}

func contains(set string, r rune) bool {
	for _, c := range set {
		if c == r {
			return true
		}
	}
	return false
}

// isSpace is unicode.IsSpace, without its tables.
func isSpace(r rune) bool {
	switch {
	case r < 0x80:
		return r == ' ' || '\t' <= r && r <= '\r'
	case r < 0x2000:
		return r == 0x85 || r == 0xa0 || r == 0x1680
	}
	return r <= 0x200a || r == 0x2028 || r == 0x2029 || r == 0x202f || r == 0x205f || r == 0x3000
}

func isNoSpace(r rune) bool { return !isSpace(r) }
