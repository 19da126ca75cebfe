// run

// make with hints, sensible and not; maps in frames, in closures, in goroutines.
package main

import "unsafe"

//go:noinline
func hint(i int) int { return i }

func use(m map[int]int, n int) int {
	for i := range n {
		m[i] = i
	}
	s := 0
	for k, v := range m {
		s += k ^ v
	}
	return len(m) + s
}

var keep map[string]int

func escape() map[string]int { return map[string]int{"kept": 1} }

func local(n int) int { // nothing here leaves the frame
	m := map[int]int{}
	for i := range n {
		m[i%11]++
	}
	return m[3] + len(m)
}

func captured() func(string) int {
	m := make(map[string]int)
	return func(s string) int {
		m[s]++
		return m[s]
	}
}

func deferred() (n int) {
	m := map[int]int{1: 1, 2: 2}
	defer func() { n = len(m) }()
	defer delete(m, 1)
	defer clear(map[int]int{})
	return 0
}

func main() {
	for _, n := range []int{0, 1, 8, 9, 14, 15, 100, 1000, 5000} {
		println(use(make(map[int]int, n), 3), use(make(map[int]int, hint(n)), n), use(make(map[int]int), n))
	}
	println(len(make(map[string]int, hint(-1))), len(make(map[string]int, int8(hint(-100)))))
	println(len(make(map[string]int, hint(1<<62))), len(make(map[string]int, uint64(hint(-1)))))
	big := make(map[string]int, hint(1<<61))
	big["a"] = 1
	println(len(big))
	println(len(make(map[int]int, 'a')), len(make(map[int]int, 10.0)))

	keep = escape()
	println(keep["kept"], local(100), local(0))
	total := 0
	for i := range 1000 {
		m := make(map[int]int, 4)
		m[i] = i
		m[-1] = 1
		total += len(m) + m[i]
	}
	println(total)
	c, d := captured(), captured()
	println(c("a"), c("a"), c("b"), d("a"))
	println(deferred())

	m := map[int]int{}
	done := make(chan bool)
	for i := range 10 {
		go func() {
			for j := range 100 {
				m[j] += i
			}
			done <- true
		}()
		<-done
	}
	go delete(m, 5)
	for len(m) != 99 {
		go func() { done <- true }()
		<-done
	}
	println(len(m), m[7], m[5])

	type node struct {
		children map[string]*node
		count    int
	}
	root := &node{children: map[string]*node{}}
	for _, path := range [][]string{{"a", "b"}, {"a", "c"}, {"d"}} {
		n := root
		for _, p := range path {
			if n.children == nil {
				n.children = make(map[string]*node)
			}
			if n.children[p] == nil {
				n.children[p] = &node{}
			}
			n = n.children[p]
			n.count++
		}
	}
	println(len(root.children), root.children["a"].count, len(root.children["a"].children))
	println(unsafe.Sizeof(m))
	var p *map[int]int = &m
	(*p)[1]++
	println(m[1])
}
