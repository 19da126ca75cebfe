// Package sort sorts anything that has a length, an order and a way to swap two elements, and searches what is sorted.
// For slices, package slices is simpler and faster.
package sort

import "math/bits"

// Interface is a collection that this package can sort. Elements are referred to by index.
type Interface interface {
	// Len is the number of elements.
	Len() int

	// Less reports whether element i must come before element j. Elements neither of which must come before the other
	// count as equal. Less must be transitive, and so must being equal; for floating-point numbers, < is not, because of
	// NaNs. See Float64Slice for one that is.
	Less(i, j int) bool

	// Swap exchanges elements i and j.
	Swap(i, j int)
}

// Sort sorts data in ascending order as Less has it. It calls Len once and Less and Swap O(n log n) times. Equal elements
// end up in any order.
func Sort(data Interface) {
	n := data.Len()
	quickSort(data, 0, n, 2*bits.Len(uint(n)))
}

// Stable is [Sort] with equal elements staying in their order. It calls Len once, Less O(n log n) times and Swap
// O(n log² n) times.
func Stable(data Interface) {
	const run = 20
	n := data.Len()
	for i := 0; i < n; i += run {
		insertionSort(data, i, min(i+run, n))
	}
	for size := run; size < n; size *= 2 {
		for i := 0; i+size < n; i += 2 * size {
			merge(data, i, i+size, min(i+2*size, n))
		}
	}
}

// IsSorted reports whether data is sorted.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reversed struct{ Interface }

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse returns data in the opposite order.
func Reverse(data Interface) Interface { return &reversed{data} }

// The algorithms below work on elements from to to-1. Those of [Sort] are generic: for [Slice] they need not call through an
// interface.
type order interface {
	Less(i, j int) bool
	Swap(i, j int)
}

const (
	insertionMax = 12
	nineMin      = 64
)

func insertionSort[D order](data D, from, to int) {
	for i := from + 1; i < to; i++ {
		for j := i; j > from && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// quickSort is quicksort that turns to heapsort when its pivots were bad too often, and to insertion sort for what is
// short. An element in front of from is not greater than any from there on. If a pivot is equal to it, all that are equal
// to them come first and are done with: many equal elements make it faster, not slower (as in Orson Peters'
// pattern-defeating quicksort).
func quickSort[D order](data D, from, to, depth int) {
	for to-from > insertionMax {
		if depth == 0 {
			heapSort(data, from, to)
			return
		}
		depth--
		data.Swap(from, choosePivot(data, from, to))
		if from > 0 && !data.Less(from-1, from) {
			from = partitionEqual(data, from, to)
			continue
		}
		pivot := partition(data, from, to)
		if pivot-from < to-pivot {
			quickSort(data, from, pivot, depth)
			from = pivot + 1
		} else {
			quickSort(data, pivot+1, to, depth)
			to = pivot
		}
	}
	insertionSort(data, from, to)
}

func medianIndex[D order](data D, a, b, c int) int {
	if data.Less(b, a) {
		a, b = b, a
	}
	if data.Less(c, b) {
		b = c
		if data.Less(b, a) {
			b = a
		}
	}
	return b
}

func choosePivot[D order](data D, from, to int) int {
	n := to - from
	if n < nineMin {
		return medianIndex(data, from+n/4, from+n/2, to-n/4-1)
	}
	d := n / 8
	return medianIndex(data, medianIndex(data, from, from+d, from+2*d),
		medianIndex(data, from+3*d, from+4*d, from+5*d), medianIndex(data, from+6*d, from+7*d, to-1))
}

// partition arranges: what is less than the element at from, then that element, whose place it returns, then the others.
//
// As long as there are two blocks of elements between those that are done, it notes which ones of the left block are not
// less and which ones of the right block are, without a branch that depends on it, and swaps as many of both as there are
// (S. Edelkamp and A. Weiß, "BlockQuicksort: How Branch Mispredictions don't affect Quicksort", 2016). In a block that is
// not finished then, nothing is lost: what is left of it is looked at once more.
func partition[D order](data D, from, to int) int {
	i, j := from+1, to-1
	var left, right misplaced
	for j-i+1 >= 2*blockSize {
		if left.n == left.done {
			left.n, left.done = 0, 0
			for k := range blockSize {
				left.note(k, !data.Less(i+k, from))
			}
		}
		if right.n == right.done {
			right.n, right.done = 0, 0
			for k := range blockSize {
				right.note(k, data.Less(j-k, from))
			}
		}
		for left.done < left.n && right.done < right.n {
			data.Swap(i+left.next(), j-right.next())
		}
		if left.done == left.n {
			i += blockSize
		}
		if right.done == right.n {
			j -= blockSize
		}
	}
	for {
		for i <= j && data.Less(i, from) {
			i++
		}
		for i <= j && !data.Less(j, from) {
			j--
		}
		if i > j {
			break
		}
		data.Swap(i, j)
		i++
		j--
	}
	data.Swap(from, j)
	return j
}

const blockSize = 32

// misplaced has the offsets of elements of a block that belong to the other side.
type misplaced struct {
	at      [blockSize + 1]uint8 // one more: what is written may not count
	n, done int
}

func (m *misplaced) note(offset int, is bool) {
	m.at[m.n] = uint8(offset)
	if is {
		m.n++
	}
}

func (m *misplaced) next() int {
	m.done++
	return int(m.at[m.done-1])
}

// partitionEqual puts what is equal to the element at from, of which none is less, first, and returns where the rest
// begins.
func partitionEqual[D order](data D, from, to int) int {
	i, j := from+1, to-1
	for {
		for i <= j && !data.Less(from, i) {
			i++
		}
		for i <= j && data.Less(from, j) {
			j--
		}
		if i > j {
			return i
		}
		data.Swap(i, j)
		i++
		j--
	}
}

func heapSort[D order](data D, from, to int) {
	n := to - from
	for i := n/2 - 1; i >= 0; i-- {
		sift(data, from, i, n)
	}
	for i := n - 1; i > 0; i-- {
		data.Swap(from, from+i)
		sift(data, from, 0, i)
	}
}

// sift lets element i of the heap of n elements at from sink to its place.
func sift[D order](data D, from, i, n int) {
	for {
		child := 2*i + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(from+child, from+child+1) {
			child++
		}
		if !data.Less(from+i, from+child) {
			return
		}
		data.Swap(from+i, from+child)
		i = child
	}
}

// merge merges the sorted from..mid and mid..to. The middle element of the longer run is looked up in the other one, what
// lies between is rotated, and the two halves are merged the same way.
func merge(data Interface, from, mid, to int) {
	for from < mid && mid < to && data.Less(mid, mid-1) {
		if mid-from > to-mid {
			left := from + (mid-from)/2
			right := mid + search(to-mid, func(i int) bool { return !data.Less(mid+i, left) })
			split := left + right - mid
			rotate(data, left, mid, right)
			merge(data, from, left, split)
			from, mid = split+1, right
		} else {
			right := mid + (to-mid)/2
			left := from + search(mid-from, func(i int) bool { return data.Less(right, from+i) })
			right++
			split := left + right - mid
			rotate(data, left, mid, right)
			merge(data, from, left, split-1)
			from, mid = split, right
		}
	}
}

// rotate exchanges the blocks left..mid and mid..right by three reversals.
func rotate(data Interface, left, mid, right int) {
	if left == mid || mid == right {
		return
	}
	reverse(data, left, mid)
	reverse(data, mid, right)
	reverse(data, left, right)
}

func reverse(data Interface, from, to int) {
	for to--; from < to; from, to = from+1, to-1 {
		data.Swap(from, to)
	}
}
