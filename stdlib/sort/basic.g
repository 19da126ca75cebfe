package sort

import "slices"

// IntSlice is a slice of ints that can be sorted in ascending order.
type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x IntSlice) Sort() { Sort(x) }

// Search is [SearchInts] in p.
func (p IntSlice) Search(x int) int { return SearchInts(p, x) }

// Float64Slice is a slice of float64s that can be sorted in ascending order, NaNs first.
type Float64Slice []float64

func (x Float64Slice) Len() int { return len(x) }

// Less reports whether x[i] comes before x[j]; a NaN comes before everything that is none.
func (x Float64Slice) Less(i, j int) bool { return x[i] < x[j] || (x[i] != x[i] && x[j] == x[j]) }
func (x Float64Slice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x Float64Slice) Sort() { Sort(x) }

// Search is [SearchFloat64s] in p.
func (p Float64Slice) Search(x float64) int { return SearchFloat64s(p, x) }

// StringSlice is a slice of strings that can be sorted in ascending order.
type StringSlice []string

func (x StringSlice) Len() int           { return len(x) }
func (x StringSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

// Sort sorts x.
func (x StringSlice) Sort() { Sort(x) }

// Search is [SearchStrings] in p.
func (p StringSlice) Search(x string) int { return SearchStrings(p, x) }

// Ints sorts x in ascending order.
func Ints(x []int) { slices.Sort(x) }

// Float64s sorts x in ascending order, NaNs first.
func Float64s(x []float64) { slices.Sort(x) }

// Strings sorts x in ascending order.
func Strings(x []string) { slices.Sort(x) }

// IntsAreSorted reports whether x is in ascending order.
func IntsAreSorted(x []int) bool { return slices.IsSorted(x) }

// Float64sAreSorted reports whether x is in ascending order, NaNs first.
func Float64sAreSorted(x []float64) bool { return slices.IsSorted(x) }

// StringsAreSorted reports whether x is in ascending order.
func StringsAreSorted(x []string) bool { return slices.IsSorted(x) }
