// scanformat.g: scanning all operands, without and with a format.

package fmt

import "unicode/utf8"

// scan reads all operands and counts them in *n.
func (s *scanner) scan(a []any, n *int) (err error) {
	defer caught(&err)
	for _, arg := range a {
		s.value('v', arg)
		*n++
	}
	if s.newlines == newlineIsEnd {
		s.restOfLine()
	}
	return nil
}

// restOfLine reads up to the newline; there must be nothing but white space.
func (s *scanner) restOfLine() {
	for {
		r := s.next()
		if r == '\n' || r == eof {
			return
		}
		if !isSpace(r) {
			s.fail("expected newline")
		}
	}
}

// scanf reads the operands as format says and counts them in *n.
func (s *scanner) scanf(format string, a []any, n *int) (err error) {
	defer caught(&err)
	for format != "" {
		rest, matches := s.match(format)
		if !matches {
			if format[0] != '%' {
				s.fail("input does not match format")
			}
			rest = format // %% that stands behind blanks in the input
		}
		if rest == "" {
			break
		}
		format = s.verb(rest, a, n)
	}
	if *n < len(a) {
		s.fail("too many operands")
	}
	return nil
}

// verb carries out the directive at the begin of format and returns what follows.
func (s *scanner) verb(format string, a []any, n *int) string {
	width, ok, size := parseNumber(format[1 : len(format)-1])
	if !ok {
		width = noLimit
	}
	s.width = width
	at := 1 + size
	c, size := utf8.DecodeRuneInString(format[at:])
	rest := format[at+size:]
	if c != 'c' {
		s.SkipSpace()
	}
	if c == '%' { // most are dealt with by match
		s.more()
		if !s.accept("%") {
			s.fail("missing literal %")
		}
		return rest
	}
	if *n >= len(a) {
		s.fail("too few operands for format '%" + format[at:] + "'")
	}
	s.limit = min(s.count+width, noLimit)
	s.value(c, a[*n])
	*n++
	s.limit = noLimit
	return rest
}

// match compares what stands in format before its first directive with the input, and returns format from there on; or
// false if the input is different.
func (s *scanner) match(format string) (rest string, matches bool) {
	for format != "" {
		c, size := utf8.DecodeRuneInString(format)
		if isSpace(c) {
			format = s.matchSpace(format)
			continue
		}
		if c == '%' {
			if len(format) == 1 {
				s.fail("missing verb: % at end of format string")
			}
			if format[1] != '%' {
				return format, true
			}
			format = format[1:]
		}
		if s.must() != c {
			s.UnreadRune()
			return "", false
		}
		format = format[size:]
	}
	return "", true
}

// matchSpace compares the white space at the begin of format with the input, and returns what follows. Each newline in
// it matches blanks and a newline or the end; blanks behind the last one match as many blanks as there are. Blanks
// without a newline need at least one, or the end.
func (s *scanner) matchSpace(format string) string {
	newlines, blanks := 0, false
	for format != "" {
		c, size := utf8.DecodeRuneInString(format)
		if !isSpace(c) {
			break
		}
		if c == '\n' {
			newlines++
		}
		blanks = c != '\n'
		format = format[size:]
	}
	for range newlines {
		if r := s.skipBlanks(s.next()); r != '\n' && r != eof {
			s.fail("newline in format does not match input")
		}
	}
	if !blanks {
		return format
	}
	r := s.next()
	if newlines == 0 && r == '\n' {
		s.fail("newline in input does not match format")
	}
	if newlines == 0 && r != eof && !isSpace(r) {
		s.fail("expected space in input to match format")
	}
	if s.skipBlanks(r) != eof {
		s.UnreadRune()
	}
	return format
}

// skipBlanks skips white space other than newlines, the first of which may be r, and returns what follows.
func (s *scanner) skipBlanks(r rune) rune {
	for isSpace(r) && r != '\n' {
		r = s.next()
	}
	return r
}
