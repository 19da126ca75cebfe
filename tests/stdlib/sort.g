// run

// Packages slices and sort: sorting and searching, on inputs that are known to be hard for quicksort, too.
package main

import (
	"cmp"
	"slices"
	"sort"
)

var seed uint64 = 88172645463325252

func random(n int) int {
	seed ^= seed << 13
	seed ^= seed >> 7
	seed ^= seed << 17
	return int(seed % uint64(n))
}

type pair struct{ key, order int }

type pairs []pair

func (p pairs) Len() int           { return len(p) }
func (p pairs) Less(i, j int) bool { return p[i].key < p[j].key }
func (p pairs) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

func byKey(a, b pair) int { return cmp.Compare(a.key, b.key) }

// input makes a slice of n numbers of some kind.
func input(kind, n int) []int {
	s := make([]int, n)
	for i := range s {
		switch kind {
		case 0:
			s[i] = random(n + 1)
		case 1:
			s[i] = i
		case 2:
			s[i] = n - i
		case 3:
			s[i] = 7
		case 4:
			s[i] = random(3)
		case 5: // organ pipe
			s[i] = min(i, n-i)
		case 6: // sawtooth
			s[i] = i % 17
		case 7: // nearly sorted
			s[i] = i
			if random(50) == 0 {
				s[i] = random(n)
			}
		}
	}
	return s
}

func sum(s []int) (total int) {
	for _, v := range s {
		total += v * v
	}
	return
}

func isStable(p []pair) bool {
	for i := 1; i < len(p); i++ {
		if p[i-1].key > p[i].key || p[i-1].key == p[i].key && p[i-1].order > p[i].order {
			return false
		}
	}
	return true
}

func sorting(kind, n int) bool {
	s := input(kind, n)
	want := sum(s)
	var p []pair
	for i, v := range s {
		p = append(p, pair{v, i})
	}
	a := slices.Clone(s)
	slices.Sort(a)
	b := slices.Clone(p)
	slices.SortFunc(b, byKey)
	c := slices.Clone(p)
	slices.SortStableFunc(c, byKey)
	d := slices.Clone(p)
	sort.Sort(pairs(d))
	e := slices.Clone(p)
	sort.Stable(pairs(e))
	f := slices.Clone(s)
	sort.Sort(sort.Reverse(sort.IntSlice(f)))
	slices.Reverse(f)
	return slices.IsSorted(a) && sum(a) == want && slices.IsSortedFunc(b, byKey) && sort.IsSorted(pairs(d)) &&
		isStable(c) && slices.Equal(c, e) && slices.Equal(a, f) && sort.IntsAreSorted(a)
}

// killer builds the worst input for a quicksort while it runs (McIlroy, A Killer Adversary for Quicksort).
type killer struct {
	value               []int
	solid, gas, pivot   int
	compares, countSwap int
	order               []int
}

func (k *killer) Len() int { return len(k.order) }
func (k *killer) Less(i, j int) bool {
	k.compares++
	x, y := k.order[i], k.order[j]
	if k.value[x] == k.gas && k.value[y] == k.gas {
		if x == k.pivot {
			k.value[x] = k.solid
		} else {
			k.value[y] = k.solid
		}
		k.solid++
	}
	if k.value[x] == k.gas {
		k.pivot = x
	} else if k.value[y] == k.gas {
		k.pivot = y
	}
	return k.value[x] < k.value[y]
}
func (k *killer) Swap(i, j int) { k.order[i], k.order[j] = k.order[j], k.order[i] }

func adversary(n int) {
	k := &killer{gas: n, value: make([]int, n), order: make([]int, n)}
	for i := range k.value {
		k.value[i] = k.gas
		k.order[i] = i
	}
	sort.Sort(k)
	println("adversary:", k.compares < 100*n, sort.IntsAreSorted(nil))
	k.compares = 0
	slices.SortFunc(k.value, func(a, b int) int { k.compares++; return a - b })
	println("its input:", k.compares < 100*n, slices.IsSorted(k.value))
}

func floats() {
	zero := 0.0
	s := []float64{3, zero / zero, -1, 0, zero / zero, -2}
	slices.Sort(s)
	for _, f := range s {
		print(f, " ")
	}
	println()
	t := sort.Float64Slice{3, zero / zero, -1, 0, zero / zero, -2}
	t.Sort()
	for _, f := range t {
		print(f, " ")
	}
	println()
	i, found := slices.BinarySearch(s, zero/zero)
	j, found2 := slices.BinarySearch(s, 0)
	println(i, found, j, found2, slices.Min(s) != slices.Min(s), slices.Max(s[2:]), sort.Float64sAreSorted(s), sort.SearchFloat64s(s[2:], 1))
}

func searching() {
	s := []int{2, 4, 4, 4, 8, 16}
	for x := 0; x <= 17; x += 1 {
		i, found := slices.BinarySearch(s, x)
		j, found2 := slices.BinarySearchFunc(s, pair{x, 0}, func(a int, b pair) int { return a - b.key })
		k, found3 := sort.Find(len(s), func(i int) int { return x - s[i] })
		print(i, found, j, found2, k, found3, sort.SearchInts(s, x), sort.IntSlice(s).Search(x), " ")
	}
	println()
	words := []string{"pear", "fig", "apple", "fig"}
	sort.Strings(words)
	for _, w := range words {
		print(w, " ")
	}
	println(sort.SearchStrings(words, "fig"), sort.StringSlice(words).Search("zoo"), sort.StringsAreSorted(words),
		slices.IsSorted([]string{"b", "a"}), slices.Min(words), slices.Max(words))
	longest := slices.MaxFunc(words, func(a, b string) int { return len(a) - len(b) })
	shortest := slices.MinFunc(words, func(a, b string) int { return len(a) - len(b) })
	println(longest, shortest, sort.Search(100, func(i int) bool { return i*i >= 1000 }), sort.Search(0, nil))
}

func main() {
	bad := 0
	for n := 0; n <= 70; n++ {
		for kind := 0; kind < 8; kind++ {
			if !sorting(kind, n) {
				bad++
			}
		}
	}
	for _, n := range []int{127, 128, 129, 1000, 5000} {
		for kind := 0; kind < 8; kind++ {
			if !sorting(kind, n) {
				bad++
			}
		}
	}
	println("bad:", bad)
	adversary(10000)
	floats()
	searching()
}
