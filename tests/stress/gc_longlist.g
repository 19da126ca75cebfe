// run

// A list of 50 million nodes.

package main

import "runtime"

type node struct {
	next  *node
	value int
}

func main() {
	const n = 50_000_000
	var list *node
	for i := range n {
		list = &node{list, i}
	}
	runtime.GC()
	count := 0
	for p := list; p != nil; p = p.next {
		count++
	}
	println(count)
}
