// run -godebug stackstress=1
package main

// A goroutine that is in the runtime nearly whenever it is asked to make way, and whose calls all cross into another stack
// segment, makes way all the same, and soon: the request outlives the change of segments.

import (
	"runtime"
	"sync/atomic"
	"syscall"
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

// used returns the processor time that the program has used. While somebody spins that is what it got, however many others
// want the processors.
func used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func main() {
	const spinners, rounds = 4, 10 // of 10 ms and a little for each spinner; a lost request costs a second
	done := make(chan bool)
	for range spinners {
		go spin(done)
	}
	begin := used()
	for range rounds {
		time.Sleep(time.Millisecond)
	}
	took := used() - begin
	stop.Store(true)
	for range spinners {
		<-done
	}
	processors := min(runtime.GOMAXPROCS(0), runtime.NumCPU()) // that can be used at the same time
	if took > time.Duration(processors)*rounds*spinners*100*time.Millisecond {
		println("processor time until it wakes up:", (took / rounds).String())
	}
	println(to[0] != 0)
}
