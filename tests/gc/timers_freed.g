// run

// Timers and tickers that nothing can reach are freed, whether they were stopped or not; those that somebody waits for are not.

package main

import (
	"runtime"
	"time"
)

func heap() uint64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

//go:noinline
func forget(n int) {
	for range n {
		time.NewTimer(time.Hour)
		time.NewTicker(time.Hour)
		t := time.NewTimer(time.Hour)
		t.Stop()
		t.Reset(time.Hour)
		select {
		case <-time.After(time.Hour):
		case <-t.C:
		default:
		}
	}
}

//go:noinline
func race(n int) {
	for range n {
		select {
		case <-time.After(time.Microsecond):
		case <-time.After(time.Hour):
		case <-time.Tick(time.Hour):
		}
	}
}

func waiters() {
	short := time.After(20 * time.Millisecond)
	ticker := time.NewTicker(time.Millisecond)
	done := make(chan int)
	for i := range 10 {
		go func() {
			<-time.After(time.Duration(i) * time.Millisecond)
			done <- 1
		}()
	}
	n := 0
	for n < 10 {
		runtime.GC()
		select {
		case i := <-done:
			n += i
		case <-time.After(10 * time.Second):
			println("late")
			return
		}
	}
	ticks := 0
	for ticks < 5 {
		<-ticker.C
		ticks++
	}
	runtime.GC()
	<-short
	println("all", n, ticks)
}

// What is due but was not received counts as not fired, as long as nobody has looked; the channel has no buffer to see.
func due() {
	t := time.NewTimer(time.Millisecond)
	time.Sleep(5 * time.Millisecond)
	println(len(t.C), cap(t.C), t.Stop(), t.Stop())
	select {
	case <-t.C:
		println("stale")
	default:
	}
	println(t.Reset(time.Millisecond))
	<-t.C
	println(t.Stop())
	k := time.NewTicker(time.Millisecond)
	time.Sleep(5 * time.Millisecond)
	select {
	case <-k.C:
		println("tick")
	default:
		println("no tick")
	}
	k.Stop()
	time.Sleep(3 * time.Millisecond)
	select {
	case <-k.C:
		println("stale tick")
	default:
	}
}

func main() {
	forget(100)
	race(100)
	before := heap()
	forget(20000)
	race(2000)
	after := heap()
	println(after < before+1<<20)
	waiters()
	due()
}
