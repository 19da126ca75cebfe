// run

// A goroutine that is locked to its thread sleeps while the others wait for something later: it wakes in time.
package main

import (
	"runtime"
	"time"
)

func main() {
	late := time.AfterFunc(time.Hour, func() { panic("an hour has passed") })
	time.Sleep(5 * time.Millisecond)
	done := make(chan time.Duration)
	for range 20 {
		go func() {
			runtime.LockOSThread()
			begin := time.Now()
			for range 10 {
				runtime.Gosched()
				time.Sleep(100 * time.Microsecond)
			}
			done <- time.Since(begin)
		}()
		if took := <-done; took > 10*time.Second {
			println("it slept too long:", took.String())
		}
	}
	println(late.Stop())
}
