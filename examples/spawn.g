// A million goroutines alive at the same time: all wait for one channel to be closed, then add up.
package main

const goroutines = 1_000_000

func main() {
	start := make(chan bool)
	sums := make(chan int, 64)
	for i := range goroutines {
		go func() {
			<-start
			sums <- i
		}()
	}
	println(goroutines, "goroutines wait")
	close(start)
	sum := 0
	for range goroutines {
		sum += <-sums
	}
	println("their sum is", sum)
}
