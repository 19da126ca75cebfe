// Package pattern matches names with regular expressions, for the flags -run, -skip, -bench and -list of tests. The syntax
// is that of RE2 without Unicode classes: . [] [^] [[:alpha:]] \d \D \s \S \w \W | () (?:) (?i) * + ? {n,m} and the lazy
// forms of the last four, ^ $ \A \z \b \B, and escapes.
//
// The expression is parsed by recursive descent to instructions (parse.g), which a set of threads runs in step, one
// character at a time (match.g): the time is proportional to the length of the name, whatever the expression.
package pattern

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf8"
)

type opcode uint8

const (
	opSet   opcode = iota // consumes a character in (or if negated, not in) ranges
	opSplit               // goes on at x and at y
	opJump                // goes on at x
	opBegin
	opEnd
	opWord    // between a character of \w and one that is none
	opNotWord // elsewhere
	opMatch
)

type runes struct{ low, high rune }

type inst struct {
	op     opcode
	negate bool
	ranges []runes
	x, y   int
}

const maxProgram = 1 << 16 // instructions

// Pattern is a regular expression that is ready to match.
type Pattern struct{ prog []inst }

type parser struct {
	src  string
	i    int
	fold bool // (?i)
	prog []inst
	err  error
}

// Compile prepares a regular expression.
func Compile(src string) (*Pattern, error) {
	p := &parser{src: src}
	p.alternatives(0)
	if p.err == nil && p.i < len(src) {
		p.fail("unexpected )", src)
	}
	if p.err != nil {
		return nil, p.err
	}
	p.emit(inst{op: opMatch})
	return &Pattern{p.prog}, nil
}

func (p *parser) fail(what, where string) {
	if p.err == nil {
		p.err = errors.New("error parsing regexp: " + what + ": `" + where + "`")
	}
	p.i = len(p.src)
}

func (p *parser) emit(in inst) {
	if len(p.prog) >= maxProgram {
		p.fail("expression too large", p.src)
		return
	}
	p.prog = append(p.prog, in)
}

func (p *parser) accept(s string) bool {
	if strings.HasPrefix(p.src[p.i:], s) {
		p.i += len(s)
		return true
	}
	return false
}

func (p *parser) more() bool { return p.i < len(p.src) }

// insert makes room for an instruction before the code that begins at `at`.
func (p *parser) insert(at int, in inst) {
	p.prog = append(p.prog, inst{})
	copy(p.prog[at+1:], p.prog[at:])
	for i := range p.prog {
		if t := &p.prog[i]; i > at && (t.op == opSplit || t.op == opJump) {
			if t.x >= at {
				t.x++
			}
			if t.op == opSplit && t.y >= at {
				t.y++
			}
		}
	}
	p.prog[at] = in
}

func (p *parser) alternatives(depth int) {
	if depth > 1000 {
		p.fail("expression nests too deeply", p.src)
		return
	}
	start := len(p.prog)
	var jumps []int
	p.sequence(depth)
	for p.accept("|") {
		p.insert(start, inst{op: opSplit})
		for i := range jumps {
			jumps[i]++
		}
		jumps = append(jumps, len(p.prog))
		p.emit(inst{op: opJump})
		p.prog[start].x, p.prog[start].y = start+1, len(p.prog)
		start = len(p.prog)
		p.sequence(depth)
	}
	for _, j := range jumps {
		if p.err == nil {
			p.prog[j].x = len(p.prog)
		}
	}
}

func (p *parser) sequence(depth int) {
	for p.more() && p.src[p.i] != '|' && p.src[p.i] != ')' {
		start := len(p.prog)
		p.atom(depth)
		p.repetitions(start)
	}
}

// repetitions applies the operators that follow the code that begins at start.
func (p *parser) repetitions(start int) {
	last := "" // the operator before
	for p.more() && p.err == nil {
		at := p.i
		low, high, ok := p.operator()
		if !ok {
			return
		}
		p.accept("?")
		if last != "" {
			p.fail("invalid nested repetition operator", last+p.src[at:p.i])
			return
		}
		last = p.src[at:p.i]
		p.repeat(start, low, high)
	}
}

// operator reads a repetition operator: least and most times, -1 for any number.
func (p *parser) operator() (low, high int, ok bool) {
	switch {
	case p.accept("*"):
		return 0, -1, true
	case p.accept("+"):
		return 1, -1, true
	case p.accept("?"):
		return 0, 1, true
	}
	inside, _, closed := strings.Cut(p.src[p.i:], "}")
	if !closed || !strings.HasPrefix(inside, "{") {
		return 0, 0, false
	}
	first, second, pair := strings.Cut(inside[1:], ",")
	low, err := strconv.Atoi(first)
	if err != nil || first[0] < '0' || first[0] > '9' {
		return 0, 0, false
	}
	switch {
	case !pair:
		high = low
	case second == "":
		high = -1
	default:
		if high, err = strconv.Atoi(second); err != nil || second[0] < '0' || second[0] > '9' {
			return 0, 0, false
		}
	}
	if low > 1000 || high > 1000 || high >= 0 && low > high {
		p.fail("invalid repeat count", inside+"}")
		return 0, 0, false
	}
	p.i += len(inside) + 1
	return low, high, true
}

// copyOf appends another copy of code, which began at start.
func (p *parser) copyOf(code []inst, start int) {
	shift := len(p.prog) - start
	for _, in := range code {
		if in.op == opSplit || in.op == opJump {
			in.x += shift
			in.y += shift
		}
		p.emit(in)
	}
}

// repeat replaces the code that begins at start by low to high copies of it.
func (p *parser) repeat(start, low, high int) {
	code := append([]inst(nil), p.prog[start:]...)
	p.prog = p.prog[:start]
	for range low {
		p.copyOf(code, start)
	}
	if high < 0 {
		loop := len(p.prog)
		p.emit(inst{op: opSplit})
		p.copyOf(code, start)
		p.emit(inst{op: opJump, x: loop})
		if p.err == nil {
			p.prog[loop].x, p.prog[loop].y = loop+1, len(p.prog)
		}
		return
	}
	var splits []int
	for range high - low {
		splits = append(splits, len(p.prog))
		p.emit(inst{op: opSplit, x: len(p.prog) + 1})
		p.copyOf(code, start)
	}
	for _, s := range splits {
		if p.err == nil {
			p.prog[s].y = len(p.prog)
		}
	}
}

func (p *parser) atom(depth int) {
	switch c := p.src[p.i]; {
	case p.accept("("):
		p.group(depth)
	case p.accept("["):
		p.class()
	case p.accept("."):
		p.emit(inst{op: opSet, negate: true, ranges: []runes{{'\n', '\n'}}})
	case p.accept("^"):
		p.emit(inst{op: opBegin})
	case p.accept("$"):
		p.emit(inst{op: opEnd})
	case c == '*' || c == '+' || c == '?':
		p.fail("missing argument to repetition operator", string(c))
	case p.accept(`\`):
		p.escape()
	default:
		r, n := utf8.DecodeRuneInString(p.src[p.i:])
		p.i += n
		p.literal(r)
	}
}

func (p *parser) literal(r rune) {
	set := []runes{{r, r}}
	if p.fold {
		set = folded(set)
	}
	p.emit(inst{op: opSet, ranges: set})
}

func (p *parser) group(depth int) {
	start, fold := p.i-1, p.fold
	if p.accept("?") {
		name := p.accept("P<") || p.accept("<")
		end := strings.IndexAny(p.src[p.i:], ":)>")
		if end < 0 {
			p.fail("missing closing )", p.src)
			return
		}
		flags, what := p.src[p.i:p.i+end], p.src[p.i+end]
		p.i += end + 1
		if name != (what == '>') || !name && strings.Trim(flags, "ims-U") != "" {
			p.fail("invalid or unsupported Perl syntax", p.src[start:p.i])
			return
		}
		if !name {
			on, off, _ := strings.Cut(flags, "-")
			p.fold = (p.fold || strings.Contains(on, "i")) && !strings.Contains(off, "i")
			if what == ')' { // for the rest of the group around
				return
			}
		}
	}
	p.alternatives(depth + 1)
	p.fold = fold
	if !p.accept(")") {
		p.fail("missing closing )", p.src)
	}
}

var perlClasses = map[byte][]runes{
	'd': {{'0', '9'}},
	's': {{'\t', '\n'}, {'\f', '\r'}, {' ', ' '}},
	'w': {{'0', '9'}, {'A', 'Z'}, {'_', '_'}, {'a', 'z'}},
}

var namedClasses = map[string][]runes{
	"alnum":  {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}},
	"alpha":  {{'A', 'Z'}, {'a', 'z'}},
	"ascii":  {{0, 0x7f}},
	"blank":  {{'\t', '\t'}, {' ', ' '}},
	"cntrl":  {{0, 0x1f}, {0x7f, 0x7f}},
	"digit":  {{'0', '9'}},
	"graph":  {{'!', '~'}},
	"lower":  {{'a', 'z'}},
	"print":  {{' ', '~'}},
	"punct":  {{'!', '/'}, {':', '@'}, {'[', '`'}, {'{', '~'}},
	"space":  {{'\t', '\r'}, {' ', ' '}},
	"upper":  {{'A', 'Z'}},
	"word":   {{'0', '9'}, {'A', 'Z'}, {'a', 'z'}, {'_', '_'}},
	"xdigit": {{'0', '9'}, {'A', 'F'}, {'a', 'f'}},
}

// complement returns the characters that are not in set, which is in order.
func complement(set []runes) []runes {
	var out []runes
	next := rune(0)
	for _, r := range set {
		if r.low > next {
			out = append(out, runes{next, r.low - 1})
		}
		next = r.high + 1
	}
	return append(out, runes{next, utf8.MaxRune})
}

// folded adds the other case of ASCII letters.
func folded(set []runes) []runes {
	for _, r := range set {
		if low, high := max(r.low, 'A'), min(r.high, 'Z'); low <= high {
			set = append(set, runes{low + 'a' - 'A', high + 'a' - 'A'})
		}
		if low, high := max(r.low, 'a'), min(r.high, 'z'); low <= high {
			set = append(set, runes{low - 'a' + 'A', high - 'a' + 'A'})
		}
	}
	return set
}

// perlClass returns the class that \c stands for, if it does.
func perlClass(c byte) ([]runes, bool) {
	if set, ok := perlClasses[c]; ok {
		return set, true
	}
	if set, ok := perlClasses[c-'A'+'a']; ok && c < 'a' {
		return complement(set), true
	}
	return nil, false
}

// escape reads what follows a backslash outside of brackets.
func (p *parser) escape() {
	if !p.more() {
		p.fail("trailing backslash at end of expression", "")
		return
	}
	c := p.src[p.i]
	if set, ok := perlClass(c); ok {
		p.i++
		p.emit(inst{op: opSet, ranges: set})
		return
	}
	switch {
	case p.accept("A"):
		p.emit(inst{op: opBegin})
	case p.accept("z"):
		p.emit(inst{op: opEnd})
	case p.accept("b"):
		p.emit(inst{op: opWord})
	case p.accept("B"):
		p.emit(inst{op: opNotWord})
	case p.accept("Q"):
		text, _, _ := strings.Cut(p.src[p.i:], `\E`)
		for _, r := range text {
			p.literal(r)
		}
		p.i = min(len(p.src), p.i+len(text)+len(`\E`))
	default:
		p.literal(p.escapedRune())
	}
}

// escapedRune reads the character that follows a backslash.
func (p *parser) escapedRune() rune {
	if !p.more() {
		p.fail("trailing backslash at end of expression", "")
		return 0
	}
	r, n := utf8.DecodeRuneInString(p.src[p.i:])
	p.i += n
	if at := strings.IndexRune("afnrtv", r); at >= 0 {
		return rune("\a\f\n\r\t\v"[at])
	}
	if r == 'x' {
		digits := ""
		if p.accept("{") {
			digits, _, _ = strings.Cut(p.src[p.i:], "}")
			p.i = min(len(p.src), p.i+len(digits)+1)
		} else if p.i+2 <= len(p.src) {
			digits = p.src[p.i : p.i+2]
			p.i += 2
		}
		if v, err := strconv.ParseUint(digits, 16, 32); err == nil && v <= utf8.MaxRune {
			return rune(v)
		}
		p.fail("invalid escape sequence", `\x`+digits)
		return 0
	}
	if r >= utf8.RuneSelf || r == '_' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' || 'a' <= r && r <= 'z' {
		p.fail("invalid escape sequence", `\`+string(r))
	}
	return r
}

// class reads what follows [.
func (p *parser) class() {
	start := p.i - 1
	in := inst{op: opSet, negate: p.accept("^")}
	for first := true; first || !p.accept("]"); first = false {
		if !p.more() {
			p.fail("missing closing ]", p.src[min(start, len(p.src)):])
			return
		}
		if p.accept("[:") {
			name, _, ok := strings.Cut(p.src[p.i:], ":]")
			negate := strings.HasPrefix(name, "^")
			set, known := namedClasses[strings.TrimPrefix(name, "^")]
			if !ok || !known {
				p.fail("invalid character class range", "[:"+name+":]")
				return
			}
			p.i += len(name) + len(":]")
			if negate {
				set = complement(set)
			}
			in.ranges = append(in.ranges, set...)
			continue
		}
		if p.i+1 < len(p.src) && p.src[p.i] == '\\' {
			if set, ok := perlClass(p.src[p.i+1]); ok {
				p.i += 2
				in.ranges = append(in.ranges, set...)
				continue
			}
		}
		from := p.i
		low := p.classRune()
		high := low
		if p.i+1 < len(p.src) && p.src[p.i] == '-' && p.src[p.i+1] != ']' {
			p.i++
			high = p.classRune()
		}
		if high < low {
			p.fail("invalid character class range", p.src[from:p.i])
			return
		}
		in.ranges = append(in.ranges, runes{low, high})
	}
	if p.fold {
		in.ranges = folded(in.ranges)
	}
	p.emit(in)
}

func (p *parser) classRune() rune {
	if p.accept(`\`) {
		return p.escapedRune()
	}
	r, n := utf8.DecodeRuneInString(p.src[p.i:])
	p.i += n
	return r
}
