// run

package main

var a [4]int

func main() {
	s := []int{1, 2, 3}
	i := len(s) + 1
	a[i] = 1
}
