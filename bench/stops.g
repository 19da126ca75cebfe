// bench: 61_000_000 operations, prints figures

// What might make a collector stop the world for long: a linked list of 50 million nodes, a million goroutines whose stacks live, a map
// of 10 million entries that is emptied while it is ranged over. For each: how long a collection takes, the longest stop so far (both
// of a collection's stops together), the longest time that a batch of 1,000 small objects took beside a collection.

package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

type node struct {
	next  *node
	value int
}

var seen uint32 // collections that were reported

func longest() (most time.Duration) {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	for ; seen < m.NumGC; seen++ {
		most = max(most, time.Duration(m.PauseNs[seen%256]))
	}
	return most
}

func report(what string) {
	begin := time.Now()
	runtime.GC()
	took := time.Since(begin)
	done := make(chan bool)
	go func() {
		runtime.GC()
		close(done)
	}()
	var worst time.Duration
	var keep [16]*node
	for marking := true; marking; {
		begin := time.Now()
		for i := range 1000 {
			keep[i%16] = &node{nil, i}
		}
		worst = max(worst, time.Since(begin))
		select {
		case <-done:
			marking = false
		default:
		}
	}
	fmt.Printf("%s: collected in %v, stopped at most %v, worst batch %v\n", what, took.Round(time.Millisecond), longest(), worst)
}

func list() {
	var head *node
	for i := range 50_000_000 {
		head = &node{head, i}
	}
	report("list")
	sum := 0
	for n := head; n != nil; n = n.next {
		sum += n.value
	}
	if sum != 50_000_000*(50_000_000-1)/2 {
		panic("wrong")
	}
}

func wait(depth int, start chan bool, n *node) int {
	if depth == 0 {
		<-start
		return n.value
	}
	return wait(depth-1, start, &node{n, depth}) + n.value
}

func goroutines() {
	start := make(chan bool)
	var running sync.WaitGroup
	for i := range 1_000_000 {
		running.Go(func() {
			if wait(4, start, &node{nil, i}) != i+10 {
				panic("wrong")
			}
		})
	}
	report("goroutines")
	close(start)
	running.Wait()
}

func table() {
	m := map[int]*int{}
	for i := range 10_000_000 {
		m[i*7919] = new(int)
	}
	report("map")
	deleted := 0
	for k := range m {
		delete(m, k)
		deleted++
	}
	if deleted != 10_000_000 || len(m) != 0 {
		panic("wrong")
	}
	report("emptied map")
}

func main() {
	list()
	goroutines()
	table()
}
