// bench: 1000000 operations
//
// A million strings, sorted by sort.Strings.
package main

import (
	"math/rand"
	"sort"
	"strconv"
)

func main() {
	r := rand.New(rand.NewSource(1))
	a := make([]string, 1_000_000)
	for i := range a {
		a[i] = "key" + strconv.Itoa(r.Intn(1e9))
	}
	sort.Strings(a)
	println(a[0], a[500_000], a[999_999])
}
