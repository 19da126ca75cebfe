package main

// Deep recursion in many goroutines at once, each preempted at any depth: segments of stacks are taken and given back by
// several threads.

func sum(n int) int {
	if n == 0 {
		return 0
	}
	return n + sum(n-1)
}

func main() {
	const workers = 16
	done := make(chan int)
	for range workers {
		go func() {
			bad := 0
			for i := range 200 {
				n := 100 + i*37
				if sum(n) != n*(n+1)/2 {
					bad++
				}
			}
			done <- bad
		}()
	}
	bad := 0
	for range workers {
		bad += <-done
	}
	println("bad:", bad)
}
