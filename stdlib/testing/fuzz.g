// fuzz.g: fuzz targets. They run with their seeds: those of F.Add and those in the folder testdata/fuzz/FuzzXxx; with -fuzz,
// one of them with others (fuzzing.g).

package testing

import (
	"fmt"
	"os"
	"path"
	"reflect"
	"runtime"
	"strings"
	"time"
)

// InternalFuzzTarget is a fuzz target as `gocc test` lists it.
type InternalFuzzTarget struct {
	Name string
	Fn   func(f *F)
}

// F is passed to fuzz targets.
type F struct {
	common
	state  *testState
	seeds  []seed
	called bool // Fuzz

	record *fuzzRecord // of a worker: more is wanted than the seeds
}

// A seed is a list of arguments.
type seed struct {
	name   string
	values []any
}

// Types that a fuzz target's function may have as parameters, by name.
var fuzzTypes = map[reflect.Type]bool{
	reflect.TypeOf([]byte(nil)): true, reflect.TypeOf(""): true, reflect.TypeOf(false): true,
	reflect.TypeOf(byte(0)): true, reflect.TypeOf(rune(0)): true, reflect.TypeOf(float32(0)): true,
	reflect.TypeOf(float64(0)): true, reflect.TypeOf(0): true, reflect.TypeOf(int8(0)): true,
	reflect.TypeOf(int16(0)): true, reflect.TypeOf(int64(0)): true, reflect.TypeOf(uint(0)): true,
	reflect.TypeOf(uint16(0)): true, reflect.TypeOf(uint32(0)): true, reflect.TypeOf(uint64(0)): true,
}

// Helper says that the function which calls it is not what messages are about.
func (f *F) Helper() {
	f.notInFuzz("Helper")
	f.common.Helper()
}

// Fail marks the target as failed.
func (f *F) Fail() {
	f.notInFuzz("Fail")
	f.common.Fail()
}

// Skipped tells whether the target was skipped.
func (f *F) Skipped() bool {
	f.notInFuzz("Skipped")
	return f.common.Skipped()
}

// Add adds arguments to call the function of Fuzz with.
func (f *F) Add(args ...any) {
	var values []any
	for i, arg := range args {
		t := reflect.TypeOf(arg)
		if !fuzzTypes[t] {
			panic(fmt.Sprintf("testing: unsupported type to Add %v", t))
		}
		values = append(values, args[i])
	}
	f.seeds = append(f.seeds, seed{fmt.Sprintf("seed#%d", len(f.seeds)), values})
}

// Fuzz calls ff, a function whose first parameter is a *T, as a subtest with every seed.
func (f *F) Fuzz(ff any) {
	if f.called {
		panic("testing: F.Fuzz called more than once")
	}
	f.called = true
	if f.Failed() {
		return
	}
	f.common.Helper()
	fn := reflect.ValueOf(ff)
	types := f.parameters(fn)
	f.readCorpus()
	seeds := f.seeds
	if f.record != nil {
		f.fuzz(fn, types)
		seeds = nil
	}
	for _, s := range seeds {
		f.checkTypes(s, types)
		f.runSeed(fn, s)
	}
	f.mu.Lock()
	f.finished = true
	f.mu.Unlock()
}

// parameters returns the types of those behind the *T.
func (f *F) parameters(fn reflect.Value) []reflect.Type {
	if fn.Kind() != reflect.Func {
		panic("testing: F.Fuzz must receive a function")
	}
	t := fn.Type()
	if t.NumIn() < 2 || t.In(0) != reflect.TypeOf((*T)(nil)) {
		panic("testing: fuzz target must receive at least two arguments, where the first argument is a *T")
	}
	if t.NumOut() != 0 {
		panic("testing: fuzz target must not return a value")
	}
	var types []reflect.Type
	for i := 1; i < t.NumIn(); i++ {
		if !fuzzTypes[t.In(i)] {
			panic(fmt.Sprintf("testing: unsupported type for fuzzing %v", t.In(i)))
		}
		types = append(types, t.In(i))
	}
	return types
}

func (f *F) checkTypes(s seed, types []reflect.Type) {
	if len(s.values) != len(types) {
		f.Fatalf("wrong number of values in corpus entry: %d, want %d", len(s.values), len(types))
	}
	for i, v := range s.values {
		if t := reflect.TypeOf(v); t != types[i] {
			f.Fatalf("mismatched types in corpus entry: %v, want %v", s.typeNames(), types)
		}
	}
}

func (s seed) typeNames() []string {
	var names []string
	for _, v := range s.values {
		names = append(names, reflect.TypeOf(v).String())
	}
	return names
}

// readCorpus adds the seeds that are in files.
func (f *F) readCorpus() {
	seeds, err := readSeeds(path.Join("testdata", "fuzz", f.name))
	if err != nil {
		f.Fatalf("reading seed corpus from testdata: %v", err)
	}
	f.seeds = append(f.seeds, seeds...)
}

// readSeeds returns what is in the files of a folder, which need not exist.
func readSeeds(dir string) (seeds []seed, err error) {
	entries, err := os.ReadDir(dir)
	if os.IsNotExist(err) {
		return nil, nil
	}
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		name := path.Join(dir, e.Name())
		data, err := os.ReadFile(name)
		var values []any
		if err == nil {
			values, err = parseCorpus(string(data))
		}
		if err != nil {
			return nil, fmt.Errorf("%q: %v", name, err)
		}
		seeds = append(seeds, seed{e.Name(), values})
	}
	return seeds, err
}

// runSeed calls fn as a subtest.
func (f *F) runSeed(fn reflect.Value, s seed) {
	full, ok, _ := f.state.match.fullName(&f.common, s.name)
	if !ok {
		return
	}
	t := &T{common: f.child(full), state: f.state}
	t.setUp()
	t.chatty.event(t.name, "=== RUN   %s\n", t.name)
	f.inFuzz = true
	defer func() { f.inFuzz = false }()
	go tRunner(t, func(t *T) {
		args := []reflect.Value{reflect.ValueOf(t)}
		for _, v := range s.values {
			args = append(args, reflect.ValueOf(v))
		}
		fn.Call(args)
	})
	<-t.signal
}

func runFuzzTests(matchString func(pattern, s string) (bool, error), targets []InternalFuzzTarget, end time.Time) (ran, ok bool) {
	ok = true
	if len(targets) == 0 {
		return false, true
	}
	rounds(func() bool {
		m := newMatcher(matchString, *flags.run, "-test.run", *flags.skip)
		root, fm := newRoot(newTestState(m, end)), fuzzMatcher(matchString)
		for _, target := range targets {
			if stopsEarly() {
				break
			}
			name, wanted, _ := m.fullName(nil, target.Name)
			if !wanted || fuzzes(fm, target.Name) {
				continue
			}
			ran = true
			f := &F{common: root.child(name), state: root.state}
			f.setUp()
			f.chatty.event(f.name, "=== RUN   %s\n", f.name)
			go fRunner(f, target.Fn)
			<-f.signal
			ok = ok && !f.Failed()
		}
		return ran
	})
	return ran, ok
}

// fRunner runs a fuzz target in a goroutine of its own.
func fRunner(f *F, fn func(*F)) {
	defer func() {
		err := recover()
		if err == nil && !f.hasFinished() {
			err = errNoReturn
		}
		if err != nil {
			f.common.Fail()
			f.duration += time.Since(f.start)
			f.flushToParent("--- FAIL: %s (%s)\n", f.name, seconds(f.duration))
			panic(err)
		}
		f.duration += time.Since(f.start)
		f.report()
		f.mu.Lock()
		f.done = true
		f.mu.Unlock()
		if f.Failed() {
			failures.Add(1)
		}
		f.setRan()
		f.signal <- true
	}()
	defer f.runCleanups()
	f.start = time.Now()
	fn(f)
	if !f.called {
		f.Error("returned without calling F.Fuzz, F.Fail, or F.Skip")
	}
	f.mu.Lock()
	f.finished = true
	f.mu.Unlock()
	runtime.KeepAlive(f)
}

func (f *F) report() {
	result := "PASS"
	switch {
	case f.Failed():
		result = "FAIL"
	case f.chatty == nil:
		return
	case f.common.Skipped():
		result = "SKIP"
	}
	f.flushToParent("--- %s: %s (%s)\n", result, f.name, strings.TrimSpace(seconds(f.duration)))
}
