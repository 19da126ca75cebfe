// run

// Named types, aliases, recursive types, local types of equal names, conversions between equal underlying types.
package main

type (
	ID    int
	Alias = ID
	Node  struct {
		id   Alias
		next *Node
		kids []Node
		f    func(*Node) Node
	}
	Fn   func(Fn) int
	Loop []Loop
)

func (i ID) str() string { return "id" }

type A struct{ x, y int }
type B struct{ x, y int }
type C A
type D = struct{ x, y int }

func one() int {
	type T struct{ a int }
	return T{1}.a
}

func two() string {
	type T struct{ a string }
	return T{"two"}.a
}

func main() {
	var a Alias = 3
	var i ID = a
	println(i.str(), a.str(), int(i)+1)
	n := Node{id: 1, kids: []Node{{id: 2}}}
	n.next = &n
	n.f = func(m *Node) Node { return *m.next }
	println(n.next.next.id, n.kids[0].id, n.f(&n).id)
	b := B(A{1, 2})
	c := C(b)
	var d D = D(c)
	b = d
	println(b.x, c.y, d == D(c), A(c) == A{1, 2})
	println(one(), two())
	var f Fn = func(g Fn) int {
		if g == nil {
			return 1
		}
		return g(nil) + 1
	}
	println(f(f))
	l := Loop{nil, Loop{Loop{}}}
	println(len(l), len(l[1]), len(l[1][0]))
	type Strs []string
	type Pair [2]Strs
	p := Pair{Strs{"a"}, {"b", "c"}}
	println(len(p[1]), []string(p[0])[0])
	pa := (*A)(&b)
	pa.x = 50
	println(b.x)
	type Later = []Elem
	println(len(Later{{1}, {2}}))
	var bits = [8]bool(append(make([]bool, 7), true))
	println(bits[7], len(bits))
	ptr := (*[2]int)([]int{1, 2, 3})
	println(ptr[1])
}

type Elem struct{ n int }
