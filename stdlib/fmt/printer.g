// printer.g: the state of one call of a printing function, and the interfaces by which operands take part.
//
// All text is appended to printer.buf at once. What has a width is padded afterwards, where it stands (align): most
// directives have none.

package fmt

import (
	"strconv"
	"sync"
	"unicode/utf8"
)

// State is the printer as a [Formatter] sees it: where to write, and what the directive asks for.
type State interface {
	// Write appends b to the output.
	Write(b []byte) (n int, err error)
	// Width returns the width and whether there is one.
	Width() (wid int, ok bool)
	// Precision returns the precision and whether there is one.
	Precision() (prec int, ok bool)
	// Flag tells whether the directive has the flag c, one of + - # 0 and space.
	Flag(c int) bool
}

// Formatter is what writes itself for every verb. Format may call [Fprintf](f, ...) and the like to do so.
type Formatter interface {
	Format(f State, verb rune)
}

// Stringer is what has a usual form as a string, which [Print] writes, and every verb that goes with strings.
type Stringer interface {
	String() string
}

// GoStringer is what can tell itself as an expression of the language, for %#v.
type GoStringer interface {
	GoString() string
}

// FormatString returns the directive that state and verb were made of, flags, width and precision included.
//
//gocc:cold
func FormatString(state State, verb rune) string {
	b := []byte{'%'}
	for _, c := range " +-#0" {
		if state.Flag(int(c)) {
			b = append(b, byte(c))
		}
	}
	if width, ok := state.Width(); ok {
		b = strconv.AppendInt(b, int64(width), 10)
	}
	if prec, ok := state.Precision(); ok {
		b = strconv.AppendInt(append(b, '.'), int64(prec), 10)
	}
	return string(utf8.AppendRune(b, verb))
}

// flags is what a directive says besides its verb.
type flags uint16

const (
	minus flags = 1 << iota
	plus
	sharp
	space
	zero
	wide    // there is a width
	precise // there is a precision
	plusV   // %+v; plus is not set then
	sharpV  // %#v; sharp is not set then
)

type printer struct {
	buf         []byte
	flags       flags
	width, prec int   // 0 if there is none
	reordered   bool  // the format has chosen an operand by its number
	panicking   bool  // what a method has panicked with is being written
	plain       bool  // methods are not called: an operand that does not fit its verb is being written
	wraps       bool  // %w is allowed
	wrapped     []int // operands of %w
}

// Printers are used again; those that have become too large are not kept.
const (
	maxKeptBuf     = 64 << 10
	maxKeptWrapped = 8
)

var printers = sync.Pool{New: func() any { return new(printer) }}

// newPrinter returns a printer with nothing in it, to be given back by free.
func newPrinter() *printer {
	p := printers.Get().(*printer)
	p.clear()
	p.panicking, p.plain, p.wraps = false, false, false
	return p
}

func (p *printer) free() {
	if cap(p.buf) > maxKeptBuf {
		p.buf = nil
	}
	if cap(p.wrapped) > maxKeptWrapped {
		p.wrapped = nil
	}
	p.buf, p.wrapped = p.buf[:0], p.wrapped[:0]
	printers.Put(p)
}

// clear forgets the last directive.
func (p *printer) clear() {
	p.flags, p.width, p.prec = 0, 0, 0
}

// Write implements [State].
func (p *printer) Write(b []byte) (n int, err error) {
	p.buf = append(p.buf, b...)
	return len(b), nil
}

// WriteString is what [io.WriteString] calls.
func (p *printer) WriteString(s string) (n int, err error) {
	p.buf = append(p.buf, s...)
	return len(s), nil
}

// Width implements [State].
func (p *printer) Width() (wid int, ok bool) { return p.width, p.flags&wide != 0 }

// Precision implements [State].
func (p *printer) Precision() (prec int, ok bool) { return p.prec, p.flags&precise != 0 }

// Flag implements [State].
func (p *printer) Flag(c int) bool {
	var mask flags
	switch c {
	case '-':
		mask = minus
	case '+':
		mask = plus | plusV
	case '#':
		mask = sharp | sharpV
	case ' ':
		mask = space
	case '0':
		mask = zero
	}
	return p.flags&mask != 0
}

func (p *printer) byte(c byte) { p.buf = append(p.buf, c) }

func (p *printer) string(s string) { p.buf = append(p.buf, s...) }

func (p *printer) rune(r rune) { p.buf = utf8.AppendRune(p.buf, r) }

// align pads what stands in buf from start on to the width: behind it, before it with spaces, or with zeros after the
// first `sign` bytes. zeros: that last is allowed.
func (p *printer) align(start, sign int, zeros bool) {
	if p.flags&wide != 0 {
		p.pad(start, sign, zeros)
	}
}

//gocc:onlyif fmt.(*printer).printf
func (p *printer) pad(start, sign int, zeros bool) {
	n := p.width - utf8.RuneCount(p.buf[start:])
	if n <= 0 {
		return
	}
	if p.flags&minus != 0 {
		p.fill(n, ' ')
		return
	}
	fill := byte(' ')
	if zeros && p.flags&zero != 0 {
		start += sign
		fill = '0'
	}
	end := len(p.buf)
	p.fill(n, fill)
	copy(p.buf[start+n:], p.buf[start:end])
	for i := range p.buf[start : start+n] {
		p.buf[start+i] = fill
	}
}

// fill appends n times c.
func (p *printer) fill(n int, c byte) {
	for range n {
		p.buf = append(p.buf, c)
	}
}
