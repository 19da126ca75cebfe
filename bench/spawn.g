// bench: 2_000_000 goroutines made, run and ended, a hundred at a time
package main

const rounds, batch = 20_000, 100

func work(n int, done chan<- int) {
	done <- n
}

func main() {
	done := make(chan int, batch)
	sum := 0
	for range rounds {
		for i := range batch {
			go work(i, done)
		}
		for range batch {
			sum += <-done
		}
	}
	println(sum)
}
