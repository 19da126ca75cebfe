// run

package main

import (
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

// One goroutine after the other works, so that one P is enough, until somebody wakes who slept, waited for the kernel, or had
// a thread of its own: then there are two Ps at work on the same channels for a moment. Everything that is sent arrives once and,
// of one sender, in order.

const talkers, sleepers, callers, each = 4, 6, 3, 20_000

var ended atomic.Int64

type message struct{ sender, number int }

func talk(c chan<- message, sender int) {
	for i := range each {
		c <- message{sender, i}
	}
}

func sleepAndTalk(c chan<- message, sender int, busy *sync.WaitGroup) {
	defer busy.Done()
	for i := range each / 100 {
		time.Sleep(time.Duration(10+i%7*30) * time.Microsecond)
		for k := range 100 {
			c <- message{sender, i*100 + k}
		}
	}
}

// callAndTalk talks between two calls that block the thread.
func callAndTalk(c chan<- message, sender int, busy *sync.WaitGroup) {
	defer busy.Done()
	var p [2]int
	if err := syscall.Pipe(p[:]); err != nil {
		panic(err)
	}
	if sender%2 == 0 {
		runtime.LockOSThread()
		defer runtime.UnlockOSThread()
	}
	b := []byte{0}
	for i := range each / 100 {
		syscall.Write(p[1], b)
		syscall.Read(p[0], b)
		for range 100 {
			go ended.Add(1)
		}
		for k := range 100 {
			c <- message{sender, i*100 + k}
		}
	}
}

// relay hands on what comes, over channels with and without a buffer and now and then in a select.
func relay(from <-chan message, to chan<- message) {
	n := 0
	for m := range from {
		n++
		if n%3 == 0 {
			select {
			case to <- m:
			case <-make(chan int):
			}
		} else {
			to <- m
		}
	}
	close(to)
}

func main() {
	in := make(chan message)
	last := in
	for i := range 5 {
		next := make(chan message, i*i%3)
		go relay(last, next)
		last = next
	}
	var busy sync.WaitGroup
	sender := 0
	for range talkers {
		me := sender
		busy.Go(func() { talk(in, me) })
		sender++
	}
	for range sleepers {
		busy.Add(1)
		go sleepAndTalk(in, sender, &busy)
		sender++
	}
	for range callers {
		busy.Add(1)
		go callAndTalk(in, sender, &busy)
		sender++
	}
	go func() {
		busy.Wait()
		close(in)
	}()
	expected := make([]int, sender)
	for m := range last {
		if m.number != expected[m.sender] {
			println("of sender", m.sender, "came", m.number, "instead of", expected[m.sender])
		}
		expected[m.sender] = m.number + 1
	}
	for i, n := range expected {
		if n != each {
			println("of sender", i, "came", n)
		}
	}
	for ended.Load() != callers*each {
		runtime.Gosched()
	}
	println("done")
}
