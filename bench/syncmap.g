// bench: 8_000_000 loads from a sync.Map of 1000 keys by four goroutines, with a store for every hundred
package main

import "sync"

func main() {
	var m sync.Map
	keys := make([]any, 1000)
	for i := range keys {
		keys[i] = i
		m.Store(keys[i], i)
	}
	var wg sync.WaitGroup
	var sums [4]int
	for w := range sums {
		wg.Go(func() {
			for i := range 2_000_000 {
				k := keys[(i*7+w)%1000]
				if i%100 == 0 {
					m.Store(k, k)
				}
				v, _ := m.Load(k)
				sums[w] += v.(int)
			}
		})
	}
	wg.Wait()
	println(sums[0] + sums[1] + sums[2] + sums[3])
}
