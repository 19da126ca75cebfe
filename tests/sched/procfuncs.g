package main

import (
	"runtime"
	"sync"
	"sync/atomic"
)

// runtime.GOMAXPROCS while everybody works; threads of one's own; the end of goroutines.

func sum(n int) int {
	s := 0
	for i := range n {
		s += i
	}
	return s
}

func main() {
	var wg sync.WaitGroup
	var stop atomic.Bool
	var bad, ended atomic.Int32
	for range 6 {
		wg.Go(func() {
			for !stop.Load() {
				if sum(10_000) != 49995000 {
					bad.Add(1)
				}
			}
		})
	}
	for range 4 {
		wg.Go(func() {
			runtime.LockOSThread()
			ch := make(chan int)
			for !stop.Load() {
				go func() { ch <- sum(100) }()
				if <-ch != 4950 {
					bad.Add(1)
				}
				runtime.Gosched()
			}
			runtime.UnlockOSThread()
		})
	}
	for range 20 {
		for _, n := range []int{1, 3, 2, 8, 4} {
			runtime.GOMAXPROCS(n)
			if runtime.GOMAXPROCS(0) != n {
				println("GOMAXPROCS is", runtime.GOMAXPROCS(0), "not", n)
			}
			runtime.Gosched()
		}
	}
	stop.Store(true)
	wg.Wait()
	for range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			defer ended.Add(1)
			defer func() {
				if recover() != nil {
					println("Goexit is no panic")
				}
			}()
			runtime.Goexit()
		}()
	}
	wg.Wait()
	for runtime.NumGoroutine() > 1 {
		runtime.Gosched()
	}
	println(bad.Load(), ended.Load(), runtime.NumGoroutine(), runtime.NumCPU() > 0)
}
