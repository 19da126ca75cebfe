// run

// The tables that a map has grown out of keep none of the entries alive that they held.

package main

import "runtime"

type entry struct{ data [100]int }

const size = 1000

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

//go:noinline
func fill(m map[int]*entry, from, to int) {
	for i := from; i < to; i++ {
		m[i] = &entry{}
		if i >= size {
			delete(m, i-size)
		}
	}
}

func main() {
	m := map[int]*entry{}
	fill(m, 0, size) // the first table had most of these
	before := heap()
	fill(m, size, 10*size)
	after := heap()
	println(len(m), after < before+before/2)
	runtime.KeepAlive(m)
}
