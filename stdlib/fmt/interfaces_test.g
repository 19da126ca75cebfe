package fmt_test

import (
	"bufio"
	"errors"
	. "fmt"
	"io"
	"os"
	"strings"
	"testing"
	"testing/iotest"
)

// temperature reads and writes itself: 21.5C.
type temperature struct{ tenths int }

var (
	_ Stringer   = temperature{}
	_ GoStringer = temperature{}
	_ Formatter  = hexed(0)
	_ Scanner    = (*temperature)(nil)
)

func (c temperature) String() string   { return Sprintf("%d.%dC", c.tenths/10, c.tenths%10) }
func (c temperature) GoString() string { return Sprintf("tenths(%d)", c.tenths) }

func (c *temperature) Scan(state ScanState, verb rune) error {
	if verb != 'v' && verb != 't' {
		return errors.New("not for temperatures")
	}
	state.SkipSpace()
	digits, err := state.Token(false, func(r rune) bool { return r >= '0' && r <= '9' })
	if err != nil {
		return err
	}
	whole := string(digits) // Token's memory is used again
	r, _, err := state.ReadRune()
	if err != nil {
		return err
	}
	tenth := "0"
	if r == '.' {
		digits, _ = state.Token(false, func(r rune) bool { return r >= '0' && r <= '9' })
		tenth = string(digits)
	} else if err := state.UnreadRune(); err != nil {
		return err
	}
	if r, _, _ := state.ReadRune(); r != 'C' {
		return errors.New("no C")
	}
	if _, err := state.Read(make([]byte, 1)); err == nil {
		return errors.New("Read works")
	}
	_, err = Sscan(whole+tenth, &c.tenths)
	return err
}

// hexed formats itself as hexadecimal digits with as many stars as the width asks for.
type hexed int

func (h hexed) Format(s State, verb rune) {
	w, _ := s.Width()
	n, err := s.Write([]byte(strings.Repeat("*", w)))
	if n != w || err != nil {
		panic("Write")
	}
	Fprintf(s, "%x", int(h))
}

func TestInterfaces(t *testing.T) {
	c := temperature{215}
	for _, tt := range []struct{ got, want string }{
		{Sprint(c, &c), "21.5C 21.5C"}, {Sprintf("%v %s %q %d %#v %x", c, c, c, c, c, c), `21.5C 21.5C "21.5C" {215} tenths(215) 32312e3543`},
		{Sprintf("%v|%3x|%-2d", hexed(255), hexed(16), []hexed{1, 2}), "ff|***10|[**1 **2]"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s, want %s", tt.got, tt.want)
		}
	}
	var a, b temperature
	for _, tt := range []struct {
		text, want string
	}{
		{"1.5C 30C", "2 <nil> 1.5C 30.0C"}, {" 7C\n 8.1C", "1 unexpected newline 7.0C 0.0C"}, {"7.1F", "0 no C 0.0C 0.0C"}, {"", "0 unexpected EOF 0.0C 0.0C"},
	} {
		a, b = temperature{}, temperature{}
		n, err := Sscanln(tt.text, &a, &b)
		if got := Sprint(n, " ", err, " ", a, " ", b); got != tt.want {
			t.Errorf("Sscanln(%q): %s, want %s", tt.text, got, tt.want)
		}
	}
	if _, err := Sscanf("1C", "%d", &a); Sprint(err) != "not for temperatures" {
		t.Error(err)
	}
}

// with lets f run with standard input and output of its own.
func with(t *testing.T, input string, f func()) string {
	t.Helper()
	inR, inW, err := os.Pipe()
	outR, outW, err2 := os.Pipe()
	if err != nil || err2 != nil {
		t.Fatal(err, err2)
	}
	inW.WriteString(input)
	inW.Close()
	in, out := os.Stdin, os.Stdout
	os.Stdin, os.Stdout = inR, outW
	func() {
		defer func() { os.Stdin, os.Stdout = in, out }()
		f()
	}()
	inR.Close()
	outW.Close()
	all, err := io.ReadAll(outR)
	if err != nil {
		t.Error(err)
	}
	outR.Close()
	return string(all)
}

func TestStandard(t *testing.T) {
	got := with(t, "1 two\n3 x\n4:5 and rest", func() {
		var n, m int
		var s, line string
		k, err := Scan(&n, &s) // takes the end of the line: a file takes nothing back
		Println(k, err, n, s)
		k, err = Scanln(&n, &line)
		Println(k, err, n, line)
		k, err = Scanf("%d:%d", &n, &m)
		Printf("%d %v %d %d\n", k, err, n, m)
		k, err = Scan(&s, &line, &n)
		k2, err2 := Print(k, " ", err, " ", s, line, "\n")
		Println(k2, err2)
	})
	if want := "2 <nil> 1 two\n2 <nil> 3 x\n2 <nil> 4 5\n2 EOF andrest\n14 <nil>\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

type refuses struct{ after int }

func (r *refuses) Write(p []byte) (int, error) {
	if r.after--; r.after < 0 {
		return 0, errors.New("refused")
	}
	return len(p), nil
}

func TestWriters(t *testing.T) {
	var b strings.Builder
	n, err := Fprint(&b, "a", 1, 2, "b")
	n2, err2 := Fprintln(&b, "a", 1)
	n3, err3 := Fprintf(&b, "%03d", 7)
	if got := Sprint(n, err, n2, err2, n3, err3, b.String()); got != "5 <nil> 4 <nil> 3 <nil>a1 2ba 1\n007" {
		t.Error(got)
	}
	for _, f := range []func(io.Writer) (int, error){
		func(w io.Writer) (int, error) { return Fprint(w, "x") }, func(w io.Writer) (int, error) { return Fprintln(w) },
		func(w io.Writer) (int, error) { return Fprintf(w, "%d", 1) },
	} {
		r := &refuses{1}
		if n, err := f(r); n != 1 || err != nil { // in one call of Write
			t.Error(n, err)
		}
		if n, err := f(r); n != 0 || Sprint(err) != "refused" {
			t.Error(n, err)
		}
	}
}

func TestReaders(t *testing.T) {
	var n, m int
	var s string
	r := iotest.OneByteReader(strings.NewReader("1 2\n3 x y\n7-8;z"))
	k, err := Fscan(r, &n)
	k2, err2 := Fscanln(r, &m)
	if got := Sprint(k, err, k2, err2, n, m); got != "1 <nil> 1 <nil> 1 2" {
		t.Error(got)
	}
	k, err = Fscanln(r, &n, &s)
	if got := Sprint(k, err, n, s); got != "2 expected newline 3x" {
		t.Error(got)
	}
	in := bufio.NewReader(strings.NewReader("7-8;z")) // what can unread loses nothing
	k, err = Fscanf(in, "%d-%d", &n, &m)
	rest, _ := io.ReadAll(in)
	if got := Sprint(k, err, n, m, string(rest)); got != "2 <nil> 7 8;z" {
		t.Error(got)
	}
	stop := errors.New("stop")
	if k, err := Fscan(io.MultiReader(strings.NewReader("1 "), iotest.ErrReader(stop)), &n, &m); k != 1 || err != stop {
		t.Error(k, err)
	}
	if k, err := Fscan(strings.NewReader("12"), &n, &m); k != 1 || err != io.EOF {
		t.Error(k, err)
	}
}
