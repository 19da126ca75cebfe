package fmt_test

import (
	"errors"
	. "fmt"
	"io"
	"math"
	"strings"
	"testing"
)

type (
	point struct {
		X, Y int
		name *string
	}
	loud     string
	broken   struct{ p *int }
	goes     int
	stateful struct{}
)

func (l loud) String() string   { return strings.ToUpper(string(l)) }
func (b broken) String() string { return Sprint(*b.p) }
func (goes) GoString() string   { return "goes!" }
func (stateful) Format(s State, verb rune) {
	w, hasW := s.Width()
	p, hasP := s.Precision()
	Fprintf(s, "<%c %d %t %d %t %t %s>", verb, w, hasW, p, hasP, s.Flag('#'), FormatString(s, verb))
}

func TestPrint(t *testing.T) {
	var nilError error
	var nilBroken *broken
	for _, tt := range []struct{ got, want string }{
		{Sprintf("%d|%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%O|%b|%c|%q|%U|%#U", 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 42, 'x', 'x', 'x', 'ü'),
			"42|   42|42   |00042|+42| 42|2a|2A|0x2a|52|0o52|101010|x|'x'|U+0078|U+00FC 'ü'"},
		{Sprintf("%f|%.2f|%8.3f|%-8.1f|%e|%g|%G|%b|%x|%+.1e|%08.2f", 3.14159, 3.14159, 3.14159, 3.14159, 1e6, 1e21, 1e-7, 1.0, 1.0, 0.0, -1.5),
			"3.141590|3.14|   3.142|3.1     |1.000000e+06|1e+21|1E-07|4503599627370496p-52|0x1p+00|+0.0e+00|-0001.50"},
		{Sprintf("%v %6.2f %+v", 1+2i, 1-2i, complex64(0)), "(1+2i) (  1.00 -2.00i) (0+0i)"},
		{Sprintf("%v %g %5t|%v", math.Inf(-1), math.NaN(), true, nil), "-Inf NaN  true|<nil>"},
		{Sprintf("%s|%q|%x|% X|%10s|%-10s|%.2s|%#q|%+q", "aü", "aü", "aü", "aü", "aü", "aü", "aüb", "aü", "aü"),
			"aü|\"aü\"|61c3bc|61 C3 BC|        aü|aü        |aü|`aü`|\"a\\u00fc\""},
		{Sprintf("%v %+v %T", point{1, 2, nil}, point{1, 2, nil}, point{}), "{1 2 <nil>} {X:1 Y:2 name:<nil>} fmt_test.point"},
		{Sprintf("%#v", point{1, 2, nil}), "fmt_test.point{X:1, Y:2, name:(*string)(nil)}"},
		{Sprintf("%v %#v %T", map[string]int{"b": 2, "a": 1}, map[string]int{"a": 1}, map[string]int{}), `map[a:1 b:2] map[string]int{"a":1} map[string]int`},
		{Sprintf("%v %#v %s %x %d", []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi"), []byte("hi")), "[104 105] []byte{0x68, 0x69} hi 6869 [104 105]"},
		{Sprintf("%v %v %v", &point{1, 2, nil}, &[]int{1}, &map[int]int{}), "&{1 2 <nil>} &[1] &map[]"},
		{Sprintf("%v %s %q %d %x", loud("x"), loud("x"), loud("x"), loud("x"), loud("x")), `X X "X" %!d(fmt_test.loud=x) 58`},
		{Sprintf("%v|%s|%v", broken{}, nilBroken, nilError), "%!v(PANIC=String method: runtime error: invalid memory address or nil pointer dereference)|<nil>|<nil>"},
		{Sprintf("%#v %v", goes(1), goes(1)), "goes! 1"},
		{Sprintf("%#-7.3z %v", stateful{}, stateful{}), "<z 7 true 3 true true %-#7.3z> <v 0 false 0 false false %v>"},
		{Sprintf("%[2]d %[1]d %d %[3]*.[2]*[1]f|", 1, 2, 3), "2 1 2 %!f(int= 01)|"},
		{Sprintf("%d %s", "x", 1), "%!d(string=x) %!s(int=1)"},
		{Sprintf("%d", 1, 2), "1%!(EXTRA int=2)"},
		{Sprintf("%d %d", 1), "1 %!d(MISSING)"},
		{Sprintf("%z %!", 1), "%!z(int=1) %!!(MISSING)"},
		{Sprintf("%[9]d %[x]d %*d", 1, 2, "w"), "%!d(BADINDEX) %!d(BADINDEX) 2"},
		{Sprintf("100%"), "100%!(NOVERB)"},
		{Sprint("a", 1, 2, "b", "c", 3.5, nil), "a1 2bc3.5 <nil>"},
		{Sprintln("a", 1, nil), "a 1 <nil>\n"},
		{string(Append([]byte("x"), 1, 2)) + string(Appendf(nil, "%d", 3)) + string(Appendln(nil, 4)), "x1 234\n"},
	} {
		if tt.got != tt.want {
			t.Errorf("got  %s\nwant %s", tt.got, tt.want)
		}
	}
}

func TestErrorf(t *testing.T) {
	a := errors.New("a")
	for _, tt := range []struct {
		err  error
		text string
		is   bool
	}{
		{Errorf("x: %w", a), "x: a", true}, {Errorf("%w, %w", io.EOF, a), "EOF, a", true}, {Errorf("%v", a), "a", false},
		{Errorf("%w", "no error"), "%!w(string=no error)", false}, {Errorf("%w", nil), "%!w(<nil>)", false},
	} {
		if tt.err.Error() != tt.text || errors.Is(tt.err, a) != tt.is {
			t.Errorf("%v, want %s", tt.err, tt.text)
		}
	}
}

func TestScan(t *testing.T) {
	var (
		i int
		u uint8
		f float64
		s string
		b bool
		r rune
		p []byte
	)
	n, err := Sscan("12 0x1f 2.5 word true", &i, &u, &f, &s, &b)
	n2, err2 := Sscanf("ff,ü-7", "%x,%c%d", &u, &r, &i)
	if got := Sprintln(n, err, n2, err2, i, u, f, s, b, string(r)); got != "5 <nil> 3 <nil> -7 255 2.5 word true ü\n" {
		t.Error(got)
	}
	for _, tt := range []struct {
		do   func() (int, error)
		want string
	}{
		{func() (int, error) { return Sscan("x", &i) }, "0 expected integer"},
		{func() (int, error) { return Sscan("", &i) }, "0 EOF"},
		{func() (int, error) { return Sscan("300", &u) }, "0 unsigned integer overflow on token 300"},
		{func() (int, error) { return Sscan("1", i) }, "0 type not a pointer: int"},
		{func() (int, error) { return Sscan("1", new(struct{})) }, "0 can't scan type: *struct {}"},
		{func() (int, error) { return Sscan("trux", &b) }, "0 syntax error scanning boolean"},
		{func() (int, error) { return Sscanf("1", "%d %d", &i, &i) }, "1 EOF"},
		{func() (int, error) { return Sscanf("a1", "b%d", &i) }, "0 input does not match format"},
		{func() (int, error) { return Sscanf("1", "%z", &i) }, "0 bad verb '%z' for integer"},
		{func() (int, error) { return Sscanf("1 2", "%d", &i) }, "1 <nil>"},
		{func() (int, error) { return Sscanf("1", "%d", &i, &i) }, "1 too many operands"},
		{func() (int, error) { return Sscanf("1", "%d%d", &i) }, "1 too few operands for format '%d'"},
		{func() (int, error) { return Sscanln("1\n2", &i, &i) }, "1 unexpected newline"},
		{func() (int, error) { return Sscanln("1 2 3\n", &i, &i) }, "2 expected newline"},
		{func() (int, error) { return Sscanf("68 69", "%x", &p) }, "1 <nil>"},
	} {
		n, err := tt.do()
		if got := Sprint(n, " ", err); got != tt.want {
			t.Errorf("%s, want %s", got, tt.want)
		}
	}
}

func BenchmarkFprintf(b *testing.B) {
	for i := 0; b.Loop(); i++ {
		Fprintf(io.Discard, "%d %s %v %6.2f\n", i, "word", i%2 == 0, float64(i))
	}
}
