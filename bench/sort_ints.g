// bench: 1000000 operations
//
// A million random integers: sort.Ints, sort.Slice and sort.Sort.
package main

import (
	"math/rand"
	"sort"
)

func main() {
	r := rand.New(rand.NewSource(1))
	a := make([]int, 1_000_000)
	for i := range a {
		a[i] = r.Int()
	}
	b, c := append([]int(nil), a...), append([]int(nil), a...)
	sort.Ints(a)
	sort.Slice(b, func(i, j int) bool { return b[i] < b[j] })
	sort.Sort(sort.IntSlice(c))
	println(a[1000] == b[1000], b[500_000] == c[500_000])
}
