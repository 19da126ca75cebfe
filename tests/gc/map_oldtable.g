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

func main() {
	const size = 1000
	m := map[int]*entry{}
	last := &entry{}
	for i := range size {
		last.prev = &entry{}
		m[i] = last
		last = last.prev
	}
	before := heap()
	// Each entry that is deleted leads to the one that is deleted next: the first one kept alive would keep them all.
	for i := size; i < 50*size; i++ {
		last.prev = &entry{}
		m[i] = last
		last = last.prev
		delete(m, i-size)
	}
	after := heap()
	println(len(m), after < 2*before)
	runtime.KeepAlive(m)
}
