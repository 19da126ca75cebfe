// format.g: format strings. printf copies what is between the directives and deals with those that are only flags and a
// verb; directive has the rest: [n], width, precision, and all that can be wrong.

package fmt

import (
	"reflect"
	"unicode/utf8"
)

// A cursor is where printf is in its format and its operands.
type cursor struct {
	format  string
	i       int // the next byte of it
	args    []any
	next    int  // the next operand
	good    bool // every [n] of this directive is one, in its place
	indexed bool // there was an [n] just before
}

func (p *printer) printf(format string, args []any) {
	c := cursor{format: format, args: args}
	p.reordered = false
	for c.i < len(format) {
		start := c.i
		for c.i < len(format) && format[c.i] != '%' {
			c.i++
		}
		p.string(format[start:c.i])
		if c.i >= len(format) {
			break
		}
		c.i++
		p.readFlags(&c)
		if c.i < len(format) && 'a' <= format[c.i] && format[c.i] <= 'z' && c.next < len(args) {
			c.i++
			p.verb(&c, rune(format[c.i-1]))
		} else {
			p.directive(&c)
		}
	}
	if !p.reordered && c.next < len(args) {
		p.extra(args[c.next:])
	}
}

func (p *printer) readFlags(c *cursor) {
	p.clear()
	for ; c.i < len(c.format); c.i++ {
		switch c.format[c.i] {
		case '#':
			p.flags |= sharp
		case '0':
			p.flags |= zero
		case '+':
			p.flags |= plus
		case '-':
			p.flags |= minus
		case ' ':
			p.flags |= space
		default:
			return
		}
	}
}

// verb writes the next operand, which there is.
func (p *printer) verb(c *cursor, verb rune) {
	if verb == 'v' || verb == 'w' {
		if p.flags&sharp != 0 {
			p.flags ^= sharp | sharpV
		}
		if p.flags&plus != 0 {
			p.flags ^= plus | plusV
		}
		if verb == 'w' {
			p.wrapped = append(p.wrapped, c.next)
		}
	}
	arg := c.args[c.next]
	c.next++
	p.operand(arg, verb)
}

// directive reads what follows the flags and carries it out.
func (p *printer) directive(c *cursor) {
	c.good = true
	p.readIndex(c)
	p.readWidth(c)
	p.readPrecision(c)
	if !c.indexed {
		p.readIndex(c)
	}
	if c.i >= len(c.format) {
		p.string("%!(NOVERB)")
		return
	}
	verb, size := utf8.DecodeRuneInString(c.format[c.i:])
	c.i += size
	switch {
	case verb == '%':
		p.byte('%')
	case !c.good:
		p.complain(verb, "(BADINDEX)")
	case c.next >= len(c.args):
		p.complain(verb, "(MISSING)")
	default:
		p.verb(c, verb)
	}
}

//gocc:cold
func (p *printer) complain(verb rune, what string) {
	p.string("%!")
	p.rune(verb)
	p.string(what)
}

// readIndex reads [n], if it is there.
func (p *printer) readIndex(c *cursor) {
	c.indexed = false
	if c.i >= len(c.format) || c.format[c.i] != '[' {
		return
	}
	p.reordered = true
	n, size, ok := parseIndex(c.format[c.i:])
	c.i += size
	c.indexed = ok
	if ok && 0 <= n && n < len(c.args) {
		c.next = n
	} else {
		c.good = false
	}
}

// parseIndex reads [n] at the begin of s: n counted from 0, the length, and whether it is well-formed. Without a closing
// bracket the length is 1.
func parseIndex(s string) (n, size int, ok bool) {
	if len(s) < len("[n]") {
		return 0, 1, false
	}
	for end := 1; end < len(s); end++ {
		if s[end] == ']' {
			n, ok, digits := parseNumber(s[1:end])
			if !ok || digits != end-1 {
				return 0, end + 1, false
			}
			return n - 1, end + 1, true
		}
	}
	return 0, 1, false
}

func (p *printer) readWidth(c *cursor) {
	if c.i < len(c.format) && c.format[c.i] == '*' {
		c.i++
		var ok bool
		p.width, ok = c.integer()
		if !ok {
			p.string("%!(BADWIDTH)")
		} else {
			p.flags |= wide
		}
		if p.width < 0 {
			p.width = -p.width
			p.flags = p.flags&^zero | minus
		}
		c.indexed = false
		return
	}
	width, ok, size := parseNumber(c.format[c.i:])
	c.i += size
	p.width = width
	if ok {
		p.flags |= wide
		if c.indexed { // %[3]2d
			c.good = false
		}
	}
}

func (p *printer) readPrecision(c *cursor) {
	if c.i+1 >= len(c.format) || c.format[c.i] != '.' {
		return
	}
	c.i++
	if c.indexed { // %[3].2d
		c.good = false
	}
	p.readIndex(c)
	if c.i < len(c.format) && c.format[c.i] == '*' {
		c.i++
		prec, ok := c.integer()
		c.indexed = false
		if !ok || prec < 0 {
			p.string("%!(BADPREC)")
			return
		}
		p.prec = prec
		p.flags |= precise
		return
	}
	prec, _, size := parseNumber(c.format[c.i:])
	c.i += size
	p.prec = prec
	p.flags |= precise
}

// Widths and precisions beyond it are errors.
const maxNumber = 1_000_000

// parseNumber reads the decimal number that s begins with; ok is false if there is none. One that is too large takes all
// of s with it.
func parseNumber(s string) (n int, ok bool, size int) {
	for size < len(s) && '0' <= s[size] && s[size] <= '9' {
		if n > maxNumber {
			return 0, false, len(s)
		}
		n = n*10 + int(s[size]-'0')
		size++
	}
	return n, size > 0, size
}

// integer takes the next operand as width or precision. It is 0 and false if that is none.
func (c *cursor) integer() (n int, ok bool) {
	if c.next >= len(c.args) {
		return 0, false
	}
	arg := c.args[c.next]
	c.next++
	n, ok = arg.(int)
	if !ok {
		switch v := reflect.ValueOf(arg); v.Kind() {
		case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
			n, ok = int(v.Int()), true
		case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
			u := v.Uint()
			n, ok = int(u), u <= maxNumber
		}
	}
	if !ok || n > maxNumber || n < -maxNumber {
		return 0, false
	}
	return n, true
}

// extra tells which operands no directive has used.
//
//gocc:cold
func (p *printer) extra(args []any) {
	p.clear()
	p.string("%!(EXTRA ")
	for i, arg := range args {
		if i > 0 {
			p.string(", ")
		}
		if arg == nil {
			p.string("<nil>")
			continue
		}
		p.string(reflect.TypeOf(arg).String())
		p.byte('=')
		p.operand(arg, 'v')
	}
	p.byte(')')
}

func (p *printer) print(args []any) {
	wasString := false
	for i, arg := range args {
		isString := arg != nil && reflect.TypeOf(arg).Kind() == reflect.String
		if i > 0 && !isString && !wasString {
			p.byte(' ')
		}
		p.operand(arg, 'v')
		wasString = isString
	}
}

func (p *printer) println(args []any) {
	for i, arg := range args {
		if i > 0 {
			p.byte(' ')
		}
		p.operand(arg, 'v')
	}
	p.byte('\n')
}
