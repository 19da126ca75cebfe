// run

// Loops over functions: the body is a closure, which the function may even keep.
package main

type node struct {
	v           int
	left, right *node
}

func (n *node) all(yield func(*node) bool) bool {
	if n == nil {
		return true
	}
	return n.left.all(yield) && yield(n) && n.right.all(yield)
}

func (n *node) each(yield func(*node) bool) { n.all(yield) }

var keptBody func(int) bool
var keptValue *int

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
func count(n int) func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func three(yield func(int) bool) {
	clobber(5)
	_ = yield(1) && yield(2) && yield(3)
}

func keeping(yield func(int) bool) {
	keptBody = yield
	yield(5)
}

//go:noinline
func sum(n int) int {
	t := 0
	for i := range count(n) {
		t += i
	}
	return t
}

//go:noinline
func pointers() []*int {
	var ps []*int
	for i := range three {
		x := i * 10
		ps = append(ps, &i, &x)
	}
	return ps
}

//go:noinline
func first(limit int) *int {
	for i := range count(100) {
		if i*i > limit {
			return &i
		}
	}
	return nil
}

//go:noinline
func outer() (p *int) {
	total := 0
	for i := range three {
		total += i
		p = &total
	}
	return
}

//go:noinline
func deferring() (r int) {
	defer func() { r *= 2 }()
	for i := range three {
		defer func() { r += i }()
	}
	return 100
}

//go:noinline
func insert(root *node, v int) *node {
	if root == nil {
		return &node{v: v}
	}
	if v < root.v {
		root.left = insert(root.left, v)
	} else {
		root.right = insert(root.right, v)
	}
	return root
}

//go:noinline
func nested() int {
	t := 0
	for i := range three {
		row := [4]int{i}
		for j := range count(i + 1) {
			p := &row[j]
			*p += j
			t += row[0]*100 + *p
			keptValue = p
		}
	}
	return t
}

//go:noinline
func late() (msg string) {
	x := 1
	for i := range keeping {
		x += i
	}
	clobber(10)
	defer func() {
		recover()
		msg = "body called after the loop"
	}()
	keptBody(7)
	return "no panic"
}

// A function that keeps the body and panics leaves the loop ready for another call of it.
func panicking(yield func(int) bool) {
	keptBody = yield
	panic("iterator")
}

//go:noinline
func abandoned() *int {
	defer func() { recover() }()
	var p *int
	for i := range panicking {
		x := 100
		p = &x
		x += i
		for range three {
			x++
			keptValue = p
		}
	}
	return p
}

type keeper struct {
	body func(int) bool
	n    int
}

func (k *keeper) each() func(func(int) bool) {
	return func(yield func(int) bool) {
		for i := range k.n {
			yield(i)
		}
	}
}

func (k *keeper) keep() func(func(int) bool) {
	return func(yield func(int) bool) {
		k.body = yield
		panic("kept")
	}
}

//go:noinline
func (k *keeper) total() (t int) {
	for i := range k.each() {
		t += i
	}
	return t
}

//go:noinline
func (k *keeper) abandoned() {
	defer func() { recover() }()
	t := 1000
	for i := range k.keep() {
		t += i
		keptValue = &t
	}
}

func main() {
	println(sum(10))
	ps := pointers()
	clobber(10)
	for _, p := range ps {
		print(*p, " ")
	}
	println()
	f, o := first(50), outer()
	clobber(10)
	println(*f, *o)
	println(deferring())
	var root *node
	for _, v := range []int{5, 2, 8, 1, 9, 3} {
		root = insert(root, v)
	}
	for n := range root.each {
		if n.v > 8 {
			break
		}
		print(n.v, " ")
	}
	println()
	println(nested(), *keptValue)
	println(late())
	abandoned()
	clobber(10)
	println(keptBody(5), *keptValue)
	clobber(10)
	println(keptBody(6), *keptValue)
	k := &keeper{n: 5}
	println(k.total())
	k.abandoned()
	clobber(10)
	println(k.body(3), *keptValue)
	clobber(10)
	println(k.body(4), *keptValue)
}
