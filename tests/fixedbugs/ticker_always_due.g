// run

// A ticker that is due at every look at the clock must not keep a thread from stopping for the collector.
package main

import (
	"runtime"
	"sync/atomic"
	"time"
)

func main() {
	var stop atomic.Bool
	done := make(chan bool)
	go func() {
		for !stop.Load() {
			runtime.GC()
			time.Sleep(1)
		}
		done <- true
	}()
	ticker := time.NewTicker(1)
	for range 100 {
		<-ticker.C
	}
	ticker.Stop()
	stop.Store(true)
	<-done
}
