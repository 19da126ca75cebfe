// bench: 200000000 operations

// Two goroutines that allocate.

package main

type node struct {
	next  *node
	value int
}

func work(n int, done chan int) {
	var keep [16]*node
	for i := range n {
		keep[i&15] = &node{keep[(i+1)&15], i}
		if i&1023 == 0 {
			keep = [16]*node{}
		}
	}
	done <- keep[15].value
}

func main() {
	done := make(chan int)
	for range 2 {
		go work(100_000_000, done)
	}
	println(<-done + <-done)
}
