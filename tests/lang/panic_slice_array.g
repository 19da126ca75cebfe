// run

package main

func main() {
	s := []int{1, 2, 3}
	i := len(s)
	var a [5]int
	println(len(a[:i+4]))
}
