// run

package main

func give(ch chan int) {
	ch <- 1
}

func main() {
	ch := make(chan int)
	go func() {
		select {}
	}()
	give(ch)
}
