// run

// Addresses that leave a function through its results, its parameters and what they point to.
package main

type pair struct {
	a, b *int
}

type tree struct {
	left, right *tree
	v           int
}

var global *int

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
func address(v int) *int {
	x := v
	return &x
}

//go:noinline
func identity(p *int) *int { return p }

//go:noinline
func deeper(p *int) *int { return identity(identity(p)) }

//go:noinline
func swap(p, q *int) (*int, *int) { return q, p }

//go:noinline
func named(v int) (p *int, q **int) {
	x := v
	p = &x
	q = &p
	return
}

//go:noinline
func resultAddress(v int) (r int, p *int) {
	p = &r
	r = v
	return r, p
}

//go:noinline
func inStruct(v int) pair {
	x, y := v, v+1
	return pair{&x, &y}
}

//go:noinline
func inArray(v int) [2]*int {
	x, y := v, v+1
	return [2]*int{&x, &y}
}

//go:noinline
func inSlice(v int) []*int {
	x := v
	s := []*int{&x, nil}
	s[1] = &v
	return s[:2]
}

//go:noinline
func paramAddress(v int) *int { return &v }

//go:noinline
func paramField(t tree) *int { return &t.v }

//go:noinline
func load(pp **int) *int { return *pp }

//go:noinline
func store(pp **int, p *int) { *pp = p }

//go:noinline
func storeField(s *pair, p *int) { s.a = p }

//go:noinline
func storeLocal(v int) *int {
	var s pair
	x := v
	storeField(&s, &x)
	return s.a
}

//go:noinline
func keep(p *int) { global = p }

//go:noinline
func keepLocal(v int) {
	x := v
	keep(identity(&x))
}

//go:noinline
func build(depth, v int) *tree {
	if depth == 0 {
		return nil
	}
	t := tree{v: v}
	t.left = build(depth-1, 2*v)
	t.right = build(depth-1, 2*v+1)
	return &t
}

func (t *tree) total() int {
	if t == nil {
		return 0
	}
	return t.v + t.left.total() + t.right.total()
}

//go:noinline
func even(n int, p *int) *int {
	if n == 0 {
		return p
	}
	return odd(n-1, p)
}

//go:noinline
func odd(n int, p *int) *int {
	if n == 0 {
		return address(*p + 1)
	}
	return even(n-1, p)
}

//go:noinline
func throughEven(v int) *int {
	x := v
	return even(4, &x)
}

//go:noinline
func variadic(ps ...*int) []*int { return ps }

//go:noinline
func keepVariadic(v int) []*int {
	x, y := v, v+1
	return variadic(&x, &y)
}

//go:noinline
func firstOf(ps ...*int) *int { return ps[0] }

//go:noinline
func firstLocal(v int) *int {
	x := v
	return firstOf(&x, nil, nil)
}

//go:noinline
func (t *tree) self() *tree { return t }

//go:noinline
func (t tree) copied() *tree { return &t }

//go:noinline
func methodResult(v int) *tree {
	var t tree
	t.v = v
	return t.self()
}

//go:noinline
func methodCopy(v int) *tree {
	t := tree{v: v}
	return t.copied()
}

type outer struct {
	name string
	inner
}

type inner struct{ v int }

func (i *inner) where() *int { return &i.v }

//go:noinline
func promoted(v int) *int {
	var o outer
	o.v = v
	return o.where()
}

//go:noinline
func assertBox(v int) *int {
	x := v
	var i any = &x
	return i.(*int)
}

//go:noinline
func switchBox(v int) *int {
	x := v
	var i any = pair{&x, nil}
	switch t := i.(type) {
	case pair:
		return t.a
	case *int:
		return t
	}
	return nil
}

//go:noinline
func clauseVariable(i any) *int {
	switch t := i.(type) {
	case int:
		return &t
	case *int:
		return t
	}
	return nil
}

func main() {
	p := address(1)
	q := deeper(address(2))
	clobber(10)
	println(*p, *q)
	r, s := swap(address(3), address(4))
	clobber(10)
	println(*r, *s)
	a, b := named(5)
	clobber(10)
	println(*a, **b)
	v, vp := resultAddress(6)
	clobber(10)
	println(v, *vp)
	st := inStruct(7)
	clobber(10)
	println(*st.a, *st.b)
	ar := inArray(9)
	clobber(10)
	println(*ar[0], *ar[1])
	sl := inSlice(11)
	clobber(10)
	println(*sl[0], *sl[1])
	pa, pf := paramAddress(12), paramField(tree{v: 13})
	clobber(10)
	println(*pa, *pf)
	var pp *int
	func() {
		x := 14
		store(&pp, &x)
	}()
	clobber(10)
	println(*load(&pp))
	sf := storeLocal(15)
	clobber(10)
	println(*sf)
	keepLocal(16)
	clobber(10)
	println(*global)
	t := build(5, 1)
	clobber(10)
	println(t.total())
	te := throughEven(17)
	clobber(10)
	println(*te)
	kv := keepVariadic(18)
	clobber(10)
	println(*kv[0], *kv[1])
	fl := firstLocal(20)
	clobber(10)
	println(*fl)
	mr, mc := methodResult(21), methodCopy(22)
	clobber(10)
	println(mr.v, mc.v)
	pr := promoted(23)
	clobber(10)
	println(*pr)
	ab, sb := assertBox(24), switchBox(25)
	clobber(10)
	println(*ab, *sb)
	cv := clauseVariable(26)
	clobber(10)
	println(*cv)
}
