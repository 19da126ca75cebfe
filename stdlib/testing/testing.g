// Package testing runs tests, benchmarks, fuzz targets and examples. `gocc test` finds them in files named *_test.g (or
// *_test.go) and makes the program that calls this package:
//
//	func TestXxx(t *testing.T)       // a test
//	func BenchmarkXxx(b *testing.B)  // a benchmark, with -bench
//	func FuzzXxx(f *testing.F)       // a fuzz target: runs with its seeds; with -fuzz, with others
//	func ExampleXxx()                // prints what its last comment, "Output:" or "Unordered output:", says
//	func TestMain(m *testing.M)      // is called instead of all that, and calls m.Run
//
// Xxx does not begin with a lower-case letter. Example, ExampleF, ExampleT and ExampleT_M belong to the package, a function,
// a type and a method; a suffix that begins with a lower-case letter may follow.
//
// A test fails by calling Error, Fail, Fatal or a relative, or by panicking. What it logs is shown if it fails, or with -v.
// [T.Run] runs a part of a test as a test of its own; with [T.Parallel] tests run beside each other.
//
// A benchmark does its work as long as [B.Loop] says so:
//
//	func BenchmarkX(b *testing.B) {
//		prepare()
//		for b.Loop() {
//			x()
//		}
//	}
//
// or b.N times.
package testing

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// TB is what tests, benchmarks and fuzz targets have in common. No other type can implement it.
type TB interface {
	ArtifactDir() string
	Attr(key, value string)
	Chdir(dir string)
	Cleanup(func())
	Context() context.Context
	Error(args ...any)
	Errorf(format string, args ...any)
	Fail()
	FailNow()
	Failed() bool
	Fatal(args ...any)
	Fatalf(format string, args ...any)
	Helper()
	Log(args ...any)
	Logf(format string, args ...any)
	Name() string
	Output() io.Writer
	Setenv(key, value string)
	Skip(args ...any)
	SkipNow()
	Skipf(format string, args ...any)
	Skipped() bool
	TempDir() string

	private()
}

var (
	_ TB = (*T)(nil)
	_ TB = (*B)(nil)
	_ TB = (*F)(nil)
)

// T is passed to tests. Its methods may be called by any goroutine, save those that end the test: only by the one that
// runs it.
type T struct {
	common
	denyParallel bool // it has changed something of the process
	state        *testState
}

// InternalTest is a test as `gocc test` lists it.
type InternalTest struct {
	Name string
	F    func(*T)
}

// testState is shared by all tests of a run: which to run, and how many at a time.
type testState struct {
	match    *matcher
	deadline time.Time

	mu      sync.Mutex
	start   chan bool // lets one that waits go on
	running int       // tests that run, the sequential one included
	waiting int
	max     int // of running
}

func newTestState(m *matcher, deadline time.Time) *testState {
	return &testState{match: m, deadline: deadline, start: make(chan bool), running: 1, max: *flags.parallel}
}

// acquire waits until one more may run.
func (s *testState) acquire() {
	s.mu.Lock()
	if s.running < s.max {
		s.running++
		s.mu.Unlock()
		return
	}
	s.waiting++
	s.mu.Unlock()
	<-s.start
}

func (s *testState) release() {
	s.mu.Lock()
	if s.waiting == 0 {
		s.running--
		s.mu.Unlock()
		return
	}
	s.waiting--
	s.mu.Unlock()
	s.start <- true
}

const parallelConflict = `testing: test using t.Setenv, t.Chdir, or cryptotest.SetGlobalRandom can not use t.Parallel`

// Parallel says that this test may run beside other parallel ones. It returns when all that is sequential is done.
func (t *T) Parallel() {
	if t.isParallel {
		panic("testing: t.Parallel called multiple times")
	}
	if t.denyParallel {
		panic(parallelConflict)
	}
	if t.parent.barrier == nil { // in a fuzz target
		return
	}
	t.isParallel = true
	t.duration += time.Since(t.start)
	t.parent.sub = append(t.parent.sub, t)
	t.chatty.event(t.name, "=== PAUSE %s\n", t.name)
	t.chatty.back(t.parent.name)
	running.Delete(t.name)
	t.signal <- true
	<-t.parent.barrier
	t.state.acquire()
	parallelTests.Add(1)
	t.chatty.event(t.name, "=== CONT  %s\n", t.name)
	t.start = time.Now()
	running.Store(t.name, t.start)
}

// forbidParallel is for what changes something of the whole process.
func (t *T) forbidParallel() {
	for c := &t.common; c != nil; c = c.parent {
		if c.isParallel {
			panic(parallelConflict)
		}
	}
	t.denyParallel = true
}

// Setenv sets an environment variable until the end of the test, which must not be parallel.
func (t *T) Setenv(key, value string) {
	t.forbidParallel()
	t.common.Setenv(key, value)
}

// Chdir changes the working directory, and $PWD, until the end of the test, which must not be parallel.
func (t *T) Chdir(dir string) {
	t.forbidParallel()
	t.common.Chdir(dir)
}

// Deadline returns when the test program will be ended, if -timeout says so.
func (t *T) Deadline() (deadline time.Time, ok bool) {
	return t.state.deadline, !t.state.deadline.IsZero()
}

// Run runs f as a test called t.Name()/name, and returns whether it has not failed. It returns when f is done or has
// called Parallel. f runs in another goroutine.
func (t *T) Run(name string, f func(t *T)) bool {
	if t.cleaning.Load() {
		panic("testing: t.Run called during t.Cleanup")
	}
	t.hasSub.Store(true)
	full, ok, _ := t.state.match.fullName(&t.common, name)
	if !ok || stopsEarly() {
		return true
	}
	sub := &T{common: t.child(full), state: t.state}
	sub.barrier = make(chan bool)
	sub.setUp()
	sub.chatty.event(sub.name, "=== RUN   %s\n", sub.name)
	running.Store(sub.name, time.Now())
	go tRunner(sub, f)
	if !<-sub.signal {
		runtime.Goexit() // f has ended this test, in the place of its own
	}
	return !sub.Failed()
}

var errNoReturn = errors.New("test executed panic(nil) or runtime.Goexit")

// running has the tests that run, with the time when they began.
var running sync.Map

var failures atomic.Uint32 // tests that have failed

var parallelTests atomic.Int32 // parallel tests that run

func parallelRunning() bool { return parallelTests.Load() > 0 }

func stopsEarly() bool { return *flags.failFast && failures.Load() > 0 }

// tRunner runs fn in a goroutine of its own, and does all that is to be done behind it. It is here that walks through the
// callers end (common.frame).
func tRunner(t *T, fn func(t *T)) {
	defer tEnd(t)
	defer func() {
		if len(t.sub) == 0 {
			t.runCleanups()
		}
	}()
	t.start = time.Now()
	fn(t)
	t.mu.Lock()
	t.finished = true
	t.mu.Unlock()
}

// tEnd is deferred: fn has returned, panicked or ended its goroutine.
func tEnd(t *T) {
	err := recover()
	signal := true
	if !t.hasFinished() && err == nil {
		err = errNoReturn
		for p := t.parent; p != nil; p = p.parent {
			if p.hasFinished() { // Goexit was that of a parent's FailNow
				if !t.isParallel {
					t.Errorf("%v: subtest may have called FailNow on a parent test", err)
					err = nil
				}
				signal = false
				break
			}
		}
	}
	if err != nil {
		t.die(err)
	}
	t.duration += time.Since(t.start)
	t.runParallel()
	for c := &t.common; c.parent != nil; c = c.parent {
		c.endLine()
	}
	if t.Failed() {
		failures.Add(1)
	}
	t.report()
	t.mu.Lock()
	t.done = true
	t.mu.Unlock()
	if t.parent != nil && !t.hasSub.Load() {
		t.setRan()
	}
	running.Delete(t.name)
	if t.isParallel {
		parallelTests.Add(-1)
	}
	t.signal <- signal
}

// runParallel lets the parallel subtests run and waits for them.
func (t *T) runParallel() {
	if len(t.sub) == 0 {
		if t.isParallel {
			t.state.release()
		}
		return
	}
	t.state.release()
	running.Delete(t.name)
	close(t.barrier)
	for _, sub := range t.sub {
		<-sub.signal
	}
	start := time.Now()
	running.Store(t.name, start)
	err := t.tryCleanups()
	t.duration += time.Since(start)
	if err != nil {
		t.die(err)
	}
	if !t.isParallel {
		t.state.acquire()
	}
}

// die reports this test and those around it as failed and ends the program with the panic err.
func (t *T) die(err any) {
	t.Fail()
	if e := t.tryCleanups(); e != nil {
		t.Logf("cleanup panicked with %v", e)
	}
	for c := &t.common; c.parent != nil; c = c.parent {
		c.mu.Lock()
		c.duration += time.Since(c.start)
		d := c.duration
		c.mu.Unlock()
		c.endLine()
		c.flushToParent("--- FAIL: %s (%s)\n", c.name, seconds(d))
		if e := c.parent.tryCleanups(); e != nil {
			fmt.Fprintf(c.parent.w, "cleanup panicked with %v", e)
		}
	}
	panic(err)
}

// report writes the line with the result.
func (t *T) report() {
	if t.parent == nil {
		return
	}
	result := ""
	switch {
	case t.Failed():
		result = "FAIL"
	case t.chatty == nil:
		return
	case t.Skipped():
		result = "SKIP"
	default:
		result = "PASS"
	}
	t.flushToParent("--- %s: %s (%s)\n", result, t.name, seconds(t.duration))
	t.chatty.back(t.parent.name)
}

// M is passed to TestMain.
type M struct {
	deps       testDeps
	tests      []InternalTest
	benchmarks []InternalBenchmark
	fuzz       []InternalFuzzTarget
	examples   []InternalExample
	alarm      *time.Timer
	exitCode   int
}

// exitCode is for programs with a TestMain that does not end them.
func exitCode(m *M) int { return m.exitCode }

// testDeps is what the test program offers to this package.
type testDeps interface {
	ImportPath() string
	MatchString(pattern, s string) (bool, error)
}

// MainStart is for the program that `gocc test` makes.
func MainStart(deps testDeps, tests []InternalTest, benchmarks []InternalBenchmark, fuzz []InternalFuzzTarget,
	examples []InternalExample) *M {
	Init()
	return &M{deps: deps, tests: tests, benchmarks: benchmarks, fuzz: fuzz, examples: examples}
}

type onlyMatch func(pattern, s string) (bool, error)

func (onlyMatch) ImportPath() string                            { return "" }
func (f onlyMatch) MatchString(pattern, s string) (bool, error) { return f(pattern, s) }

// Main runs tests, benchmarks and examples and ends the program.
func Main(matchString func(pattern, s string) (bool, error), tests []InternalTest, benchmarks []InternalBenchmark,
	examples []InternalExample) {
	os.Exit(MainStart(onlyMatch(matchString), tests, benchmarks, nil, examples).Run())
}

// RunTests runs tests and returns whether none has failed.
func RunTests(matchString func(pattern, s string) (bool, error), tests []InternalTest) (ok bool) {
	ran, ok := runTests(matchString, tests, deadline())
	if !ran {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	return ok
}

func deadline() time.Time {
	if *flags.timeout > 0 {
		return time.Now().Add(*flags.timeout)
	}
	return time.Time{}
}

// Run runs everything and returns the exit status of the program: 0, 1 if something has failed, 2 for flags that make no
// sense.
func (m *M) Run() (code int) {
	defer func() { m.exitCode = code }()
	if !flag.Parsed() {
		flag.Parse()
	}
	if *flags.parallel < 1 {
		fmt.Fprintln(os.Stderr, "testing: -parallel can only be given a positive integer")
		flag.Usage()
		return 2
	}
	if *flags.list != "" {
		m.list()
		return 0
	}
	if !m.shuffle() {
		return 2
	}
	parseCPUList()
	checkCoverFlags()
	if *flags.fuzzWorker != "" {
		if !runFuzzing(m.deps.MatchString, m.fuzz) {
			return 1
		}
		return 0
	}
	end := m.startAlarm()
	testsRan, testsOK := runTests(m.deps.MatchString, m.tests, end)
	fuzzRan, fuzzOK := runFuzzTests(m.deps.MatchString, m.fuzz, end)
	examplesRan, examplesOK := runExamples(m.deps.MatchString, m.examples)
	if m.alarm != nil {
		m.alarm.Stop()
	}
	if !testsRan && !fuzzRan && !examplesRan && *flags.bench == "" && *flags.fuzz == "" {
		fmt.Fprintln(os.Stderr, "testing: warning: no tests to run")
	}
	defer coverReport()
	ok := testsOK && fuzzOK && examplesOK && runFuzzing(m.deps.MatchString, m.fuzz)
	if !ok || !runBenchmarks(m.deps.ImportPath(), m.deps.MatchString, m.benchmarks) {
		fmt.Print(flags.verbose.mark(), "FAIL\n")
		return 1
	}
	fmt.Print(flags.verbose.mark(), "PASS\n")
	return 0
}

// startAlarm ends the program with a panic when -timeout is over.
func (m *M) startAlarm() time.Time {
	end := deadline()
	if end.IsZero() {
		return end
	}
	m.alarm = time.AfterFunc(*flags.timeout, func() {
		text := fmt.Sprintf("test timed out after %v", *flags.timeout)
		if names := runningNames(); len(names) > 0 {
			text += "\nrunning tests:\n\t" + strings.Join(names, "\n\t")
		}
		panic(text)
	})
	return end
}

// runningNames lists the tests that run, and for how long.
func runningNames() []string {
	var names []string
	running.Range(func(name, start any) bool {
		names = append(names, fmt.Sprintf("%s (%v)", name, time.Since(start.(time.Time)).Round(time.Second)))
		return true
	})
	slices.Sort(names)
	return names
}

// list writes the names that -list asks for.
func (m *M) list() {
	if _, err := m.deps.MatchString(*flags.list, "non-empty"); err != nil {
		fmt.Fprintf(os.Stderr, "testing: invalid regexp in -test.list (%q): %s\n", *flags.list, err)
		os.Exit(1)
	}
	show := func(name string) {
		if ok, _ := m.deps.MatchString(*flags.list, name); ok {
			fmt.Println(name)
		}
	}
	for _, t := range m.tests {
		show(t.Name)
	}
	for _, b := range m.benchmarks {
		show(b.Name)
	}
	for _, f := range m.fuzz {
		show(f.Name)
	}
	for _, e := range m.examples {
		show(e.Name)
	}
}

// rounds calls f for every processor count and repetition that the flags ask for, as long as it returns true.
func rounds(f func() bool) {
	for _, procs := range cpuList {
		runtime.GOMAXPROCS(procs)
		for range *flags.count {
			if stopsEarly() || !f() {
				break
			}
		}
	}
}

func runTests(matchString func(pattern, s string) (bool, error), tests []InternalTest, end time.Time) (ran, ok bool) {
	ok = true
	rounds(func() bool {
		root := newRoot(newTestState(newMatcher(matchString, *flags.run, "-test.run", *flags.skip), end))
		tRunner(root, func(t *T) {
			for _, test := range tests {
				t.Run(test.Name, test.F)
			}
		})
		<-root.signal
		ran = ran || root.ran
		ok = ok && !root.Failed()
		return ran
	})
	return ran, ok
}

// newRoot returns the test that all others are subtests of.
func newRoot(state *testState) *T {
	t := &T{common: common{w: os.Stdout, signal: make(chan bool, 1), barrier: make(chan bool)}, state: state}
	t.setUp()
	if Verbose() {
		t.chatty = &chattyPrinter{w: t.w, json: flags.verbose.json}
	}
	return t
}
