// run

package main

import (
	"os"
	"runtime"
	"runtime/pprof"
	"strings"
	"sync"
)

var global = make(chan int)

type server struct {
	mu    sync.Mutex
	reply chan int
}

//go:noinline
func start() {
	for range 10 {
		c := make(chan int)
		go func() { c <- 1 }() // nobody receives
	}
}

// How many goroutines wait for others.
func blocked() (n int) {
	text := make([]byte, 64<<10)
	dump := string(text[:runtime.Stack(text, true)])
	for _, reason := range []string{"chan send", "chan receive", "select (no cases)", "sync.Mutex.Lock", "sync.WaitGroup.Wait"} {
		n += strings.Count(dump, "["+reason)
	}
	return n
}

func main() {
	start()
	go func() {
		var mu sync.Mutex
		mu.Lock()
		mu.Lock()
	}()
	go func() {
		var wg sync.WaitGroup
		wg.Add(1)
		wg.Wait()
	}()
	go func() { select {} }()
	go func() { <-global }() // somebody may send
	s := &server{reply: make(chan int)}
	s.mu.Lock()
	go func() { s.mu.Lock(); s.reply <- 1 }() // main may unlock
	chain := make(chan int)
	go func() { // blocked, but held by one who may be woken
		c := make(chan int)
		go func() { <-c }()
		chain <- 1
		c <- 1
	}()
	for blocked() < 17 {
		runtime.Gosched()
	}
	p := pprof.Lookup("goroutineleak")
	var b strings.Builder
	p.WriteTo(&b, 2)
	// An old pointer on some stack may hide one or the other of the ten.
	sends := strings.Count(b.String(), "[chan send (leaked)")
	println(sends >= 8 && sends <= 10, p.Count() >= 11, strings.Count(b.String(), "[sync.Mutex.Lock (leaked)"),
		strings.Count(b.String(), "[sync.WaitGroup.Wait (leaked)"))
	println(strings.Count(b.String(), "[select (no cases) (leaked)"),
		strings.Count(b.String(), "[chan receive (leaked)"), strings.Contains(b.String(), "created by main.start in goroutine 1"))
	s.mu.Unlock()
	println(<-s.reply, <-chain)
	os.Stdout.Sync()
}
