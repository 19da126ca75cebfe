// run

// The tables that a map has grown out of keep none of the entries alive that they held.

package main

import "runtime"

type entry struct {
	prev *entry
	data [12]int
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// Each entry that is deleted leads to the one that is deleted next: the first one kept alive would keep them all.
//
//go:noinline
func fill(m map[int]*entry, from, to int, last *entry) *entry {
	for i := from; i < to; i++ {
		last.prev = &entry{}
		m[i] = last
		last = last.prev
		if i >= size {
			delete(m, i-size)
		}
	}
	return last
}

const size = 1000

func main() {
	m := map[int]*entry{}
	last := fill(m, 0, size, &entry{})
	before := heap()
	fill(m, size, 50*size, last)
	last = nil
	after := heap()
	println(len(m), after < 2*before)
	runtime.KeepAlive(m)
}
