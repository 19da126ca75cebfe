// run

// Variables are initialised in a function main.init, which is shown; what calls it is not.

package main

var x = compute(0)

func compute(i int) int {
	return 100 / i
}

func main() {
	println(x)
}
