// The concurrent prime sieve: a chain of goroutines, one for each prime found so far; each passes on the numbers that its
// prime does not divide.
package main

// generate sends 2, 3, 4, ... to ch.
func generate(ch chan<- int) {
	for i := 2; ; i++ {
		ch <- i
	}
}

// filter copies what prime does not divide from in to out.
func filter(in <-chan int, out chan<- int, prime int) {
	for {
		if n := <-in; n%prime != 0 {
			out <- n
		}
	}
}

func main() {
	ch := make(chan int)
	go generate(ch)
	for i := range 100 {
		prime := <-ch
		if i%10 == 9 {
			println(prime)
		} else {
			print(prime, " ")
		}
		next := make(chan int)
		go filter(ch, next, prime)
		ch = next
	}
}
