// run

package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// What locks promise: one writer and no reader, or no writer and readers; who waits on a Cond is woken; a Once happens once.

var bad atomic.Int32

func check(ok bool, what string) {
	if !ok {
		bad.Add(1)
		println("broken:", what)
	}
}

func mutex() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	inside, total := 0, 0
	for range 8 {
		wg.Go(func() {
			for i := range 300 {
				if i%7 == 0 {
					for !mu.TryLock() {
						runtime.Gosched()
					}
				} else {
					mu.Lock()
				}
				inside++
				check(inside == 1, "mutex")
				if i%5 == 0 {
					runtime.Gosched()
				}
				inside--
				total++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	check(total == 8*300, "mutex count")
}

func rwmutex() {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	var readers, writers atomic.Int32
	for g := range 8 {
		wg.Go(func() {
			for i := range 200 {
				if (i+g)%4 == 0 {
					mu.Lock()
					check(writers.Add(1) == 1 && readers.Load() == 0, "writer alone")
					if i%3 == 0 {
						runtime.Gosched()
					}
					writers.Add(-1)
					mu.Unlock()
				} else {
					mu.RLock()
					readers.Add(1)
					check(writers.Load() == 0, "reader with writer")
					if i%5 == 0 {
						runtime.Gosched()
					}
					readers.Add(-1)
					mu.RUnlock()
				}
			}
		})
	}
	wg.Wait()
}

// A bounded buffer on two Conds.
func cond() {
	var mu sync.Mutex
	notEmpty, notFull := sync.NewCond(&mu), sync.NewCond(&mu)
	var buf []int
	const limit, producers, each = 3, 4, 150
	var wg sync.WaitGroup
	sum := 0
	for p := range producers {
		wg.Go(func() {
			for i := range each {
				mu.Lock()
				for len(buf) == limit {
					notFull.Wait()
				}
				buf = append(buf, p*each+i)
				notEmpty.Signal()
				mu.Unlock()
			}
		})
		wg.Go(func() {
			for range each {
				mu.Lock()
				for len(buf) == 0 {
					notEmpty.Wait()
				}
				sum += buf[0]
				buf = buf[1:]
				notFull.Signal()
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	n := producers * each
	check(sum == n*(n-1)/2, "bounded buffer")

	ready, awake := false, 0
	for range 10 {
		wg.Go(func() {
			mu.Lock()
			for !ready {
				notEmpty.Wait()
			}
			awake++
			mu.Unlock()
		})
	}
	mu.Lock()
	ready = true
	notEmpty.Broadcast()
	mu.Unlock()
	wg.Wait()
	check(awake == 10, "broadcast")
}

func once() {
	for range 50 {
		var o sync.Once
		var wg sync.WaitGroup
		x := 0
		for range 6 {
			wg.Go(func() {
				o.Do(func() {
					runtime.Gosched()
					x++
				})
				check(x == 1, "once")
			})
		}
		wg.Wait()
	}
}

func maps() {
	var m sync.Map
	var wg sync.WaitGroup
	var stored atomic.Int32
	for g := range 6 {
		wg.Go(func() {
			for i := range 200 {
				if _, loaded := m.LoadOrStore(i, g); !loaded {
					stored.Add(1)
				}
				v, ok := m.Load(i)
				check(ok && v.(int) < 6, "map load")
			}
		})
	}
	wg.Wait()
	n := 0
	m.Range(func(k, v any) bool {
		n++
		return true
	})
	check(n == 200 && stored.Load() == 200, "map size")
}

func pool() {
	p := sync.Pool{New: func() any { return new([2]int) }}
	var wg sync.WaitGroup
	for g := range 6 {
		wg.Go(func() {
			for i := range 300 {
				x := p.Get().(*[2]int)
				x[0], x[1] = g, i
				if i%10 == 0 {
					runtime.Gosched()
				}
				check(x[0] == g && x[1] == i, "pool: two owners")
				p.Put(x)
			}
		})
	}
	wg.Wait()
}

func main() {
	for range 3 {
		mutex()
		rwmutex()
		cond()
		once()
		maps()
		pool()
	}
	println("broken:", bad.Load())
}
