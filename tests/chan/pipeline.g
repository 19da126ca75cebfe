// run

// Fan-out, fan-in, semaphores and mutual exclusion built from channels.
package main

func worker(jobs <-chan int, results chan<- [2]int) {
	for n := range jobs {
		f := 1
		for i := 2; i <= n; i++ {
			f = f * i % 1000007
		}
		results <- [2]int{n, f}
	}
}

func merge(chans ...<-chan int) <-chan int {
	out, done := make(chan int), make(chan bool)
	for _, c := range chans {
		go func() {
			for x := range c {
				out <- x
			}
			done <- true
		}()
	}
	go func() {
		for range chans {
			<-done
		}
		close(out)
	}()
	return out
}

func count(from, to int) <-chan int {
	c := make(chan int)
	go func() {
		for i := from; i < to; i++ {
			c <- i
		}
		close(c)
	}()
	return c
}

func main() {
	jobs, results := make(chan int, 5), make(chan [2]int)
	for range 4 {
		go worker(jobs, results)
	}
	go func() {
		for i := range 50 {
			jobs <- i
		}
		close(jobs)
	}()
	var table [50]int
	for range 50 {
		r := <-results
		table[r[0]] = r[1]
	}
	println(table[0], table[5], table[10], table[49])

	sum := 0
	for x := range merge(count(0, 100), count(100, 200), count(200, 300)) {
		sum += x
	}
	println(sum)

	mutex, done := make(chan bool, 1), make(chan bool)
	n := 0
	for range 50 {
		go func() {
			for range 100 {
				mutex <- true
				n++
				<-mutex
			}
			done <- true
		}()
	}
	for range 50 {
		<-done
	}
	println(n)
}
