// run

// Buffered channels: len and cap, blocking only when full or empty, wrap-around of the buffer, receiving after close.
package main

func main() {
	ch := make(chan int, 3)
	println(len(ch), cap(ch))
	ch <- 1
	ch <- 2
	println(len(ch), <-ch, len(ch))
	for i := range 20 {
		ch <- i
		ch <- i * 10
		if a, b := <-ch, <-ch; i == 19 {
			println(a, b, len(ch))
		}
	}
	ch <- 7
	close(ch)
	println(len(ch), cap(ch))
	for range 5 {
		v, ok := <-ch
		print(v, " ", ok, " ")
	}
	println()

	full := make(chan string, 2)
	log := make(chan string, 10)
	done := make(chan bool)
	go func() {
		for _, s := range []string{"a", "b", "c", "d"} {
			full <- s
		}
		close(full)
		done <- true
	}()
	for s := range full {
		log <- s
	}
	<-done
	close(log)
	for s := range log {
		print(s, " ")
	}
	println()
	type T struct {
		a [3]string
		n int
	}
	ts := make(chan T, 4)
	for i := range 4 {
		ts <- T{[3]string{2: "x"}, i}
	}
	sum := 0
	for range 4 {
		t := <-ts
		sum += t.n + len(t.a[2])
	}
	println(sum)
	zero := make(chan struct{}, 1000)
	for range 1000 {
		zero <- struct{}{}
	}
	println(len(zero))
	var n int8 = 5
	println(cap(make(chan int, n)))
}
