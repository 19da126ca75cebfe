// bench: 20_000_000 values taken out of a sync.Pool and put back by four goroutines
package main

import "sync"

type buffer struct{ b [256]byte }

func main() {
	p := sync.Pool{New: func() any { return new(buffer) }}
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			for range 5_000_000 {
				b := p.Get().(*buffer)
				b.b[0]++
				p.Put(b)
			}
		})
	}
	wg.Wait()
	println("done")
}
