// run

// After a peak memory goes back to the system by itself.

package main

import (
	"runtime"
	"time"
)

var keep [][]byte

// In a frame of its own: without optimisation a slot of the frame may go on pointing to the slice.
//
//go:noinline
func fill() {
	for range 200 {
		b := make([]byte, 1<<20)
		for i := range b {
			b[i] = 1
		}
		keep = append(keep, b)
	}
}

func main() {
	fill()
	var peak, m runtime.MemStats
	runtime.ReadMemStats(&peak)
	keep = nil
	runtime.GC()
	for range 10000 { // memory goes back at a hundredth of the time: on a busy machine that takes seconds
		time.Sleep(20 * time.Millisecond)
		runtime.ReadMemStats(&m)
		if m.HeapReleased > peak.HeapReleased+150<<20 {
			break
		}
	}
	println(peak.HeapInuse > 190<<20, m.HeapInuse < 20<<20, m.HeapReleased > peak.HeapReleased+150<<20)
}
