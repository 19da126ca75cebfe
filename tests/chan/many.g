// run

// Many senders and receivers on one channel: nothing is lost, nothing comes twice.
package main

const senders, each = 200, 50

func main() {
	for _, size := range []int{0, 1, 7, 1000} {
		ch, done := make(chan int, size), make(chan int)
		for i := range senders {
			go func() {
				for k := range each {
					ch <- i*each + k
				}
			}()
		}
		seen := make([]bool, senders*each)
		for range 10 {
			go func() {
				n := 0
				for range senders * each / 10 {
					x := <-ch
					if seen[x] {
						panic("twice")
					}
					seen[x] = true
					n++
				}
				done <- n
			}()
		}
		total := 0
		for range 10 {
			total += <-done
		}
		for _, s := range seen {
			if !s {
				panic("lost")
			}
		}
		println(size, total, len(ch))
	}
}
