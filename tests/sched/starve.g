package main

// A goroutine that never calls anything starves neither others nor the end of the program.

var spinning bool

func spin() {
	spinning = true
	for {
	}
}

func main() {
	go spin()
	done := make(chan int)
	go func() {
		sum := 0
		for i := range 1000 {
			sum += i
		}
		done <- sum
	}()
	for i := range 8 {
		go spin()
		go func() { done <- i }()
	}
	sum := 0
	for range 9 {
		sum += <-done
	}
	println(sum)
}
