// run

// A million goroutines, each of which keeps something on its stack.

package main

import "runtime"

func main() {
	const n = 1_000_000
	begin, end, results := make(chan int), make(chan int), make(chan int)
	for i := range n {
		go func() {
			b := &[3]int{i, i, i}
			begin <- 1
			<-end
			results <- b[1]
		}()
	}
	for range n {
		<-begin
	}
	runtime.GC()
	garbage := []*[3]int{}
	for i := range 1_000_000 {
		garbage = append(garbage, &[3]int{-i, -i, -i})
	}
	runtime.GC()
	close(end)
	sum := 0
	for range n {
		sum += <-results
	}
	println(sum, len(garbage))
}
