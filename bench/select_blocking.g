// bench: 2_000_000 values to a goroutine that waits in a select over four channels
package main

func main() {
	var chans [4]chan int
	for i := range chans {
		chans[i] = make(chan int)
	}
	done := make(chan int)
	go func() {
		sum := 0
		for range 2_000_000 {
			select {
			case x := <-chans[0]:
				sum += x
			case x := <-chans[1]:
				sum += x
			case x := <-chans[2]:
				sum += x
			case x := <-chans[3]:
				sum += x
			}
		}
		done <- sum
	}()
	for i := range 2_000_000 {
		chans[i%4] <- i
	}
	println(<-done)
}
