// bench: 4_000_000 values from four producers to four consumers through a channel of 128
package main

const workers, each = 4, 1_000_000

func main() {
	ch := make(chan int, 128)
	sums, ended := make(chan int), make(chan bool)
	for range workers {
		go func() {
			for i := range each {
				ch <- i
			}
			ended <- true
		}()
		go func() {
			sum := 0
			for x := range ch {
				sum += x
			}
			sums <- sum
		}()
	}
	for range workers {
		<-ended
	}
	close(ch)
	sum := 0
	for range workers {
		sum += <-sums
	}
	println(sum)
}
