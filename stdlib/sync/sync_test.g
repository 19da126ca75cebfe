package sync_test

import (
	"fmt"
	"math/rand"
	"runtime"
	"slices"
	. "sync"
	"sync/atomic"
	"testing"
	"time"
)

// A lock whose holders count what they do without one.
func exclusion(t *testing.T, l Locker) {
	var wg WaitGroup
	n, inside := 0, false
	for range 8 {
		wg.Go(func() {
			for i := range 500 {
				l.Lock()
				if inside {
					t.Error("two are inside")
				}
				inside = true
				n++
				if i%50 == 0 {
					runtime.Gosched()
				}
				inside = false
				l.Unlock()
			}
		})
	}
	wg.Wait()
	if n != 4000 {
		t.Errorf("%d, want 4000", n)
	}
}

func TestMutex(t *testing.T) {
	var m Mutex
	exclusion(t, &m)
	m.Lock()
	if m.TryLock() {
		t.Error("TryLock of a locked one")
	}
	done := make(chan bool)
	go func() { m.Unlock(); done <- true }() // another goroutine may
	<-done
	if !m.TryLock() {
		t.Error("TryLock")
	}
	m.Unlock()
	exclusion(t, new(RWMutex))
}

func TestRWMutex(t *testing.T) {
	var m RWMutex
	m.RLock()
	if !m.TryRLock() || m.TryLock() {
		t.Error("readers do not exclude readers, but writers")
	}
	m.RUnlock()
	m.RUnlock()
	if !m.TryLock() || m.TryRLock() || m.TryLock() {
		t.Error("a writer excludes all")
	}
	m.Unlock()
	l := m.RLocker()
	l.Lock()
	l.Unlock()
	// A writer that waits is not overtaken by new readers.
	m.RLock()
	locked := make(chan bool)
	go func() { m.Lock(); locked <- true; m.Unlock() }()
	for m.TryRLock() {
		m.RUnlock()
		runtime.Gosched()
	}
	m.RUnlock()
	<-locked
	var readers, writers, most atomic.Int32
	var wg WaitGroup
	for i := range 12 {
		wg.Go(func() {
			for range 200 {
				if i%4 == 0 {
					m.Lock()
					if writers.Add(1) != 1 || readers.Load() != 0 {
						t.Error("a writer is not alone")
					}
					writers.Add(-1)
					m.Unlock()
				} else {
					m.RLock()
					if n := readers.Add(1); n > most.Load() {
						most.Store(n)
					}
					if writers.Load() != 0 {
						t.Error("a reader beside a writer")
					}
					runtime.Gosched()
					readers.Add(-1)
					m.RUnlock()
				}
			}
		})
	}
	wg.Wait()
	if most.Load() < 2 {
		t.Error("readers were never together")
	}
}

func TestCond(t *testing.T) {
	var m Mutex
	c := NewCond(&m)
	if c.L != &m {
		t.Error("L")
	}
	waiting, woken := 0, 0
	var wg WaitGroup
	for range 10 {
		wg.Go(func() {
			c.L.Lock()
			waiting++
			c.Wait()
			woken++
			c.L.Unlock()
		})
	}
	number := func(p *int, want int) {
		t.Helper()
		for {
			m.Lock()
			n := *p
			m.Unlock()
			if n == want {
				return
			}
			if n > want {
				t.Fatalf("%d, want %d", n, want)
			}
			time.Sleep(100 * time.Microsecond)
		}
	}
	number(&waiting, 10)
	for i := range 3 {
		c.Signal()
		number(&woken, i+1)
	}
	c.Broadcast()
	number(&woken, 10)
	wg.Wait()
	c.Signal() // nobody is there
	c.Broadcast()
}

func TestOnce(t *testing.T) {
	var once Once
	var n atomic.Int32
	var wg WaitGroup
	for range 8 {
		wg.Go(func() {
			once.Do(func() { time.Sleep(time.Millisecond); n.Add(1) })
			if n.Load() != 1 {
				t.Error("Do is back before it is done")
			}
		})
	}
	wg.Wait()
	var failing Once
	panics := func(f func()) (r any) {
		defer func() { r = recover() }()
		f()
		return nil
	}
	if r := panics(func() { failing.Do(func() { panic("first") }) }); r != "first" {
		t.Error(r)
	}
	failing.Do(func() { t.Error("called again after a panic") })
	calls := 0
	f, v, v2 := OnceFunc(func() { calls++ }), OnceValue(func() int { calls++; return calls }), OnceValues(func() (int, error) { calls++; return calls, nil })
	for range 3 {
		f()
		a := v()
		b, err := v2()
		if a != 2 || b != 3 || err != nil || calls != 3 {
			t.Error(a, b, err, calls)
		}
	}
	bad, badValue := OnceFunc(func() { panic("always") }), OnceValue(func() int { panic("always too") })
	badValues := OnceValues(func() (int, int) { panic("and this") })
	for range 2 {
		if r := panics(bad); r != "always" {
			t.Error(r)
		}
		if r := panics(func() { badValue() }); r != "always too" {
			t.Error(r)
		}
		if r := panics(func() { badValues() }); r != "and this" {
			t.Error(r)
		}
	}
}

func TestWaitGroup(t *testing.T) {
	var wg WaitGroup
	wg.Wait()
	var n atomic.Int32
	for range 3 {
		wg.Add(5)
		for range 5 {
			go func() { n.Add(1); wg.Done() }()
		}
		for range 3 {
			wg.Go(func() { n.Add(1) })
		}
		wg.Wait()
	}
	if n.Load() != 24 {
		t.Error(n.Load())
	}
	defer func() {
		if r := recover(); r != "sync: negative WaitGroup counter" {
			t.Error(r)
		}
	}()
	wg.Done()
}

func TestPool(t *testing.T) {
	var p Pool
	if x := p.Get(); x != nil {
		t.Error(x)
	}
	made := 0
	p.New = func() any { made++; return made }
	if x := p.Get(); x != 1 {
		t.Error(x)
	}
	p.Put(nil)
	for i := range 20 {
		p.Put(100 + i)
	}
	seen := map[any]bool{}
	for range 20 {
		x := p.Get()
		if seen[x] {
			t.Errorf("%v came twice", x)
		}
		seen[x] = true
	}
}

// A Map beside a map.
func TestMap(t *testing.T) {
	var m Map
	model := map[int]int{}
	r := rand.New(rand.NewSource(8))
	show := func(v any, ok bool) string { return fmt.Sprint(v, ok) }
	for range 20000 {
		k, v, w := r.Intn(60), r.Intn(4), r.Intn(4)
		old, has := model[k]
		was := fmt.Sprint(nil, false)
		if has {
			was = fmt.Sprint(old, true)
		}
		switch r.Intn(9) {
		case 0:
			m.Store(k, v)
			model[k] = v
		case 1:
			if got := show(m.Load(k)); got != was {
				t.Fatalf("Load: %s, want %s", got, was)
			}
		case 2:
			m.Delete(k)
			delete(model, k)
		case 3:
			if got := show(m.LoadAndDelete(k)); got != was {
				t.Fatalf("LoadAndDelete: %s, want %s", got, was)
			}
			delete(model, k)
		case 4:
			if !has {
				model[k], old = v, v
			}
			if got := show(m.LoadOrStore(k, v)); got != fmt.Sprint(old, has) {
				t.Fatalf("LoadOrStore: %s, want %d %t", got, old, has)
			}
		case 5:
			if got := show(m.Swap(k, v)); got != was {
				t.Fatalf("Swap: %s, want %s", got, was)
			}
			model[k] = v
		case 6:
			if got := m.CompareAndSwap(k, v, w); got != (has && old == v) {
				t.Fatal("CompareAndSwap", got)
			} else if got {
				model[k] = w
			}
		case 7:
			if got := m.CompareAndDelete(k, v); got != (has && old == v) {
				t.Fatal("CompareAndDelete", got)
			} else if got {
				delete(model, k)
			}
		case 8:
			n := 0
			m.Range(func(k, v any) bool {
				n++
				if model[k.(int)] != v {
					t.Fatal("Range", k, v)
				}
				return true
			})
			if n != len(model) {
				t.Fatalf("Range sees %d of %d", n, len(model))
			}
			if r.Intn(300) == 0 {
				m.Clear()
				clear(model)
			}
		}
	}
	n := 0
	m.Store("one more", 1)
	m.Range(func(any, any) bool { n++; return false })
	if n != 1 {
		t.Error("Range goes on")
	}
}

func TestMapConcurrent(t *testing.T) {
	var m Map
	var wg WaitGroup
	var won atomic.Int32
	for range 8 {
		wg.Go(func() {
			for k := range 500 {
				if _, loaded := m.LoadOrStore(k, k); !loaded {
					won.Add(1)
				}
				if v, ok := m.Load(k); !ok || v != k {
					t.Error(k, v, ok)
				}
			}
		})
	}
	wg.Wait()
	var keys []int
	m.Range(func(k, _ any) bool { keys = append(keys, k.(int)); return true })
	slices.Sort(keys)
	if won.Load() != 500 || len(keys) != 500 || keys[499] != 499 {
		t.Error(won.Load(), len(keys))
	}
}

func ExampleOnceValue() {
	size := OnceValue(func() int {
		fmt.Println("measuring")
		return 42
	})
	fmt.Println(size())
	fmt.Println(size())
	// Output:
	// measuring
	// 42
	// 42
}
