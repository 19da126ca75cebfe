// run

// append: in place while the capacity lasts, a copy afterwards; gc's growth steps; variadic forms; aliasing.
package main

func sum(s []int) (t int) {
	for _, x := range s {
		t += x
	}
	return
}

// Package-level, so that no compiler finds a shorter way than the allocator's.
var (
	s      []int
	bytes  []byte
	strs   []string
	threes []Three
)

type Three struct{ a, b, c int32 }

func main() {
	last := -1
	for i := range 3000 {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			print(last, " ")
		}
	}
	println(len(s), sum(s))

	last = -1
	for range 5000 {
		bytes = append(bytes, 1)
		if cap(bytes) != last {
			last = cap(bytes)
			print(last, " ")
		}
	}
	println(len(bytes))
	last = -1
	for range 600 {
		strs = append(strs, "x")
		if cap(strs) != last {
			last = cap(strs)
			print(last, " ")
		}
	}
	println(len(strs))
	last = -1
	for range 600 {
		threes = append(threes, Three{1, 2, 3})
		if cap(threes) != last {
			last = cap(threes)
			print(last, " ")
		}
	}
	println(len(threes))

	base := make([]int, 3, 6)
	x := append(base, 1)
	y := append(base, 2) // the same place as x's
	println(x[3], y[3], len(base), cap(x))
	z := append(base[:3:3], 3) // capacity used up: its own copy
	println(x[3], z[3], cap(z))
	z[0] = 7
	println(base[0])

	println(cap(append([]int{1, 2, 3, 4}, 5)), cap(append([]int(nil), 1, 2, 3, 4, 5)), cap(append([]byte{1}, make([]byte, 20)...)))
	a := append([]int{1, 2}, []int{3, 4, 5}...)
	a = append(a, a...)
	a = append(a[:1], a[3:]...)
	for _, v := range a {
		print(v, " ")
	}
	println(len(a))
	println(append([]int(nil)) == nil, append([]int(nil), []int{}...) == nil, len(append([]int{}, 1)))
	e := append([]struct{}{}, struct{}{}, struct{}{})
	println(len(e))
	f := append([]func() int{}, func() int { return 42 })
	println(f[0]())
	grid := [][]string{}
	for i := range 3 {
		grid = append(grid, nil)
		for range i + 1 {
			grid[i] = append(grid[i], "ab"[i%2:])
		}
	}
	println(len(grid[2]), grid[2][2], grid[1][0])
}
