// run

// Generic functions are analysed once for all types.
package main

type list[T any] struct {
	head *link[T]
	n    int
}

type link[T any] struct {
	v    T
	next *link[T]
}

func (l *list[T]) push(v T) {
	l.head = &link[T]{v, l.head}
	l.n++
}

func (l *list[T]) each(f func(T)) {
	for e := l.head; e != nil; e = e.next {
		f(e.v)
	}
}

type number interface{ ~int | ~float64 }

var kept any

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
func address[T any](v T) *T { return &v }

//go:noinline
func identity[T any](v T) T { return v }

//go:noinline
func store[T any](p *T, v T) { *p = v }

//go:noinline
func keep[T any](v T) { kept = v }

//go:noinline
func box[T any](v T) any { return v }

//go:noinline
func collect[T any](vs ...T) []T { return vs }

//go:noinline
func mapped[T, U any](s []T, f func(T) U) []U {
	out := make([]U, 0, len(s))
	for _, v := range s {
		out = append(out, f(v))
	}
	return out
}

//go:noinline
func total[T number](s ...T) T {
	var t T
	p := &t
	for _, v := range s {
		*p += v
	}
	return t
}

//go:noinline
func pairOf[T any](a, b T) [2]*T { return [2]*T{&a, &b} }

//go:noinline
func closure[T any](v T) func() T { return func() T { return v } }

//go:noinline
func unbox[T any](x any) T { return x.(T) }

type getter interface{ get() *int }

type cell struct{ v int }

func (c *cell) get() *int { return &c.v }

type holder struct{ p *int }

func (h holder) get() *int { return h.p }

//go:noinline
func get[T getter](x T) *int { return x.get() }

//go:noinline
func localPointer(v int) *int {
	x := v
	return identity(&x)
}

//go:noinline
func localStore(v int) *int {
	x := v
	var p *int
	store(&p, &x)
	return p
}

//go:noinline
func localKeep(v int) {
	x := v
	keep(&x)
}

//go:noinline
func localBox(v int) any {
	x := v
	return box(&x)
}

//go:noinline
func localUnbox(v int) *int {
	x := v
	return unbox[*int](box(&x))
}

//go:noinline
func localGet(v int) (*int, *int) {
	x := v
	c := cell{v + 1}
	return get(holder{&x}), get(&c)
}

//go:noinline
func localCollect(v int) []*int {
	x, y := v, v+1
	return collect(&x, &y)
}

func main() {
	var l list[*int]
	for i := range 3 {
		l.push(&i)
	}
	var strs list[string]
	strs.push("a")
	strs.push("b")
	clobber(10)
	l.each(func(p *int) { print(*p, " ") })
	strs.each(func(s string) { print(s, " ") })
	println(l.n, strs.n)
	a, b := address(1), address([3]string{"x", "y", "z"})
	clobber(10)
	println(*a, b[2])
	lp, ls := localPointer(2), localStore(3)
	clobber(10)
	println(*lp, *ls)
	localKeep(4)
	clobber(10)
	println(*kept.(*int))
	lb, lu := localBox(5), localUnbox(6)
	clobber(10)
	println(*lb.(*int), *lu)
	keep([4]int{7, 7, 7, 7})
	clobber(10)
	println(kept.([4]int)[3], box(8).(int), unbox[string](box("nine")))
	g, h := localGet(10)
	clobber(10)
	println(*g, *h)
	lc := localCollect(12)
	clobber(10)
	println(*lc[0], *lc[1])
	m := mapped([]int{1, 2, 3}, func(i int) *int { return &i })
	clobber(10)
	println(*m[0], *m[1], *m[2])
	println(total(1, 2, 3), total(0.5, 1.5) == 2)
	p := pairOf("p", "q")
	clobber(10)
	println(*p[0], *p[1])
	f := closure([5]int{1, 2, 3, 4, 5})
	clobber(10)
	println(f()[4])
}
