// run

// Composite literals: keys, gaps, elided types, nesting, addresses (spec: Composite literals).
package main

type P struct{ x, y int }
type Line struct{ a, b *P }
type Grid [2][3]int
type Poly []P
type Deep struct {
	name string
	kids []Deep
	pos  struct{ x, y int }
}

const (
	red = iota
	green
	blue
)

func main() {
	names := [...]string{blue: "blue", red: "red", green: "green"}
	println(len(names), names[0], names[1], names[2])
	s := []int{3: 30, 31, 1: 10, 11, 6: 60}
	for _, x := range s {
		print(x, " ")
	}
	println(len(s))
	g := Grid{{1, 2, 3}, {2: 6}}
	println(g[0][1], g[1][0], g[1][2])
	poly := Poly{{1, 2}, {y: 5}, {}}
	println(len(poly), poly[0].x, poly[1].y)
	ptrs := []*P{{1, 2}, {3, 4}, nil}
	println(ptrs[1].y, ptrs[2] == nil)
	l := Line{&P{1, 2}, &P{y: 9}}
	println(l.a.x, l.b.y)
	d := Deep{"root", []Deep{{name: "kid"}, {"other", nil, struct{ x, y int }{1, 2}}}, struct{ x, y int }{3, 4}}
	println(d.kids[0].name, d.kids[1].pos.y, d.pos.x)
	pp := &[]P{{7, 8}}
	(*pp)[0].x++
	println((*pp)[0].x, len(*pp))
	pa := &[...]int{1, 2, 3}
	println(len(pa), pa[2])
	arrs := [][2][]string{{{"a"}, {"b", "c"}}, {}}
	println(arrs[0][1][1], len(arrs[1][0]))
	chars := [...]byte{'a': 1, 'c': 3, 'd'}
	println(len(chars), chars['c'], chars['d'])
	f := []func(int) int{func(x int) int { return x + 1 }, 2: func(x int) int { return x * 2 }}
	println(f[0](1), f[1] == nil, f[2](5))
	i := 0
	next := func() int { i++; return i }
	order := [4]int{2: next(), 0: next(), 1: next()}
	println(order[0], order[1], order[2], order[3])
	if (P{1, 2}) == (P{x: 1, y: 2}) {
		println("equal")
	}
	for _, p := range []P{{1, 1}, {2, 2}} {
		print(p.x, " ")
	}
	println(len([]struct{}{{}, {}}), []string{"only"}[0], [3]int{1, 2, 3}[1])
	type local struct {
		P
		*Line
		z float64
	}
	v := local{P: P{1, 2}, z: 2}
	println(v.x, v.Line == nil, v.z == 2)
}
