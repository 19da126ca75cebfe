// flags.g: the flags of test programs, -test.v and so on. `gocc test -v` passes them without "test.".

package testing

import (
	"flag"
	"fmt"
	"math/rand"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"
	_ "unsafe" // for go:linkname
)

var flags struct {
	short, failFast, fullPath, benchMem, artifacts  *bool
	run, skip, bench, list, cpu, shuffle, outputDir *string
	fuzz, fuzzCacheDir, fuzzWorker, coverProfile    *string
	fuzzTime, fuzzMinimize                          duration
	count                                           *uint
	parallel                                        *int
	timeout                                         *time.Duration
	verbose                                         verbosity
	benchTime                                       duration
}

var (
	initialised bool
	cpuList     []int
)

// Init defines the flags of this package. Only programs that are not made by `gocc test` need it, before flag.Parse. A
// second call does nothing.
func Init() {
	if initialised {
		return
	}
	initialised = true
	flags.benchTime = duration{d: time.Second}
	f := &flags
	f.short = flag.Bool("test.short", false, "run smaller test suite to save time")
	f.failFast = flag.Bool("test.failfast", false, "do not start new tests after the first test failure")
	f.fullPath = flag.Bool("test.fullpath", false, "show full file names in error messages")
	f.artifacts = flag.Bool("test.artifacts", false, "store test artifacts in test.,outputdir")
	f.outputDir = flag.String("test.outputdir", "", "write profiles to `dir`")
	f.coverProfile = flag.String("test.coverprofile", "", "write a coverage profile to `file`")
	flag.Var(&f.verbose, "test.v", "verbose: print additional output")
	f.count = flag.Uint("test.count", 1, "run tests and benchmarks `n` times")
	f.list = flag.String("test.list", "", "list tests, examples, and benchmarks matching `regexp` then exit")
	f.run = flag.String("test.run", "", "run only tests and examples matching `regexp`")
	f.skip = flag.String("test.skip", "", "do not list or run tests matching `regexp`")
	f.timeout = flag.Duration("test.timeout", 0, "panic test binary after duration `d` (default 0, timeout disabled)")
	f.cpu = flag.String("test.cpu", "", "comma-separated `list` of cpu counts to run each test with")
	f.parallel = flag.Int("test.parallel", runtime.GOMAXPROCS(0), "run at most `n` tests in parallel")
	f.shuffle = flag.String("test.shuffle", "off", "randomize the execution order of tests and benchmarks")
	f.bench = flag.String("test.bench", "", "run only benchmarks matching `regexp`")
	f.fuzz = flag.String("test.fuzz", "", "run the fuzz test matching `regexp`")
	f.fuzzCacheDir = flag.String("test.fuzzcachedir", "", "directory where interesting fuzzing inputs are stored (for use only by gocc test)")
	f.fuzzWorker = flag.String("test.fuzzworker", "", "`file` to write fuzzing inputs to (for use only by the test program itself)")
	flag.Var(&f.fuzzTime, "test.fuzztime", "time to spend fuzzing; default is to run indefinitely")
	f.fuzzMinimize = duration{d: time.Minute, zero: true}
	flag.Var(&f.fuzzMinimize, "test.fuzzminimizetime", "time to spend minimizing a value after finding a failing input")
	f.benchMem = flag.Bool("test.benchmem", false, "print memory allocations for benchmarks")
	flag.Var(&f.benchTime, "test.benchtime", "run each benchmark for duration `d` or N times if `d` is of the form Nx")
}

// verbosity is -v, or -v=test2json for programs that read the output.
type verbosity struct{ on, json bool }

func (v *verbosity) IsBoolFlag() bool { return true }

func (v *verbosity) Get() any {
	if v.json {
		return "test2json"
	}
	return v.on
}

func (v *verbosity) String() string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v.Get())
}

func (v *verbosity) Set(s string) error {
	if s == "test2json" {
		v.on, v.json = true, true
		return nil
	}
	on, err := strconv.ParseBool(s)
	if err != nil {
		return fmt.Errorf("invalid flag -test.v=%s", s)
	}
	v.on = on || v.json
	return nil
}

// mark is what a line that is about a test begins with.
func (v *verbosity) mark() string {
	if v.json {
		return markFraming
	}
	return ""
}

// duration is how long something runs: a time, or a number of iterations.
type duration struct {
	d    time.Duration
	n    int
	zero bool // may it be 0?
}

func (v *duration) String() string {
	if v.n > 0 {
		return strconv.Itoa(v.n) + "x"
	}
	return v.d.String()
}

func (v *duration) Set(s string) error {
	if times, ok := strings.CutSuffix(s, "x"); ok {
		n, err := strconv.Atoi(times)
		if err != nil || n < 0 || n == 0 && !v.zero {
			return fmt.Errorf("invalid count")
		}
		*v = duration{n: n, zero: v.zero}
		return nil
	}
	d, err := time.ParseDuration(s)
	if err != nil || d < 0 || d == 0 && !v.zero {
		return fmt.Errorf("invalid duration")
	}
	*v = duration{d: d, zero: v.zero}
	return nil
}

// Short tells whether the flag -short is given: tests should take less time.
func Short() bool {
	if flags.short == nil {
		panic("testing: Short called before Init")
	}
	if !flag.Parsed() {
		panic("testing: Short called before Parse")
	}
	return *flags.short
}

// Verbose tells whether the flag -v is given.
func Verbose() bool {
	if !flag.Parsed() {
		panic("testing: Verbose called before Parse")
	}
	return flags.verbose.on
}

// Testing tells whether this is a program that `gocc test` has made.
func Testing() bool { return isTest() }

//go:linkname isTest testing_istest
func isTest() bool

// parseCPUList reads -cpu; without it there is one entry, the current number of processors.
func parseCPUList() {
	cpuList = nil
	for _, word := range strings.Split(*flags.cpu, ",") {
		word = strings.TrimSpace(word)
		if word == "" {
			continue
		}
		n, err := strconv.Atoi(word)
		if err != nil || n <= 0 {
			fmt.Fprintf(os.Stderr, "testing: invalid value %q for -test.cpu\n", word)
			os.Exit(1)
		}
		cpuList = append(cpuList, n)
	}
	if cpuList == nil {
		cpuList = append(cpuList, runtime.GOMAXPROCS(-1))
	}
}

// shuffle brings tests and benchmarks into the order that -shuffle asks for. It returns false for a wrong value.
func (m *M) shuffle() bool {
	if *flags.shuffle == "off" {
		return true
	}
	seed := time.Now().UnixNano()
	if *flags.shuffle != "on" {
		var err error
		seed, err = strconv.ParseInt(*flags.shuffle, 10, 64)
		if err != nil {
			fmt.Fprintln(os.Stderr, `testing: -shuffle should be "off", "on", or a valid integer:`, err)
			return false
		}
	}
	fmt.Println("-test.shuffle", seed)
	r := rand.New(rand.NewSource(seed))
	r.Shuffle(len(m.tests), func(i, j int) { m.tests[i], m.tests[j] = m.tests[j], m.tests[i] })
	r.Shuffle(len(m.benchmarks), func(i, j int) {
		m.benchmarks[i], m.benchmarks[j] = m.benchmarks[j], m.benchmarks[i]
	})
	return true
}
