// run

package main

func main() {
	panic(40 + 2)
}
