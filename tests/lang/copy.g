// run

// copy: the shorter length decides, overlapping is allowed, strings can be copied into bytes; clear.
package main

func show(s []int) {
	for _, x := range s {
		print(x, " ")
	}
	println()
}

func main() {
	a := []int{1, 2, 3, 4, 5}
	b := make([]int, 3)
	println(copy(b, a), copy(a, b[:0]), copy(a[3:], b))
	show(a)
	show(b)
	c := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	copy(c[2:], c)
	show(c)
	c = []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	copy(c, c[3:])
	show(c)
	d := make([]byte, 4)
	println(copy(d, "héllo"), string(d[:1]), d[1], d[2], string(d[3:]))
	type S struct {
		x int
		s string
	}
	e := []S{{1, "a"}, {2, "b"}}
	f := make([]S, 2)
	println(copy(f, e))
	f[0].s = "z"
	println(e[0].s, f[0].s, f[1].x)
	var arr [4]int
	copy(arr[1:], a)
	show(arr[:])
	clear(arr[:2])
	show(arr[:])
	clear(e)
	println(e[0].x, e[1].s == "")
}
