// run

// close wakes all receivers, and buffered values come first.
package main

func main() {
	ch, results := make(chan int), make(chan bool)
	for range 10 {
		go func() {
			_, ok := <-ch
			results <- ok
		}()
	}
	close(ch)
	woken := 0
	for range 10 {
		if !<-results {
			woken++
		}
	}
	println(woken)
	start := make(chan struct{})
	for i := range 5 {
		go func() {
			select {
			case <-start:
				results <- i >= 0
			}
		}()
	}
	close(start)
	for range 5 {
		print(<-results, " ")
	}
	println()
	b := make(chan string, 4)
	b <- "a"
	b <- "b"
	close(b)
	s1, ok1 := <-b
	s2, ok2 := <-b
	s3, ok3 := <-b
	println(s1, ok1, s2, ok2, s3 == "", ok3)
	var recv <-chan string = b
	for s := range recv {
		println("never", s)
	}
}
