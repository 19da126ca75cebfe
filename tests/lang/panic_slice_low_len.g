// run

package main

func main() {
	s := []int{1, 2, 3}
	i := len(s)
	println(len(s[i+1:]))
}
