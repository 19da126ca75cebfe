// Package pprof writes profiles of the running program in the format of `go tool pprof`.
//
// The runtime collects them and makes the protocol buffers (runtime/svc/pprof.c tells about the format). What is here
// compresses these (gzip.g), writes the text formats (text.g) and keeps what belongs to the program: its own profiles, and the
// labels of goroutines (labels.g).
package pprof

import (
	"cmp"
	"errors"
	"io"
	"runtime"
	"slices"
	"sync"
	"unsafe"
)

//go:linkname heapProfile pprof_heap
func heapProfile(allocs bool) []byte

//go:linkname heapRate pprof_heaprate
func heapRate() int

//go:linkname waits pprof_waits
func waits(mutex bool) []byte

//go:linkname startCPU pprof_startcpu
func startCPU(hz int) bool

//go:linkname stopCPU pprof_stopcpu
func stopCPU() []byte

//go:linkname newCounts pprof_newcounts
func newCounts(name string) unsafe.Pointer

//go:linkname addCount pprof_addcount
func addCount(profile unsafe.Pointer, stack []uintptr, count int64, labels *labelSet)

//go:linkname counts pprof_counts
func counts(profile unsafe.Pointer) []byte

// goroutines fills in the stacks of goroutines, each behind its length, and their labels, if both fit; words and n are what it takes.
//
//go:linkname goroutines pprof_goroutines
func goroutines(leaked bool, stacks []uintptr, labels []*labelSet) (words, n int)

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
		writeCompressed(cpu.w, stopCPU())
		cpu.w = nil
	}
}

// WriteHeapProfile writes the profile "heap" to w.
func WriteHeapProfile(w io.Writer) error { return writeHeap(w, 0, false) }

// Profile is a named collection of stacks. Predefined are
//
//	goroutine       all goroutines
//	goroutineleak   goroutines that wait for ever
//	heap, allocs    what is in the heap, and who has allocated it; what tools show first is what is there, or was ever allocated
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
	slices.SortFunc(all, func(x, y *Profile) int { return cmp.Compare(x.name, y.name) })
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
		_, n := goroutines(true, nil, nil)
		return n
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
	if len(pcs) == 0 { // skip is too large
		pcs = []uintptr{entry(lostProfileEvent) + 1} // as if it were a return address
	}
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

// lostProfileEvent is where things are counted whose place is not known.
func lostProfileEvent() {}

func entry(f func()) uintptr { return **(**uintptr)(unsafe.Pointer(&f)) }

// WriteTo writes the profile. debug 0: in the format of pprof, compressed. debug 1: as text. debug 2 of goroutine and goroutineleak:
// the tracebacks of all goroutines; of other profiles it is the same as 1.
func (p *Profile) WriteTo(w io.Writer, debug int) error {
	switch p.name {
	case "":
		panic("pprof: use of zero Profile")
	case "heap", "allocs":
		return writeHeap(w, debug, p.name == "allocs")
	case "goroutine", "goroutineleak":
		return writeGoroutines(w, debug, p.name)
	case "block":
		return writeWaits(w, debug, "contention", false)
	case "mutex":
		return writeWaits(w, debug, "mutex", true)
	case "threadcreate":
		return writeCounts(w, debug, p.name, make([]stack, p.Count()))
	}
	p.mu.Lock()
	var all []stack
	for _, pcs := range p.stack {
		all = append(all, stack{pcs: pcs})
	}
	p.mu.Unlock()
	return writeCounts(w, debug, p.name, all)
}

// stack is that of a goroutine, or one that was counted.
type stack struct {
	pcs    []uintptr
	labels *labelSet // or nil
}

// record is all that have equal stacks and labels.
type record struct {
	stack
	key   string // as the text formats have it
	count int
}

// merged counts equal stacks. Those that most have come first.
func merged(all []stack) []record {
	index := map[string]int{}
	var records []record
	for _, s := range all {
		key := s.key()
		i, ok := index[key]
		if !ok {
			i = len(records)
			index[key] = i
			records = append(records, record{stack: s, key: key})
		}
		records[i].count++
	}
	slices.SortFunc(records, func(x, y record) int {
		return cmp.Or(cmp.Compare(y.count, x.count), cmp.Compare(x.key, y.key))
	})
	return records
}

func writeCounts(w io.Writer, debug int, name string, all []stack) error {
	records := merged(all)
	if debug > 0 {
		return writeCountsText(w, name, len(all), records)
	}
	profile := newCounts(name)
	for _, r := range records {
		addCount(profile, r.pcs, int64(r.count), r.labels)
	}
	return writeCompressed(w, counts(profile))
}

// leaking is held from when goroutines that wait for ever are looked for until they are written: the runtime remembers one answer.
var leaking sync.Mutex

func writeGoroutines(w io.Writer, debug int, name string) error {
	leaked := name == "goroutineleak"
	if leaked {
		leaking.Lock()
		defer leaking.Unlock()
	}
	if debug < 2 {
		return writeCounts(w, debug, name, allGoroutines(leaked))
	}
	if leaked {
		goroutines(true, nil, nil) // tracebacks say of whom that is true
	}
	return writeTracebacks(w)
}

func allGoroutines(leaked bool) []stack {
	var pcs []uintptr
	var labels []*labelSet
	words, n := goroutines(leaked, nil, nil)
	for words > len(pcs) || n > len(labels) {
		pcs = make([]uintptr, words+words/8+256) // there may be more by then
		labels = make([]*labelSet, n+n/8+16)
		words, n = goroutines(leaked, pcs, labels)
	}
	all := make([]stack, n)
	for i := range all {
		end := 1 + pcs[0]
		all[i] = stack{pcs[1:end:end], labels[i]}
		pcs = pcs[end:]
	}
	return all
}
