// run

// The stacks of all goroutines: those that wait, those that have not begun, the one that asks.
package main

import (
	"runtime"
	"strings"
	"sync"
)

//go:noinline
func waits(c chan int, n int) {
	if n > 0 {
		waits(c, n-1)
		return
	}
	<-c
}

func functions(r *runtime.StackRecord) (names []string) {
	frames := runtime.CallersFrames(r.Stack())
	for {
		f, more := frames.Next()
		if len(f.Function) > 5 && f.Function[:5] == "main." {
			names = append(names, f.Function)
		}
		if !more {
			return names
		}
	}
}

func count(names []string, name string) (n int) {
	for _, s := range names {
		if s == name {
			n++
		}
	}
	return n
}

func main() {
	c := make(chan int)
	var begun, done sync.WaitGroup
	for i := range 3 {
		begun.Add(1)
		done.Add(1)
		go func() {
			defer done.Done()
			begun.Done()
			waits(c, i)
		}()
	}
	begun.Wait()
	for all := make([]byte, 1<<16); strings.Count(string(all[:runtime.Stack(all, true)]), " [chan receive") < 3; {
		runtime.Gosched()
	}
	n, ok := runtime.GoroutineProfile(nil)
	println(n, ok, runtime.NumGoroutine())
	short := make([]runtime.StackRecord, 2)
	n, ok = runtime.GoroutineProfile(short)
	println(n, ok, len(short[0].Stack()))
	p := make([]runtime.StackRecord, 10)
	p[3].Stack0[31] = 1
	n, ok = runtime.GoroutineProfile(p)
	println(n, ok, p[3].Stack0[31])
	var depth [4]int
	for i := range n {
		names := functions(&p[i])
		if count(names, "main.main") == 1 {
			println(i, "main", len(names))
			continue
		}
		depth[count(names, "main.waits")]++
		if names[len(names)-1] != "main.main.func1" {
			println(names[len(names)-1])
		}
	}
	println(depth[0], depth[1], depth[2], depth[3])
	close(c)
	done.Wait()
}
