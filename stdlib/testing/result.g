// result.g: results of benchmarks, and counting allocations.

package testing

import (
	"fmt"
	"math"
	"runtime"
	"slices"
	"strings"
	"time"
)

// BenchmarkResult is what was measured.
type BenchmarkResult struct {
	N         int                // iterations
	T         time.Duration      // all of them took
	Bytes     int64              // of one iteration
	MemAllocs uint64             // allocations of all
	MemBytes  uint64             // bytes that these took
	Extra     map[string]float64 // from ReportMetric
}

// perOp returns total by iteration, or what was reported in its place.
func (r BenchmarkResult) perOp(unit string, total int64) int64 {
	if v, ok := r.Extra[unit]; ok {
		return int64(v)
	}
	if r.N <= 0 {
		return 0
	}
	return total / int64(r.N)
}

// NsPerOp returns nanoseconds by iteration.
func (r BenchmarkResult) NsPerOp() int64 { return r.perOp("ns/op", r.T.Nanoseconds()) }

// AllocsPerOp returns allocations by iteration.
func (r BenchmarkResult) AllocsPerOp() int64 { return r.perOp("allocs/op", int64(r.MemAllocs)) }

// AllocedBytesPerOp returns bytes allocated by iteration.
func (r BenchmarkResult) AllocedBytesPerOp() int64 { return r.perOp("B/op", int64(r.MemBytes)) }

func (r BenchmarkResult) megabytesPerSecond() float64 {
	if v, ok := r.Extra["MB/s"]; ok {
		return v
	}
	if r.Bytes <= 0 || r.T <= 0 || r.N <= 0 {
		return 0
	}
	return float64(r.Bytes) * float64(r.N) / 1e6 / r.T.Seconds()
}

// String returns the result in the form that programs for comparing results read: iterations, time and further metrics,
// without allocations.
func (r BenchmarkResult) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%8d", r.N)
	ns, ok := r.Extra["ns/op"]
	if !ok {
		ns = float64(r.T.Nanoseconds()) / float64(r.N)
	}
	if ns != 0 {
		writeMetric(&b, ns, "ns/op")
	}
	if mbs := r.megabytesPerSecond(); mbs != 0 {
		fmt.Fprintf(&b, "\t%7.2f MB/s", mbs)
	}
	var units []string
	for unit := range r.Extra {
		switch unit {
		case "ns/op", "MB/s", "B/op", "allocs/op":
		default:
			units = append(units, unit)
		}
	}
	slices.Sort(units)
	for _, unit := range units {
		writeMetric(&b, r.Extra[unit], unit)
	}
	return b.String()
}

// writeMetric writes x with four significant digits and the points below each other.
func writeMetric(b *strings.Builder, x float64, unit string) {
	digits, least := 0, 999.95 // from here on, no digits behind the point
	if x != 0 {
		for ; digits < 7 && !(math.Abs(x) >= least); digits++ {
			least /= 10
		}
	}
	width := 10
	if digits > 0 {
		width += 1 + digits
	}
	fmt.Fprintf(b, "\t%*.*f %s", width, digits, x, unit)
}

// MemString returns bytes and allocations by iteration, as -benchmem shows them.
func (r BenchmarkResult) MemString() string {
	return fmt.Sprintf("%8d B/op\t%8d allocs/op", r.AllocedBytesPerOp(), r.AllocsPerOp())
}

// AllocsPerRun returns how many allocations a call of f makes on average, rounded down. f is called once to warm up and
// then runs times, on one processor. It panics in parallel tests, which would count too.
func AllocsPerRun(runs int, f func()) (avg float64) {
	if parallelRunning() {
		panic("testing: AllocsPerRun called during parallel test")
	}
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(1))
	f()
	before := allocated().allocs
	for range runs {
		f()
	}
	return float64((allocated().allocs - before) / uint64(runs))
}
