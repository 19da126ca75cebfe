// bench: 5_000_000 selects over two channels that are both ready
package main

func main() {
	a, b := make(chan int, 1), make(chan int, 1)
	a <- 0
	b <- 0
	n := 0
	for range 5_000_000 {
		select {
		case <-a:
			n++
			a <- 0
		case <-b:
			n++
			b <- 0
		}
	}
	println(n)
}
