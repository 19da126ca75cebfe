// bench: 200_000_000 pointers stored into the heap: a list is turned round again and again
package main

type node struct {
	next *node
	key  int
}

func main() {
	var head *node
	for i := range 1000 {
		head = &node{head, i}
	}
	for range 200_000 {
		var turned *node
		for n := head; n != nil; {
			next := n.next
			n.next = turned
			turned, n = n, next
		}
		head = turned
	}
	println(head.key)
}
