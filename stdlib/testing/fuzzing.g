// fuzzing.g: -fuzz: a fuzz target is called with more and more arguments, changed at random (mutate.g) from its seeds and from
// those that made something new run (fuzzcover.g), until it fails or the time is over. What it fails with is made smaller as
// long as it fails, and written to testdata/fuzz/FuzzXxx, where it is a seed from then on. What made something new run is
// written to a folder of its own (-test.fuzzcachedir), where the next run finds it.
//
// All calls are made in one process, one after the other: not in the one that runs the tests (fuzzworker.g).

package testing

import (
	"fmt"
	"io"
	"math"
	"math/rand"
	"os"
	"path"
	"reflect"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"
)

// A fuzzer fuzzes one target.
type fuzzer struct {
	f       *F
	fn      reflect.Value
	corpus  []seed
	cover   *blockCover
	found   int // of the corpus in this run
	record  *fuzzRecord
	mutator mutator
	start   time.Time
	count   int64 // calls
	shown   time.Time
	before  int64 // count when the status was shown last
}

const statusInterval = 3 * time.Second

func (z *fuzzer) status(format string, args ...any) {
	elapsed := time.Since(z.start).Truncate(time.Second)
	fmt.Fprintf(os.Stderr, "fuzz: elapsed: %s, %s\n", elapsed, fmt.Sprintf(format, args...))
	z.shown = time.Now()
}

func (z *fuzzer) progress() {
	rate := float64(z.count-z.before) / max(time.Since(z.shown).Seconds(), 1e-9)
	z.before = z.count
	text := fmt.Sprintf("execs: %d (%.0f/sec)", z.count, rate)
	if z.cover.counters != nil {
		text += fmt.Sprintf(", new interesting: %d (total: %d)", z.found, len(z.corpus))
	}
	z.status("%s", text)
}

// over tells whether -fuzztime has passed.
func (z *fuzzer) over() bool {
	limit := &flags.fuzzTime
	return limit.n > 0 && z.count >= int64(limit.n) || limit.d > 0 && time.Since(z.start) >= limit.d
}

// fuzz is what F.Fuzz does with -fuzz.
func (f *F) fuzz(fn reflect.Value, types []reflect.Type) {
	f.inFuzz = true
	defer func() { f.inFuzz = false }()
	z := &fuzzer{f: f, fn: fn, cover: newBlockCover(), record: f.record, start: time.Now()}
	z.mutator.r = rand.New(rand.NewSource(time.Now().UnixNano()))
	z.corpus = append(f.seeds, z.readCache(types)...)
	for _, s := range z.corpus {
		f.checkTypes(s, types)
	}
	if len(z.corpus) == 0 {
		fmt.Fprintln(os.Stderr, "warning: starting with empty corpus")
		var zeros []any
		for _, t := range types {
			zeros = append(zeros, reflect.Zero(t).Interface())
		}
		z.corpus = []seed{{"", zeros}}
	}
	if !z.trySeeds() {
		return
	}
	z.shown = time.Now()
	for !z.over() {
		values := z.mutator.change(z.pick().values)
		report, failed := z.try(values)
		if failed {
			z.failure(values, report)
			return
		}
		if z.cover.end() {
			z.keep(values)
		}
		if time.Since(z.shown) >= statusInterval {
			z.progress()
		}
	}
	z.progress()
}

// pick returns arguments to change. Half of the time they are among those that were found last.
func (z *fuzzer) pick() seed {
	const last = 8
	n := len(z.corpus)
	if recent := min(last, z.found); recent > 0 && z.mutator.r.Intn(2) == 0 {
		return z.corpus[n-1-z.mutator.r.Intn(recent)]
	}
	return z.corpus[z.mutator.r.Intn(n)]
}

// trySeeds calls the target with what there is already.
func (z *fuzzer) trySeeds() bool {
	what := "testing seed corpus"
	if z.cover.counters != nil {
		what = "gathering baseline coverage"
	}
	n := len(z.corpus)
	z.status("%s: 0/%d completed", what, n)
	for _, s := range z.corpus {
		if report, failed := z.try(s.values); failed {
			z.f.say("failure while testing seed corpus entry: %s/%s\n%s", z.f.name, s.name, report)
			return false
		}
		z.cover.end()
	}
	z.status("%s: %d/%d completed, now fuzzing with 1 workers", what, n, n)
	return true
}

// Arguments that made something new run -------------------------------------------------------------------------------

func (z *fuzzer) cacheDir() string {
	if *flags.fuzzCacheDir == "" {
		return ""
	}
	return path.Join(*flags.fuzzCacheDir, z.f.name)
}

// readCache returns what earlier runs have kept. What cannot be read, or was kept when the target had other parameters, is
// passed over.
func (z *fuzzer) readCache(types []reflect.Type) (seeds []seed) {
	dir := z.cacheDir()
	if dir == "" {
		return nil
	}
	all, err := readSeeds(dir)
	if err != nil {
		fmt.Fprintf(os.Stderr, "warning: reading cached inputs: %v\n", err)
	}
	for _, s := range all {
		if s.fits(types) {
			seeds = append(seeds, s)
		}
	}
	return seeds
}

func (s seed) fits(types []reflect.Type) bool {
	fits := len(s.values) == len(types)
	for i := 0; fits && i < len(types); i++ {
		fits = reflect.TypeOf(s.values[i]) == types[i]
	}
	return fits
}

func (z *fuzzer) keep(values []any) {
	z.corpus = append(z.corpus, seed{"", values})
	z.found++
	if dir := z.cacheDir(); dir != "" {
		if _, err := writeSeed(dir, values); err != nil {
			fmt.Fprintf(os.Stderr, "warning: cannot keep an input: %v\n", err)
			*flags.fuzzCacheDir = ""
		}
	}
}

// Calls ---------------------------------------------------------------------------------------------------------------

// say fails the target with text in its output that tells no place.
func (f *F) say(format string, args ...any) {
	text := strings.TrimSuffix(fmt.Sprintf(format, args...), "\n")
	f.mu.Lock()
	for line := range strings.Lines(text + "\n") {
		f.output = append(append(f.output, indent...), line...)
	}
	f.mu.Unlock()
	f.common.Fail()
}

// try calls the target. If that fails, by panic or otherwise, report is what it has to say.
func (z *fuzzer) try(values []any) (report string, failed bool) {
	z.count++
	t := &T{state: z.f.state}
	t.name, t.level, t.signal = z.f.name, z.f.level+1, make(chan bool, 1)
	t.parent = &common{name: z.f.name, w: io.Discard}
	t.setUp()
	args := []reflect.Value{reflect.ValueOf(t)}
	for _, v := range values {
		if b, ok := v.([]byte); ok {
			v = append([]byte{}, b...) // the target may change it
		}
		args = append(args, reflect.ValueOf(v))
	}
	t.start = time.Now()
	z.record.put(values)
	z.cover.begin()
	go func() {
		defer func() { t.signal <- true }()
		defer t.fuzzEnd()
		z.fn.Call(args)
		t.finished = true
	}()
	<-t.signal
	if !t.Failed() {
		return "", false
	}
	spent := seconds(time.Since(t.start))
	return fmt.Sprintf("--- FAIL: %s (%s)\n%s", t.name, spent, t.output), true
}

// fuzzEnd is deferred.
func (t *T) fuzzEnd() {
	if err := recover(); err != nil {
		stack := make([]byte, 1<<16)
		stack = stack[:runtime.Stack(stack, false)]
		t.Errorf("panic: %v\n%s", err, stack)
	} else if !t.hasFinished() {
		t.Errorf("panic: %v", errNoReturn)
	}
	t.runCleanups()
}

// failure makes values smaller, writes them to a file and fails the target.
func (z *fuzzer) failure(values []any, report string) {
	if size := len(marshalCorpus(values)); flags.fuzzMinimize.d > 0 || flags.fuzzMinimize.n > 0 {
		fmt.Fprintf(os.Stderr, "fuzz: minimizing %d-byte failing input file\n", size)
		values, report = z.minimise(values, report)
		z.status("minimizing")
	}
	file, err := writeSeed(path.Join("testdata", "fuzz", z.f.name), values)
	if err != nil {
		z.f.say("%s\nfailed to write the failing input: %v", report, err)
		return
	}
	z.f.say("%s\nFailing input written to %s\nTo re-run:\ngocc test -run=%s/%s", report, file, z.f.name, path.Base(file))
}

// minimise returns arguments that are no larger and fail, too, and what the target says of them.
func (z *fuzzer) minimise(values []any, report string) ([]any, string) {
	limit, begin, tries := flags.fuzzMinimize, time.Now(), 0
	goesOn := func() bool {
		return limit.n > 0 && tries < limit.n || limit.n == 0 && time.Since(begin) < limit.d
	}
	// accept keeps v as argument i if the target still fails.
	accept := func(i int, v any) bool {
		tries++
		changed := append([]any{}, values...)
		changed[i] = v
		text, failed := z.try(changed)
		if failed {
			values, report = changed, text
		}
		return failed
	}
	for i, v := range values {
		switch v := v.(type) {
		case []byte:
			minimiseBytes(v, goesOn, func(b []byte) bool { return accept(i, b) })
		case string:
			minimiseBytes([]byte(v), goesOn, func(b []byte) bool { return accept(i, string(b)) })
		}
	}
	return values, report
}

// minimiseBytes leaves out parts of b, large ones first, then puts zeros in the place of what is left.
func minimiseBytes(b []byte, goesOn func() bool, accept func([]byte) bool) {
	b = append([]byte{}, b...)
	for n := len(b); n > 0; n /= 2 {
		for at := 0; at+n <= len(b) && goesOn(); {
			if less := append(append([]byte{}, b[:at]...), b[at+n:]...); accept(less) {
				b = less
			} else {
				at += n
			}
		}
	}
	for at := 0; at < len(b) && goesOn(); at++ {
		if b[at] == '0' {
			continue
		}
		simple := append([]byte{}, b...)
		simple[at] = '0'
		if accept(simple) {
			b = simple
		}
	}
}

// Files ---------------------------------------------------------------------------------------------------------------

func hashOf(data []byte) uint64 { // FNV-1a; hash/fnv, as all that testing does not import, can so be tested from within
	h := uint64(14695981039346656037)
	for _, b := range data {
		h = (h ^ uint64(b)) * 1099511628211
	}
	return h
}

// writeSeed writes a file with values, named after its contents, to a folder, which is made if there is none.
func writeSeed(dir string, values []any) (file string, err error) {
	data := marshalCorpus(values)
	file = path.Join(dir, fmt.Sprintf("%016x", hashOf(data)))
	if err = os.MkdirAll(dir, 0o777); err == nil {
		err = os.WriteFile(file, data, 0o666)
	}
	return file, err
}

// marshalCorpus returns what parseCorpus reads.
func marshalCorpus(values []any) []byte {
	b := []byte(corpusHead + "\n")
	for _, v := range values {
		switch v := v.(type) {
		case []byte:
			b = fmt.Appendf(b, "[]byte(%q)\n", v)
		case string:
			b = fmt.Appendf(b, "string(%q)\n", v)
		case byte:
			b = fmt.Appendf(b, "byte(%q)\n", v)
		case rune:
			if utf8.ValidRune(v) && v != utf8.RuneError {
				b = fmt.Appendf(b, "rune(%q)\n", v)
			} else {
				b = fmt.Appendf(b, "int32(%v)\n", v)
			}
		case float32:
			if v != v && math.Float32bits(v) != math.Float32bits(float32(math.NaN())) {
				b = fmt.Appendf(b, "math.Float32frombits(0x%x)\n", math.Float32bits(v))
			} else {
				b = fmt.Appendf(b, "float32(%v)\n", v)
			}
		case float64:
			if v != v && math.Float64bits(v) != math.Float64bits(math.NaN()) {
				b = fmt.Appendf(b, "math.Float64frombits(0x%x)\n", math.Float64bits(v))
			} else {
				b = fmt.Appendf(b, "float64(%v)\n", v)
			}
		default:
			b = fmt.Appendf(b, "%T(%v)\n", v, v)
		}
	}
	return b
}

// Choosing the target -------------------------------------------------------------------------------------------------

// fuzzes tells whether -fuzz names the target, whose seeds need not run before.
func fuzzes(m *matcher, name string) bool {
	if *flags.fuzz == "" {
		return false
	}
	_, ok, _ := m.fullName(nil, name)
	return ok
}

func fuzzMatcher(matchString func(pattern, s string) (bool, error)) *matcher {
	return newMatcher(matchString, *flags.fuzz, "-test.fuzz", *flags.skip)
}

// runFuzzing fuzzes the target that -fuzz names.
func runFuzzing(matchString func(pattern, s string) (bool, error), targets []InternalFuzzTarget) (ok bool) {
	if *flags.fuzz == "" {
		return true
	}
	m := fuzzMatcher(matchString)
	var chosen []InternalFuzzTarget
	var names []string
	for _, target := range targets {
		if fuzzes(m, target.Name) {
			chosen, names = append(chosen, target), append(names, target.Name)
		}
	}
	switch {
	case len(chosen) == 0:
		fmt.Fprintln(os.Stderr, "testing: warning: no fuzz tests to fuzz")
		return true
	case len(chosen) > 1:
		fmt.Fprintf(os.Stderr, "testing: will not fuzz, -fuzz matches more than one fuzz test: %v\n", names)
		return false
	}
	if *flags.fuzzWorker == "" {
		return fuzzElsewhere(names[0])
	}
	record, err := openRecord(*flags.fuzzWorker)
	if err != nil {
		fmt.Fprintf(os.Stderr, "testing: %v\n", err)
		return false
	}
	defer record.finish()
	root := newRoot(newTestState(m, time.Time{}))
	f := &F{common: root.child(names[0]), state: root.state, record: record}
	f.setUp()
	f.chatty.event(f.name, "=== RUN   %s\n", f.name)
	go fRunner(f, chosen[0].Fn)
	<-f.signal
	return !f.Failed()
}
