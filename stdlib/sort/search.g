package sort

// Search returns the smallest index i in [0, n) for which f(i) is true, or n if there is none. f must be false up to some
// index and true from there on. It is called O(log n) times.
//
// To find x in a sorted slice, ask f(i) = data[i] >= x and look whether the element at the result is x.
func Search(n int, f func(int) bool) int { return search(n, f) }

func search(n int, f func(int) bool) int {
	lo, hi := 0, n // false below lo, true from hi on
	for lo < hi {
		mid := int(uint(lo+hi) >> 1)
		if f(mid) {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}

// Find returns the smallest index i in [0, n) for which cmp(i) <= 0, or n, and whether cmp(i) is 0 there. cmp must be
// positive up to some index, then 0 for any number of indices, then negative: it compares what is looked for with
// element i.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i = search(n, func(i int) bool { return cmp(i) <= 0 })
	return i, i < n && cmp(i) == 0
}

// SearchInts returns the first index of a, which must be sorted, whose element is at least x; len(a) if there is none.
func SearchInts(a []int, x int) int {
	return search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchFloat64s is [SearchInts] for float64.
func SearchFloat64s(a []float64, x float64) int {
	return search(len(a), func(i int) bool { return a[i] >= x })
}

// SearchStrings is [SearchInts] for strings.
func SearchStrings(a []string, x string) int {
	return search(len(a), func(i int) bool { return a[i] >= x })
}
