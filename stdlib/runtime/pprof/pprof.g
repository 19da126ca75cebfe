// Package pprof writes profiles of the running program in the format of `go tool pprof`.
package pprof

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"
	"slices"
	"sort"
	"strings"
	"sync"
	_ "unsafe" // for go:linkname
)

//go:linkname heapProfile pprof_heap
func heapProfile() []byte

//go:linkname waits pprof_waits
func waits(mutex bool) []byte

//go:linkname threads pprof_threads
func threads() []byte

//go:linkname startCPU pprof_startcpu
func startCPU(hz int) bool

//go:linkname stopCPU pprof_stopcpu
func stopCPU() []byte

//go:linkname leaks pprof_leaks
func leaks(buf []byte) int

var cpu struct {
	sync.Mutex
	w io.Writer
}

// StartCPUProfile begins to note, a hundred times a second, where the program is; StopCPUProfile writes the profile to w.
func StartCPUProfile(w io.Writer) error {
	const hz = 100
	cpu.Lock()
	defer cpu.Unlock()
	if cpu.w != nil || !startCPU(hz) {
		return errors.New("cpu profiling already in use")
	}
	cpu.w = w
	return nil
}

// StopCPUProfile ends the CPU profile, if there is one, and writes it.
func StopCPUProfile() {
	cpu.Lock()
	defer cpu.Unlock()
	if cpu.w != nil {
		cpu.w.Write(stopCPU())
		cpu.w = nil
	}
}

// WriteHeapProfile writes the profile "heap" to w.
func WriteHeapProfile(w io.Writer) error {
	_ = &runtime.MemProfileRate // a program that contains it takes samples
	_, err := w.Write(heapProfile())
	return err
}

// Profile is a named collection of stacks. Predefined are
//
//	goroutine       all goroutines
//	goroutineleak   goroutines that wait for ever
//	heap, allocs    what is in the heap, and who has allocated it
//	block           where goroutines have waited; see [runtime.SetBlockProfileRate]
//	mutex           who has unlocked what others waited for; see [runtime.SetMutexProfileFraction]
//	threadcreate    how many threads there are
//
// Programs add their own with [NewProfile].
type Profile struct {
	name  string
	mu    sync.Mutex
	stack map[any][]uintptr // nil of a predefined one
}

var profiles struct {
	sync.Mutex
	byName map[string]*Profile
}

func lockProfiles() {
	profiles.Lock()
	if profiles.byName == nil {
		profiles.byName = map[string]*Profile{}
		for _, name := range []string{"goroutine", "goroutineleak", "heap", "allocs", "block", "mutex", "threadcreate"} {
			profiles.byName[name] = &Profile{name: name}
		}
	}
}

// NewProfile makes a profile for the program's own use. It panics if there is one of that name.
func NewProfile(name string) *Profile {
	lockProfiles()
	defer profiles.Unlock()
	if name == "" {
		panic("pprof: NewProfile with empty name")
	}
	if profiles.byName[name] != nil {
		panic("pprof: NewProfile name already in use: " + name)
	}
	p := &Profile{name: name, stack: map[any][]uintptr{}}
	profiles.byName[name] = p
	return p
}

// Lookup gives the profile of that name, or nil.
func Lookup(name string) *Profile {
	lockProfiles()
	defer profiles.Unlock()
	return profiles.byName[name]
}

// Profiles gives all profiles, sorted by name.
func Profiles() []*Profile {
	lockProfiles()
	defer profiles.Unlock()
	var all []*Profile
	for _, p := range profiles.byName {
		all = append(all, p)
	}
	sort.Slice(all, func(i, k int) bool { return all[i].name < all[k].name })
	return all
}

// Name is the profile's name.
func (p *Profile) Name() string { return p.name }

// Count is the number of stacks in it now.
func (p *Profile) Count() int {
	switch p.name {
	case "goroutine":
		return runtime.NumGoroutine()
	case "goroutineleak":
		return strings.Count(text(leaks), "\ngoroutine ")
	case "heap", "allocs":
		n, _ := runtime.MemProfile(nil, true)
		return n
	case "block":
		n, _ := runtime.BlockProfile(nil)
		return n
	case "mutex":
		n, _ := runtime.MutexProfile(nil)
		return n
	case "threadcreate":
		n, _ := runtime.ThreadCreateProfile(nil)
		return n
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.stack)
}

// Add adds the stack of the caller, skip functions left out, under the name of value.
func (p *Profile) Add(value any, skip int) {
	if p.name == "" {
		panic("pprof: use of uninitialized Profile")
	}
	if p.stack == nil {
		panic("pprof: Add called on built-in Profile " + p.name)
	}
	pcs := make([]uintptr, 32)
	pcs = pcs[:runtime.Callers(skip+1, pcs)]
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.stack[value] != nil {
		panic("pprof: Profile.Add of duplicate value")
	}
	p.stack[value] = pcs
}

// Remove takes away what was added under the name of value.
func (p *Profile) Remove(value any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.stack, value)
}

// WriteTo writes the profile. heap and allocs, and with debug 0 block, mutex and threadcreate, are in the format of pprof;
// the others are text: goroutine with debug 1 one stack for all goroutines that have it, otherwise each goroutine.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	var err error
	switch p.name {
	case "heap", "allocs":
		err = WriteHeapProfile(w)
	case "goroutine":
		if debug == 1 {
			return writeGoroutines(w)
		}
		_, err = io.WriteString(w, text(func(buf []byte) int { return runtime.Stack(buf, true) }))
	case "goroutineleak":
		_, err = io.WriteString(w, text(leaks))
	case "block":
		err = writeWaits(w, debug, "contention", false)
	case "mutex":
		err = writeWaits(w, debug, "mutex", true)
	case "threadcreate":
		if n := p.Count(); debug > 0 {
			_, err = fmt.Fprintf(w, "threadcreate profile: total %d\n%d @\n#\t0x0\n\n", n, n)
		} else {
			_, err = w.Write(threads())
		}
	default:
		err = p.writeStacks(w)
	}
	return err
}

// text is what f prints into a buffer that is large enough.
func text(f func([]byte) int) string {
	for size := 16 << 10; ; size *= 4 {
		buf := make([]byte, size)
		if n := f(buf); n < size {
			return string(buf[:n])
		}
	}
}

// writeWaits writes the block or the mutex profile, as text the stacks first that have most.
func writeWaits(w io.Writer, debug int, name string, mutex bool) error {
	if debug <= 0 {
		_, err := w.Write(waits(mutex))
		return err
	}
	profile := runtime.BlockProfile
	var b strings.Builder
	fmt.Fprintf(&b, "--- %s:\ncycles/second=1000000000\n", name)
	if mutex {
		profile = runtime.MutexProfile
		fmt.Fprintf(&b, "sampling period=%d\n", runtime.SetMutexProfileFraction(-1))
	}
	var all []runtime.BlockProfileRecord
	for n, ok := profile(nil); !ok; {
		all = make([]runtime.BlockProfileRecord, n+50) // there may be more by then
		n, ok = profile(all)
		all = all[:min(n, len(all))]
	}
	slices.SortFunc(all, func(x, y runtime.BlockProfileRecord) int { return cmp.Compare(y.Cycles, x.Cycles) })
	for i := range all {
		fmt.Fprintf(&b, "%d %d @", all[i].Cycles, all[i].Count)
		for _, pc := range all[i].Stack() {
			fmt.Fprintf(&b, " %#x", pc)
		}
		b.WriteString("\n" + stackText(all[i].Stack()) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// writeGoroutines writes the stacks that goroutines have, those that most have first.
func writeGoroutines(w io.Writer) error {
	var all []runtime.StackRecord
	total, ok := runtime.GoroutineProfile(nil)
	for !ok {
		all = make([]runtime.StackRecord, total+50) // there may be more by then
		total, ok = runtime.GoroutineProfile(all)
	}
	count := map[[32]uintptr]int{}
	for i := range total {
		count[all[i].Stack0]++
	}
	stacks := all[:0]
	for pcs := range count {
		stacks = append(stacks, runtime.StackRecord{Stack0: pcs})
	}
	slices.SortFunc(stacks, func(x, y runtime.StackRecord) int {
		if n := cmp.Compare(count[y.Stack0], count[x.Stack0]); n != 0 {
			return n
		}
		return slices.Compare(x.Stack(), y.Stack())
	})
	var b strings.Builder
	fmt.Fprintf(&b, "goroutine profile: total %d\n", total)
	for i := range stacks {
		fmt.Fprintf(&b, "%d @", count[stacks[i].Stack0])
		for _, pc := range stacks[i].Stack() {
			fmt.Fprintf(&b, " %#x", pc)
		}
		b.WriteString("\n" + stackText(stacks[i].Stack()) + "\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// stackText has a line for each function.
func stackText(pcs []uintptr) string {
	var b strings.Builder
	frames := runtime.CallersFrames(pcs)
	for {
		f, more := frames.Next()
		offset := f.PC - f.Entry
		if f.PC>>63 != 0 {
			offset = 0 // inlined: a number, not an address
		}
		if f.Function != "" && f.Function != "runtime.goexit" {
			fmt.Fprintf(&b, "#\t%#x\t%s+%#x\t%s:%d\n", f.PC, f.Function, offset, f.File, f.Line)
		}
		if !more {
			return b.String()
		}
	}
}

func (p *Profile) writeStacks(w io.Writer) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []string
	for _, pcs := range p.stack {
		all = append(all, stackText(pcs))
	}
	slices.Sort(all)
	if _, err := fmt.Fprintf(w, "%s profile: total %d\n", p.name, len(all)); err != nil {
		return err
	}
	for len(all) > 0 {
		n := 1
		for n < len(all) && all[n] == all[0] {
			n++
		}
		if _, err := fmt.Fprintf(w, "%d @\n%s\n", n, all[0]); err != nil {
			return err
		}
		all = all[n:]
	}
	return nil
}

// Labels ---------------------------------------------------------------------------------------------------------------

// LabelSet is a set of labels.
type LabelSet struct {
	list []string // keys and values
}

type labelKey struct{}

// Labels makes a set of keys and values, which alternate.
func Labels(args ...string) LabelSet {
	if len(args)%2 != 0 {
		panic("uneven number of arguments to pprof.Labels")
	}
	return LabelSet{args}
}

// WithLabels gives a context with these labels, in the place of others with the same keys.
func WithLabels(ctx context.Context, labels LabelSet) context.Context {
	old, _ := ctx.Value(labelKey{}).(map[string]string)
	all := make(map[string]string)
	for k, v := range old {
		all[k] = v
	}
	for i := 0; i < len(labels.list); i += 2 {
		all[labels.list[i]] = labels.list[i+1]
	}
	return context.WithValue(ctx, labelKey{}, all)
}

// Label gives the value of a context's label.
func Label(ctx context.Context, key string) (string, bool) {
	all, _ := ctx.Value(labelKey{}).(map[string]string)
	v, ok := all[key]
	return v, ok
}

// ForLabels calls f with a context's labels, sorted, until it gives false.
func ForLabels(ctx context.Context, f func(key, value string) bool) {
	all, _ := ctx.Value(labelKey{}).(map[string]string)
	var keys []string
	for k := range all {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	for _, k := range keys {
		if !f(k, all[k]) {
			return
		}
	}
}

// SetGoroutineLabels is accepted; profiles do not show labels yet.
func SetGoroutineLabels(ctx context.Context) {}

// Do calls f with a context that has the labels.
func Do(ctx context.Context, labels LabelSet, f func(context.Context)) {
	f(WithLabels(ctx, labels))
}
