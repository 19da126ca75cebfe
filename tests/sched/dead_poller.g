// run

// Descriptors that were polled, and timers that are over, keep nobody alive.
package main

import (
	"os"
	"time"
)

func main() {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	r.SetReadDeadline(time.Now().Add(time.Millisecond))
	_, err = r.Read(make([]byte, 1))
	println(err.Error())
	w.Write([]byte("x"))
	<-make(chan int)
}
