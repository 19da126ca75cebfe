// run

// Goroutines and threads that belong together: nobody else runs on a locked goroutine's thread, which it keeps until it is
// unlocked as often as it was locked; it takes the thread with it if it ends before. The initialisers run on the main thread.
package main

import (
	"os"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

func onMainThread() bool { return syscall.Gettid() == syscall.Getpid() }

var inInit = mix()

// mix makes the initialiser change goroutines as often as it can.
func mix() bool {
	c := make(chan bool)
	for range 20 {
		go func() {
			time.Sleep(time.Millisecond)
			c <- onMainThread()
		}()
	}
	others := 0
	for range 20 {
		if <-c {
			others++
		}
	}
	return onMainThread() && others == 0
}

func init() {
	mix()
	inInit = inInit && onMainThread()
	runtime.LockOSThread()
}

func thread(tid int) string { return "/proc/self/task/" + strconv.Itoa(tid) }

// ends tells whether the thread is gone, sooner or later.
func ends(tid int) bool {
	for end := time.Now().Add(time.Minute); time.Now().Before(end); time.Sleep(time.Millisecond) {
		if _, err := os.Stat(thread(tid)); err != nil {
			return true
		}
	}
	return false
}

// stays runs in the locked goroutine: its thread is the same one whatever happens.
func stays(c chan int) bool {
	tid := syscall.Gettid()
	for i := range 50 {
		switch i % 4 {
		case 0:
			runtime.Gosched()
		case 1:
			time.Sleep(100 * time.Microsecond)
		case 2:
			c <- i
			<-c
		case 3:
			syscall.Getppid()
		}
		if syscall.Gettid() != tid {
			return false
		}
	}
	return true
}

func echo(c chan int) {
	for i := range c {
		c <- i
	}
}

func main() {
	println("initialisers on the main thread:", inInit, onMainThread())
	for range 10 {
		runtime.Gosched()
		time.Sleep(time.Microsecond)
	}
	println("main too, locked by an initialiser:", onMainThread())

	var wg sync.WaitGroup
	var stayed, alone, gone atomic.Int32
	var owner sync.Map // thread: while a locked goroutine owns it, a pointer of its own
	for range 20 {
		wg.Go(func() {
			runtime.LockOSThread()
			owner.Store(syscall.Gettid(), new(int))
			c := make(chan int)
			go echo(c)
			if stays(c) {
				stayed.Add(1)
			}
			close(c)
			owner.Delete(syscall.Gettid())
			runtime.UnlockOSThread()
		})
		wg.Go(func() {
			ok := true
			for range 200 {
				tid := syscall.Gettid()
				before, taken := owner.Load(tid)
				here := syscall.Gettid() == tid
				if after, _ := owner.Load(tid); taken && here && before == after { // the same owner all the time
					ok = false
				}
				runtime.Gosched()
			}
			if ok {
				alone.Add(1)
			}
		})
	}
	wg.Wait()
	println("stayed:", stayed.Load(), "alone:", alone.Load())

	// Ended while locked, by return, by Goexit and by being unlocked once too seldom.
	tids := make(chan int)
	for i := range 9 {
		go func() {
			runtime.LockOSThread()
			tid := syscall.Gettid()
			defer func() { tids <- tid }()
			if i%3 == 1 {
				runtime.Goexit()
			}
			if i%3 == 2 {
				runtime.LockOSThread()
				runtime.UnlockOSThread()
			}
		}()
	}
	for range 9 {
		if tid := <-tids; ends(tid) {
			gone.Add(1)
		}
	}
	println("threads gone:", gone.Load())

	// Many more, so that what is left of them is used again; and the program goes on with others.
	for range 300 {
		wg.Go(func() {
			runtime.LockOSThread()
			time.Sleep(time.Microsecond)
		})
		if runtime.NumGoroutine() > 20 {
			wg.Wait()
		}
	}
	wg.Wait()
	go func() {
		runtime.LockOSThread()
		runtime.LockOSThread()
		runtime.UnlockOSThread()
		runtime.UnlockOSThread()
		runtime.UnlockOSThread()
		tids <- syscall.Gettid()
	}()
	_, err := os.Stat(thread(<-tids))
	println("unlocked, its thread lives on:", err == nil, onMainThread())
}
