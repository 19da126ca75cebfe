// mprof.g: profiles as lists of records. Package runtime/pprof writes them in the format of tools.

package runtime

import _ "unsafe" // for go:linkname

// MemProfileRate is the number of bytes in which one allocation is sampled for the memory profile, on average. 1 samples every
// one, 0 none. It should be set once, at the beginning of the program: a change holds when the objects are used up that were set
// aside for allocation, some KB of each size. The environment variable GOHEAPPROF profiles with the same rate.
var MemProfileRate int = 512 * 1024

// StackRecord is a stack.
type StackRecord struct {
	Stack0 [32]uintptr // like those of [Callers]; what follows the stack is 0
}

// Stack is the part of Stack0 that is used.
func (r *StackRecord) Stack() []uintptr { return usedPart(r.Stack0[:]) }

func usedPart(stack []uintptr) []uintptr {
	for i, pc := range stack {
		if pc == 0 {
			return stack[:i]
		}
	}
	return stack
}

// MemProfileRecord tells of the samples that were allocated at one place: of one type and size, by one stack.
type MemProfileRecord struct {
	AllocBytes, FreeBytes     int64
	AllocObjects, FreeObjects int64
	Stack0                    [32]uintptr // like those of [Callers]; what follows the stack is 0
}

// InUseBytes is how many bytes are not freed.
func (r *MemProfileRecord) InUseBytes() int64 { return r.AllocBytes - r.FreeBytes }

// InUseObjects is how many objects are not freed.
func (r *MemProfileRecord) InUseObjects() int64 { return r.AllocObjects - r.FreeObjects }

// Stack is the part of Stack0 that is used.
func (r *MemProfileRecord) Stack() []uintptr { return usedPart(r.Stack0[:]) }

// MemProfile gives the number of records of the memory profile, with those of which all is freed if inuseZero. If p is long
// enough, it fills it in, and ok is true. Garbage counts as in use until it was collected.
func MemProfile(p []MemProfileRecord, inuseZero bool) (n int, ok bool) {
	_ = &MemProfileRate // a program that contains it takes samples
	n = memProfile(p, inuseZero)
	return n, n <= len(p)
}

//go:linkname memProfile runtime_memprofile
func memProfile(p []MemProfileRecord, inuseZero bool) int

// GoroutineProfile gives the number of goroutines. If p is long enough, it fills in their stacks, and ok is true. The world stops
// for it.
func GoroutineProfile(p []StackRecord) (n int, ok bool) {
	n = goroutineProfile(p)
	return n, n <= len(p)
}

//go:linkname goroutineProfile runtime_goroutineprofile
func goroutineProfile(p []StackRecord) int

// BlockProfileRecord tells of the events at one stack.
type BlockProfileRecord struct {
	Count  int64
	Cycles int64 // how long goroutines have waited; the clock of cycles has a nanosecond
	StackRecord
}

// SetBlockProfileRate has the block profile take a sample of one event in rate nanoseconds that goroutines wait, on average: for
// channels, in select, and for what package sync has. 1 notes every event, rate <= 0 none. Events count for as many as they
// stand for.
//
//go:linkname SetBlockProfileRate runtime_setblockprofilerate
func SetBlockProfileRate(rate int)

// BlockProfile gives the number of records of the block profile: at which stacks goroutines have waited. If p is long enough, it
// fills it in, and ok is true.
func BlockProfile(p []BlockProfileRecord) (n int, ok bool) {
	n = waitProfile(p, false)
	return n, n <= len(p)
}

// SetMutexProfileFraction has the mutex profile take a sample of one in rate unlocks that somebody waited for. 0 ends that.
// rate < 0 changes nothing. Gives the rate so far.
//
//go:linkname SetMutexProfileFraction runtime_setmutexprofilefraction
func SetMutexProfileFraction(rate int) int

// MutexProfile gives the number of records of the mutex profile: at which stacks mutexes were unlocked that others waited for, and
// how long these did. If p is long enough, it fills it in, and ok is true.
func MutexProfile(p []BlockProfileRecord) (n int, ok bool) {
	n = waitProfile(p, true)
	return n, n <= len(p)
}

//go:linkname waitProfile runtime_waitprofile
func waitProfile(p []BlockProfileRecord, mutex bool) int

// ThreadCreateProfile gives the number of the system's threads that the program uses. If p is long enough, it fills in a record for
// each, and ok is true. It is not known what made them: the scheduler does, when it has need of one; the stacks are empty.
func ThreadCreateProfile(p []StackRecord) (n int, ok bool) {
	n = threadCount()
	if n > len(p) {
		return n, false
	}
	clear(p[:n])
	return n, true
}

//go:linkname threadCount runtime_threadcount
func threadCount() int

// CPUProfile panics.
//
// Deprecated: it gave the CPU profile in a form that is used no more. Use package runtime/pprof.
func CPUProfile() []byte { panic("CPUProfile no longer available") }

// SetCPUProfileRate begins a CPU profile with hz samples a second, at most 1000000, which StartCPUProfile of package runtime/pprof
// takes over, with a complaint on standard error: so a profile has another rate than 100. While there is a profile it cannot be
// set. hz <= 0 ends sampling.
//
//go:linkname SetCPUProfileRate runtime_setcpuprofilerate
func SetCPUProfileRate(hz int)
