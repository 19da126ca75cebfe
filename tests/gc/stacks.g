// run

// What only a parked goroutine's stack holds stays, at any depth; what goroutines leave behind goes.

package main

import "runtime"

type box struct {
	value int
	pad   [5]int
}

func deep(n int, b *box, begin, end chan int) int {
	if n > 0 {
		var space [20]int
		space[n%20] = b.value
		return deep(n-1, b, begin, end) + space[(n+1)%20]
	}
	begin <- 1
	<-end
	return b.value
}

func main() {
	const n = 20_000
	begin, end, results := make(chan int), make(chan int), make(chan int, n)
	for i := range n {
		go func() {
			b := &box{value: i}
			results <- deep(i%50, b, begin, end)
		}()
	}
	for range n {
		<-begin
	}
	for range 3 {
		runtime.GC()
		garbage := make([]*box, 0)
		for i := range 100_000 {
			garbage = append(garbage, &box{value: -i - 1})
		}
	}
	close(end)
	sum := 0
	for range n {
		sum += <-results
	}
	println(sum)
}
