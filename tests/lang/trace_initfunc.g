// run

package main

func init() {
	println("first")
}

func init() {
	var p *int
	*p = 1
}

func main() {
}
