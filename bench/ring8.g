// bench: 4_000_000 switches round a ring of eight goroutines, each woken by its neighbour
package main

const members, rounds = 8, 500_000

func main() {
	first := make(chan int, 1)
	in := first
	for range members - 1 {
		out := make(chan int, 1)
		go func(in, out chan int) {
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
