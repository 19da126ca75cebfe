// run

package main

import "sync"

// Tokens wander between goroutines that send and receive in the same select, on the same channels. None is lost or doubled,
// and nobody waits for ever: at the end a round of collecting gets them all.

const members, tokens, moves = 8, 5, 600

type rng uint32

func (r *rng) below(n int) int {
	*r = *r*1664525 + 1013904223
	return int(*r>>8) % n
}

type member struct {
	id   int
	hand []int // the tokens that it has
	r    rng
}

func (m *member) take(x int) { m.hand = append(m.hand, x) }

func (m *member) wander(chans []chan int, stop chan struct{}) {
	for {
		var out chan int
		x := -1
		if len(m.hand) > 0 {
			x = m.hand[0]
			out = chans[m.r.below(len(chans))]
		}
		select {
		case out <- x:
			m.hand = m.hand[1:]
		case y := <-chans[0]:
			m.take(y)
		case y := <-chans[1]:
			m.take(y)
		case y := <-chans[2]:
			m.take(y)
		case y := <-chans[3]:
			m.take(y)
		case <-stop:
			return
		}
	}
}

func main() {
	chans := []chan int{make(chan int), make(chan int), make(chan int, 1), make(chan int, 2)}
	stop := make(chan struct{})
	all := make([]*member, members)
	var wg sync.WaitGroup
	for i := range all {
		m := &member{id: i, r: rng(i * 7)}
		if i < tokens {
			m.take(i)
		}
		all[i] = m
		wg.Go(func() { m.wander(chans, stop) })
	}
	// A referee moves tokens too, so that the members have something to do for a while.
	for range moves {
		var x int
		select {
		case x = <-chans[0]:
		case x = <-chans[1]:
		case x = <-chans[2]:
		case x = <-chans[3]:
		}
		select {
		case chans[0] <- x:
		case chans[1] <- x:
		case chans[2] <- x:
		case chans[3] <- x:
		}
	}
	close(stop)
	wg.Wait()
	var count [tokens]int
	for _, m := range all {
		for _, x := range m.hand {
			count[x]++
		}
	}
	for _, ch := range chans {
		for {
			select {
			case x := <-ch:
				count[x]++
				continue
			default:
			}
			break
		}
	}
	for x, n := range count {
		if n != 1 {
			println("token", x, "is there", n, "times")
		}
	}
	println("counted")
}
