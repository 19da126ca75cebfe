// run

package main

func main() {
	s := []int{1, 2, 3}
	i := len(s)
	str := "abc"
	println(str[i])
}
