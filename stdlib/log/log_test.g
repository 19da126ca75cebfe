package log_test

import (
	"errors"
	"fmt"
	"io"
	. "log"
	"os"
	"strings"
	"sync"
	"testing"
)

// shape puts d for each number and FILE for the name of this file.
func shape(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if c := s[i]; c < '0' || c > '9' {
			b.WriteByte(c)
		} else if i == 0 || s[i-1] < '0' || s[i-1] > '9' {
			b.WriteByte('d')
		}
	}
	return strings.NewReplacer("log_test.go:", "FILE:", "log_test.g:", "FILE:").Replace(b.String())
}

func TestFlags(t *testing.T) {
	const date, clock, micro, short = "d/d/d ", "d:d:d ", "d:d:d.d ", "FILE:d: "
	for _, tt := range []struct {
		flags        int
		prefix, want string
	}{
		{0, "", "text d"}, {0, "p: ", "p: text d"}, {Ldate, "", date + "text d"}, {Ltime, "p: ", "p: " + clock + "text d"},
		{Lmicroseconds, "", micro + "text d"}, {Ltime | Lmicroseconds, "", micro + "text d"}, {LstdFlags, "", date + clock + "text d"},
		{LstdFlags | LUTC, "", date + clock + "text d"}, {Lshortfile, "", short + "text d"}, {Llongfile | Lshortfile, "", short + "text d"},
		{Lmsgprefix, "p: ", "p: text d"}, {Lmsgprefix | Lshortfile | Ldate, "p: ", date + short + "p: text d"},
	} {
		var b strings.Builder
		l := New(&b, tt.prefix, tt.flags)
		l.Printf("text %d", 1)
		l.Println("text", 1)
		l.Print("text ", 1)
		if err := l.Output(1, "text 1\n"); err != nil {
			t.Error(err)
		}
		if got := shape(b.String()); got != strings.Repeat(tt.want+"\n", 4) || l.Flags() != tt.flags || l.Prefix() != tt.prefix || l.Writer() != &b {
			t.Errorf("flags %b, prefix %q: %q, want %q", tt.flags, tt.prefix, got, tt.want)
		}
	}
	var b strings.Builder
	l := New(&b, "", Llongfile)
	l.Print("x")
	if got := shape(b.String()); !strings.HasPrefix(got, "/") || !strings.HasSuffix(got, "/FILE:d: x\n") {
		t.Error(got)
	}
	b.Reset()
	l.Output(1000, "far")
	if b.String() != "???:0: far\n" {
		t.Error(b.String())
	}
}

func TestText(t *testing.T) {
	var b strings.Builder
	l := New(&b, "", 0)
	for _, tt := range []struct {
		do   func()
		want string
	}{
		{func() { l.Print() }, "\n"}, {func() { l.Print("a\n") }, "a\n"}, {func() { l.Println("a\n") }, "a\n\n"}, {func() { l.Print(1, 2, "a", "b") }, "1 2ab\n"},
		{func() { l.Printf("%d") }, "%!d(MISSING)\n"}, {func() { l.SetPrefix("é "); l.Println() }, "é \n"}, {func() { l.SetFlags(Lmsgprefix); l.Print("m") }, "é m\n"},
	} {
		b.Reset()
		tt.do()
		if b.String() != tt.want {
			t.Errorf("%q, want %q", b.String(), tt.want)
		}
	}
	var other strings.Builder
	l.SetOutput(&other)
	l.Print("there")
	if other.String() != "é there\n" || l.Writer() != &other {
		t.Error(other.String())
	}
	l.SetOutput(io.Discard)
	l.Print("nowhere")
}

type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("broken") }

func TestError(t *testing.T) {
	l := New(broken{}, "", 0)
	l.Print("goes on")
	if err := l.Output(1, "x"); err == nil || err.Error() != "broken" {
		t.Error(err)
	}
}

func TestPanic(t *testing.T) {
	var b strings.Builder
	l := New(&b, "", 0)
	old := Writer()
	SetOutput(&b)
	SetFlags(0)
	defer func() {
		SetOutput(old)
		SetFlags(LstdFlags)
	}()
	for _, tt := range []struct {
		do   func()
		want string
	}{
		{func() { l.Panic("a", 1) }, "a1"}, {func() { l.Panicf("%d%%", 1) }, "1%"}, {func() { l.Panicln("a", 1) }, "a 1\n"},
		{func() { Panic("a", 1) }, "a1"}, {func() { Panicf("%d%%", 1) }, "1%"}, {func() { Panicln("a", 1) }, "a 1\n"},
	} {
		b.Reset()
		func() {
			defer func() {
				if r := recover(); r != tt.want {
					t.Errorf("panic %q, want %q", r, tt.want)
				}
			}()
			tt.do()
		}()
		if b.String() != strings.TrimSuffix(tt.want, "\n")+"\n" {
			t.Errorf("%q", b.String())
		}
	}
}

func TestDefault(t *testing.T) {
	var b strings.Builder
	old := Writer()
	if old != os.Stderr || Flags() != LstdFlags || Prefix() != "" || Default().Writer() != old {
		t.Error(old, Flags(), Prefix())
	}
	SetOutput(&b)
	SetFlags(Lshortfile)
	SetPrefix("> ")
	defer func() {
		SetOutput(old)
		SetFlags(LstdFlags)
		SetPrefix("")
	}()
	Print("a")
	Printf("%s", "b")
	Println("c", "d")
	Output(1, "e")
	Default().Print("f")
	if got := shape(b.String()); got != "> FILE:d: a\n> FILE:d: b\n> FILE:d: c d\n> FILE:d: e\n> FILE:d: f\n" {
		t.Error(got)
	}
	if Default().Flags() != Lshortfile || Default().Prefix() != "> " {
		t.Error("Default")
	}
}

// Lines of many goroutines do not mix.
func TestConcurrent(t *testing.T) {
	var b strings.Builder
	l := New(&b, "", 0)
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			for range 100 {
				l.Printf("%[1]d%[1]d%[1]d%[1]d", i)
			}
		})
	}
	wg.Wait()
	n := 0
	for line := range strings.Lines(b.String()) {
		if n++; len(line) != 5 || strings.Count(line, line[:1]) != 4 {
			t.Errorf("%q", line)
		}
	}
	if n != 800 {
		t.Error(n)
	}
}

// The Fatal functions end the program: this one, started again.
func TestFatal(t *testing.T) {
	var l Logger
	calls := []func(){
		func() { Fatal("one", 1) }, func() { Fatalf("%d", 2) }, func() { Fatalln("three") },
		func() { Default().Fatal("one", 1) }, func() { Default().Fatalf("%d", 2) }, func() { Default().Fatalln("three") },
	}
	if which := os.Getenv("LOG_TEST_FATAL"); which != "" {
		defer fmt.Println("deferred") // is not called
		SetFlags(0)
		calls[which[0]-'0']()
	}
	l.SetOutput(io.Discard) // the zero Logger is usable
	l.Print("x")
	for i, want := range []string{"one1\n", "2\n", "three\n", "one1\n", "2\n", "three\n"} {
		r, w, err := os.Pipe()
		if err != nil {
			t.Fatal(err)
		}
		p, err := os.StartProcess(os.Args[0], []string{os.Args[0], "-test.run=^TestFatal$"}, &os.ProcAttr{
			Env: append(os.Environ(), fmt.Sprint("LOG_TEST_FATAL=", i)), Files: []*os.File{nil, w, w},
		})
		w.Close()
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(r)
		state, err := p.Wait()
		if err != nil || state.ExitCode() != 1 || string(text) != want {
			t.Errorf("%v, status %d, %q", err, state.ExitCode(), text)
		}
		r.Close()
	}
}

func ExampleLogger() {
	l := New(os.Stdout, "copy: ", Lmsgprefix)
	l.Println("3 files")
	l.Printf("%d bytes", 77)
	// Output:
	// copy: 3 files
	// copy: 77 bytes
}
