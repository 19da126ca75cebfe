// run

package main

func work(n int) {
	if n == 3 {
		panic("in a goroutine")
	}
	work(n + 1)
}

func main() {
	done := make(chan bool)
	go work(0)
	<-done
}
