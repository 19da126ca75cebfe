// run

// Arrays are values: assignment, passing, returning, comparing and ranging copy them.
package main

type Matrix [3][3]int

func change(a [4]int) [4]int {
	a[0] = 100
	return a
}

func (m Matrix) transposed() Matrix {
	for i := range m {
		for j := range i {
			m[i][j], m[j][i] = m[j][i], m[i][j]
		}
	}
	return m
}

func (m *Matrix) scale(n int) {
	for i := range m {
		for j := range m[i] {
			m[i][j] *= n
		}
	}
}

type Holder struct {
	data [3]string
	n    int
}

func show(a [4]int) {
	println(a[0], a[1], a[2], a[3])
}

func main() {
	a := [4]int{1, 2, 3, 4}
	b := a
	b[1] = 20
	show(a)
	show(b)
	show(change(a))
	show(a)
	println(a == b, a == [4]int{1, 2, 3, 4}, a != b)
	p := &a
	p[2] = 30
	c := *p
	c[3] = 40
	show(a)
	show(c)
	for i, x := range a { // ranges over a copy
		a[3] = 77
		print(i, ":", x, " ")
	}
	println()
	for i, x := range &a { // ranges over a itself
		a[3] = 88
		print(i, ":", x, " ")
	}
	println()
	m := Matrix{{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}
	t := m.transposed()
	m.scale(2)
	println(m[0][1], t[0][1], t[1][0], m.transposed()[2][0])
	row := m[1]
	row[0] = -1
	println(m[1][0], row[0])
	h := Holder{[3]string{"x", "y"}, 2}
	g := h
	g.data[0] = "changed"
	println(h.data[0], g.data[0], h == g, h.data[2] == "")
	arrs := [2][2]int{{1, 2}, {3, 4}}
	arrs[0], arrs[1] = arrs[1], arrs[0]
	println(arrs[0][0], arrs[1][1])
	k := 2
	lit := [...]int{9: 1, 4: k, k}
	println(len(lit), lit[4], lit[5], lit[9])
	var zero [0]int
	println(len(zero), zero == [0]int{})
	f := func() [2]int { return [2]int{5, 6} }
	println(f()[1])
	structs := [3]struct{ a, b int }{{1, 2}, {3, 4}}
	structs[2].b = structs[0].a + structs[1].b
	println(structs[2].a, structs[2].b)
	big := [1000]int{}
	big2 := big
	big[999] = 1
	println(big2[999], big == big2)
}
