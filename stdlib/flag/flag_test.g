package flag_test

import (
	"errors"
	. "flag"
	"fmt"
	"io"
	"os"
	"strings"
	"testing"
	"time"
)

// words is a list of words; it is set once or more often.
type words []string

func (w *words) String() string { return strings.Join(*w, "+") }
func (w *words) Set(s string) error {
	if s == "" {
		return errors.New("no word")
	}
	*w = append(*w, s)
	return nil
}

type celsius float64

func (c celsius) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%gC", float64(c)), nil }
func (c *celsius) UnmarshalText(text []byte) error {
	_, err := fmt.Sscanf(string(text), "%gC", (*float64)(c))
	return err
}

type all struct {
	b   bool
	i   int
	i64 int64
	u   uint
	u64 uint64
	f   float64
	s   string
	d   time.Duration
	w   words
	c   celsius
	log []string
}

func (a *all) set(out io.Writer) *FlagSet {
	fs := NewFlagSet("prog", ContinueOnError)
	fs.SetOutput(out)
	fs.BoolVar(&a.b, "b", false, "a switch")
	fs.IntVar(&a.i, "i", 7, "the `count` of things")
	fs.Int64Var(&a.i64, "i64", 0, "")
	fs.UintVar(&a.u, "u", 0, "unsigned")
	fs.Uint64Var(&a.u64, "u64", 1<<63, "long\nusage")
	fs.Float64Var(&a.f, "f", 0.5, "a factor")
	fs.StringVar(&a.s, "s", "x y", "text")
	fs.DurationVar(&a.d, "d", time.Second, "how long")
	fs.Var(&a.w, "w", "`words` to add")
	fs.TextVar(&a.c, "c", celsius(20), "temperature")
	fs.Func("func", "calls", func(s string) error {
		if s == "bad" {
			return errors.New("it is bad")
		}
		a.log = append(a.log, s)
		return nil
	})
	fs.BoolFunc("bf", "calls too", func(s string) error {
		a.log = append(a.log, "bf="+s)
		return nil
	})
	return fs
}

func TestParse(t *testing.T) {
	for _, tt := range []struct{ args, want, rest string }{
		{"", "{false 7 0 0 9223372036854775808 0.5 x y 1000000000 [] 20 []}", "[]"},
		{"-b --i=3 -i64 -4 rest -b", "{true 3 -4 0 9223372036854775808 0.5 x y 1000000000 [] 20 []}", "[rest -b]"},
		{"-b=false -u 0x10 -u64 0b11 -f 1e3 -s= -d 1h2m -w a -w=b -c 3.5C", "{false 7 0 16 3 1000  3720000000000 [a b] 3.5 []}", "[]"},
		{"-func one -bf -func=two -bf=maybe -- -b", "{false 7 0 0 9223372036854775808 0.5 x y 1000000000 [] 20 [one bf=true two bf=maybe]}", "[-b]"},
		{"- -b", "{false 7 0 0 9223372036854775808 0.5 x y 1000000000 [] 20 []}", "[- -b]"},
		{"-i 1 -i 2", "{false 2 0 0 9223372036854775808 0.5 x y 1000000000 [] 20 []}", "[]"},
		{"-b=T -i 0o17", "{true 15 0 0 9223372036854775808 0.5 x y 1000000000 [] 20 []}", "[]"},
	} {
		var a all
		fs := a.set(io.Discard)
		if fs.Parsed() {
			t.Error("parsed before Parse")
		}
		if err := fs.Parse(strings.Fields(tt.args)); err != nil {
			t.Errorf("%q: %v", tt.args, err)
		}
		if got := fmt.Sprint(a); got != tt.want || fmt.Sprint(fs.Args()) != tt.rest || !fs.Parsed() {
			t.Errorf("%q: %s %v\nwant %s %s", tt.args, got, fs.Args(), tt.want, tt.rest)
		}
		if fs.NArg() != len(fs.Args()) || fs.Arg(-1) != "" || fs.Arg(99) != "" || fs.NArg() > 0 && fs.Arg(0) != fs.Args()[0] {
			t.Error("NArg, Arg")
		}
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct{ args, want string }{
		{"-x", "flag provided but not defined: -x"},
		{"-h", "flag: help requested"},
		{"--help", "flag: help requested"},
		{"---i", "bad flag syntax: ---i"},
		{"-=3", "bad flag syntax: -=3"},
		{"-i", "flag needs an argument: -i"},
		{"-i x", `invalid value "x" for flag -i: parse error`},
		{"-i 9223372036854775808", `invalid value "9223372036854775808" for flag -i: value out of range`},
		{"-i64 1.5", `invalid value "1.5" for flag -i64: parse error`},
		{"-u -1", `invalid value "-1" for flag -u: parse error`},
		{"-u64 18446744073709551616", `invalid value "18446744073709551616" for flag -u64: value out of range`},
		{"-f 1e999", `invalid value "1e999" for flag -f: value out of range`},
		{"-f 0,5", `invalid value "0,5" for flag -f: parse error`},
		{"-d 5", `invalid value "5" for flag -d: parse error`},
		{"-b=2", `invalid boolean value "2" for -b: parse error`},
		{"-w=", `invalid value "" for flag -w: no word`},
		{"-c hot", `invalid value "hot" for flag -c: expected integer`},
		{"-func bad", `invalid value "bad" for flag -func: it is bad`},
	} {
		var a all
		var out strings.Builder
		fs := a.set(&out)
		err := fs.Parse(strings.Fields(tt.args))
		if err == nil || err.Error() != tt.want && tt.args != "-c hot" {
			t.Errorf("%q: %v, want %s", tt.args, err, tt.want)
		}
		if errors.Is(err, ErrHelp) != strings.Contains(tt.args, "-h") {
			t.Errorf("%q is help", tt.args)
		}
		if text := out.String(); !strings.Contains(text, "Usage of prog:\n  -b\ta switch\n") || !errors.Is(err, ErrHelp) && !strings.HasPrefix(text, err.Error()) {
			t.Errorf("%q prints %q", tt.args, text)
		}
	}
}

func TestPrintDefaults(t *testing.T) {
	var a all
	var out strings.Builder
	fs := a.set(&out)
	fs.PrintDefaults()
	want := `  -b	a switch
  -bf
    	calls too
  -c value
    	temperature (default 20C)
  -d duration
    	how long (default 1s)
  -f float
    	a factor (default 0.5)
  -func value
    	calls
  -i count
    	the count of things (default 7)
  -i64 int
    	
  -s string
    	text (default "x y")
  -u uint
    	unsigned
  -u64 uint
    	long
    	usage (default 9223372036854775808)
  -w words
    	words to add
`
	if out.String() != want {
		t.Errorf("got  %q\nwant %q", out.String(), want)
	}
	if fs.Output() != &out || fs.Name() != "prog" || fs.ErrorHandling() != ContinueOnError {
		t.Error("Output, Name, ErrorHandling")
	}
	out.Reset()
	fs.Usage = func() { fmt.Fprint(fs.Output(), "own usage") }
	fs.Parse([]string{"-h"})
	if out.String() != "own usage" {
		t.Error(out.String())
	}
}

func TestSets(t *testing.T) {
	fs := NewFlagSet("", ContinueOnError)
	fs.SetOutput(io.Discard)
	b, i, i64, u, u64 := fs.Bool("b", true, ""), fs.Int("i", -1, ""), fs.Int64("i64", 2, ""), fs.Uint("u", 3, ""), fs.Uint64("u64", 4, "")
	f, s, d := fs.Float64("f", 5, ""), fs.String("s", "six", ""), fs.Duration("d", 7, "")
	if got := fmt.Sprintln(*b, *i, *i64, *u, *u64, *f, *s, *d); got != "true -1 2 3 4 5 six 7ns\n" {
		t.Error(got)
	}
	names := func(visit func(func(*Flag))) (list string) {
		visit(func(f *Flag) { list += f.Name + "=" + f.Value.String() + "(" + f.DefValue + ") " })
		return
	}
	fs.Parse([]string{"-s", "x", "-i", "9"})
	if err := fs.Set("u", "12"); err != nil {
		t.Error(err)
	}
	if got := names(fs.Visit); got != "i=9(-1) s=x(six) u=12(3) " || fs.NFlag() != 3 {
		t.Error(got, fs.NFlag())
	}
	if got := names(fs.VisitAll); got != "b=true(true) d=7ns(7ns) f=5(5) i=9(-1) i64=2(2) s=x(six) u=12(3) u64=4(4) " {
		t.Error(got)
	}
	for _, name := range strings.Fields("b d f i i64 s u u64") {
		g, ok := fs.Lookup(name).Value.(Getter)
		if !ok || fmt.Sprint(g.Get()) != g.String() {
			t.Errorf("%s: %v", name, g)
		}
		if err := g.Set("?"); (err == nil) != (name == "s") {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := fs.Set("none", "1"); err == nil || err.Error() != "no such flag -none" {
		t.Error(err)
	}
	if fs.Lookup("none") != nil {
		t.Error("Lookup")
	}
	for _, tt := range []struct {
		do   func()
		want string
	}{
		{func() { fs.Bool("b", false, "") }, "flag redefined: b"},
		{func() { fs.Bool("-x", false, "") }, `flag "-x" begins with -`},
		{func() { fs.Bool("a=b", false, "") }, `flag "a=b" contains =`},
	} {
		func() {
			defer func() {
				if r := recover(); fmt.Sprint(r) != tt.want {
					t.Errorf("panic %v, want %s", r, tt.want)
				}
			}()
			tt.do()
		}()
	}
	fs.Init("other", PanicOnError)
	defer func() {
		if r := recover(); fmt.Sprint(r) != "flag provided but not defined: -zz" {
			t.Error(r)
		}
	}()
	fs.Parse([]string{"-zz"})
}

func TestUnquoteUsage(t *testing.T) {
	fs := NewFlagSet("", ContinueOnError)
	fs.Bool("b", false, "switch")
	fs.String("s", "", "a `NAME` in quotes")
	fs.Int("i", 0, "an open ` quote")
	fs.Var(new(words), "w", "")
	for name, want := range map[string]string{"b": "|switch", "s": "NAME|a NAME in quotes", "i": "int|an open ` quote", "w": "value|"} {
		if n, u := UnquoteUsage(fs.Lookup(name)); n+"|"+u != want {
			t.Errorf("%s: %q %q", name, n, u)
		}
	}
	var v Value = new(words)
	v.Set("a")
	if v.String() != "a" {
		t.Error(v)
	}
}

// The functions without a set use CommandLine.
func TestCommandLine(t *testing.T) {
	oldSet, oldArgs, oldUsage := CommandLine, os.Args, Usage
	defer func() { CommandLine, os.Args, Usage = oldSet, oldArgs, oldUsage }()
	CommandLine = NewFlagSet("cmd", ContinueOnError)
	var out strings.Builder
	CommandLine.SetOutput(&out)
	var (
		b   bool
		i   int
		i64 int64
		u   uint
		u64 uint64
		f   float64
		s   string
		d   time.Duration
		w   words
		c   celsius
	)
	BoolVar(&b, "b", false, "")
	IntVar(&i, "i", 0, "")
	Int64Var(&i64, "i64", 0, "")
	UintVar(&u, "u", 0, "")
	Uint64Var(&u64, "u64", 0, "")
	Float64Var(&f, "f", 0, "")
	StringVar(&s, "s", "", "")
	DurationVar(&d, "d", 0, "")
	Var(&w, "w", "")
	TextVar(&c, "c", celsius(0), "")
	var calls []string
	Func("func", "", func(s string) error { calls = append(calls, s); return nil })
	BoolFunc("bf", "", func(s string) error { calls = append(calls, s); return nil })
	b2, i2, i642, u2, u642 := Bool("b2", false, ""), Int("i2", 0, ""), Int64("i642", 0, ""), Uint("u2", 0, ""), Uint64("u642", 0, "")
	f2, s2, d2 := Float64("f2", 0, ""), String("s2", "", ""), Duration("d2", 0, "")
	os.Args = strings.Fields("cmd -b -i 1 -i64 2 -u 3 -u64 4 -f 5 -s 6 -d 7s -w 8 -c 9C -func 10 -bf -b2 -i2 11 -i642 12 -u2 13 -u642 14 -f2 15 -s2 16 -d2 17s more args")
	Parse()
	if got := fmt.Sprintln(b, i, i64, u, u64, f, s, d, w, c, calls, *b2, *i2, *i642, *u2, *u642, *f2, *s2, *d2); got != "true 1 2 3 4 5 6 7s [8] 9 [10 true] true 11 12 13 14 15 16 17s\n" {
		t.Error(got)
	}
	if !Parsed() || NArg() != 2 || Arg(1) != "args" || fmt.Sprint(Args()) != "[more args]" || NFlag() != 20 {
		t.Error(Parsed(), Args(), NFlag())
	}
	if Lookup("i").Value.String() != "1" || Set("i", "100") != nil || i != 100 {
		t.Error("Lookup, Set")
	}
	n, m := 0, 0
	Visit(func(*Flag) { n++ })
	VisitAll(func(*Flag) { m++ })
	if n != 20 || m != 20 {
		t.Error(n, m)
	}
	PrintDefaults()
	if !strings.HasPrefix(out.String(), "  -b\t\n  -b2\n") {
		t.Errorf("%q", out.String())
	}
	Usage = func() { out.WriteString("usage!") }
	CommandLine.Usage = nil
	Usage()
	if !strings.HasSuffix(out.String(), "usage!") || ExitOnError == ContinueOnError {
		t.Error(out.String())
	}
}

func ExampleFlagSet() {
	fs := NewFlagSet("copy", ContinueOnError)
	n := fs.Int("n", 1, "how many")
	force := fs.Bool("force", false, "overwrite")
	err := fs.Parse([]string{"-force", "-n", "3", "from", "to"})
	fmt.Println(*n, *force, fs.Args(), err)
	// Output: 3 true [from to] <nil>
}
