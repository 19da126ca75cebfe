// run

// Fifteen seconds of everything at once: maps, channels, closures, timers, goroutines, each object checked when it is met again.

package main

import (
	"runtime"
	"sort"
	"strings"
	"sync"
	"time"
)

type item struct {
	key  int
	s    string
	next *item
	m    map[string]int
	ch   chan *item
	f    func() int
}

func mk(k int) *item {
	it := &item{key: k, s: strings.Repeat("x", k%50), m: map[string]int{"k": k}}
	it.f = func() int { return it.key }
	return it
}

func ok(it *item, k int) {
	if it.key != k || len(it.s) != k%50 || it.m["k"] != k || it.f() != k {
		println("BROKEN", it.key, k, len(it.s), it.m["k"])
		panic("broken")
	}
}

func main() {
	end := time.Now().Add(15 * time.Second)
	var wg sync.WaitGroup
	var mu sync.Mutex
	shared := map[int]*item{}
	ch := make(chan *item, 100)
	for g := range 6 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			local := make([]*item, 2000)
			for i := 0; time.Now().Before(end); i++ {
				k := (i*7919 + g) % 100000
				it := mk(k)
				old := local[k%2000]
				if old != nil {
					ok(old, old.key)
				}
				local[k%2000] = it
				if i%3 == 0 {
					mu.Lock()
					if o := shared[k]; o != nil {
						ok(o, k)
						if i%2 == 0 {
							delete(shared, k)
						}
					} else {
						shared[k] = it
					}
					mu.Unlock()
				}
				if i%5 == 0 {
					select {
					case ch <- it:
					case o := <-ch:
						ok(o, o.key)
					}
				}
				if i%1000 == 0 {
					time.AfterFunc(time.Millisecond, func() { ok(it, k) })
					keys := []string{}
					for j := range 20 {
						keys = append(keys, local[(k+j)%2000].keyname())
					}
					sort.Strings(keys)
				}
				if i%50000 == 49999 {
					runtime.Gosched()
				}
			}
		}()
	}
	go func() {
		for o := range ch {
			ok(o, o.key)
		}
	}()
	wg.Wait()
	println("fine", len(shared) > 0)
}

func (it *item) keyname() string {
	if it == nil {
		return ""
	}
	return it.s
}
