// bench: 30_000_000 operations, prints figures

// A heap of 500 MB that lives, and a goroutine that allocates 1,000 objects at a time while another one makes garbage: how long
// does a batch take? The last line has the collections meanwhile and the longest time that one of them stopped the world (both
// of its stops together).

package main

import (
	"fmt"
	"runtime"
	"slices"
	"time"
)

type node struct {
	left, right *node
	data        [4]int
}

func build(depth int) *node {
	if depth == 0 {
		return &node{}
	}
	return &node{left: build(depth - 1), right: build(depth - 1)}
}

func (n *node) count() int {
	if n == nil {
		return 0
	}
	return 1 + n.left.count() + n.right.count()
}

const (
	depth   = 16 // a tree takes 6.3 MB
	batches = 30_000
	size    = 1000
)

var (
	live [80]*node
	ring [1 << 16]*node
	stop bool
)

func litter(done chan bool) {
	var keep [256][]byte
	for i := 0; !stop; i++ {
		keep[i&255] = make([]byte, 1024)
		if i&1023 == 0 {
			runtime.Gosched()
		}
	}
	done <- true
}

func main() {
	for i := range live {
		live[i] = build(depth)
	}
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	done := make(chan bool)
	go litter(done)
	times := make([]time.Duration, 0, batches)
	at := 0
	for range batches {
		begin := time.Now()
		for i := range size {
			ring[at] = &node{left: ring[(at+1)&(1<<16-1)], data: [4]int{i}}
			ring[at].left = nil
			at = (at + 1) & (1<<16 - 1)
		}
		times = append(times, time.Since(begin))
	}
	stop = true
	<-done
	runtime.ReadMemStats(&after)
	var most uint64
	for i := before.NumGC; i < after.NumGC; i++ {
		most = max(most, after.PauseNs[i%256])
	}
	slices.Sort(times)
	fmt.Printf("batch of %d: p50 %v, p99 %v, p99.9 %v, max %v\n", size, times[len(times)/2], times[len(times)*99/100],
		times[len(times)*999/1000], times[len(times)-1])
	fmt.Printf("%d MB live, %d collections, stopped at most %v\n", before.HeapAlloc>>20, after.NumGC-before.NumGC,
		time.Duration(most))
	if live[0].count() != live[79].count() {
		panic("wrong")
	}
}
