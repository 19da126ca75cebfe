// benchmark.g: benchmarks. The function runs with larger and larger numbers of iterations until it takes as long as
// -benchtime says; one that uses B.Loop is called once and counts there.

package testing

import (
	"fmt"
	"os"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

// InternalBenchmark is a benchmark as `gocc test` lists it.
type InternalBenchmark struct {
	Name string
	F    func(b *B)
}

// B is passed to benchmarks.
type B struct {
	common
	N int // iterations to be made

	importPath  string
	state       *benchState
	f           func(b *B)
	benchTime   duration
	bytes       int64
	noBytes     bool // a sub-benchmark has not called SetBytes
	timerOn     bool
	showAllocs  bool
	result      BenchmarkResult
	parallelism int
	previousN   int // iterations of the run before, and its duration
	previousD   time.Duration
	allocs      memory // between StartTimer and StopTimer
	atStart     memory
	extra       map[string]float64
	loopN       uint64 // iterations that Loop will make; 0: not called yet
	loopI       uint64 // those made, with loopStopped added while the timer is off
	loopDone    bool
}

// benchState is shared by all benchmarks of a run.
type benchState struct {
	match     *matcher
	nameWidth int
	extra     int // what the number of processors adds to names
}

// memory is what was allocated.
type memory struct{ allocs, bytes uint64 }

// benchLock is held by the benchmark that runs: there is one at a time.
var benchLock sync.Mutex

func allocated() memory {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return memory{m.Mallocs, m.TotalAlloc}
}

// loopStopped makes loopI larger than any loopN, so that Loop looks.
const loopStopped = 1 << 63

// StartTimer goes on with measuring time. It is called before a benchmark begins.
func (b *B) StartTimer() {
	if b.timerOn {
		return
	}
	b.atStart = allocated()
	b.start = time.Now()
	b.timerOn = true
	b.loopI &^= loopStopped
}

// StopTimer stops measuring time, while something is prepared that does not count.
func (b *B) StopTimer() {
	if !b.timerOn {
		return
	}
	b.duration += time.Since(b.start)
	now := allocated()
	b.allocs.allocs += now.allocs - b.atStart.allocs
	b.allocs.bytes += now.bytes - b.atStart.bytes
	b.timerOn = false
	b.loopI |= loopStopped
}

// ResetTimer forgets the time and the allocations so far, and the metrics reported.
func (b *B) ResetTimer() {
	if b.extra == nil {
		b.extra = make(map[string]float64)
	} else {
		clear(b.extra)
	}
	if b.timerOn {
		b.atStart = allocated()
		b.start = time.Now()
	}
	b.duration = 0
	b.allocs = memory{}
}

// SetBytes tells how many bytes one iteration deals with, so that MB/s are shown.
func (b *B) SetBytes(n int64) { b.bytes = n }

// ReportAllocs shows allocations as -benchmem does.
func (b *B) ReportAllocs() { b.showAllocs = true }

// Elapsed returns the time measured so far.
func (b *B) Elapsed() time.Duration {
	if b.timerOn {
		return b.duration + time.Since(b.start)
	}
	return b.duration
}

// ReportMetric adds n with its unit to the result. By convention it is a value per iteration, and the unit ends in /op.
// ns/op, MB/s, B/op and allocs/op replace what is measured; 0 ns/op is not shown.
func (b *B) ReportMetric(n float64, unit string) {
	if unit == "" {
		panic("metric unit must not be empty")
	}
	if strings.IndexFunc(unit, unicode.IsSpace) >= 0 {
		panic("metric unit must not contain whitespace")
	}
	b.extra[unit] = n
}

// runN calls the function once, for n iterations.
func (b *B) runN(n int) {
	benchLock.Lock()
	defer benchLock.Unlock()
	b.setUp()
	defer b.runCleanups()
	runtime.GC()
	b.N = n
	b.loopN, b.loopI, b.loopDone = 0, 0, false
	b.parallelism = 1
	b.ResetTimer()
	b.StartTimer()
	b.f(b)
	b.StopTimer()
	b.previousN, b.previousD = n, b.duration
	if b.loopN > 0 && !b.loopDone && !b.Failed() {
		b.Error("benchmark function returned without B.Loop() == false (break or return in loop?)")
	}
}

// inGoroutine runs f in a goroutine, which it may end, and waits.
func (b *B) inGoroutine(f func()) {
	go func() {
		defer func() { b.signal <- true }()
		f()
	}()
	<-b.signal
}

// run1 makes one iteration, and returns whether more are to follow.
func (b *B) run1() bool {
	if b.state != nil {
		if n := len(b.name) + b.state.extra + 1; n > b.state.nameWidth {
			b.state.nameWidth = n + 8
		}
	}
	b.inGoroutine(func() { b.runN(1) })
	if b.Failed() {
		fmt.Fprintf(b.w, "--- FAIL: %s\n%s", b.name, b.output)
		return false
	}
	finished := b.hasFinished()
	if !b.hasSub.Load() && !finished {
		return true
	}
	if b.chatty != nil && (len(b.output) > 0 || finished) {
		tag := "BENCH"
		if b.Skipped() {
			tag = "SKIP"
		}
		fmt.Fprintf(b.w, "--- %s: %s\n%s", tag, b.name, b.shortOutput())
	}
	return false
}

const maxIterations = 1_000_000_000

// nextN guesses how many iterations take as long as wanted, from the last run: a fifth more than that, at most a hundred
// times the last number, at least one more.
func nextN(wanted time.Duration, n int64, took time.Duration, last int64) int64 {
	next := int64(wanted) * n / max(1, int64(took))
	next += next / 5
	next = max(min(next, 100*last), last+1)
	return min(next, maxIterations)
}

// launch makes the runs after the first.
func (b *B) launch() {
	switch {
	case b.loopN > 0: // the first was the only one
	case b.benchTime.n > 1:
		b.runN(b.benchTime.n)
	case b.benchTime.n == 0:
		for n := int64(1); !b.Failed() && b.duration < b.benchTime.d && n < maxIterations; {
			n = nextN(b.benchTime.d, int64(b.N), b.duration, n)
			b.runN(int(n))
		}
	}
	b.result = BenchmarkResult{b.N, b.duration, b.bytes, b.allocs.allocs, b.allocs.bytes, b.extra}
}

func (b *B) measure() BenchmarkResult {
	b.inGoroutine(b.launch)
	return b.result
}

// Loop tells whether there is a further iteration. The time is measured from the first call to the last; what comes
// before and behind the loop does not count, and the function is called once only. N is then the number of iterations.
func (b *B) Loop() bool {
	if b.loopI < b.loopN {
		b.loopI++
		return true
	}
	return b.loopMore()
}

func (b *B) loopMore() bool {
	if !b.timerOn {
		b.Fatal("B.Loop called with timer stopped")
	}
	if b.loopN == 0 { // the first call
		b.loopN = uint64(max(1, b.benchTime.n))
		b.N = 0
		b.ResetTimer()
		b.loopI++
		return true
	}
	if b.benchTime.n == 0 && b.Elapsed() < b.benchTime.d && b.loopN < maxIterations {
		n := int64(b.loopN)
		b.loopN = uint64(nextN(b.benchTime.d, n, b.Elapsed(), n))
		b.loopI++
		return true
	}
	b.StopTimer()
	b.N = int(b.loopN)
	b.loopDone = true
	return false
}

var headOnce sync.Once

// head writes what all benchmarks have in common.
func (b *B) head() {
	headOnce.Do(func() {
		fmt.Fprintf(b.w, "goos: %s\n", runtime.GOOS)
		fmt.Fprintf(b.w, "goarch: %s\n", runtime.GOARCH)
		if b.importPath != "" {
			fmt.Fprintf(b.w, "pkg: %s\n", b.importPath)
		}
		if name := processorName(); name != "" {
			fmt.Fprintf(b.w, "cpu: %s\n", name)
		}
	})
}

// processorName returns what the system calls the processor, "" if it does not tell.
func processorName() string {
	data, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(data)) {
		if key, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(key) == "model name" {
			return strings.TrimSpace(value)
		}
	}
	return ""
}

func benchmarkName(name string, procs int) string {
	if procs == 1 {
		return name
	}
	return fmt.Sprintf("%s-%d", name, procs)
}

// RunBenchmarks runs the benchmarks that -bench chooses.
func RunBenchmarks(matchString func(pattern, s string) (bool, error), benchmarks []InternalBenchmark) {
	runBenchmarks("", matchString, benchmarks)
}

func runBenchmarks(importPath string, matchString func(pattern, s string) (bool, error), benchmarks []InternalBenchmark) bool {
	if *flags.bench == "" {
		return true
	}
	procs := 1
	for _, n := range cpuList {
		procs = max(procs, n)
	}
	state := &benchState{match: newMatcher(matchString, *flags.bench, "-test.bench", *flags.skip)}
	state.extra = len(benchmarkName("", procs))
	var chosen []InternalBenchmark
	for _, b := range benchmarks {
		if _, ok, _ := state.match.fullName(nil, b.Name); ok {
			chosen = append(chosen, b)
			state.nameWidth = max(state.nameWidth, len(benchmarkName(b.Name, procs))+state.extra+1)
		}
	}
	root := &B{common: common{name: "Main", w: os.Stdout, bench: true}, importPath: importPath, state: state,
		benchTime: flags.benchTime}
	root.f = func(b *B) {
		for _, sub := range chosen {
			b.Run(sub.Name, sub.F)
		}
	}
	if Verbose() {
		root.chatty = &chattyPrinter{w: root.w, json: flags.verbose.json}
	}
	root.runN(1)
	return !root.Failed()
}

// runAll measures b for every number of processors and repetition, and writes the results.
func (b *B) runAll() {
	for i, procs := range cpuList {
		for j := range *flags.count {
			runtime.GOMAXPROCS(procs)
			name := benchmarkName(b.name, procs)
			if b.chatty == nil {
				fmt.Fprintf(b.w, "%-*s\t", b.state.nameWidth, name)
			}
			this := b
			if i > 0 || j > 0 {
				this = b.again()
				this.run1()
			}
			this.writeResult(name)
			if now := runtime.GOMAXPROCS(-1); now != procs {
				fmt.Fprintf(os.Stderr, "testing: %s left GOMAXPROCS set to %d\n", name, now)
			}
		}
	}
}

// again returns a B for another measurement of the same.
func (b *B) again() *B {
	c := common{signal: make(chan bool), name: b.name, w: b.w, chatty: b.chatty, bench: true}
	return &B{common: c, f: b.f, benchTime: b.benchTime, state: b.state}
}

func (b *B) writeResult(name string) {
	r := b.measure()
	if b.Failed() {
		fmt.Fprintf(b.w, "--- FAIL: %s\n%s", name, b.output)
		return
	}
	if b.chatty != nil {
		fmt.Fprintf(b.w, "%-*s\t", b.state.nameWidth, name)
	}
	text := r.String()
	if *flags.benchMem || b.showAllocs {
		text += "\t" + r.MemString()
	}
	fmt.Fprintln(b.w, text)
	if len(b.output) > 0 {
		fmt.Fprintf(b.w, "--- BENCH: %s\n%s", name, b.shortOutput())
	}
}

// shortOutput returns the first lines of the output.
func (b *B) shortOutput() []byte {
	const most = 10
	lines := 0
	for i, c := range b.output {
		if c == '\n' {
			if lines++; lines >= most {
				return append(b.output[:i:i], "\n\t... [output truncated]\n"...)
			}
		}
	}
	return b.output
}

// Run runs f as a benchmark called b.Name()/name, and returns whether it has not failed. A benchmark that calls Run is
// called once and not measured itself.
func (b *B) Run(name string, f func(b *B)) bool {
	b.hasSub.Store(true)
	benchLock.Unlock()
	defer benchLock.Lock()
	full, ok, partial := b.name, true, false
	if b.state != nil {
		full, ok, partial = b.state.match.fullName(&b.common, name)
	}
	if !ok {
		return true
	}
	sub := &B{common: b.child(full), importPath: b.importPath, f: f, benchTime: b.benchTime, state: b.state}
	sub.w, sub.bench = b.w, true
	if partial { // it is called for the sake of its sub-benchmarks
		sub.hasSub.Store(true)
	}
	if b.chatty != nil {
		b.head()
		fmt.Println(full)
	}
	if sub.run1() {
		sub.head()
		if sub.state != nil {
			sub.runAll()
		} else {
			sub.measure()
		}
	}
	b.add(sub.result)
	return !sub.Failed()
}

// add makes the result of a benchmark out of those of its parts: an iteration is one of each.
func (b *B) add(part BenchmarkResult) {
	r := &b.result
	r.N = 1
	r.T += time.Duration(part.NsPerOp())
	if part.Bytes == 0 {
		b.noBytes = true
		r.Bytes = 0
	}
	if !b.noBytes {
		r.Bytes += part.Bytes
	}
	r.MemAllocs += uint64(part.AllocsPerOp())
	r.MemBytes += uint64(part.AllocedBytesPerOp())
}

// PB is passed to the function of [B.RunParallel].
type PB struct {
	total *atomic.Uint64 // iterations taken by all goroutines
	n     uint64         // iterations to be made
	grain uint64         // to be taken at once
	own   uint64         // taken and not made yet
}

// Next tells whether there is a further iteration.
func (pb *PB) Next() bool {
	if pb.own == 0 {
		end := pb.total.Add(pb.grain)
		if end >= pb.n+pb.grain {
			return false
		}
		pb.own = pb.grain
		if end > pb.n {
			pb.own = pb.n + pb.grain - end
		}
	}
	pb.own--
	return true
}

// RunParallel calls body in several goroutines, as many as there are processors or a multiple ([B.SetParallelism]), and
// divides b.N iterations among them. body has a loop that goes on as long as pb.Next says so.
func (b *B) RunParallel(body func(*PB)) {
	if b.N == 0 {
		return
	}
	grain := uint64(1)
	if b.previousN > 0 && b.previousD > 0 { // about 100 microseconds
		grain = min(max(1, 1e5*uint64(b.previousN)/uint64(b.previousD)), 1e4)
	}
	var total atomic.Uint64
	var wg sync.WaitGroup
	for range b.parallelism * runtime.GOMAXPROCS(0) {
		wg.Add(1)
		go func() {
			defer wg.Done()
			body(&PB{total: &total, n: uint64(b.N), grain: grain})
		}()
	}
	wg.Wait()
	if total.Load() <= uint64(b.N) && !b.Failed() {
		b.Fatal("RunParallel: body exited without pb.Next() == false")
	}
}

// SetParallelism sets the number of goroutines of RunParallel to p for each processor.
func (b *B) SetParallelism(p int) {
	if p >= 1 {
		b.parallelism = p
	}
}

// Benchmark measures f, for programs that are no tests. Flags hold if [Init] was called and they are parsed.
func Benchmark(f func(b *B)) BenchmarkResult {
	b := &B{common: common{signal: make(chan bool), w: nowhere{}}, f: f, benchTime: flags.benchTime}
	if b.benchTime == (duration{}) {
		b.benchTime = duration{d: time.Second}
	}
	if b.run1() {
		b.measure()
	}
	return b.result
}

type nowhere struct{}

func (nowhere) Write(p []byte) (int, error) { return len(p), nil }
