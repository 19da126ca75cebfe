// run

package main

func main() {
	println("first")
	panic("something went wrong")
}
