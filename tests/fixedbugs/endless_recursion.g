// run

// Recursion must not become a loop: it has to reach the limit of the stack.
package main

type list struct{ next *list }

func (l *list) len() int {
	if l == nil {
		return 0
	}
	return l.next.len() + 1
}

func main() {
	l := &list{}
	l.next = l
	println(l.len())
}
