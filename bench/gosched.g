// bench: 8_000_000 calls of runtime.Gosched by two goroutines in turn
package main

import "runtime"

const each = 4_000_000

func yield(done chan<- bool) {
	for range each {
		runtime.Gosched()
	}
	done <- true
}

func main() {
	done := make(chan bool)
	go yield(done)
	go yield(done)
	<-done
	<-done
	println("done")
}
