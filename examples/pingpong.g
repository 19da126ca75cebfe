// Two goroutines and two channels without buffers: the ball crosses the net 200,000 times.
package main

type Ball struct {
	hits int
	last string
}

func player(name string, in <-chan *Ball, out chan<- *Ball, hits int) {
	for ball := range in {
		if ball.hits == hits {
			close(out)
			return
		}
		ball.hits++
		ball.last = name
		out <- ball
	}
}

func main() {
	ping, pong := make(chan *Ball), make(chan *Ball)
	const hits = 200_000
	go player("pong", ping, pong, hits)
	ball := &Ball{}
	go func() { ping <- ball }()
	player("ping", pong, ping, hits)
	println(ball.hits, "hits, the last one by", ball.last)
}
