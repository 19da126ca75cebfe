// run

package main

func main() {
	s := []int{1, 2, 3}
	i := len(s)
	b := byte(i + 197)
	println(s[b])
}
