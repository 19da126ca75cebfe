package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

func mutex() {
	var mu sync.Mutex
	var wg sync.WaitGroup
	n := 0
	for range 50 {
		wg.Go(func() {
			for i := range 500 {
				mu.Lock()
				n++
				if i%100 == 0 {
					runtime.Gosched()
				}
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	println("mutex", n, mu.TryLock(), mu.TryLock())
	mu.Unlock()
}

func rwmutex() {
	var mu sync.RWMutex
	var wg sync.WaitGroup
	var a, b int
	var bad atomic.Int32
	for i := range 20 {
		wg.Go(func() {
			for range 300 {
				if i%4 == 0 {
					mu.Lock()
					a++
					runtime.Gosched()
					b++
					mu.Unlock()
				} else {
					mu.RLock()
					if a != b {
						bad.Add(1)
					}
					mu.RUnlock()
				}
			}
		})
	}
	wg.Wait()
	println("rwmutex", a, b, bad.Load())
	mu.RLock()
	println(mu.TryRLock(), mu.TryLock())
	mu.RUnlock()
	mu.RUnlock()
	println(mu.TryLock(), mu.TryRLock())
}

func once() {
	var o sync.Once
	var wg sync.WaitGroup
	n := 0
	for range 30 {
		wg.Go(func() {
			o.Do(func() {
				runtime.Gosched()
				n++
			})
			if n != 1 {
				println("Do came back too early")
			}
		})
	}
	wg.Wait()
	value := sync.OnceValue(func() string { n++; return "once" })
	println(value(), value(), n)
	a, b := sync.OnceValues(func() (int, bool) { return 7, true })()
	println(a, b)
	failing := sync.OnceFunc(func() { n++; panic("always") })
	for range 2 {
		func() {
			defer func() { println("recovered", recover().(string)) }()
			failing()
		}()
	}
	println(n)
}

func cond() {
	var mu sync.Mutex
	c := sync.NewCond(&mu)
	var wg sync.WaitGroup
	ready, woken := 0, 0
	for range 10 {
		wg.Go(func() {
			mu.Lock()
			ready++
			c.Wait()
			woken++
			mu.Unlock()
		})
	}
	for {
		mu.Lock()
		all := ready == 10
		mu.Unlock()
		if all {
			break
		}
		runtime.Gosched()
	}
	mu.Lock()
	c.Signal()
	mu.Unlock()
	for {
		mu.Lock()
		n := woken
		mu.Unlock()
		if n == 1 {
			break
		}
		runtime.Gosched()
	}
	c.Broadcast()
	wg.Wait()
	println("cond", woken)
}

func pool() {
	p := sync.Pool{New: func() any { return new(int) }}
	var wg sync.WaitGroup
	var bad atomic.Int32
	for range 20 {
		wg.Go(func() {
			for i := range 200 {
				x := p.Get().(*int)
				*x = i
				runtime.Gosched()
				if *x != i {
					bad.Add(1)
				}
				p.Put(x)
			}
		})
	}
	wg.Wait()
	var empty sync.Pool
	println("pool", bad.Load(), empty.Get() == nil)
}

func maps() {
	var m sync.Map
	var wg sync.WaitGroup
	for i := range 20 {
		wg.Go(func() {
			for k := range 100 {
				if v, loaded := m.LoadOrStore(k, i); loaded && v.(int) < 0 {
					println("wrong value")
				}
			}
		})
	}
	wg.Wait()
	n := 0
	m.Range(func(k, v any) bool {
		n++
		if k.(int)%2 == 0 {
			m.Delete(k)
		}
		return true
	})
	left := 0
	m.Range(func(k, v any) bool { left++; return true })
	_, ok := m.Load(4)
	println("map", n, left, ok)
	m.Store("a", 1)
	println(m.CompareAndSwap("a", 1, 2), m.CompareAndSwap("a", 1, 3), m.CompareAndDelete("a", 1), m.CompareAndDelete("a", 2))
}

func panics(name string, f func()) {
	defer func() { println(name, recover().(string)) }()
	f()
}

func values() {
	var v atomic.Value
	println(v.Load() == nil)
	v.Store(1)
	println(v.Load().(int), v.Swap(2).(int), v.CompareAndSwap(2, 3), v.CompareAndSwap(2, 4), v.Load().(int))
	panics("store:", func() { v.Store("text") })
	panics("store:", func() { v.Store(nil) })
	panics("swap:", func() { v.Swap(2.5) })
	panics("cas:", func() { v.CompareAndSwap("a", "b") })
	panics("wait:", func() { new(sync.WaitGroup).Done() })
	var p atomic.Pointer[string]
	s := "x"
	println(p.Load() == nil, p.CompareAndSwap(nil, &s), *p.Load(), p.Swap(nil) == &s)
	var i atomic.Int32
	var u atomic.Uint64
	var b atomic.Bool
	println(i.Add(-5), i.And(3), i.Or(8), i.Load(), u.Add(^uint64(0)), b.Swap(true), b.Load())
	var k int32 = -1
	println(atomic.AddInt32(&k, -1), atomic.SwapInt32(&k, 9), atomic.CompareAndSwapInt32(&k, 9, 10), atomic.LoadInt32(&k))
}

func main() {
	mutex()
	rwmutex()
	once()
	cond()
	pool()
	maps()
	values()
}
