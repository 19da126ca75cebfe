package testing_test

import (
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	. "testing"
	"time"
)

// again runs this program for one of the hidden tests below and gives its exit status and output.
func again(t *T, name string, flags ...string) (int, string) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	args := append([]string{os.Args[0], "-test.run=^" + name + "$"}, flags...)
	p, err := os.StartProcess(os.Args[0], args, &os.ProcAttr{Env: append(os.Environ(), "TESTING_HIDDEN=1"), Files: []*os.File{nil, w, w}})
	w.Close()
	if err != nil {
		t.Fatal(err)
	}
	text, _ := io.ReadAll(r)
	r.Close()
	state, err := p.Wait()
	if err != nil {
		t.Fatal(err)
	}
	return state.ExitCode(), string(text)
}

func hidden(t TB) {
	t.Helper()
	if os.Getenv("TESTING_HIDDEN") == "" {
		t.Skip("is run by another test")
	}
}

func TestHiddenFail(t *T) {
	hidden(t)
	t.Cleanup(func() { fmt.Println("cleanup: failed", t.Failed(), "skipped", t.Skipped()) })
	t.Log("log", 1)
	t.Logf("logf %d", 2)
	t.Error("error", 3)
	t.Errorf("errorf %d", 4)
	t.Run("sub", func(t *T) { t.Fail(); t.Fatal("fatal") })
	t.Run("now", func(t *T) { defer fmt.Println("deferred"); t.FailNow() })
	t.Run("skip", func(t *T) { t.Skipf("skip %d", 5) })
	t.Run("skipnow", func(t *T) { t.SkipNow() })
	t.Run("good", func(t *T) {})
	t.Fatalf("fatalf %d", 6)
	fmt.Println("not reached")
}

func TestHiddenPanic(t *T) {
	hidden(t)
	defer fmt.Println("deferred")
	panic("own panic")
}

func TestHiddenAttr(t *T) {
	hidden(t)
	t.Attr("key", "value")
	fmt.Fprint(t.Output(), "one\ntwo")
}

func TestHiddenParallel(t *T) {
	hidden(t)
	t.Setenv("A_VARIABLE", "x")
	t.Parallel()
}

func TestOutcome(t *T) {
	if code, out := again(t, "TestHiddenFail"); code != 1 || !strings.HasSuffix(out, "FAIL\n") {
		t.Errorf("status %d\n%s", code, out)
	} else {
		at := 0
		for _, want := range []string{
			"deferred\n", "cleanup: failed true skipped false\n", "--- FAIL: TestHiddenFail (", "log 1\n", ": logf 2\n", ": error 3\n", ": errorf 4\n", ": fatalf 6\n",
			"    --- FAIL: TestHiddenFail/sub (", ": fatal\n", "    --- FAIL: TestHiddenFail/now (", "FAIL\n",
		} {
			i := strings.Index(out[at:], want)
			if i < 0 && strings.Contains(out, want) {
				continue // the order of a test's own lines and of its subtests is not of interest
			}
			if i < 0 {
				t.Fatalf("no %q in\n%s", want, out)
			}
		}
		if strings.Contains(out, "not reached") || strings.Contains(out, "TestHiddenFail/good") {
			t.Error(out)
		}
	}
	if code, out := again(t, "TestHiddenFail", "-test.v"); code != 1 || !strings.Contains(out, "=== RUN   TestHiddenFail/skip\n") || !strings.Contains(out, "    --- SKIP: TestHiddenFail/skip (") || !strings.Contains(out, "    --- PASS: TestHiddenFail/good (") || !strings.Contains(out, ": skip 5\n") {
		t.Errorf("status %d\n%s", code, out)
	}
	if code, out := again(t, "TestHiddenPanic"); code != 2 || !strings.Contains(out, "deferred\n") || !strings.Contains(out, "--- FAIL: TestHiddenPanic (") || !strings.Contains(out, "panic: own panic") {
		t.Errorf("status %d\n%s", code, out)
	}
	if code, out := again(t, "TestHiddenAttr", "-test.v"); code != 0 || !strings.Contains(out, "=== ATTR  TestHiddenAttr key value\n") || !strings.Contains(out, "    one\n    two\n") || !strings.HasSuffix(out, "PASS\n") {
		t.Errorf("status %d\n%s", code, out)
	}
	if code, out := again(t, "TestHiddenParallel"); code != 2 || !strings.Contains(out, "panic: testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel") {
		t.Errorf("status %d\n%s", code, out)
	}
	if code, out := again(t, "NoSuchTest"); code != 0 || out != "testing: warning: no tests to run\nPASS\n" {
		t.Errorf("status %d\n%s", code, out)
	}
	if code, out := again(t, "TestHidden", "-test.list=^TestHidden"); code != 0 || out != "TestHiddenFail\nTestHiddenPanic\nTestHiddenAttr\nTestHiddenParallel\n" {
		t.Errorf("status %d\n%s", code, out)
	}
	if code, out := again(t, "[", "-test.v"); code == 0 || !strings.Contains(out, "invalid regexp") && !strings.Contains(out, "missing closing ]") {
		t.Errorf("status %d\n%s", code, out)
	}
	if code, out := again(t, "TestHiddenAttr", "-test.none"); code != 2 || !strings.HasPrefix(out, "flag provided but not defined: -test.none\n") {
		t.Errorf("status %d\n%s", code, out)
	}
	if code, out := again(t, "TestHiddenAttr", "-test.count=2", "-test.v"); code != 0 || strings.Count(out, "--- PASS: TestHiddenAttr") != 2 {
		t.Errorf("status %d\n%s", code, out)
	}
}

func TestState(t *T) {
	if t.Name() != "TestState" || t.Failed() || t.Skipped() || !Testing() || Short() && !flag.Lookup("test.short").Value.(flag.Getter).Get().(bool) {
		t.Error(t.Name(), t.Failed(), t.Skipped())
	}
	if Verbose() != (flag.Lookup("test.v").Value.String() == "true") {
		t.Error(Verbose())
	}
	if end, ok := t.Deadline(); ok && end.Before(time.Now()) {
		t.Error(end)
	}
	if (CoverMode() == "") != (Coverage() == 0) {
		t.Error(CoverMode(), Coverage())
	}
	var log []string
	var dir string
	old, _ := os.Getwd()
	ok := t.Run("inner test", func(t *T) {
		if t.Name() != "TestState/inner_test" {
			t.Error(t.Name())
		}
		ctx := t.Context()
		t.Cleanup(func() { log = append(log, "first", fmt.Sprint(ctx.Err())) })
		t.Cleanup(func() { log = append(log, "second") })
		defer func() { log = append(log, "deferred", fmt.Sprint(ctx.Err())) }()
		dir = t.TempDir()
		if other := t.TempDir(); other == dir || filepath.Dir(other) != filepath.Dir(dir) {
			t.Error(dir, other)
		}
		os.WriteFile(dir+"/file", nil, 0o666)
		t.Chdir(dir)
		t.Setenv("A_VARIABLE", "value")
		if wd, _ := os.Getwd(); wd != dir || os.Getenv("A_VARIABLE") != "value" || os.Getenv("PWD") != dir {
			t.Error(wd)
		}
		t.Run("same", func(t *T) {})
		t.Run("same", func(t *T) {
			if t.Name() != "TestState/inner_test/same#01" {
				t.Error(t.Name())
			}
		})
	})
	if got := fmt.Sprint(log); got != "[deferred <nil> second first context canceled]" || !ok {
		t.Error(got, ok)
	}
	if wd, _ := os.Getwd(); wd != old || os.Getenv("A_VARIABLE") != "" {
		t.Error(wd)
	}
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Error("the folder is still there", err)
	}
	if t.ArtifactDir() == "" {
		t.Error("ArtifactDir")
	}
}

// Parallel subtests begin when their parent has returned, and it waits for them.
func TestParallel(t *T) {
	var log []string
	meet := make(chan bool)
	t.Run("group", func(t *T) {
		for _, name := range []string{"a", "b"} {
			t.Run(name, func(t *T) {
				t.Parallel()
				select {
				case meet <- true:
				case <-meet:
					log = append(log, "met")
				}
			})
		}
		log = append(log, "returned")
	})
	if got := fmt.Sprint(log); got != "[returned met]" {
		t.Error(got)
	}
}

var kept []byte

func TestBenchmark(t *T) {
	old := flag.Lookup("test.benchtime").Value.String()
	flag.Set("test.benchtime", "10ms")
	defer flag.Set("test.benchtime", old)
	r := Benchmark(func(b *B) {
		b.ReportAllocs()
		b.SetBytes(1000)
		b.StopTimer()
		time.Sleep(time.Millisecond)
		b.StartTimer()
		for range b.N {
			kept = make([]byte, 100)
		}
		b.ReportMetric(7, "own/op")
		if b.Elapsed() <= 0 || b.Name() != "" && !strings.Contains(b.Name(), "Benchmark") {
			b.Error(b.Elapsed(), b.Name())
		}
	})
	enough := r.N >= 100 || r.T >= 10*time.Millisecond // that long they can take, if others run meanwhile
	if !enough || r.N >= 100 && r.AllocsPerOp() != 1 || r.AllocedBytesPerOp() < 100 || r.N >= 100 && r.AllocedBytesPerOp() > 130 || r.Bytes != 1000 || r.T <= 0 || r.NsPerOp() <= 0 || r.Extra["own/op"] != 7 || r.MemAllocs < uint64(r.N) || r.MemBytes < 100 {
		t.Errorf("%+v", r)
	}
	if text := r.String(); !strings.Contains(text, " ns/op\t") || !strings.Contains(text, " MB/s") || !strings.Contains(text, "7.000 own/op") || r.MemString() == "" {
		t.Error(text)
	}
	loops := 0
	r = Benchmark(func(b *B) {
		b.SetParallelism(2)
		for b.Loop() {
			loops++
			time.Sleep(50 * time.Microsecond)
		}
	})
	if loops < r.N || r.N < 2 && r.T < 10*time.Millisecond {
		t.Error(loops, r.N)
	}
	Benchmark(func(b *B) {
		b.ResetTimer()
		b.RunParallel(func(pb *PB) {
			for pb.Next() {
			}
		})
	})
	for _, tt := range []struct {
		r    BenchmarkResult
		want string
	}{
		{BenchmarkResult{N: 1000, T: time.Second}, "    1000\t   1000000 ns/op"}, {BenchmarkResult{N: 3, T: 10 * time.Nanosecond}, "       3\t         3.333 ns/op"},
		{BenchmarkResult{N: 10, T: time.Second, Bytes: 1e6}, "      10\t 100000000 ns/op\t  10.00 MB/s"}, {BenchmarkResult{N: 0}, "       0\t               NaN ns/op"},
	} {
		if got := tt.r.String(); got != tt.want {
			t.Errorf("%q, want %q", got, tt.want)
		}
	}
	if n := AllocsPerRun(100, func() { kept = make([]byte, 64) }); n != 1 {
		t.Error(n)
	}
	if n := AllocsPerRun(100, func() {}); n != 0 {
		t.Error(n)
	}
}

// RunTests and the others are what the main function of a test program uses.
func TestRunners(t *T) {
	match := func(pattern, name string) (bool, error) { return true, nil }
	n := 0
	if !RunTests(match, []InternalTest{{Name: "TestA", F: func(*T) { n++ }}, {"TestB", func(*T) { n += 10 }}}) || n != 11 {
		t.Error(n)
	}
	if !RunExamples(match, []InternalExample{{Name: "ExampleA", F: func() { fmt.Println("b\na") }, Output: "a\nb\n", Unordered: true}, {Name: "ExampleB", F: func() { fmt.Println(" x ") }, Output: "x\n"}}) {
		t.Error("RunExamples")
	}
	var c Cover
	c.Blocks = map[string][]CoverBlock{"f": {{Line0: 1, Col0: 2, Line1: 3, Col1: 4, Stmts: 5}}}
	_ = InternalBenchmark{Name: "BenchmarkA", F: func(*B) {}}
	_ = InternalFuzzTarget{Name: "FuzzA", Fn: func(*F) {}}
	var m *M
	run := (*M).Run
	if m != nil || run == nil || c.Mode+c.CoveredPackages != "" || c.Counters != nil {
		t.Error("types")
	}
}

func FuzzReverse(f *F) {
	f.Add("hello", 1)
	f.Add("", 2)
	f.Fuzz(func(t *T, s string, n int) {
		r := []rune(s)
		slices.Reverse(r)
		slices.Reverse(r)
		if string(r) != s || n < 1 {
			t.Error(s, n)
		}
	})
}

func BenchmarkAppend(b *B) {
	b.Run("bytes", func(b *B) {
		for b.Loop() {
			kept = append(kept[:0], "some text"...)
		}
	})
}

func Example() {
	fmt.Println("examples are compared")
	// Output: examples are compared
}

func ExampleAllocsPerRun() {
	for _, n := range []int{2, 1} {
		fmt.Println(n)
	}
	// Unordered output:
	// 1
	// 2
}
