// run

// A goroutine that goes to sleep while another thread already waits, in the poller, for longer.
package main

import (
	"net"
	"time"
)

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		panic(err)
	}
	done := make(chan error)
	go func() {
		_, err := l.Accept()
		done <- err
	}()
	for range 500 {
		c := make(chan bool)
		go func() { c <- true }()
		<-c
		time.Sleep(200 * time.Microsecond)
	}
	l.Close()
	println(<-done != nil)
}
