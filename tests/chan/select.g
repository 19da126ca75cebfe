// run

// select: default, ready cases, sends and receives, closed and nil channels, assignment forms, blocking, several waiters.
package main

func f(n int) int { print("f", n, " "); return n }

func ch(n int, c chan int) chan int { print("ch", n, " "); return c }

func main() {
	c := make(chan int, 1)
	var none chan int
	select {
	case x := <-c:
		println("received", x)
	default:
		println("nothing")
	}
	select {
	case c <- 1:
		println("sent")
	default:
		println("full")
	}
	select {
	case c <- 2:
		println("sent")
	default:
		println("full")
	}
	select {
	case x, ok := <-c:
		println(x, ok)
	case none <- 1:
		println("never")
	case <-none:
		println("never")
	}
	close(c)
	select {
	case x, ok := <-c:
		println(x, ok)
	}

	// Operands are evaluated once, in source order, chosen or not; the left side only if its case is chosen.
	d := make(chan int, 1)
	var arr [3]int
	select {
	case ch(1, none) <- f(1):
	case ch(2, d) <- f(2):
		println("sent")
	case arr[f(0)] = <-ch(3, none):
	}
	var ok bool
	select {
	case arr[f(1)], ok = <-ch(4, d):
		println(arr[1], ok)
	case arr[f(2)] = <-none:
	}

	// Blocking on several; every value arrives exactly once.
	in1, in2, quit := make(chan int), make(chan string), make(chan bool)
	go func() {
		for i := range 100 {
			in1 <- i
		}
		quit <- true
	}()
	go func() {
		for range 50 {
			in2 <- "x"
		}
		quit <- true
	}()
	sum, xs, quits := 0, "", 0
	for quits < 2 {
		select {
		case i := <-in1:
			sum += i
		case s := <-in2:
			xs += s
		case <-quit:
			quits++
		}
	}
	println(sum, len(xs))

	// Both directions at once, between two goroutines.
	ping, pong := make(chan int), make(chan int)
	go func() {
		for i := 0; i < 1000; {
			select {
			case ping <- i:
				i++
			case <-pong:
				i++
			}
		}
		close(ping)
	}()
	got := 0
	open := true
	for open {
		select {
		case _, open = <-ping:
			if open {
				got++
			}
		case pong <- 0:
			got++
		}
	}
	println(got)

	// A select sees both ready cases in the long run.
	a, b := make(chan int, 1), make(chan int, 1)
	na, nb := 0, 0
	for range 1000 {
		a <- 1
		b <- 1
		select {
		case <-a:
			na++
			<-b
		case <-b:
			nb++
			<-a
		}
	}
	println(na+nb, na > 100, nb > 100)

	// break leaves the select, continue the loop around it.
	for i := range 3 {
		select {
		case a <- i:
			if i == 0 {
				break
			}
			println("not reached")
		default:
			if i == 1 {
				continue
			}
			println("default", i)
		}
	}
	wake := make(chan bool)
	go func() {
		select {
		case <-none:
		case wake <- true:
		}
	}()
	println(<-wake)
	go func() { close(wake) }()
	select {
	case _, ok := <-wake:
		println(ok)
	case none <- 1:
	}
	type T struct {
		n int
		s string
	}
	ts := make(chan T, 1)
	select {
	case ts <- T{1, "t"}:
	}
	var t T
	var p = &t
	select {
	case *p = <-ts:
		println(t.n, t.s)
	}
	go func() { ts <- T{2, "u"} }()
	select {
	case t := <-ts:
		println(t.n, t.s)
	case <-none:
	}
}
