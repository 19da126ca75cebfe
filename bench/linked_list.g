// bench: 40000000 operations

// A list of two million nodes that is renewed from one end.

package main

type node struct {
	next  *node
	value int
}

func main() {
	const n = 2_000_000
	var first, last *node
	for i := range n {
		if i == 0 {
			first = &node{}
			last = first
		}
		last.next = &node{value: i}
		last = last.next
	}
	sum := 0
	for i := range 38_000_000 {
		last.next = &node{value: i}
		last = last.next
		sum += first.value
		first = first.next
	}
	println(sum)
}
