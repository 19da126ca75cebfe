// bench: 3_000_000 values through a select over two channels
package main

const each = 1_500_000

func feed(ch chan<- int) {
	for i := range each {
		ch <- i
	}
}

func main() {
	a, b := make(chan int, 8), make(chan int, 8)
	go feed(a)
	go feed(b)
	sum := 0
	for range 2 * each {
		select {
		case x := <-a:
			sum += x
		case x := <-b:
			sum += x
		}
	}
	println(sum)
}
