// run

// Package time: timers, tickers, sleeping.
package main

import (
	"sync"
	"sync/atomic"
	"time"
)

func catch(f func()) {
	defer func() {
		switch e := recover().(type) {
		case string:
			println(e)
		case error:
			println(e.Error())
		default:
			println("no string")
		}
	}()
	f()
}

func main() {
	start := time.Now()
	time.Sleep(5 * time.Millisecond)
	time.Sleep(0)
	time.Sleep(-time.Hour)
	println(time.Since(start) >= 5*time.Millisecond)

	t := time.NewTimer(10 * time.Millisecond)
	at := <-t.C
	println(at.Sub(start) >= 15*time.Millisecond, t.Stop(), t.Reset(time.Hour), t.Reset(time.Millisecond))
	<-t.C
	println(t.Reset(time.Millisecond))
	time.Sleep(5 * time.Millisecond)
	println(t.Stop()) // its value was not received
	select {
	case <-t.C:
		println("stale value")
	default:
	}
	println(t.Reset(-5))
	<-t.C

	called := make(chan int, 10)
	f := time.AfterFunc(time.Millisecond, func() { called <- 1 })
	println(<-called, f.Stop(), f.Reset(time.Millisecond), <-called, f.C == nil)
	f = time.AfterFunc(time.Hour, func() { called <- 2 })
	println(f.Stop(), f.Stop())

	k := time.NewTicker(2 * time.Millisecond)
	first := <-k.C
	second := <-k.C
	println(second.Sub(first) > 0)
	k.Reset(time.Millisecond)
	<-k.C
	k.Stop()
	k.Stop()
	time.Sleep(3 * time.Millisecond)
	select {
	case <-k.C:
		println("tick after Stop")
	default:
	}
	select {
	case <-time.After(time.Millisecond):
		println("after")
	case <-time.After(time.Hour):
		println("an hour")
	}
	println(time.Tick(0) == nil, <-time.Tick(time.Millisecond) != time.Time{})

	// Each is called once, not before its time. (Who is late may be called after who is later.)
	var wg sync.WaitGroup
	var calls [5]atomic.Int32
	for i := range calls {
		wg.Add(1)
		delay, start := time.Duration(5-i)*20*time.Millisecond, time.Now()
		time.AfterFunc(delay, func() {
			if early := delay - time.Since(start); early > 0 {
				println(i, "is", early.String(), "early")
			}
			calls[i].Add(1)
			wg.Done()
		})
	}
	wg.Wait()
	for i := range calls {
		println(i, calls[i].Load())
	}
	catch(func() { time.NewTicker(0) })
	catch(func() { k.Reset(-1) })
	catch(func() { new(time.Timer).Stop() })
	catch(func() { new(time.Timer).Reset(1) })
	catch(func() { new(time.Ticker).Reset(1) })
	new(time.Ticker).Stop()
}
