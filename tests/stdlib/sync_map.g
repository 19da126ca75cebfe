// run

// A Map against a map, first alone, then with goroutines that have keys of their own, keys in common, and readers.
package main

import (
	"fmt"
	"math"
	"runtime"
	"sync"
	"sync/atomic"
)

type rng uint64

func (r *rng) below(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r)>>33) % n
}

type pair struct {
	a int
	b string
}

func key(i int) any {
	switch i % 5 {
	case 0:
		return i
	case 1:
		return fmt.Sprint("key ", i)
	case 2:
		return pair{i, "x"}
	case 3:
		return float64(i) / 3
	}
	return [2]any{i, uint8(i)}
}

// work does operations on m and on its model with keys from..from+n-1, which nobody else uses.
func work(m *sync.Map, r rng, from, n, operations int) (bad int) {
	model := map[any]any{}
	same := func(v any, ok bool, want any, wantok bool) {
		if ok != wantok || v != want {
			bad++
		}
	}
	for i := range operations {
		k := key(from + r.below(n))
		want, there := model[k]
		switch r.below(9) {
		case 0, 1:
			v, ok := m.Load(k)
			same(v, ok, want, there)
		case 2:
			m.Store(k, i)
			model[k] = i
		case 3:
			v, ok := m.LoadOrStore(k, i)
			if there {
				same(v, ok, want, true)
			} else {
				same(v, ok, i, false)
				model[k] = i
			}
		case 4:
			v, ok := m.LoadAndDelete(k)
			same(v, ok, want, there)
			delete(model, k)
		case 5:
			v, ok := m.Swap(k, i)
			same(v, ok, want, there)
			model[k] = i
		case 6:
			same(nil, m.CompareAndSwap(k, -1, i), nil, false)
			same(nil, m.CompareAndSwap(k, want, i), nil, there)
			if there {
				model[k] = i
			}
		case 7:
			same(nil, m.CompareAndDelete(k, -1), nil, false)
			same(nil, m.CompareAndDelete(k, want), nil, there)
			delete(model, k)
		case 8:
			m.Delete(k)
			delete(model, k)
		}
	}
	for k, want := range model {
		v, ok := m.Load(k)
		same(v, ok, want, true)
	}
	return bad
}

func size(m *sync.Map) (n int) {
	m.Range(func(any, any) bool { n++; return true })
	return n
}

func panics(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return nil
}

func main() {
	var m sync.Map
	println(size(&m), work(&m, 1, 0, 300, 20000))
	n := size(&m)
	stopped := 0
	m.Range(func(any, any) bool { stopped++; return stopped < 3 })
	println(n > 50 && n < 300, stopped)
	m.Range(func(k, _ any) bool { m.Delete(k); return true })
	println("all deleted:", size(&m))
	for i := range 1000 {
		m.Store(i, i)
	}
	m.Clear()
	_, ok := m.Load(5)
	println("cleared:", size(&m), ok)
	m.Store(math.NaN(), 1)
	m.Store(math.NaN(), 2)
	m.Store(nil, "nil")
	_, ok = m.Load(math.NaN())
	v, _ := m.Load(nil)
	println("NaN:", size(&m), ok, v.(string))

	m.Store("slice", []int{1})
	println(panics(func() { m.Load([]int{1}) }).(error).Error())
	println(panics(func() { m.Store(map[int]int{}, 1) }).(error).Error())
	println(panics(func() { m.CompareAndSwap("slice", []int{1}, 1) }).(error).Error())
	println(panics(func() { m.CompareAndDelete("slice", []int{1}) }).(error).Error())
	println(m.CompareAndSwap("slice", 1, 2), m.CompareAndDelete("none", []int{1}))
	m.Clear()

	var wg sync.WaitGroup
	var bad, sum atomic.Int64
	var done atomic.Bool
	for i := range 8 {
		wg.Go(func() { bad.Add(int64(work(&m, rng(i), i*1000, 100+i*30, 5000))) })
	}
	for range 2 {
		go func() {
			for !done.Load() {
				size(&m)
				runtime.Gosched()
			}
		}()
	}
	// Counters that all count up, and tokens that go from hand to hand: each is with one.
	const counters, each, tokens = 5, 3000, 10
	for i := range tokens {
		m.Store(pair{i, "token"}, i)
	}
	for i := range 6 {
		wg.Go(func() {
			r := rng(i + 100)
			for range each {
				k := pair{r.below(counters), "counter"}
				for {
					old, loaded := m.LoadOrStore(k, 1)
					if !loaded || m.CompareAndSwap(k, old, old.(int)+1) {
						break
					}
				}
				t := pair{r.below(tokens), "token"}
				if v, ok := m.LoadAndDelete(t); ok {
					if _, ok := m.LoadOrStore(t, v); ok {
						bad.Add(1)
					}
				}
			}
		})
	}
	wg.Wait()
	done.Store(true)
	for i := range counters {
		n, _ := m.Load(pair{i, "counter"})
		sum.Add(int64(n.(int)))
	}
	left := 0
	for i := range tokens {
		if v, ok := m.Load(pair{i, "token"}); ok && v == i {
			left++
		}
	}
	println("bad:", bad.Load(), "counted:", sum.Load(), "tokens:", left)
}
