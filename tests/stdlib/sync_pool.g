// run

// What is put into a Pool survives one collection and not two, wherever it was put; a pool that nobody has is garbage itself.
// With more processors than one, one value may stay with each that the goroutine has left.
package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"
)

type thing struct {
	n    int
	data [100]int
}

var dropped atomic.Int32

func newThing(n int) *thing {
	t := &thing{n: n}
	runtime.SetFinalizer(t, func(*thing) { dropped.Add(1) })
	return t
}

func fill(p *sync.Pool, n int) {
	for i := range n {
		p.Put(newThing(i))
	}
}

// count takes out all there is.
func count(p *sync.Pool) int {
	n := 0
	for p.Get() != nil {
		n++
	}
	return n
}

// With a collection at every allocation nothing survives.
var stress = strings.Contains(os.Getenv("GODEBUG"), "gcstress")

func exactly(n, want int) bool { return stress || n == want }

func settled(n int32) bool {
	for range 100 {
		if dropped.Load() >= n {
			return true
		}
		runtime.GC()
		runtime.Gosched()
	}
	return false
}

func main() {
	debug.SetGCPercent(-1)
	procs := runtime.GOMAXPROCS(1)
	var p sync.Pool
	println(p.Get() == nil)
	fill(&p, 50)
	println("at once:", exactly(count(&p), 50), p.Get() == nil)

	fill(&p, 50)
	runtime.GC()
	println("after one collection:", exactly(count(&p), 50))

	fill(&p, 50)
	runtime.GC()
	runtime.GC()
	println("after two:", count(&p))

	fill(&p, 30)
	runtime.GC()
	fill(&p, 20)
	println("old and new:", exactly(count(&p), 50))

	p.New = func() any { return "new" }
	println(p.Get().(string))
	p.Put("old")
	println(p.Get() == "old" || stress, p.Get().(string))

	// From wherever it was put.
	runtime.GOMAXPROCS(procs)
	var wg sync.WaitGroup
	var wide sync.Pool
	for range 8 {
		wg.Go(func() { fill(&wide, 10) })
	}
	wg.Wait()
	n := count(&wide)
	println("of other processors:", stress || n > 80-procs && n <= 80)

	dropped.Store(0)
	func() {
		var q sync.Pool
		fill(&q, 100)
	}()
	println("garbage:", settled(90))

	// What one processor puts in another one takes out: next to nothing is made anew.
	var made atomic.Int32
	r := sync.Pool{New: func() any { made.Add(1); return new(thing) }}
	c := make(chan *thing, 10)
	wg.Go(func() {
		for range 100_000 {
			c <- r.Get().(*thing)
		}
		close(c)
	})
	wg.Go(func() {
		for t := range c {
			r.Put(t)
		}
	})
	wg.Wait()
	println("made:", stress || made.Load() < 20_000)
}
