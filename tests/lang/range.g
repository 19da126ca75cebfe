// run

// All forms of range over slices, arrays, pointers to arrays, integers and channels; what is evaluated once.
package main

func get(s []int) []int { print("get "); return s }

type N uint8

func main() {
	s := []int{10, 20, 30}
	for i := range s {
		print(i, " ")
	}
	for _, x := range s {
		print(x, " ")
	}
	for i, x := range get(s) {
		print(i, "=", x, " ")
	}
	for range s {
		print(". ")
	}
	println()
	for i, x := range s { // length taken once, elements read as they come
		if i == 0 {
			s[1] = 21
			s = append(s, 40)
			s[2] = 99
		}
		print(x, " ")
	}
	println(len(s))
	var i, x int
	for i, x = range []int{7, 8} {
	}
	println(i, x)
	var arr [3]int
	idx := 0
	for idx, arr[idx] = range []int{5, 6, 7} {
	}
	println(idx, arr[0], arr[1], arr[2])
	p := &[2]string{"a", "b"}
	for i, x := range p {
		print(i, x, " ")
	}
	var np *[4]int
	for i := range np { // the length is known without the pointer
		print(i, " ")
	}
	println()
	for i := range 3 {
		i *= 2
		print(i, " ")
	}
	for range 2 {
		print("! ")
	}
	var n N = 3
	for i := range n {
		var same N = i
		print(same, " ")
	}
	for i := range N(2) {
		print(i, " ")
	}
	const c = 2
	for i := range c {
		print(i, " ")
	}
	for range 0 {
		print("never")
	}
	for range -5 {
		print("never")
	}
	println()
	m := 3
	for i := range m {
		m = 100
		print(i, " ")
	}
	println(m)
	ch := make(chan string, 5)
	ch <- "x"
	ch <- "y"
	close(ch)
	for v := range ch {
		print(v, " ")
	}
	for range ch {
		print("never")
	}
	println()
	var empty []int
	for i, x := range empty {
		println(i, x)
	}
	type pair struct{ a, b int }
	for _, p := range []pair{{1, 2}, {3, 4}} {
		p.a += 100
		print(p.a, p.b, " ")
	}
	println()
	grid := [2][2]int{{1, 2}, {3, 4}}
	sum := 0
	for i, row := range grid {
		for j := range row {
			grid[i][j] *= 10
			sum += row[j]
		}
	}
	println(sum, grid[1][1])
	var i64 int64
	for i64 = range 3 {
	}
	println(i64)
	for i := range 10 {
		if i%2 == 0 {
			continue
		}
		if i > 6 {
			break
		}
		print(i, " ")
	}
	println()
}
