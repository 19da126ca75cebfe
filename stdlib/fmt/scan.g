// scan.g: the scanning functions, and what they read from.

package fmt

import (
	"errors"
	"io"
	"os"
	"sync"
	"unicode/utf8"
)

// Scanner is what reads itself. Scan has a pointer receiver and stores the value there.
type Scanner interface {
	Scan(state ScanState, verb rune) error
}

// ScanState is the scanner as a [Scanner] sees it.
type ScanState interface {
	// ReadRune reads a rune. At the end of the input it returns io.EOF, with Fscanln and the like also behind a newline,
	// and when the width is used up.
	ReadRune() (r rune, size int, err error)
	// UnreadRune puts the last rune back, once.
	UnreadRune() error
	// SkipSpace skips white space. Newlines are skipped, or end the scan with an error, as the function that scans says.
	SkipSpace()
	// Token skips white space if skipSpace says so, then returns the runes up to the first that is not accepted by f,
	// or if f is nil, up to white space. The result is valid until the next call.
	Token(skipSpace bool, f func(rune) bool) (token []byte, err error)
	// Width returns the width, in runes, and whether there is one.
	Width() (wid int, ok bool)
	// Read is there so that the state is an io.Reader. It always fails: use ReadRune.
	Read(buf []byte) (n int, err error)
}

// Scan reads values separated by white space, newlines included, from standard input into the operands. It returns how
// many, and an error if those are not all.
func Scan(a ...any) (n int, err error) { return Fscan(os.Stdin, a...) }

// Scanln is [Scan] for one line: behind the last value there must be a newline or the end.
func Scanln(a ...any) (n int, err error) { return Fscanln(os.Stdin, a...) }

// Scanf reads values from standard input as format says; newlines in it and in the input must match. It returns how many,
// and an error if those are not all.
func Scanf(format string, a ...any) (n int, err error) { return Fscanf(os.Stdin, format, a...) }

// Sscan is [Scan] from a string.
func Sscan(str string, a ...any) (n int, err error) {
	return scanFrom(&stringSource{text: str}, newlineIsSpace, a)
}

// Sscanln is [Scanln] from a string.
func Sscanln(str string, a ...any) (n int, err error) {
	return scanFrom(&stringSource{text: str}, newlineIsEnd, a)
}

// Sscanf is [Scanf] from a string.
func Sscanf(str string, format string, a ...any) (n int, err error) {
	return scanfFrom(&stringSource{text: str}, format, a)
}

// Fscan is [Scan] from r.
func Fscan(r io.Reader, a ...any) (n int, err error) {
	return scanFrom(runesOf(r), newlineIsSpace, a)
}

// Fscanln is [Scanln] from r.
func Fscanln(r io.Reader, a ...any) (n int, err error) {
	return scanFrom(runesOf(r), newlineIsEnd, a)
}

// Fscanf is [Scanf] from r.
func Fscanf(r io.Reader, format string, a ...any) (n int, err error) {
	return scanfFrom(runesOf(r), format, a)
}

// What a newline in the input is.
type newlines uint8

const (
	newlineIsNeither newlines = iota
	newlineIsSpace
	newlineIsEnd
)

var scanners = sync.Pool{New: func() any { return new(scanner) }}

const maxKeptToken = 1024

func newScanner(src io.RuneScanner, nl newlines) *scanner {
	s := scanners.Get().(*scanner)
	*s = scanner{src: src, token: s.token[:0], newlines: nl, limit: noLimit, width: noLimit}
	return s
}

func (s *scanner) free() {
	if cap(s.token) > maxKeptToken {
		s.token = nil
	}
	s.src = nil
	scanners.Put(s)
}

func scanFrom(src io.RuneScanner, nl newlines, a []any) (n int, err error) {
	s := newScanner(src, nl)
	err = s.scan(a, &n)
	s.free()
	return n, err
}

func scanfFrom(src io.RuneScanner, format string, a []any) (n int, err error) {
	s := newScanner(src, newlineIsNeither)
	err = s.scanf(format, a, &n)
	s.free()
	return n, err
}

// A stringSource reads a string rune by rune.
type stringSource struct {
	text string
	i    int
	last int // size of the rune before i
}

func (s *stringSource) ReadRune() (r rune, size int, err error) {
	if s.i >= len(s.text) {
		return 0, 0, io.EOF
	}
	r, size = utf8.DecodeRuneInString(s.text[s.i:])
	s.i += size
	s.last = size
	return r, size, nil
}

func (s *stringSource) UnreadRune() error {
	s.i -= s.last
	s.last = 0
	return nil
}

// A byteSource makes a RuneScanner of a Reader. It reads no byte more than it needs.
type byteSource struct {
	r       io.Reader
	ahead   [utf8.UTFMax]byte // bytes that followed the begin of a broken character
	nahead  int
	last    rune
	size    int
	unread  bool // last is to be read again
	canBack bool
}

func runesOf(r io.Reader) io.RuneScanner {
	if src, ok := r.(io.RuneScanner); ok {
		return src
	}
	return &byteSource{r: r}
}

func (s *byteSource) readByte() (byte, error) {
	if s.nahead > 0 {
		b := s.ahead[0]
		copy(s.ahead[:], s.ahead[1:])
		s.nahead--
		return b, nil
	}
	var b [1]byte
	_, err := io.ReadFull(s.r, b[:])
	return b[0], err
}

func (s *byteSource) ReadRune() (r rune, size int, err error) {
	if s.unread {
		s.unread = false
		return s.last, s.size, nil
	}
	var buf [utf8.UTFMax]byte
	n := 0
	for n == 0 || !utf8.FullRune(buf[:n]) {
		b, err := s.readByte()
		if err != nil {
			if n > 0 && err == io.EOF {
				break
			}
			return 0, 0, err
		}
		buf[n] = b
		n++
	}
	s.last, s.size = utf8.DecodeRune(buf[:n])
	s.nahead += copy(s.ahead[s.nahead:], buf[s.size:n])
	s.canBack = true
	return s.last, s.size, nil
}

func (s *byteSource) UnreadRune() error {
	if s.unread || !s.canBack {
		return errors.New("fmt: scanning called UnreadRune with no rune available")
	}
	s.unread = true
	return nil
}
