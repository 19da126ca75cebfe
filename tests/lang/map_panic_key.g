// run

package main

func main() {
	m := map[any]int{1: 1}
	m[[]int{1}] = 2
}
