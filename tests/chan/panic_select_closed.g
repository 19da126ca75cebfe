// run

package main

func main() {
	a, b := make(chan int), make(chan int)
	go func() { close(a) }()
	select {
	case a <- 1:
	case <-b:
	}
}
