// run

// append(s, make([]T, n)...) makes no slice, also where n is a call.
package main

var s = []int{1, 2}

//go:noinline
func n(k int) int {
	s = append(s, k)
	return k
}

func main() {
	t := append(s, make([]int, n(3))...)
	println(len(t), len(s))
	t = append(append(t, n(1)), make([]int, n(2)&3+len(s))...)
	println(len(t), len(s))
	println(len(append([]byte("ab"), make([]byte, n(5))...)), n(1)+len(append(s, make([]int, n(7))...)))
	m := map[int][]int{}
	m[1] = append(m[1], make([]int, n(4))...)
	println(len(m[1]), len(s))
}
