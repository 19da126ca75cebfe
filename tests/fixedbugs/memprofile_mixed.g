// run

// Of small objects between large ones the heap profile found too few: a large one reached the sample in their place.
package main

import (
	"fmt"
	"math"
	"runtime"
)

var (
	tiny  *[256]byte
	small *[1024]byte
	large *[16384]byte
)

const (
	rate = 4 << 10 // 3,600 samples of 256 bytes: a standard deviation of 1.6 % of what is estimated
	n    = 60000
)

//go:noinline
func allocate() {
	for range n {
		large = new([16384]byte)
		small = new([1024]byte)
		large = new([16384]byte)
		tiny = new([256]byte)
	}
}

func main() {
	runtime.MemProfileRate = rate
	allocate()
	runtime.GC()
	runtime.GC()
	records := make([]runtime.MemProfileRecord, 1000)
	k, ok := runtime.MemProfile(records, true)
	if !ok {
		panic("too many records")
	}
	count := map[int64]float64{} // by size
	for _, r := range records[:k] {
		if r.AllocObjects > 0 {
			count[r.AllocBytes/r.AllocObjects] += float64(r.AllocObjects)
		}
	}
	for _, size := range []int64{256, 1024} {
		sampled := count[size]
		estimate := sampled / (1 - math.Exp(-float64(size)/rate))
		if estimate < 0.9*n || estimate > 1.1*n {
			panic(fmt.Sprint(size, " bytes: ", int(estimate), " objects instead of ", n))
		}
	}
}
