// Package pprof writes profiles of the running program in the format of `go tool pprof`.
package pprof

import (
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
		for _, name := range []string{"goroutine", "goroutineleak", "heap", "allocs"} {
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

// WriteTo writes the profile. heap and allocs are in the format of pprof, the others are text.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	var err error
	switch p.name {
	case "heap", "allocs":
		err = WriteHeapProfile(w)
	case "goroutine":
		_, err = io.WriteString(w, text(func(buf []byte) int { return runtime.Stack(buf, true) }))
	case "goroutineleak":
		_, err = io.WriteString(w, text(leaks))
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

func (p *Profile) writeStacks(w io.Writer) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	var all []string
	for _, pcs := range p.stack {
		var b strings.Builder
		frames := runtime.CallersFrames(pcs)
		for {
			f, more := frames.Next()
			fmt.Fprintf(&b, "#\t%#x\t%s+%#x\t%s:%d\n", f.PC, f.Function, f.PC-f.Entry, f.File, f.Line)
			if !more {
				break
			}
		}
		all = append(all, b.String())
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
