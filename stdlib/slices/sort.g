package slices

import (
	"cmp"
	"math/bits"
)

// Sort sorts x in ascending order; NaNs come first.
func Sort[S ~[]E, E cmp.Ordered](x S) {
	sortOrdered(x, 0, len(x), 2*bits.Len(uint(len(x))))
}

// SortFunc sorts x so that cmp(a, b) <= 0 for each element a before another one b. cmp must be a strict weak order: a
// negative result says that a comes first, a positive one that b does. Equal elements end up in any order.
func SortFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	sortFunc(x, 0, len(x), 2*bits.Len(uint(len(x))), cmp)
}

// SortStableFunc is [SortFunc] where elements that cmp calls equal stay in their order.
func SortStableFunc[S ~[]E, E any](x S, cmp func(a, b E) int) {
	stableFunc(x, cmp)
}

// IsSorted reports whether x is in ascending order.
func IsSorted[S ~[]E, E cmp.Ordered](x S) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp.Less(x[i], x[i-1]) {
			return false
		}
	}
	return true
}

// IsSortedFunc reports whether x is in the order of cmp, as [SortFunc] leaves it.
func IsSortedFunc[S ~[]E, E any](x S, cmp func(a, b E) int) bool {
	for i := len(x) - 1; i > 0; i-- {
		if cmp(x[i], x[i-1]) < 0 {
			return false
		}
	}
	return true
}

// Min returns the smallest element of x, or a NaN if there is one. It panics if x is empty.
func Min[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Min: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		m = min(m, v)
	}
	return m
}

// MinFunc returns the first of the smallest elements of x in the order of cmp. It panics if x is empty.
func MinFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MinFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if cmp(v, m) < 0 {
			m = v
		}
	}
	return m
}

// Max returns the largest element of x, or a NaN if there is one. It panics if x is empty.
func Max[S ~[]E, E cmp.Ordered](x S) E {
	if len(x) < 1 {
		panic("slices.Max: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		m = max(m, v)
	}
	return m
}

// MaxFunc returns the first of the largest elements of x in the order of cmp. It panics if x is empty.
func MaxFunc[S ~[]E, E any](x S, cmp func(a, b E) int) E {
	if len(x) < 1 {
		panic("slices.MaxFunc: empty list")
	}
	m := x[0]
	for _, v := range x[1:] {
		if cmp(v, m) > 0 {
			m = v
		}
	}
	return m
}

// BinarySearch looks for target in x, which must be in ascending order. It returns the first index whose element is not
// less than target, which is where target would have to be inserted, and whether that element is target.
func BinarySearch[S ~[]E, E cmp.Ordered](x S, target E) (int, bool) {
	lo, hi := 0, len(x) // everything below lo is less, nothing from hi on is
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if cmp.Less(x[mid], target) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	found := lo < len(x) && (x[lo] == target || (x[lo] != x[lo] && target != target))
	return lo, found
}

// BinarySearchFunc is [BinarySearch] in the order of cmp, which compares an element with the target: it must be negative
// for the elements before target, 0 for those that match and positive for those behind.
func BinarySearchFunc[S ~[]E, E, T any](x S, target T, cmp func(E, T) int) (int, bool) {
	lo, hi := 0, len(x)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if cmp(x[mid], target) < 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo, lo < len(x) && cmp(x[lo], target) == 0
}

// Sorting. Quicksort around the median of three (of nine in long slices); the smaller side recursively, so the depth is
// logarithmic. What is short is left to insertion sort. When the pivots have been bad too often, heapsort takes over
// (Musser, Introspective Sorting and Selection Algorithms, 1997), so the cost is O(n log n) always. Slices that are sorted
// already, or the wrong way round, cost one pass. If a pivot is equal to the element in front of its part, none there is
// less, and all that are equal come first and are done with, so many equal elements make it faster (as in Orson Peters'
// pattern-defeating quicksort).
//
// Parts are x[from:to]; an element in front of from is not greater than any from there on.
//
// The two versions differ in how elements are compared.

const (
	insertionMax = 12 // slices up to this length are sorted by insertion
	nineMin      = 64 // from this length on, nine elements are looked at to find a pivot
)

func sortOrdered[E cmp.Ordered](x []E, from, to, depth int) {
	for to-from > insertionMax {
		part := x[from:to]
		if len(part) >= nineMin && runOrdered(part) {
			return
		}
		if depth == 0 {
			heapOrdered(part)
			return
		}
		depth--
		p := pivotOrdered(part)
		part[0], part[p] = part[p], part[0]
		if from > 0 && !cmp.Less(x[from-1], part[0]) {
			from += equalOrdered(part)
			continue
		}
		p = from + partitionOrdered(part)
		if p-from < to-p {
			sortOrdered(x, from, p, depth)
			from = p + 1
		} else {
			sortOrdered(x, p+1, to, depth)
			to = p
		}
	}
	x = x[from:to]
	for i := 1; i < len(x); i++ {
		v := x[i]
		j := i
		for ; j > 0 && cmp.Less(v, x[j-1]); j-- {
			x[j] = x[j-1]
		}
		x[j] = v
	}
}

// runOrdered reports whether x is sorted now: it was, or it was strictly descending and has been reversed.
func runOrdered[E cmp.Ordered](x []E) bool {
	i := 1
	for i < len(x) && !cmp.Less(x[i], x[i-1]) {
		i++
	}
	if i >= len(x) {
		return true
	}
	if i > 1 {
		return false
	}
	for i < len(x) && cmp.Less(x[i], x[i-1]) {
		i++
	}
	if i < len(x) {
		return false
	}
	Reverse(x)
	return true
}

func medianOrdered[E cmp.Ordered](x []E, a, b, c int) int {
	if cmp.Less(x[b], x[a]) {
		a, b = b, a
	}
	if cmp.Less(x[c], x[b]) {
		b = c
		if cmp.Less(x[b], x[a]) {
			b = a
		}
	}
	return b
}

func pivotOrdered[E cmp.Ordered](x []E) int {
	n := len(x)
	if n < nineMin {
		return medianOrdered(x, n/4, n/2, n-n/4-1)
	}
	d := n / 8
	return medianOrdered(x, medianOrdered(x, 0, d, 2*d), medianOrdered(x, 3*d, 4*d, 5*d),
		medianOrdered(x, 6*d, 7*d, n-1))
}

// partitionOrdered arranges: what is less than x[0], then that element, whose place it returns, then the others. Each
// element changes places with the first that is not less, if only with itself, and then it is decided whether it is less:
// no branch depends on that (after N. Lomuto).
func partitionOrdered[E cmp.Ordered](x []E) int {
	pivot := x[0]
	end := 1 // of what is less
	for i := 1; i < len(x); i++ {
		v := x[i]
		x[i] = x[end]
		x[end] = v
		if cmp.Less(v, pivot) {
			end++
		}
	}
	x[0] = x[end-1]
	x[end-1] = pivot
	return end - 1
}

// equalOrdered puts what is equal to x[0], of which none is less, first, and returns where the rest begins.
func equalOrdered[E cmp.Ordered](x []E) int {
	pivot := x[0]
	end := 1
	for i := 1; i < len(x); i++ {
		v := x[i]
		x[i] = x[end]
		x[end] = v
		if !cmp.Less(pivot, v) {
			end++
		}
	}
	return end
}

func heapOrdered[E cmp.Ordered](x []E) {
	for i := len(x)/2 - 1; i >= 0; i-- {
		siftOrdered(x, i)
	}
	for n := len(x) - 1; n > 0; n-- {
		x[0], x[n] = x[n], x[0]
		siftOrdered(x[:n], 0)
	}
}

// siftOrdered lets x[i] sink to its place in the heap below it, whose largest element is on top.
func siftOrdered[E cmp.Ordered](x []E, i int) {
	v := x[i]
	for {
		child := 2*i + 1
		if child >= len(x) {
			break
		}
		if child+1 < len(x) && cmp.Less(x[child], x[child+1]) {
			child++
		}
		if !cmp.Less(v, x[child]) {
			break
		}
		x[i] = x[child]
		i = child
	}
	x[i] = v
}

func sortFunc[E any](x []E, from, to, depth int, cmp func(a, b E) int) {
	for to-from > insertionMax {
		part := x[from:to]
		if len(part) >= nineMin && runFunc(part, cmp) {
			return
		}
		if depth == 0 {
			heapFunc(part, cmp)
			return
		}
		depth--
		p := pivotFunc(part, cmp)
		part[0], part[p] = part[p], part[0]
		if from > 0 && cmp(x[from-1], part[0]) >= 0 {
			from += equalFunc(part, cmp)
			continue
		}
		p = from + partitionFunc(part, cmp)
		if p-from < to-p {
			sortFunc(x, from, p, depth, cmp)
			from = p + 1
		} else {
			sortFunc(x, p+1, to, depth, cmp)
			to = p
		}
	}
	insertionFunc(x[from:to], cmp)
}

func insertionFunc[E any](x []E, cmp func(a, b E) int) {
	for i := 1; i < len(x); i++ {
		v := x[i]
		j := i
		for ; j > 0 && cmp(v, x[j-1]) < 0; j-- {
			x[j] = x[j-1]
		}
		x[j] = v
	}
}

func runFunc[E any](x []E, cmp func(a, b E) int) bool {
	i := 1
	for i < len(x) && cmp(x[i], x[i-1]) >= 0 {
		i++
	}
	if i >= len(x) {
		return true
	}
	if i > 1 {
		return false
	}
	for i < len(x) && cmp(x[i], x[i-1]) < 0 {
		i++
	}
	if i < len(x) {
		return false
	}
	Reverse(x)
	return true
}

func medianFunc[E any](x []E, a, b, c int, cmp func(a, b E) int) int {
	if cmp(x[b], x[a]) < 0 {
		a, b = b, a
	}
	if cmp(x[c], x[b]) < 0 {
		b = c
		if cmp(x[b], x[a]) < 0 {
			b = a
		}
	}
	return b
}

func pivotFunc[E any](x []E, cmp func(a, b E) int) int {
	n := len(x)
	if n < nineMin {
		return medianFunc(x, n/4, n/2, n-n/4-1, cmp)
	}
	d := n / 8
	return medianFunc(x, medianFunc(x, 0, d, 2*d, cmp), medianFunc(x, 3*d, 4*d, 5*d, cmp),
		medianFunc(x, 6*d, 7*d, n-1, cmp), cmp)
}

func partitionFunc[E any](x []E, cmp func(a, b E) int) int {
	pivot := x[0]
	end := 1 // of what is less
	for i := 1; i < len(x); i++ {
		v := x[i]
		x[i] = x[end]
		x[end] = v
		if cmp(v, pivot) < 0 {
			end++
		}
	}
	x[0] = x[end-1]
	x[end-1] = pivot
	return end - 1
}

func equalFunc[E any](x []E, cmp func(a, b E) int) int {
	pivot := x[0]
	end := 1
	for i := 1; i < len(x); i++ {
		v := x[i]
		x[i] = x[end]
		x[end] = v
		if cmp(pivot, v) >= 0 {
			end++
		}
	}
	return end
}

func heapFunc[E any](x []E, cmp func(a, b E) int) {
	for i := len(x)/2 - 1; i >= 0; i-- {
		siftFunc(x, i, cmp)
	}
	for n := len(x) - 1; n > 0; n-- {
		x[0], x[n] = x[n], x[0]
		siftFunc(x[:n], 0, cmp)
	}
}

func siftFunc[E any](x []E, i int, cmp func(a, b E) int) {
	v := x[i]
	for {
		child := 2*i + 1
		if child >= len(x) {
			break
		}
		if child+1 < len(x) && cmp(x[child], x[child+1]) < 0 {
			child++
		}
		if cmp(v, x[child]) >= 0 {
			break
		}
		x[i] = x[child]
		i = child
	}
	x[i] = v
}

// stableFunc is mergesort, bottom up: runs of insertion sort, then rounds of merges in place. A merge splits the longer
// run in the middle, finds where that element belongs in the other run, rotates, and goes on with the two halves, so
// no memory is needed and the cost is O(n log² n) moves and O(n log n) comparisons (the SymMerge idea of Kim and Kutzner,
// Stable Minimum Storage Merging by Symmetric Comparisons, 2004, in its plain form).
func stableFunc[E any](x []E, cmp func(a, b E) int) {
	const run = 20
	for i := 0; i < len(x); i += run {
		insertionFunc(x[i:min(i+run, len(x))], cmp)
	}
	for size := run; size < len(x); size *= 2 {
		for i := 0; i+size < len(x); i += 2 * size {
			mergeFunc(x[i:min(i+2*size, len(x))], size, cmp)
		}
	}
}

// mergeFunc merges the sorted x[:m] and x[m:].
func mergeFunc[E any](x []E, m int, cmp func(a, b E) int) {
	for m > 0 && m < len(x) && cmp(x[m], x[m-1]) < 0 {
		var left, right int // x[left:m] and x[m:right] change places
		if m > len(x)-m {
			left = m / 2
			right = m + lowerBound(x[m:], x[left], cmp)
		} else {
			right = m + (len(x)-m)/2
			left = upperBound(x[:m], x[right], cmp)
			right++
		}
		rotateRight(x[left:right], right-m)
		// The element that was looked for is in its place now: the first or the last of the two parts that met at split.
		split := left + right - m
		if m > len(x)-m {
			mergeFunc(x[:split], left, cmp)
			x, m = x[split+1:], right-split-1
		} else {
			mergeFunc(x[:split-1], left, cmp)
			x, m = x[split:], right-split
		}
	}
}

// lowerBound returns how many elements of the sorted x come before v.
func lowerBound[E any](x []E, v E, cmp func(a, b E) int) int {
	lo, hi := 0, len(x)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if cmp(x[mid], v) < 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// upperBound returns how many elements of the sorted x do not come behind v.
func upperBound[E any](x []E, v E, cmp func(a, b E) int) int {
	lo, hi := 0, len(x)
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if cmp(v, x[mid]) >= 0 {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}
