// run

package main

func main() {
	s := []int{1, 2, 3}
	i := len(s)
	println(1 << (i - 4))
}
