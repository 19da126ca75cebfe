// run

// Package unique: values that no handle stands for any more are freed; while there is a handle, equal values have the same.
package main

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unique"
	"unsafe"
)

type canary struct{ text [8]int64 }

var freed atomic.Int64

//go:noinline
func newCanary() *canary {
	c := new(canary)
	runtime.AddCleanup(c, func(int) { freed.Add(1) }, 0)
	return c
}

// settles collects until at least n canaries were freed.
func settles(n int64) bool {
	for range 300 {
		runtime.GC()
		if freed.Load() >= n {
			freed.Store(0)
			return true
		}
		time.Sleep(time.Millisecond)
	}
	println(freed.Load(), "of", n)
	freed.Store(0)
	return false
}

// far runs f on a stack of its own, so that nothing is left of it on this one.
func far(f func()) {
	done := make(chan bool)
	go func() {
		f()
		done <- true
	}()
	<-done
}

type pair struct {
	id int
	c  *canary
}

type node struct {
	name string
	hold *holder
	next unique.Handle[link]
}

type holder struct {
	self unique.Handle[node]
	c    *canary
}

type link struct {
	c    *canary
	next any
}

type named struct {
	n     int
	names [2]struct{ a, b string }
}

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

func main() {
	const many, most = 1000, 980 // what is left in a register or a dead slot may stay

	far(func() {
		for i := range many {
			unique.Make(pair{i, newCanary()})
		}
	})
	fmt.Println("values", settles(most))

	far(func() {
		for range many {
			unique.Make[any](newCanary())
		}
	})
	fmt.Println("interfaces", settles(most))

	far(func() { // each stands for a value that leads to the handle
		for range many {
			h := &holder{c: newCanary()}
			h.self = unique.Make(node{name: "a", hold: h})
		}
	})
	fmt.Println("circles", settles(most))

	far(func() {
		for range many / 10 {
			var next any
			for range 10 {
				next = unique.Make(link{newCanary(), next})
			}
		}
	})
	fmt.Println("chains", settles(most))

	far(func() { // a cut string, also in a struct, does not keep what it was cut from
		for i := range many {
			large := strings.Repeat(fmt.Sprintf("%08d", i), 1000)
			runtime.AddCleanup(unsafe.StringData(large), func(int) { freed.Add(1) }, 0)
			cuts = append(cuts, unique.Make(large[:8]))
			n := named{n: i}
			n.names[1].b = large[8:16]
			nameds = append(nameds, unique.Make(n))
		}
	})
	fmt.Println("cut", settles(most), cuts[7].Value(), nameds[7].Value().names[1].b)

	before := heap()
	far(func() {
		for i := range 20000 {
			unique.Make(fmt.Sprint(strings.Repeat("x", 1000), i))
		}
	})
	after := uint64(0)
	for range 100 {
		if after = heap(); after < before+1<<21 {
			break
		}
		time.Sleep(time.Millisecond)
	}
	fmt.Println("memory", after < before+1<<21)

	// Handles that are kept stay what they are.
	var kept [100]unique.Handle[string]
	for i := range kept {
		kept[i] = unique.Make(fmt.Sprint("kept ", i))
	}
	same := 0
	for range 3 {
		runtime.GC()
		for i := range kept {
			if kept[i] == unique.Make(fmt.Sprint("kept ", i)) && kept[i].Value() == fmt.Sprint("kept ", i) {
				same++
			}
		}
	}
	fmt.Println("kept", same)

	// Goroutines make the same values and forget them again, while others collect.
	var wg sync.WaitGroup
	var wrong atomic.Int64
	for range 4 {
		wg.Go(func() {
			for i := range 3000 {
				text := fmt.Sprint("shared ", i%37)
				a := unique.Make(text)
				if i%500 == 0 {
					runtime.GC()
				}
				b := unique.Make(text)
				if a != b || a.Value() != text {
					wrong.Add(1)
				}
			}
		})
	}
	wg.Wait()
	fmt.Println("wrong", wrong.Load())

	nan := unique.Make(math.NaN())
	fmt.Println(nan == unique.Make(math.NaN()), nan == nan, math.IsNaN(nan.Value()))
	fmt.Println(unique.Make(0.0) == unique.Make(math.Copysign(0, -1)))
	fmt.Println(unique.Make(struct{}{}) == unique.Make(struct{}{}), unique.Make([0]string{}).Value())
	for _, x := range []any{[]int{}, struct{ f func() }{}} {
		func() {
			defer func() { fmt.Println(recover()) }()
			unique.Make(x)
		}()
	}
	fmt.Println(unique.Make[any](nil).Value(), unique.Make[error](nil) == unique.Make[error](nil))
	runtime.KeepAlive(cuts)
}

var (
	cuts   []unique.Handle[string]
	nameds []unique.Handle[named]
)
