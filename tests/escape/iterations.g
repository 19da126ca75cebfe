// run

// Addresses that outlive the iteration they were taken in: every iteration must have had its own object.
package main

type node struct {
	v    int
	next *node
}

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
func sum(ps []*int) int {
	clobber(20)
	s := 0
	for i, p := range ps {
		s += *p * (i + 1)
	}
	return s
}

func forClause() {
	var ps []*int
	for i := 0; i < 4; i++ {
		ps = append(ps, &i)
	}
	println("for clause", sum(ps))

	var fixed [4]*int
	for i := 0; i < 4; i++ {
		fixed[i] = &i // does not leave the function, but the iteration
	}
	println("array", sum(fixed[:]), *fixed[0], *fixed[3])
}

func forCarried() {
	// p is carried from one iteration to the next and still points to the i of the one before
	s := ""
	for i, p := 0, (*int)(nil); i < 4; i++ {
		if p != nil {
			*p += 10
			s += string(rune('0'+*p%10)) + " "
		}
		p = &i
	}
	println("carried", s)
}

func forCarriedFunc() {
	t := 0
	for i, f := 0, func() int { return -1 }; i < 4; i++ {
		t = t*10 + f() + 1
		f = func() int { return i }
	}
	println("carried func", t)
}

func bodyVariable() {
	var list *node
	for i := 0; i < 4; i++ {
		n := node{i, list}
		list = &n
	}
	clobber(20)
	for ; list != nil; list = list.next {
		println("node", list.v)
	}
}

func literalInLoop() {
	var list *node
	for i := 0; i < 3; i++ {
		list = &node{i * 7, list}
	}
	var last *node
	for i := range 3 {
		last = new(node)
		last.v = i
		last.next, list = list, last
	}
	clobber(20)
	for ; list != nil; list = list.next {
		println("literal", list.v)
	}
}

func ranges() {
	var ps []*int
	for i, v := range []int{10, 20, 30} {
		ps = append(ps, &i, &v)
	}
	println("range slice", sum(ps))
	ps = nil
	for i, v := range [3]int{5, 6, 7} {
		ps = append(ps, &v, &i)
	}
	println("range array", sum(ps))
	var rs [3]*rune
	for i, r := range "abc" {
		rs[i] = &r
	}
	println("range string", *rs[0], *rs[1], *rs[2])
	var is [3]*int
	for i := range 3 {
		is[i] = &i
	}
	println("range int", sum(is[:]))
	c := make(chan int, 3)
	c <- 3
	c <- 4
	c <- 5
	close(c)
	ps = nil
	for v := range c {
		ps = append(ps, &v)
	}
	println("range chan", sum(ps))
}

func gotoLoop() {
	var ps [5]*int
	i := 0
loop:
	x := i * i
	ps[i] = &x
	i++
	if i < 5 {
		goto loop
	}
	println("goto", sum(ps[:]))
}

func gotoNested() {
	var heads [3]*node
	for i := range heads {
		j := 0
	again:
		n := node{v: 10*i + j}
		if heads[i] == nil {
			heads[i] = &n
		} else {
			n.next = heads[i]
			heads[i] = &n
		}
		j++
		if j < 2 {
			goto again
		}
	}
	clobber(20)
	for _, h := range heads {
		println("goto nested", h.v, h.next.v)
	}
}

func sliceInLoop() {
	var all [][]int
	for i := 0; i < 3; i++ {
		s := []int{i, i + 1}
		t := make([]int, 2)
		copy(t, s)
		all = append(all, s, t)
	}
	clobber(20)
	for _, s := range all {
		println("slice", s[0], s[1])
	}
	var inner [3][]int
	for i := range inner {
		inner[i] = []int{i, i * i}
	}
	println("inner", inner[0][1], inner[1][1], inner[2][1])
}

func arraySliced() {
	var views [3][]int
	for i := range views {
		var a [4]int
		a[1] = i
		views[i] = a[1:3]
	}
	for _, v := range views {
		println("view", v[0], len(v), cap(v))
	}
}

func boxesInLoop() {
	var kept [3]any
	for i := range kept {
		kept[i] = [2]int{i, i + 1}
	}
	for _, k := range kept {
		println("box", k.([2]int)[0], k.([2]int)[1])
	}
	var last any
	t := 0
	for i := 0; i < 3; i++ {
		if last != nil {
			t = t*100 + last.(int)
		}
		last = i + 40
	}
	println("last box", t, last.(int))
}

func closuresInLoop() {
	var fs [4]func() int
	for i := range fs {
		n := i * 3
		fs[i] = func() int {
			n++
			return n
		}
	}
	clobber(20)
	fs[0]()
	println("closures", fs[0](), fs[1](), fs[2](), fs[3]())
}

func labelledContinue() {
	var ps []*int
outer:
	for i := 0; i < 3; i++ {
		for j := 0; j < 3; j++ {
			x := 10*i + j
			ps = append(ps, &x)
			if j == i {
				continue outer
			}
		}
	}
	println("continue", len(ps), sum(ps))
}

// Reused frames are fine if nothing is kept: the value must be fresh in every iteration.
func notKept() {
	t := 0
	for i := 0; i < 5; i++ {
		var a [3]int
		p := &a
		p[i%3] += i
		var n node
		q := &n
		q.v += i
		m := &node{v: 1}
		m.v += q.v
		s := make([]int, 3)
		s[1]++
		x := new(int)
		*x += 2
		t += p[0] + p[1] + p[2] + n.v + m.v + s[1] + *x
	}
	println("not kept", t)
}

func main() {
	forClause()
	forCarried()
	forCarriedFunc()
	bodyVariable()
	literalInLoop()
	ranges()
	gotoLoop()
	gotoNested()
	sliceInLoop()
	arraySliced()
	boxesInLoop()
	closuresInLoop()
	labelledContinue()
	notKept()
}
