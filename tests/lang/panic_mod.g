// run

package main

func main() {
	s := []int{1, 2, 3}
	i := len(s)
	u := uint8(i) - 3
	println(uint8(i) % u)
}
