// The block and the mutex profile: which stack is charged for what kind of waiting, how often and for how long; what the rates
// do; the number of threads.
package main

import (
	"fmt"
	"runtime"
	"runtime/pprof"
	"slices"
	"strings"
	"sync"
	"time"
)

const delay = 5 * time.Millisecond

// after calls f when the goroutine that calls after has waited for the delay, or longer.
func after(f func()) {
	go func() {
		for !mainWaits() {
			runtime.Gosched()
		}
		time.Sleep(delay)
		f()
	}()
}

func mainWaits() bool {
	all := make([]byte, 1<<16)
	_, state, _ := strings.Cut(string(all[:runtime.Stack(all, true)]), "goroutine 1 [")
	return strings.HasPrefix(state, "chan") || strings.HasPrefix(state, "select") || strings.HasPrefix(state, "sync")
}

//go:noinline
func receive(c chan int) { <-c }

//go:noinline
func send(c chan int) { c <- 1 }

//go:noinline
func choose(c, d chan int) {
	select {
	case <-c:
	case <-d:
	}
}

//go:noinline
func lock(m *sync.Mutex) {
	m.Lock()
	m.Unlock()
}

//go:noinline
func unlock(m *sync.Mutex) { m.Unlock() }

//go:noinline
func read(m *sync.RWMutex) {
	m.RLock()
	m.RUnlock()
}

//go:noinline
func write(m *sync.RWMutex) {
	m.Lock()
	m.Unlock()
}

//go:noinline
func wait(c *sync.Cond) {
	c.L.Lock()
	c.Wait()
	c.L.Unlock()
}

func all() {
	c, d := make(chan int), make(chan int)
	for range 2 {
		after(func() { c <- 1 })
		receive(c)
	}
	after(func() { <-c })
	send(c)
	after(func() { d <- 1 })
	choose(c, d)
	after(func() { close(c) })
	receive(c)
	var m sync.Mutex
	m.Lock()
	after(func() { unlock(&m) })
	lock(&m)
	var rw sync.RWMutex
	rw.Lock()
	after(func() { rw.Unlock() })
	read(&rw)
	rw.RLock()
	after(func() { rw.RUnlock() })
	write(&rw)
	cond := sync.NewCond(&m)
	after(func() { cond.Signal() })
	wait(cond)
	var group sync.WaitGroup
	group.Add(1)
	after(func() { group.Done() })
	group.Wait()
	time.Sleep(delay) // is no waiting
}

// names has the functions down to that of package main.
func names(r *runtime.BlockProfileRecord) string {
	frames := runtime.CallersFrames(r.Stack())
	var b strings.Builder
	for {
		f, more := frames.Next()
		b.WriteString(f.Function + " ")
		if strings.HasPrefix(f.Function, "main.") || !more {
			return b.String()
		}
	}
}

// show prints who has waited how often. Each has waited for the delay at least, and together they have not waited for longer
// than the time that has passed.
func show(profile func([]runtime.BlockProfileRecord) (int, bool), perSecond int64, passed time.Duration) {
	records := make([]runtime.BlockProfileRecord, 100)
	n, ok := profile(records)
	if !ok {
		fmt.Println("more than 100 records")
	}
	var lines []string
	seen := map[string]*runtime.BlockProfileRecord{}
	for i := range records[:n] {
		r := &records[i]
		if old := seen[names(r)]; old != nil {
			old.Count += r.Count
			old.Cycles += r.Cycles
		} else {
			seen[names(r)] = r
		}
	}
	total := time.Duration(0)
	for name, r := range seen {
		waited := time.Duration(float64(r.Cycles) / float64(perSecond) * 1e9)
		if each := waited / time.Duration(r.Count); each < delay*9/10 {
			continue // a mutex that was meant to be free
		}
		total += waited
		lines = append(lines, fmt.Sprint(name, r.Count))
	}
	slices.Sort(lines)
	fmt.Println(strings.Join(lines, "\n"))
	if total > passed*11/10 {
		fmt.Println("waited for", total, "in", passed)
	}
}

func text(name string) string {
	var b strings.Builder
	pprof.Lookup(name).WriteTo(&b, 1)
	return b.String()
}

func main() {
	all()
	if n, ok := runtime.BlockProfile(nil); n != 0 || !ok {
		fmt.Println("not asked for, and yet", n)
	}
	fmt.Println(runtime.SetMutexProfileFraction(1), runtime.SetMutexProfileFraction(-5), runtime.SetMutexProfileFraction(1))
	runtime.SetBlockProfileRate(1)
	start := time.Now()
	all()
	passed := time.Since(start)
	runtime.SetBlockProfileRate(0)
	fmt.Println(runtime.SetMutexProfileFraction(0), runtime.SetMutexProfileFraction(-1))
	all()
	var hz, period int64
	if _, err := fmt.Sscanf(text("mutex"), "--- mutex:\ncycles/second=%d\nsampling period=%d\n", &hz, &period); err != nil || period != 0 {
		fmt.Println(err, period)
	}
	if _, err := fmt.Sscanf(text("block"), "--- contention:\ncycles/second=%d\n", &hz); err != nil {
		fmt.Println(err)
	}
	fmt.Println("block")
	show(runtime.BlockProfile, hz, passed)
	fmt.Println("mutex")
	show(runtime.MutexProfile, hz, passed)

	short := make([]runtime.BlockProfileRecord, 1)
	n, ok := runtime.BlockProfile(short)
	fmt.Println(n > 1, ok, short[0].Count)
	threads, ok := runtime.ThreadCreateProfile(nil)
	fmt.Println(threads > 1, ok)
	stacks := make([]runtime.StackRecord, threads+10)
	_, ok = runtime.ThreadCreateProfile(stacks)
	fmt.Println(ok)
	for _, name := range []string{"block", "mutex", "threadcreate"} {
		fmt.Println(name, pprof.Lookup(name).Count() > 0)
	}
	defer func() { fmt.Println(recover()) }()
	runtime.CPUProfile()
}
