// run

// Timers that many goroutines set and stop at once, signals that come all the time, and goroutines that lock themselves to
// threads and end there; beside them a ring of goroutines, which must not notice.
package main

import (
	"os"
	"os/signal"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

const ringSize, rounds = 50, 400

var fired, signals, locked atomic.Int64
var over atomic.Bool

type rng uint32

func (r *rng) below(n int) int {
	*r = *r*1664525 + 1013904223
	return int(*r>>8) % n
}

func ring() int {
	first := make(chan int)
	c := first
	for range ringSize {
		next := make(chan int)
		go func(c, next chan int) {
			for x := range c {
				next <- x + 1
			}
			close(next)
		}(c, next)
		c = next
	}
	sum := 0
	for range rounds {
		first <- 0
		sum += <-c
	}
	close(first)
	<-c
	return sum
}

func timers(wg *sync.WaitGroup) {
	var shared [10]*time.Timer
	for i := range shared {
		shared[i] = time.AfterFunc(time.Duration(i)*time.Millisecond, func() { fired.Add(1) })
	}
	ticker := time.NewTicker(200 * time.Microsecond)
	wg.Go(func() {
		defer ticker.Stop()
		for !over.Load() {
			<-ticker.C
		}
	})
	for i := range 20 {
		wg.Go(func() {
			r := rng(i)
			own := time.NewTimer(time.Hour)
			for !over.Load() {
				t := shared[r.below(len(shared))]
				switch r.below(4) {
				case 0:
					t.Stop()
				case 1:
					t.Reset(time.Duration(r.below(300)) * time.Microsecond)
				case 2:
					own.Reset(time.Duration(r.below(100)) * time.Microsecond)
					<-own.C
				case 3:
					own.Reset(0)
					if !own.Stop() {
						println("Stop after Reset: not pending")
					}
					select {
					case <-own.C:
						println("a value after Stop")
					default:
					}
				}
			}
		})
	}
}

func storm(wg *sync.WaitGroup) {
	c := make(chan os.Signal, 10)
	signal.Notify(c, syscall.SIGUSR1, syscall.SIGURG, syscall.SIGWINCH)
	stop := make(chan bool)
	wg.Go(func() {
		for {
			select {
			case <-c:
				signals.Add(1)
			case <-stop:
				return
			}
		}
	})
	var senders sync.WaitGroup
	for range 3 {
		senders.Go(func() {
			for !over.Load() {
				syscall.Kill(syscall.Getpid(), syscall.SIGUSR1)
				syscall.Kill(syscall.Getpid(), syscall.SIGURG)
				runtime.Gosched()
			}
		})
	}
	wg.Go(func() {
		senders.Wait()
		close(stop)
	})
}

func lockers(wg *sync.WaitGroup) {
	for i := range 4 {
		wg.Go(func() {
			for !over.Load() {
				done := make(chan bool)
				go func() {
					runtime.LockOSThread()
					tid := syscall.Gettid()
					time.Sleep(50 * time.Microsecond)
					runtime.Gosched()
					if syscall.Gettid() != tid {
						println("on another thread")
					}
					if i%2 == 0 {
						runtime.UnlockOSThread()
					}
					locked.Add(1)
					done <- true
				}()
				<-done
			}
		})
	}
}

func main() {
	var wg sync.WaitGroup
	timers(&wg)
	storm(&wg)
	lockers(&wg)
	begin := time.Now()
	for time.Since(begin) < 300*time.Millisecond {
		if sum := ring(); sum != ringSize*rounds {
			println("ring:", sum)
		}
	}
	over.Store(true)
	wg.Wait()
	println("fired:", fired.Load() > 10, "signals:", signals.Load() > 10, "locked:", locked.Load() > 10)
}
