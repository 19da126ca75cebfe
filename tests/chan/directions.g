// run

// Directional channels, conversions to them, channels of channels, comparison, nil.
package main

func produce(n int, out chan<- int) {
	for i := range n {
		out <- i
	}
	close(out)
}

func double(in <-chan int, out chan<- int) {
	for x := range in {
		out <- 2 * x
	}
	close(out)
}

func source() <-chan int {
	ch := make(chan int)
	go produce(4, ch)
	return ch
}

func main() {
	out := make(chan int)
	go double(source(), out)
	for x := range out {
		print(x, " ")
	}
	println()
	a := make(chan int)
	b := a
	var r <-chan int = a
	var s chan<- int = a
	println(a == b, r == a, s == a, a == make(chan int))
	var n chan int
	println(n == nil, len(n), cap(n))
	cc := make(chan chan<- string, 1)
	c := make(chan string, 1)
	cc <- c
	(<-cc) <- "nested"
	println(<-c)
	var rr <-chan (<-chan int)
	var ss chan<- <-chan int
	println(rr == nil, ss == nil)
}
