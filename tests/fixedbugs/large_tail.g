// run

// The collector reads a large object to the end of its last page. What lies there behind the elements kept alive what
// an older object in these pages had pointed to, or was taken for pointers to objects that had long been freed.
package main

import (
	"runtime"
	"weak"
)

type node struct {
	n [8]int
}

const (
	pages = 5
	room  = pages * 8192 / 8 // pointers
)

//go:noinline
func fill(nodes []*node) {
	list := make([]*node, room)
	for i := range list {
		list[i] = nodes[i%len(nodes)]
	}
	runtime.KeepAlive(list)
}

//go:noinline
func makenodes(watch []weak.Pointer[node]) {
	nodes := make([]*node, len(watch))
	for i := range nodes {
		nodes[i] = new(node)
		watch[i] = weak.Make(nodes[i])
	}
	for range 50 {
		fill(nodes)
	}
	runtime.GC()
	runtime.GC()
	for range 50 {
		keep = append(keep, make([]*node, room-1000))
	}
	runtime.KeepAlive(nodes)
}

var keep [][]*node

func main() {
	watch := make([]weak.Pointer[node], 1000)
	done := make(chan bool)
	go func() { // whose stack is gone afterwards
		makenodes(watch)
		done <- true
	}()
	<-done
	runtime.GC()
	runtime.GC()
	alive := 0
	for _, w := range watch {
		if w.Value() != nil {
			alive++
		}
	}
	if alive > 10 { // a stack may know some
		println(alive, "of", len(watch), "objects are alive")
		panic("not freed")
	}
	for _, list := range keep {
		for _, p := range list {
			if p != nil {
				panic("not zero")
			}
		}
	}
}
