// bench: 1_111_111 goroutines in a tree, ten below each; the leaves send their numbers up and each node the sum
package main

func skynet(result chan<- int, number, size int) {
	if size == 1 {
		result <- number
		return
	}
	below := make(chan int, 10)
	size /= 10
	for i := range 10 {
		go skynet(below, number+i*size, size)
	}
	sum := 0
	for range 10 {
		sum += <-below
	}
	result <- sum
}

func main() {
	result := make(chan int)
	go skynet(result, 0, 1_000_000)
	println(<-result)
}
