// run

// Values in interfaces: boxes that are kept and boxes that are not, receivers that methods keep, method values.
package main

type shape interface {
	area() int
	self() shape
}

type rect struct{ w, h, d int }

func (r rect) area() int   { return r.w * r.h }
func (r rect) self() shape { return r }

type square struct{ side int }

func (s *square) area() int   { return s.side * s.side }
func (s *square) self() shape { return s }

type wrapper struct {
	shape
	name string
}

var kept shape
var keptAny any
var keptFunc func() int

//go:noinline
func clobber(n int) int {
	var junk [64]int
	for i := range junk {
		junk[i] = -n - i
	}
	if n > 0 {
		return clobber(n-1) + junk[n]
	}
	return junk[0]
}

//go:noinline
func keep(s shape) { kept = s }

//go:noinline
func look(s shape) int { return s.area() }

//go:noinline
func identity(s shape) shape { return s }

//go:noinline
func anyOf(xs ...any) any { return xs[len(xs)-1] }

//go:noinline
func count(xs ...any) int {
	n := 0
	for _, x := range xs {
		switch x := x.(type) {
		case int:
			n += x
		case string:
			n += len(x)
		case [3]int:
			n += x[0] + x[1] + x[2]
		case rect:
			n += x.area()
		case nil:
			n += 1000
		}
	}
	return n
}

//go:noinline
func box(v int) shape { return rect{v, v, v} }

//go:noinline
func boxPointer(v int) shape {
	s := square{v}
	return &s
}

//go:noinline
func keepLocal(v int) {
	r := rect{v, 2, 3}
	keep(r)
	r.w = 0
}

//go:noinline
func keepPointer(v int) {
	s := square{v}
	keep(&s)
	s.side++
}

//go:noinline
func throughIdentity(v int) shape {
	r := rect{v, 3, 0}
	return identity(identity(r))
}

//go:noinline
func lastOf(v int) any { return anyOf(1, "two", [3]int{v, v, v}) }

//go:noinline
func methodValue(v int) func() int {
	r := rect{v, 2, 0}
	f := r.area
	r.w = 0
	return f
}

//go:noinline
func methodValuePointer(v int) func() int {
	s := square{v}
	f := s.area
	s.side++
	return f
}

//go:noinline
func methodValueInterface(v int) func() int {
	var s shape = rect{v, 5, 0}
	return s.area
}

//go:noinline
func methodValueLocal(v int) int {
	r := rect{v, 7, 0}
	s := &square{v}
	f, g := r.area, s.area
	return f() + g()
}

//go:noinline
func keepMethodValue(v int) {
	s := square{v}
	keptFunc = s.area
}

//go:noinline
func embedded(v int) wrapper { return wrapper{rect{v, v + 1, 0}, "w"} }

//go:noinline
func selfOf(v int) shape {
	s := &square{v}
	return s.self()
}

//go:noinline
func selfOfValue(v int) shape {
	r := rect{v, 9, 0}
	return r.self().self()
}

//go:noinline
func slicesOfBoxes(n int) []any {
	var all []any
	for i := 0; i < n; i++ {
		all = append(all, [2]int{i, i * i}, any(i+1000))
	}
	return all
}

//go:noinline
func compare(x any, v int) bool {
	big := [4]int{v, v, v, v}
	return x == big || x == v || x == any(rect{v, v, v})
}

//go:noinline
func classify(x any, v int) string {
	switch x {
	case v:
		return "int"
	case rect{v, v, v}:
		return "rect"
	case "s":
		return "string"
	}
	return "other"
}

//go:noinline
func mapKeys(v int) int {
	m := [2]any{v * 100000, v*100000 + 1}
	t := 0
	for i := range m {
		if m[i] == any(v*100000+i) {
			t++
		}
	}
	return t
}

//go:noinline
func boxOfBox(v int) any {
	var inner any = [2]int{v, v + 1}
	var outer any = [1]any{inner}
	return outer
}

//go:noinline
func pointerInBox(v int) any {
	x := v
	return [2]*int{&x, nil}
}

func main() {
	b, bp := box(3), boxPointer(4)
	clobber(10)
	println(b.area(), bp.area())
	keepLocal(5)
	clobber(10)
	println(kept.area())
	keepPointer(6)
	clobber(10)
	println(kept.area())
	ti := throughIdentity(7)
	clobber(10)
	println(ti.area(), look(ti), look(&square{2}), look(rect{5, 5, 5}))
	lo := lastOf(8)
	clobber(10)
	println(lo.([3]int)[2])
	println(count(1, "abc", [3]int{10, 20, 30}, rect{2, 3, 4}, nil))
	f, g, h := methodValue(9), methodValuePointer(9), methodValueInterface(9)
	clobber(10)
	println(f(), g(), h(), methodValueLocal(3))
	keepMethodValue(11)
	clobber(10)
	println(keptFunc())
	e := embedded(12)
	clobber(10)
	println(e.area(), e.self().area(), look(e))
	so, sv := selfOf(13), selfOfValue(13)
	clobber(10)
	println(so.area(), sv.area())
	all := slicesOfBoxes(4)
	clobber(10)
	for i := 0; i < len(all); i += 2 {
		println(all[i].([2]int)[1], all[i+1].(int))
	}
	println(compare(3, 3), compare([4]int{3, 3, 3, 3}, 3), compare(rect{3, 3, 3}, 3), compare("x", 3))
	println(classify(1, 1), classify(rect{2, 2, 2}, 2), classify("s", 0), classify(1.5, 0))
	println(mapKeys(3))
	bb := boxOfBox(14)
	clobber(10)
	println(bb.([1]any)[0].([2]int)[1])
	pb := pointerInBox(15)
	clobber(10)
	println(*pb.([2]*int)[0])
	keptAny = bb
}
