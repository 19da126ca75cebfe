// run

// Package runtime/debug.
package main

import (
	"runtime"
	"runtime/debug"
	"strings"
	"time"
)

func recurse(n int) int {
	if n == 0 {
		return 0
	}
	return recurse(n-1) + 1
}

func main() {
	println(debug.SetGCPercent(50), debug.SetGCPercent(-1), debug.SetGCPercent(100))
	println(debug.SetMemoryLimit(-1) > 1<<60, debug.SetMemoryLimit(1<<40) > 1<<60, debug.SetMemoryLimit(-1))
	println(debug.SetMaxStack(64<<20), debug.SetMaxStack(1000000000), recurse(100000))
	println(debug.SetMaxThreads(5000), debug.SetMaxThreads(10000))
	var s debug.GCStats
	debug.ReadGCStats(&s)
	before := s.NumGC
	runtime.GC()
	runtime.GC()
	s.PauseQuantiles = make([]time.Duration, 5)
	debug.ReadGCStats(&s)
	println(s.NumGC-before >= 2, len(s.Pause) == int(s.NumGC), len(s.PauseEnd) == len(s.Pause), s.PauseTotal > 0)
	println(!s.LastGC.IsZero(), s.PauseEnd[0].Sub(s.LastGC).Abs() < time.Minute, s.PauseQuantiles[0] <= s.PauseQuantiles[4])
	debug.FreeOSMemory()
	stack := string(debug.Stack())
	println(strings.HasPrefix(stack, "goroutine 1 [running]:\n"), strings.Contains(stack, "main.main()"))
	println(debug.SetPanicOnFault(true), debug.SetPanicOnFault(false))
	debug.SetTraceback("all")
}
