// run -t 150

// A dump says for how many minutes a goroutine has waited. Most of the time here all threads sleep.
package main

import (
	"sync"
	"syscall"
	"time"
)

func receive(c chan int) { <-c }

func lock(m *sync.Mutex) { m.Lock() }

func main() {
	c, d := make(chan int), make(chan int)
	var m sync.Mutex
	m.Lock()
	go receive(c)
	go lock(&m)
	time.Sleep(62 * time.Second)
	go receive(d)
	time.Sleep(time.Millisecond)
	syscall.Kill(syscall.Getpid(), syscall.SIGQUIT)
	select {}
}
