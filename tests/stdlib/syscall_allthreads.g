// run

// Every thread makes the call, those too that sleep or are in the kernel; one that fails is made once.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"syscall"
)

const (
	setSlack = 29 // of prctl: how late timers of the calling thread may be
	getSlack = 30
)

func slack() uintptr {
	r, _, err := syscall.RawSyscall(syscall.SYS_PRCTL, getSlack, 0, 0)
	if err != 0 {
		panic(err)
	}
	return r
}

func main() {
	const n = 10
	var pipe [2]int
	syscall.Pipe(pipe[:])
	ask, answer := make(chan bool), make(chan uintptr)
	var ready sync.WaitGroup
	ready.Add(n + 1)
	for range n {
		go func() {
			runtime.LockOSThread()
			ready.Done()
			for range ask {
				answer <- slack()
			}
		}()
	}
	go func() { // blocked in the kernel
		runtime.LockOSThread()
		ready.Done()
		syscall.Read(pipe[0], make([]byte, 1))
		answer <- slack()
	}()
	go func() { runtime.LockOSThread() }() // its thread ends
	ready.Wait()
	for _, want := range []uintptr{70_000, 80_000} {
		r1, _, err := syscall.AllThreadsSyscall(syscall.SYS_PRCTL, setSlack, want, 0)
		fmt.Println(r1, err)
		ok := slack() == want
		for range n {
			ask <- true
		}
		for range n {
			ok = <-answer == want && ok
		}
		fmt.Println(ok)
	}
	r1, _, err := syscall.AllThreadsSyscall6(syscall.SYS_PRCTL, setSlack, 90_000, 0, 0, 0, 0)
	fmt.Println(r1, err)
	syscall.Write(pipe[1], []byte("x"))
	fmt.Println(<-answer)
	done := make(chan uintptr)
	go func() { // perhaps on a new thread
		runtime.LockOSThread()
		done <- slack()
	}()
	fmt.Println(<-done)
	_, _, err = syscall.AllThreadsSyscall(syscall.SYS_PRCTL, 1<<20, 0, 0)
	fmt.Println(err)
	_, _, err = syscall.AllThreadsSyscall6(1<<20, 0, 0, 0, 0, 0, 0)
	fmt.Println(err)

	var wg sync.WaitGroup // several at a time
	for i := range 4 {
		wg.Go(func() {
			for range 20 {
				if _, _, err := syscall.AllThreadsSyscall(syscall.SYS_PRCTL, setSlack, uintptr(1000+i), 0); err != 0 {
					panic(err)
				}
			}
		})
	}
	wg.Wait()
	want := slack()
	for range n {
		ask <- true
	}
	for range n {
		if got := <-answer; got != want {
			fmt.Println(got, want)
		}
	}
}
