// bench: 5_000_000 times passed on in a ring of a thousand goroutines
package main

const members, rounds = 1000, 5000

func main() {
	first := make(chan int)
	in := first
	for range members - 1 {
		out := make(chan int)
		go func(in <-chan int, out chan<- int) {
			for x := range in {
				out <- x + 1
			}
			close(out)
		}(in, out)
		in = out
	}
	x := 0
	for range rounds {
		first <- x
		x = <-in + 1
	}
	close(first)
	<-in
	println(x)
}
