// run

// A call that gives each thread another result ends the program.
package main

import (
	"runtime"
	"syscall"
)

func main() {
	c := make(chan bool)
	go func() {
		runtime.LockOSThread()
		c <- true
		select {}
	}()
	<-c
	syscall.AllThreadsSyscall(syscall.SYS_GETTID, 1, 2, 3)
	println("not reached")
}
