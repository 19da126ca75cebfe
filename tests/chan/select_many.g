// run

// A select with many cases, and many goroutines in selects on the same channels.
package main

func main() {
	var c [8]chan int
	for i := range c {
		c[i] = make(chan int)
	}
	for i := range c {
		go func() {
			for k := range 100 {
				c[i] <- k
			}
		}()
	}
	var counts [8]int
	total := 0
	for range 800 {
		select {
		case x := <-c[0]:
			counts[0]++
			total += x
		case x := <-c[1]:
			counts[1]++
			total += x
		case x := <-c[2]:
			counts[2]++
			total += x
		case x := <-c[3]:
			counts[3]++
			total += x
		case x := <-c[4]:
			counts[4]++
			total += x
		case x := <-c[5]:
			counts[5]++
			total += x
		case x := <-c[6]:
			counts[6]++
			total += x
		case x := <-c[7]:
			counts[7]++
			total += x
		}
	}
	for _, n := range counts {
		print(n, " ")
	}
	println(total)

	a, b := make(chan int), make(chan int)
	done := make(chan int)
	for range 20 {
		go func() {
			n := 0
			for n < 100 {
				select {
				case a <- 1:
					n++
				case <-b:
					n++
				}
			}
			done <- n
		}()
		go func() {
			n := 0
			for n < 100 {
				select {
				case b <- 1:
					n++
				case <-a:
					n++
				}
			}
			done <- n
		}()
	}
	// Both sides do 2000 operations, and each operation has one partner on the other side.
	sum := 0
	for range 40 {
		sum += <-done
	}
	println(sum)
}
