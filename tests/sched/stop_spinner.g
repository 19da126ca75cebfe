// run

package main

import (
	"runtime"
	"sync/atomic"
)

// A goroutine in a loop without calls keeps nobody from stopping the world, on one P either, and goes on afterwards.

var rounds, stop int64

func spin() {
	for n := int64(0); ; n++ {
		if n&1023 == 0 && atomic.LoadInt64(&stop) != 0 {
			return
		}
		rounds = n
	}
}

func endless() {
	for {
	}
}

func main() {
	runtime.GOMAXPROCS(1)
	done := make(chan bool)
	go func() {
		spin()
		done <- true
	}()
	go endless()
	for range 5 {
		runtime.Gosched()
		runtime.GC()
		runtime.GOMAXPROCS(2)
		runtime.GOMAXPROCS(1)
	}
	atomic.StoreInt64(&stop, 1)
	<-done
	for runtime.NumGoroutine() > 2 { // it ends a moment after it has said so
		runtime.Gosched()
	}
	println(runtime.NumGoroutine(), rounds > 0)
}
