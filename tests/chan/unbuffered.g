// run

// Unbuffered channels: the sender waits for the receiver, values of all sizes go over, order is kept.
package main

type Big struct {
	a [50]int
	s string
}

func main() {
	ch := make(chan int)
	done := make(chan bool)
	go func() {
		for i := range 5 {
			ch <- i
		}
		close(ch)
		done <- true
	}()
	for {
		v, ok := <-ch
		print(v, ok, " ")
		if !ok {
			break
		}
	}
	<-done
	println(len(ch), cap(ch))

	bigs := make(chan Big)
	go func() {
		b := Big{s: "big"}
		b.a[49] = 7
		bigs <- b
		b.a[49] = 8
		bigs <- b
	}()
	x, y := <-bigs, <-bigs
	println(x.a[49], y.a[49], x.s)

	strs := make(chan string)
	go func() { strs <- "first"; strs <- "second" }()
	println(<-strs, <-strs)
	empties := make(chan struct{})
	go func() { empties <- struct{}{}; close(empties) }()
	_, ok1 := <-empties
	_, ok2 := <-empties
	println(ok1, ok2)
	floats := make(chan float64)
	go func() { floats <- 2.5 }()
	println(<-floats == 2.5)
	bools := make(chan bool)
	go func() { bools <- true }()
	println(<-bools)
	bytes := make(chan byte)
	go func() { bytes <- 200 }()
	println(<-bytes)
	slices := make(chan []int)
	go func() { slices <- []int{1, 2, 3} }()
	println(len(<-slices))
	chans := make(chan chan int)
	go func() { c := <-chans; c <- 42 }()
	reply := make(chan int)
	chans <- reply
	println(<-reply)
}
