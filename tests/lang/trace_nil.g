// run

// The line of a nil dereference, in a loop, below a call that spans lines.

package main

type Node struct {
	next *Node
	val  int
}

func sum(n *Node) int {
	total := 0
	for range 3 {
		total += n.val
		n = n.next
	}
	return total
}

func main() {
	list := &Node{nil, 1}
	println(
		sum(list),
	)
}
