// garbage.g: the collector.

package debug

import (
	"runtime"
	"slices"
	"time"
	_ "unsafe" // for go:linkname
)

// GCStats tells of the collections so far.
type GCStats struct {
	LastGC         time.Time       // when the last one ended
	NumGC          int64           // how many there were
	PauseTotal     time.Duration   // of all pauses
	Pause          []time.Duration // the last first
	PauseEnd       []time.Time     // when they ended, the last first
	PauseQuantiles []time.Duration
}

// ReadGCStats fills in stats. Of the pauses those are known that runtime.MemStats has. If PauseQuantiles is not empty, it gets
// the quantiles of Pause: with five elements minimum, 25 %, 50 %, 75 %, maximum.
func ReadGCStats(stats *GCStats) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	stats.NumGC = int64(m.NumGC)
	stats.PauseTotal = time.Duration(m.PauseTotalNs)
	stats.LastGC = time.Unix(0, int64(m.LastGC))
	n := min(int(m.NumGC), len(m.PauseNs))
	stats.Pause = stats.Pause[:0]
	stats.PauseEnd = stats.PauseEnd[:0]
	for i := range n {
		at := (int(m.NumGC) - 1 - i) % len(m.PauseNs)
		stats.Pause = append(stats.Pause, time.Duration(m.PauseNs[at]))
		stats.PauseEnd = append(stats.PauseEnd, time.Unix(0, int64(m.PauseEnd[at])))
	}
	quantiles(stats.PauseQuantiles, slices.Sorted(slices.Values(stats.Pause)))
}

func quantiles(out, sorted []time.Duration) {
	clear(out)
	if len(sorted) == 0 || len(out) == 0 {
		return
	}
	steps := len(out) - 1
	for i := range steps {
		out[i] = sorted[len(sorted)*i/steps]
	}
	out[steps] = sorted[len(sorted)-1]
}

// SetGCPercent sets how much the heap may grow, in percent of what the last collection has left, before the next one begins,
// and gives the old value. Negative: no collections because of growth. The environment variable GOGC sets it first.
func SetGCPercent(percent int) int { return setGCPercent(percent) }

//go:linkname setGCPercent debug_setgcpercent
func setGCPercent(percent int) int

// SetMemoryLimit sets how many bytes the program should not take more of; collections become more frequent near it. Gives
// the old value; a negative limit only asks. The environment variable GOMEMLIMIT sets it first.
func SetMemoryLimit(limit int64) int64 { return setMemoryLimit(limit) }

//go:linkname setMemoryLimit debug_setmemorylimit
func setMemoryLimit(limit int64) int64

// FreeOSMemory collects garbage and gives all memory that is free back to the system.
func FreeOSMemory() { freeOSMemory() }

//go:linkname freeOSMemory debug_freeosmemory
func freeOSMemory()

// WriteHeapDump writes what is in the heap, the stacks of all goroutines and the variables to the file with the descriptor fd, in
// the format of Go's heap dumps. The world stops meanwhile, so fd must not be a pipe that this program reads from.
func WriteHeapDump(fd uintptr) { writeHeapDump(fd, runtime.Version()) }

//go:linkname writeHeapDump debug_writeheapdump
func writeHeapDump(fd uintptr, version string)
