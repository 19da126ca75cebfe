// run

package main

import (
	"sync"
	"sync/atomic"
	"time"
)

// Timers that are started, stopped and reset while they fire: after Stop or Reset has returned nothing of the time before
// arrives, a function runs once for each start that was not stopped, and sleepers wake in the order of their times.

var bad atomic.Int32

func check(ok bool, what string) {
	if !ok {
		bad.Add(1)
		println("broken:", what)
	}
}

func stops(wg *sync.WaitGroup, n int) {
	defer wg.Done()
	t := time.NewTimer(time.Hour)
	for i := range 60 {
		d := time.Duration((i*n)%5) * 100 * time.Microsecond
		t.Reset(d)
		if i%3 == 0 {
			time.Sleep(200 * time.Microsecond)
		}
		if i%2 == 0 {
			t.Stop()
			select {
			case <-t.C:
				check(false, "a value after Stop")
			default:
			}
		} else {
			begin := time.Now()
			t.Reset(300 * time.Microsecond)
			at := <-t.C
			check(time.Since(begin) >= 300*time.Microsecond, "an old value after Reset")
			check(!at.Before(begin), "a time from before Reset")
		}
	}
}

func funcs(wg *sync.WaitGroup) {
	defer wg.Done()
	var ran, stopped atomic.Int32
	var timers []*time.Timer
	for i := range 60 {
		timers = append(timers, time.AfterFunc(time.Duration(i%7)*50*time.Microsecond, func() { ran.Add(1) }))
	}
	for i, t := range timers {
		if i%2 == 0 && t.Stop() {
			stopped.Add(1)
		}
	}
	for range 1000 {
		if ran.Load()+stopped.Load() == 60 {
			break
		}
		time.Sleep(10 * time.Millisecond)
	}
	check(ran.Load()+stopped.Load() == 60, "functions run or stopped")
}

func tickers(wg *sync.WaitGroup) {
	defer wg.Done()
	const period = 200 * time.Microsecond
	begin := time.Now()
	t := time.NewTicker(period)
	for i := range 20 {
		tick := <-t.C
		check(!tick.After(time.Now()), "a tick in the future")
		check(tick.Sub(begin) >= time.Duration(i+1)*period, "a tick too early")
	}
	t.Reset(time.Hour)
	select {
	case <-t.C:
		check(false, "a tick after Reset")
	default:
	}
	t.Stop()
}

func sleepers(wg *sync.WaitGroup) {
	defer wg.Done()
	var inner sync.WaitGroup
	for i := range 50 {
		inner.Go(func() {
			d := time.Duration(i%10) * 100 * time.Microsecond
			begin := time.Now()
			time.Sleep(d)
			check(time.Since(begin) >= d, "slept too short")
		})
	}
	inner.Wait()
}

func main() {
	var wg sync.WaitGroup
	for n := range 6 {
		wg.Add(4)
		go stops(&wg, n)
		go funcs(&wg)
		go tickers(&wg)
		go sleepers(&wg)
	}
	wg.Wait()
	println("broken:", bad.Load())
}
