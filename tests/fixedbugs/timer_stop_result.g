// run

// Stop and Reset, called while the timer is about to fire, tell whether there is a value to receive.
package main

import (
	"sync"
	"time"
)

func main() {
	for _, stop := range []func(*time.Timer) bool{(*time.Timer).Stop, func(t *time.Timer) bool { return t.Reset(time.Hour) }} {
		var wg sync.WaitGroup
		for range 200 {
			wg.Add(1)
			go func() {
				defer wg.Done()
				for range 50 {
					a, b := time.NewTimer(time.Millisecond), time.NewTimer(time.Millisecond)
					select {
					case <-a.C:
						if !stop(b) {
							<-b.C
						}
					case <-b.C:
						if !stop(a) {
							<-a.C
						}
					}
				}
			}()
		}
		wg.Wait()
	}
}
