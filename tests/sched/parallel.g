package main

// Goroutines that wait for each other without a channel: works only if they run at the same time, or are preempted.

var turn [4]int

func main() {
	done := make(chan bool)
	for i := range 4 {
		go func() {
			for step := range 50 {
				turn[i] = step + 1
				for k := range 4 {
					for *at(k) < step {
					}
				}
			}
			done <- true
		}()
	}
	for range 4 {
		<-done
	}
	println(turn[0], turn[1], turn[2], turn[3])
}

//go:noinline
func at(k int) *int { return &turn[k] }
