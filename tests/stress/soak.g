// run

// Everything that takes memory, all at once and for long: objects of all sizes, maps that grow and shrink, goroutines with deep
// stacks, channels, timers and tickers that nobody stops, strings, finalizers, weak pointers. What the process takes must not
// grow: the largest RSS of the last third of the time must be about that of the second third.
//
// SOAK_SECONDS=1800 makes it half an hour, and prints the RSS each minute; without it twenty seconds are enough.

package main

import (
	"fmt"
	"os"
	"runtime"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"weak"
)

type item struct {
	key  int
	text string
	next *item
	m    map[string]int
	f    func() int
}

var (
	end      time.Time
	finished atomic.Int64
	dropped  atomic.Int64
	fired    atomic.Int64
)

func makeItem(k int) *item {
	it := &item{key: k, text: strings.Repeat("x", k%50), m: map[string]int{"k": k}}
	it.f = func() int { return it.key }
	return it
}

func (it *item) check() {
	if it != nil && (len(it.text) != it.key%50 || it.m["k"] != it.key || it.f() != it.key) {
		panic("broken")
	}
}

func going() bool { return time.Now().Before(end) }

type random uint64

func (r *random) next(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r>>33) % uint64(n))
}

// Objects that live for a while, of all sizes.
func objects(r random) {
	items := make([]*item, 5000)
	blocks := make([][]byte, 200)
	for going() {
		for range 1000 {
			k := r.next(100000)
			at := k % len(items)
			items[at].check()
			items[at] = makeItem(k)
			items[at].next = items[r.next(len(items))]
			if items[at].next != nil {
				items[at].next.next = nil
			}
		}
		b := make([]byte, 1<<r.next(18))
		b[0], b[len(b)-1] = 1, 2
		blocks[r.next(len(blocks))] = b
		runtime.Gosched()
	}
}

// A map that grows and shrinks again.
func maps(r random) {
	m := map[int]*item{}
	for going() {
		for range 500 {
			m[r.next(20000)] = makeItem(r.next(1000))
		}
		if len(m) > 15000 {
			for k, it := range m {
				it.check()
				if k%4 != 0 {
					delete(m, k)
				}
			}
		}
		if r.next(500) == 0 {
			m = map[int]*item{}
		}
		runtime.Gosched()
	}
}

func deep(n int, it *item) int {
	var pad [64]byte
	pad[n%64] = byte(n)
	if n == 0 {
		it.check()
		return int(pad[0])
	}
	return deep(n-1, it) + int(pad[n%64]&1)
}

// Goroutines that come and go, with stacks of all depths.
func goroutines(r random) {
	for going() {
		var wg sync.WaitGroup
		for range 200 {
			n, it := r.next(300), makeItem(r.next(1000))
			wg.Go(func() { deep(n, it) })
		}
		wg.Wait()
		time.Sleep(time.Millisecond)
	}
}

// A chain of channels, made anew each time.
func channels(r random) {
	for going() {
		first := make(chan *item)
		last := first
		for range 20 {
			in, out := last, make(chan *item, r.next(4))
			go func() {
				for it := range in {
					out <- it
				}
				close(out)
			}()
			last = out
		}
		go func() {
			for i := range 100 {
				first <- makeItem(i)
			}
			close(first)
		}()
		n := 0
		for it := range last {
			it.check()
			n++
		}
		if n != 100 {
			panic("lost")
		}
	}
}

// Timers that fire, that are stopped, and that are forgotten.
func timers(r random) {
	for going() {
		for range 50 {
			it := makeItem(r.next(1000))
			time.AfterFunc(time.Duration(r.next(3000))*time.Microsecond, func() { it.check(); fired.Add(1) })
			t := time.NewTimer(time.Hour)
			if r.next(2) == 0 {
				t.Stop()
			}
			time.NewTicker(time.Hour)
			select {
			case <-time.After(time.Duration(r.next(200)) * time.Microsecond):
			case <-time.After(time.Hour):
			}
		}
	}
}

// Holds an item, which points to itself (by its func): it is the holder that can have a finalizer.
type holder struct{ it *item }

// Objects with finalizers and cleanups, and weak pointers to them.
func finalizers(r random) {
	refs := make([]weak.Pointer[holder], 1000)
	for going() {
		for range 100 {
			h := &holder{makeItem(r.next(1000))}
			if r.next(2) == 0 {
				runtime.SetFinalizer(h, func(h *holder) { h.it.check(); finished.Add(1) })
			} else {
				runtime.AddCleanup(h, func(int) { dropped.Add(1) }, 1)
			}
			at := r.next(len(refs))
			if old := refs[at].Value(); old != nil {
				old.it.check()
			}
			refs[at] = weak.Make(h)
		}
		time.Sleep(time.Millisecond)
	}
}

func rss() int {
	text, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		panic(err)
	}
	pages, err := strconv.Atoi(strings.Fields(string(text))[1])
	if err != nil {
		panic(err)
	}
	return pages * os.Getpagesize() >> 10
}

func main() {
	seconds, err := strconv.Atoi(os.Getenv("SOAK_SECONDS"))
	verbose := err == nil
	if !verbose {
		seconds = 20
	}
	begin := time.Now()
	end = begin.Add(time.Duration(seconds) * time.Second)
	var wg sync.WaitGroup
	for i, f := range []func(random){objects, maps, goroutines, channels, timers, finalizers} {
		wg.Go(func() { f(random(i + 1)) })
	}
	var peak [3]int
	var stats runtime.MemStats
	for second := 1; second <= seconds; second++ {
		time.Sleep(time.Until(begin.Add(time.Duration(second) * time.Second)))
		now := rss()
		third := (second - 1) * 3 / seconds
		peak[third] = max(peak[third], now)
		if verbose && (second%60 == 0 || second == 10) {
			runtime.ReadMemStats(&stats)
			fmt.Printf("%5d s: RSS %d KB, heap %d KB in %d objects, %d goroutines, %d collections, %d finalizers, %d cleanups\n",
				second, now, stats.HeapAlloc>>10, stats.HeapObjects, runtime.NumGoroutine(), stats.NumGC, finished.Load(), dropped.Load())
		}
	}
	wg.Wait()
	if verbose {
		fmt.Printf("largest RSS of each third: %v KB\n", peak)
	}
	if peak[2] > peak[1]+peak[1]/8+4096 {
		fmt.Printf("RSS grows: %v KB\n", peak)
		os.Exit(1)
	}
	fmt.Println("flat", finished.Load() > 0, dropped.Load() > 0, fired.Load() > 0)
}
