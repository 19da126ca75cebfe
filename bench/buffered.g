// bench: 20_000_000 sends and receives on a buffered channel within one goroutine
package main

func main() {
	ch := make(chan int, 16)
	sum := 0
	for i := range 20_000_000 / 16 {
		for k := range 16 {
			ch <- i ^ k
		}
		for range 16 {
			sum += <-ch
		}
	}
	println(sum)
}
