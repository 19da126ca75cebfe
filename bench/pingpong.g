// bench: 2_000_000 round trips between two goroutines over channels without buffers
package main

const rounds = 2_000_000

func main() {
	ping, pong := make(chan int), make(chan int)
	go func() {
		for x := range ping {
			pong <- x + 1
		}
		close(pong)
	}()
	x := 0
	for range rounds {
		ping <- x
		x = <-pong
	}
	close(ping)
	<-pong
	println(x)
}
