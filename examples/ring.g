// A token goes round a ring of 10,000 goroutines, and each adds one to it.
package main

const (
	members = 10_000
	rounds  = 10
)

func member(in <-chan int, out chan<- int) {
	for token := range in {
		out <- token + 1
	}
	close(out)
}

func main() {
	first := make(chan int)
	in := first
	for range members {
		out := make(chan int)
		go member(in, out)
		in = out
	}
	token := 0
	for range rounds {
		first <- token
		token = <-in
	}
	close(first)
	_, open := <-in
	println("the token is", token, "and the ring is closed:", !open)
}
