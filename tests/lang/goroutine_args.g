// run

// go evaluates function and arguments now; methods, closures, function values and builtins can be started.
package main

type T struct{ n int }

var ready = make(chan bool) // what the goroutine is to see has changed

func (t T) send(ch chan int, x int)   { ch <- t.n + x }
func (t *T) sendp(ch chan int, x int) { <-ready; ch <- t.n + x }

func send(ch chan int, xs ...int) {
	for _, x := range xs {
		ch <- x
	}
}

func big(ch chan int, a [100]int, s string, f float64) { ch <- a[99] + len(s) + int(f) }

func arg(n int) int { print("arg", n, " "); return n }

func main() {
	ch := make(chan int)
	x := 1
	go send(ch, x, x+1)
	x = 100
	println(<-ch, <-ch)
	t := T{10}
	go t.send(ch, 1)
	println(<-ch)
	f := t.send
	go t.sendp(ch, 2)
	t.n = 20
	ready <- true
	println(<-ch)
	go f(ch, 3)
	println(<-ch)
	go func(n int) { <-ready; ch <- n * x }(x)
	x = 5
	ready <- true
	println(<-ch)
	var a [100]int
	a[99] = 7
	go big(ch, a, "abc", 2.9)
	a[99] = 0
	println(<-ch)
	go send(ch, arg(1), arg(2), arg(3))
	println()
	println(<-ch + <-ch + <-ch)
	fs := []func(chan int, ...int){send}
	go fs[0](ch, []int{4, 5}...)
	println(<-ch, <-ch)
	c2 := make(chan bool)
	go close(c2)
	_, ok := <-c2
	println(ok)
	go T.send(T{1}, ch, 1)
	println(<-ch)
	go (*T).sendp(&t, ch, 1)
	ready <- true
	println(<-ch)
	for range 1000 {
		go func() { ch <- 1 }()
	}
	sum := 0
	for range 1000 {
		sum += <-ch
	}
	println(sum)
}
