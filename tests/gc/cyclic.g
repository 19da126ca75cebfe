// run

// Garbage in cycles is freed: the heap stays small however much is made.

package main

import "runtime"

type ring struct {
	next, prev *ring
	data       [64]byte
	m          map[string]*ring
	f          func() *ring
}

func make1(n int) *ring {
	first := &ring{}
	last := first
	for range n {
		r := &ring{prev: last}
		r.m = map[string]*ring{"self": r, "first": first}
		r.f = func() *ring { return r.next }
		last.next = r
		last = r
	}
	last.next = first
	first.prev = last
	return first
}

var kept *ring

func main() {
	var m runtime.MemStats
	peak := uint64(0)
	for i := range 300 {
		kept = make1(500)
		if kept.prev.f() != kept || kept.next.m["self"] != kept.next {
			println("broken")
		}
		if i%10 == 0 {
			runtime.ReadMemStats(&m)
			peak = max(peak, m.HeapAlloc)
		}
	}
	println(peak < 16<<20, m.TotalAlloc > 40<<20, m.NumGC > 3)
}
