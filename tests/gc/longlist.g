// run

// Marking a list as long as memory allows neither recurses nor forgets its end.

package main

import "runtime"

type node struct {
	next  *node
	value int
}

func main() {
	const n = 5_000_000
	var list *node
	for i := range n {
		list = &node{list, i}
	}
	runtime.GC()
	runtime.GC()
	count, sum := 0, 0
	for p := list; p != nil; p = p.next {
		count++
		sum += p.value
	}
	println(count, sum == n*(n-1)/2)
}
