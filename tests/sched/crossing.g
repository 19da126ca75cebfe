// run -godebug stackstress=1
package main

// A goroutine that is in the runtime nearly whenever it is asked to make way, and whose calls all cross into another stack
// segment, makes way all the same, and soon: the request outlives the change of segments.

import (
	"sync/atomic"
	"time"
)

var from, to [1 << 20]byte
var stop atomic.Bool

//go:noinline
func work(n int) {
	copy(to[:], from[:])
	from[n&63]++
}

func spin(done chan<- bool) {
	for i := 0; !stop.Load(); i++ {
		work(i)
	}
	done <- true
}

func main() {
	const spinners, rounds = 4, 10 // of 10 ms and a little for each spinner; a lost request costs a second
	done := make(chan bool)
	for range spinners {
		go spin(done)
	}
	begin := time.Now()
	for range rounds {
		time.Sleep(time.Millisecond)
	}
	took := time.Since(begin)
	stop.Store(true)
	for range spinners {
		<-done
	}
	if took > rounds*spinners*100*time.Millisecond {
		println("woke up once in", (took / rounds).String())
	}
	println(to[0] != 0)
}
