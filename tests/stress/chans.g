// run

package main

import "sync"

// Producers and consumers over channels of all sizes: every value arrives once, and those of one producer on one channel in
// order. Values are producer * 1e6 + number.

const producers, consumers, each = 6, 5, 400

type rng uint32

func (r *rng) below(n int) int {
	*r = *r*1664525 + 1013904223
	return int(*r>>8) % n
}

type seen struct {
	sync.Mutex
	count [producers][each]int
	bad   int
}

func produce(p int, chans []chan int, wg *sync.WaitGroup) {
	defer wg.Done()
	r := rng(p)
	for i := range each {
		x := p*1_000_000 + i
		a, b := chans[r.below(len(chans))], chans[r.below(len(chans))]
		switch r.below(3) {
		case 0:
			a <- x
		case 1:
			select {
			case a <- x:
			case b <- x:
			}
		case 2:
			select {
			case a <- x:
			default:
				b <- x
			}
		}
	}
}

func consume(c int, chans []chan int, all *seen, wg *sync.WaitGroup) {
	defer wg.Done()
	mine := append([]chan int(nil), chans...)
	var last [producers]map[chan int]int
	for p := range last {
		last[p] = map[chan int]int{}
	}
	r := rng(c)
	take := func(i, x int, ok bool) {
		if !ok {
			mine[i] = nil
			return
		}
		p, n := x/1_000_000, x%1_000_000
		all.Lock()
		all.count[p][n]++
		if before, ok := last[p][chans[i]]; ok && before >= n {
			all.bad++
		}
		all.Unlock()
		last[p][chans[i]] = n
	}
	for {
		open := 0
		for _, ch := range mine {
			if ch != nil {
				open++
			}
		}
		if open == 0 {
			return
		}
		switch i := r.below(len(mine)); {
		case mine[i] != nil && r.below(4) == 0:
			select {
			case x, ok := <-mine[i]:
				take(i, x, ok)
			default:
			}
		default:
			select {
			case x, ok := <-mine[0]:
				take(0, x, ok)
			case x, ok := <-mine[1]:
				take(1, x, ok)
			case x, ok := <-mine[2]:
				take(2, x, ok)
			case x, ok := <-mine[3]:
				take(3, x, ok)
			}
		}
	}
}

func round(sizes [4]int) bool {
	var chans []chan int
	for _, size := range sizes {
		chans = append(chans, make(chan int, size))
	}
	var all seen
	var from, to sync.WaitGroup
	for c := range consumers {
		to.Add(1)
		go consume(c, chans, &all, &to)
	}
	for p := range producers {
		from.Add(1)
		go produce(p, chans, &from)
	}
	from.Wait()
	for _, ch := range chans {
		close(ch)
	}
	to.Wait()
	for p := range producers {
		for i := range each {
			if all.count[p][i] != 1 {
				println("value", i, "of producer", p, "arrived", all.count[p][i], "times")
				return false
			}
		}
	}
	if all.bad > 0 {
		println(all.bad, "values out of order")
	}
	return all.bad == 0
}

func main() {
	for _, sizes := range [][4]int{{0, 0, 0, 0}, {1, 0, 2, 0}, {1, 1, 1, 1}, {3, 16, 0, 100}} {
		if !round(sizes) {
			return
		}
	}
	println("all there")
}
