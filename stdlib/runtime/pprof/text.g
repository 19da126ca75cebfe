// text.g: profiles as text, in the layout that Go has for it: a line of numbers and addresses for each stack, and below it a line
// for each function.

package pprof

import (
	"bytes"
	"cmp"
	"fmt"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"text/tabwriter"
)

func newTable(w io.Writer) *tabwriter.Writer { return tabwriter.NewWriter(w, 1, 8, 1, '\t', 0) }

// key is what comes behind the count.
func (s *stack) key() string {
	b := appendAddresses(nil, s.pcs)
	if s.labels != nil {
		b = append(b, "\n# labels: "...)
		b = append(b, s.labels.String()...)
	}
	return string(b)
}

func appendAddresses(b []byte, pcs []uintptr) []byte {
	b = append(b, '@')
	for _, pc := range pcs {
		b = append(b, " 0x"...)
		b = strconv.AppendUint(b, uint64(pc), 16)
	}
	return b
}

func writeCountsText(w io.Writer, name string, total int, records []record) error {
	t := newTable(w)
	fmt.Fprintf(t, "%s profile: total %d\n", name, total)
	for _, r := range records {
		fmt.Fprintf(t, "%d %s\n", r.count, r.key)
		writeFunctions(t, r.pcs)
	}
	return t.Flush()
}

func isRuntime(name string) bool {
	return strings.HasPrefix(name, "runtime.") || strings.HasPrefix(name, "internal/runtime/")
}

// writeFunctions has a line for each function but goexit. Functions of the runtime are left out where the stack begins, if there are
// others.
func writeFunctions(w io.Writer, pcs []uintptr) {
	var all []runtime.Frame
	first := -1
	frames := runtime.CallersFrames(pcs)
	for more := true; more; {
		var f runtime.Frame
		f, more = frames.Next()
		if f.Function == "runtime.goexit" {
			continue
		}
		if first < 0 && !isRuntime(f.Function) {
			first = len(all)
		}
		all = append(all, f)
	}
	for _, f := range all[max(first, 0):] {
		offset := f.PC - f.Entry
		if f.PC>>63 != 0 {
			offset = 0 // inlined: a number, not an address
		}
		if f.Function == "" {
			fmt.Fprintf(w, "#\t%#x\n", f.PC)
		} else {
			fmt.Fprintf(w, "#\t%#x\t%s+%#x\t%s:%d\n", f.PC, f.Function, offset, f.File, f.Line)
		}
	}
	fmt.Fprintln(w)
}

// writeTracebacks writes what runtime.Stack gives for all goroutines, at most 64 MB.
func writeTracebacks(w io.Writer) error {
	const most = 64 << 20
	size := 1 << 20
	for {
		buf := make([]byte, size)
		n := runtime.Stack(buf, true)
		if n < size || size >= most {
			_, err := w.Write(buf[:n])
			return err
		}
		size *= 2
	}
}

// writeWaits writes the block or the mutex profile, as text the stacks first that have most.
func writeWaits(w io.Writer, debug int, name string, mutex bool) error {
	if debug <= 0 {
		return writeCompressed(w, waits(mutex))
	}
	profile := runtime.BlockProfile
	t := newTable(w)
	fmt.Fprintf(t, "--- %s:\ncycles/second=1000000000\n", name)
	if mutex {
		profile = runtime.MutexProfile
		fmt.Fprintf(t, "sampling period=%d\n", runtime.SetMutexProfileFraction(-1))
	}
	all := recordsOf(profile)
	slices.SortFunc(all, func(x, y runtime.BlockProfileRecord) int { return cmp.Compare(y.Cycles, x.Cycles) })
	for i := range all {
		pcs := all[i].Stack()
		fmt.Fprintf(t, "%d %d %s\n", all[i].Cycles, all[i].Count, appendAddresses(nil, pcs))
		writeFunctions(t, pcs)
	}
	return t.Flush()
}

func recordsOf[R any](profile func([]R) (int, bool)) []R {
	var all []R
	n, ok := profile(nil)
	for !ok || all == nil {
		all = make([]R, n+50) // there may be more by then
		n, ok = profile(all)
	}
	return all[:n]
}

// writeHeap writes the profile of the heap, as text with the figures of runtime.MemStats.
func writeHeap(w io.Writer, debug int, allocs bool) error {
	_ = &runtime.MemProfileRate // a program that contains it takes samples; this is no code that needs it
	if debug <= 0 {
		return writeCompressed(w, heapProfile(allocs))
	}
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	all := recordsOf(func(p []runtime.MemProfileRecord) (int, bool) { return runtime.MemProfile(p, true) })
	slices.SortFunc(all, func(x, y runtime.MemProfileRecord) int { return cmp.Compare(x.InUseBytes(), y.InUseBytes()) })
	var sum runtime.MemProfileRecord
	for i := range all {
		sum.AllocBytes += all[i].AllocBytes
		sum.AllocObjects += all[i].AllocObjects
		sum.FreeBytes += all[i].FreeBytes
		sum.FreeObjects += all[i].FreeObjects
	}
	if sum.FreeBytes == 0 {
		sum.AllocBytes++ // equal numbers would mean that nobody knows what was freed
		sum.FreeBytes++
	}
	t := newTable(w)
	fmt.Fprintf(t, "heap profile: %s @ heap/%d\n", heapNumbers(&sum), 2*heapRate())
	for i := range all {
		pcs := all[i].Stack()
		fmt.Fprintf(t, "%s %s\n", heapNumbers(&all[i]), appendAddresses(nil, pcs))
		writeFunctions(t, pcs)
	}
	t.Write(statsText(&stats))
	return t.Flush()
}

func heapNumbers(r *runtime.MemProfileRecord) string {
	return fmt.Sprintf("%d: %d [%d: %d]", r.InUseObjects(), r.InUseBytes(), r.AllocObjects, r.AllocBytes)
}

func statsText(s *runtime.MemStats) []byte {
	var b bytes.Buffer
	b.WriteString("\n# runtime.MemStats\n")
	for _, x := range []struct {
		name  string
		value any
	}{
		{"Alloc", s.Alloc}, {"TotalAlloc", s.TotalAlloc}, {"Sys", s.Sys}, {"Lookups", s.Lookups}, {"Mallocs", s.Mallocs},
		{"Frees", s.Frees}, {"HeapAlloc", s.HeapAlloc}, {"HeapSys", s.HeapSys}, {"HeapIdle", s.HeapIdle},
		{"HeapInuse", s.HeapInuse}, {"HeapReleased", s.HeapReleased}, {"HeapObjects", s.HeapObjects},
		{"Stack", fmt.Sprintf("%d / %d", s.StackInuse, s.StackSys)}, {"MSpan", fmt.Sprintf("%d / %d", s.MSpanInuse, s.MSpanSys)},
		{"MCache", fmt.Sprintf("%d / %d", s.MCacheInuse, s.MCacheSys)}, {"BuckHashSys", s.BuckHashSys}, {"GCSys", s.GCSys},
		{"OtherSys", s.OtherSys}, {"NextGC", s.NextGC}, {"LastGC", s.LastGC}, {"PauseNs", s.PauseNs}, {"PauseEnd", s.PauseEnd},
		{"NumGC", s.NumGC}, {"NumForcedGC", s.NumForcedGC}, {"GCCPUFraction", s.GCCPUFraction}, {"DebugGC", s.DebugGC},
	} {
		fmt.Fprintf(&b, "# %s = %v\n", x.name, x.value)
	}
	var usage syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &usage) == nil {
		fmt.Fprintf(&b, "# MaxRSS = %d\n", usage.Maxrss<<10)
	}
	return b.Bytes()
}
