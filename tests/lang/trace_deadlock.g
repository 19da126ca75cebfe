// run

// Every goroutine with what it waits for and where.

package main

func wait(c chan int) int {
	return <-c
}

func worker(c, d chan int) {
	for v := range c {
		d <- v
	}
}

func main() {
	c, d, e := make(chan int), make(chan int), make(chan int)
	go worker(c, d)
	c <- 1
	go func() {
		select {
		case <-e:
		case e <- 2:
		}
	}()
	println(wait(c))
}
