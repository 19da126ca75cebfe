// bench: 100_000_000 selects with a default, on an empty channel
package main

func main() {
	ch := make(chan int)
	n := 0
	for i := range 100_000_000 {
		select {
		case x := <-ch:
			n += x
		default:
			n += i & 1
		}
	}
	println(n)
}
