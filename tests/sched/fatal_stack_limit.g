// run

// A limit for stacks that the program has set itself.
package main

import "runtime/debug"

type node struct{ next *node }

func deep(n *node, a [10]int) int {
	a[a[0]%10]++
	return deep(&node{n}, a) + a[3]
}

func main() {
	println(debug.SetMaxStack(1 << 20))
	deep(nil, [10]int{})
}
