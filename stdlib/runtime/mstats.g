// mstats.g: the collector and its statistics.

package runtime

import _ "unsafe" // for go:linkname

// GC collects all garbage and returns when its memory is free.
//
//go:linkname GC runtime_gc
func GC()

// MemStats tells what memory the program has and had. The counts of bytes and objects are exact when [ReadMemStats]
// takes them; what was found to be garbage counts until it is swept.
type MemStats struct {
	Alloc      uint64 // bytes of the objects in the heap; the same as HeapAlloc
	TotalAlloc uint64 // bytes of all objects there ever were
	Sys        uint64 // bytes of address space
	Lookups    uint64 // always 0
	Mallocs    uint64 // objects there ever were
	Frees      uint64 // objects freed

	HeapAlloc    uint64 // bytes of the objects in the heap
	HeapSys      uint64 // bytes of address space for the heap
	HeapIdle     uint64 // of them without objects
	HeapInuse    uint64 // of them in spans with objects
	HeapReleased uint64 // of HeapIdle: takes no memory
	HeapObjects  uint64 // objects in the heap

	StackInuse  uint64 // bytes of stacks, when memory was collected last
	StackSys    uint64
	MSpanInuse  uint64 // the runtime's structures
	MSpanSys    uint64
	MCacheInuse uint64
	MCacheSys   uint64
	BuckHashSys uint64
	GCSys       uint64
	OtherSys    uint64

	NextGC        uint64      // size of the heap that the next collection is to keep below
	LastGC        uint64      // end of the last one, in nanoseconds since 1970
	PauseTotalNs  uint64      // how long the world has stood still
	PauseNs       [256]uint64 // the same for each of the last collections; the last is at (NumGC+255)%256
	PauseEnd      [256]uint64 // when that was, in nanoseconds since 1970
	NumGC         uint32      // collections
	NumForcedGC   uint32      // of them by GC
	GCCPUFraction float64     // share of the processors' time that they took
	EnableGC      bool        // always true
	DebugGC       bool        // always false

	// BySize counts objects of up to Size bytes that do not fit in the size before.
	BySize [61]struct {
		Size    uint32
		Mallocs uint64
		Frees   uint64
	}
}

// ReadMemStats fills in m. The world stops for it.
//
//go:linkname ReadMemStats runtime_readmemstats
func ReadMemStats(m *MemStats)
