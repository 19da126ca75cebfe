// run

// Pointers: to variables, elements, fields; new; variables that outlive their function; linked structures.
package main

type List struct {
	value int
	next  *List
}

type Tree struct {
	left, right *Tree
	key         int
}

func (t *Tree) insert(key int) *Tree {
	if t == nil {
		return &Tree{key: key}
	}
	if key < t.key {
		t.left = t.left.insert(key)
	} else {
		t.right = t.right.insert(key)
	}
	return t
}

func (t *Tree) walk(f func(int)) {
	if t != nil {
		t.left.walk(f)
		f(t.key)
		t.right.walk(f)
	}
}

func escape(x int) *int { return &x }

func swap(a, b *int) { *a, *b = *b, *a }

func newCounter() (*int, *int) {
	n := 5
	return &n, &n
}

func main() {
	x, y := 1, 2
	swap(&x, &y)
	println(x, y)
	p, q := escape(7), escape(8)
	*p += *q
	println(*p, *q, p == q, *escape(1) == 1)
	a, b := newCounter()
	*a++
	println(*b, a == b)
	arr := [3]int{1, 2, 3}
	e := &arr[1]
	*e = 20
	println(arr[1], e == &arr[1], &arr[0] != &arr[1])
	s := []string{"a", "b"}
	ps := &s[1]
	*ps += "!"
	s = append(s, "c")
	s[1] = "new"
	println(*ps, s[1])
	n := new(int)
	*n++
	f := new([3]float64)
	f[2] = 1.5
	println(*n, f[2] == 1.5, len(f), *new(string) == "", new(bool) != nil)
	var head *List
	for i := range 5 {
		head = &List{i * i, head}
	}
	for l := head; l != nil; l = l.next {
		print(l.value, " ")
	}
	println()
	var t *Tree
	for _, k := range []int{5, 2, 8, 1, 9, 3} {
		t = t.insert(k)
	}
	total := 0
	t.walk(func(k int) { print(k, " "); total += k })
	println(total)
	var np *int
	println(np == nil, np != p)
	pp := &p
	**pp = 100
	println(*p)
	v := 1
	pv := &v
	v = 2
	*pv++
	println(v)
	pstruct := &struct{ a, b int }{1, 2}
	pb := &pstruct.b
	*pb = 50
	println(pstruct.b, *&pstruct.a)
	println(*new(123), *new("text")) // new(expr)
}
