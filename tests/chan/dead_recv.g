// run

package main

func main() {
	ch := make(chan int)
	println("before")
	<-ch
}
