// bench: 300_000 pointers to records, sorted three times by other ways
package main

import (
	"cmp"
	"math/rand"
	"slices"
	"sort"
)

type record struct {
	key  int
	name string
}

type byKey []*record

func (s byKey) Len() int           { return len(s) }
func (s byKey) Less(i, j int) bool { return s[i].key < s[j].key }
func (s byKey) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }

func main() {
	r := rand.New(rand.NewSource(1))
	a := make([]*record, 300_000)
	for i := range a {
		a[i] = &record{key: r.Int()}
	}
	b, c := slices.Clone(a), slices.Clone(a)
	sort.Sort(byKey(a))
	sort.Slice(b, func(i, j int) bool { return b[i].key < b[j].key })
	slices.SortFunc(c, func(x, y *record) int { return cmp.Compare(x.key, y.key) })
	println(a[1000] == b[1000], b[150_000] == c[150_000])
}
