// run

// Slices: length and capacity, slicing shares the array, full slice expressions, nil and empty.
package main

func show(s []int) {
	print(len(s), "/", cap(s), ":")
	for _, x := range s {
		print(" ", x)
	}
	println()
}

func main() {
	a := [8]int{0, 1, 2, 3, 4, 5, 6, 7}
	s := a[2:5]
	show(s)
	show(s[1:])
	show(s[:0])
	show(s[:6])
	show(s[3:6])
	show(a[:])
	show(a[2:4:5])
	show(s[:2:2])
	s[0] = 20
	a[3] = 30
	show(s)
	show(a[1:6])
	t := s[1:3]
	t[1] = 99
	show(s)
	var nilslice []int
	show(nilslice)
	show(nilslice[:])
	show(nilslice[0:0])
	println(nilslice == nil, nilslice[:] == nil, []int{} == nil, a[:0] == nil, make([]int, 0) == nil)
	p := &a
	show(p[6:])
	show(p[:2:3])
	println(len(p), cap(p), p[2])
	m := make([]int, 3, 10)
	show(m)
	show(m[:5])
	show(make([]int, 2))
	var n int8 = 4
	show(make([]int, n))
	lit := []int{5: 50, 1, 2, 0: 7, 8}
	show(lit)
	type Ints []int
	x := Ints{1, 2, 3}
	x[1]++
	show(x[:2])
	ss := [][]int{{1}, {2, 3}, nil, {}}
	for i := range ss {
		show(ss[i])
	}
	ss[1][0] += 10
	show(ss[1])
}
