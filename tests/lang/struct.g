// run

// Structs: values, comparison, nesting, embedding with promotion, pointers to fields, anonymous types, blank fields.
package main

type Point struct{ X, Y int }

type Rect struct {
	Min, Max Point
	name     string
}

type Named struct {
	Point
	*Rect
	label string
	_     int
}

func (p Point) sum() int    { return p.X + p.Y }
func (p *Point) move(d int) { p.X += d; p.Y += d }

func modify(r Rect) Rect {
	r.Min.X = 1000
	r.name += "!"
	return r
}

type Mixed struct {
	a bool
	b int64
	c uint8
	d float32
	e string
	f []int
	g [3]uint16
	h func() int
	i chan int
	j *Mixed
}

type Empty struct{}

func main() {
	p := Point{1, 2}
	q := p
	q.X = 10
	println(p.X, q.X, p == q, p == Point{1, 2}, Point{X: 5}.Y, Point{}.sum())
	r := Rect{Point{0, 0}, Point{Y: 3, X: 4}, "r"}
	s := modify(r)
	println(r.Min.X, s.Min.X, r.name, s.name, r == s, r.Max == Point{4, 3})
	r.Max.move(6)
	px := &r.Max.X
	*px *= 2
	println(r.Max.X, r.Max.Y, r.Max.sum())

	n := Named{Point: p, Rect: &r, label: "n"}
	n.X = 7
	n.move(1)
	n.Min.Y = 42
	println(n.X, n.Y, n.Point.X, n.sum(), r.Min.Y, n.name, n.label)
	m := n
	m.X = -1
	m.Max.X = -2
	println(n.X, m.X, n.Max.X, m.Rect == n.Rect)

	x := Mixed{a: true, b: -1, c: 200, d: 1.5, e: "e", f: []int{1}, g: [3]uint16{1, 2, 65535}}
	x.h = func() int { return int(x.b) }
	x.i = make(chan int, 1)
	x.j = &x
	x.b = 99
	y := *x.j
	println(y.a, y.b, y.c, y.d == 1.5, y.e, y.f[0], y.g[2], y.h(), cap(y.i), y.j.j.j.b)

	anon := struct {
		a, b int
		c    struct{ d string }
	}{a: 1}
	anon.c.d = "deep"
	other := anon
	println(anon == other, anon.c.d, other.b)
	var same struct {
		a, b int
		c    struct{ d string }
	} = anon
	println(same.a)
	pts := []*Point{{1, 2}, {3, 4}}
	pts[1].move(1)
	println(pts[1].X, (*pts[0]).Y)
	println(Empty{} == Empty{}, struct{}{} == struct{}{})
	pp := &Point{}
	ppp := &pp
	(*ppp).X = 3
	(**ppp).Y = 4
	println(pp.sum(), (*Point).sum(pp), Point.sum(*pp))
	type blank struct{ a, _, b int }
	println(blank{a: 1, b: 2} == blank{a: 1, b: 2})
}
