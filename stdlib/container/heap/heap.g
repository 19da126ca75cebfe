// Package heap keeps any [sort.Interface] with Push and Pop in the order of a heap: a tree in which no element is less
// than the one above it, so that the least is at the root, index 0. The elements below index i are at 2i+1 and 2i+2.
//
// That makes a priority queue: its Less orders by priority, Push adds an element, Pop takes off the first. All operations
// but Init take a number of steps that grows with the logarithm of the number of elements.
package heap

import "sort"

// An Interface is what can be made a heap. Push and Pop of this type only lengthen and shorten what is sorted; it is the
// functions of this package that keep the order.
type Interface interface {
	sort.Interface
	Push(x any) // adds x as element Len()
	Pop() any   // removes and returns element Len() - 1
}

// Init brings h in order. It must be called before the other functions if h has elements. It takes Len() steps.
func Init(h Interface) {
	n := h.Len()
	for i := n/2 - 1; i >= 0; i-- {
		sink(h, i, n)
	}
}

// Push adds x to the heap.
func Push(h Interface, x any) {
	h.Push(x)
	rise(h, h.Len()-1)
}

// Pop removes the least element of the heap and returns it.
func Pop(h Interface) any {
	n := h.Len() - 1
	h.Swap(0, n)
	sink(h, 0, n)
	return h.Pop()
}

// Remove removes element i of the heap and returns it.
func Remove(h Interface, i int) any {
	n := h.Len() - 1
	if i != n {
		h.Swap(i, n)
		if !sink(h, i, n) {
			rise(h, i)
		}
	}
	return h.Pop()
}

// Fix brings the heap in order after the value of element i has changed.
func Fix(h Interface, i int) {
	if !sink(h, i, h.Len()) {
		rise(h, i)
	}
}

// rise moves element i up until none above it is greater.
func rise(h Interface, i int) {
	for i > 0 {
		above := (i - 1) / 2
		if !h.Less(i, above) {
			break
		}
		h.Swap(i, above)
		i = above
	}
}

// sink moves element i down until none below it, of the first n, is less. It tells whether it has moved.
func sink(h Interface, i, n int) bool {
	start := i
	for {
		below := 2*i + 1
		if below >= n || below < 0 { // below 0: beyond the largest int
			break
		}
		if right := below + 1; right < n && h.Less(right, below) {
			below = right
		}
		if !h.Less(below, i) {
			break
		}
		h.Swap(i, below)
		i = below
	}
	return i > start
}
