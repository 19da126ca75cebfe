package sort_test

import (
	"math"
	"math/rand"
	"slices"
	. "sort"
	"testing"
)

func shapes(n int) map[string][]int {
	r := rand.New(rand.NewSource(int64(n)))
	m := map[string][]int{}
	for i := range n {
		m["random"] = append(m["random"], r.Int())
		m["few"] = append(m["few"], r.Intn(4))
		m["up"] = append(m["up"], i)
		m["down"] = append(m["down"], -i)
		m["saw"] = append(m["saw"], i%17)
		m["organ"] = append(m["organ"], min(i, n-i))
	}
	return m
}

type byTens []int

func (x byTens) Len() int           { return len(x) }
func (x byTens) Less(i, j int) bool { return x[i]/10 < x[j]/10 }
func (x byTens) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }

func TestSort(t *testing.T) {
	for _, n := range []int{0, 1, 2, 12, 13, 100, 5000} {
		for name, list := range shapes(n) {
			want := slices.Clone(list)
			slices.Sort(want)
			if got := slices.Clone(list); true {
				Ints(got)
				if !slices.Equal(got, want) || !IntsAreSorted(got) {
					t.Errorf("Ints of %d %s", n, name)
				}
			}
			if got := slices.Clone(list); true {
				Sort(Reverse(IntSlice(got)))
				slices.Reverse(got)
				if !slices.Equal(got, want) {
					t.Errorf("Sort of %d %s", n, name)
				}
			}
			if got := slices.Clone(list); true {
				Slice(got, func(i, j int) bool { return got[i] < got[j] })
				if !slices.Equal(got, want) || !SliceIsSorted(got, func(i, j int) bool { return got[i] < got[j] }) {
					t.Errorf("Slice of %d %s", n, name)
				}
			}
			stable, other := slices.Clone(list), slices.Clone(list)
			Stable(byTens(stable))
			SliceStable(other, func(i, j int) bool { return other[i]/10 < other[j]/10 })
			slices.SortStableFunc(list, func(a, b int) int { return a/10 - b/10 })
			if n > 0 && name != "random" && (!slices.Equal(stable, list) || !slices.Equal(other, list)) {
				t.Errorf("stable sorts of %d %s", n, name)
			}
		}
	}
	f := []float64{2, math.NaN(), -1, math.Inf(-1), math.NaN()}
	Float64s(f)
	if !Float64sAreSorted(f) || f[0] == f[0] || f[1] == f[1] || f[4] != 2 {
		t.Error(f)
	}
	s := []string{"b", "", "a"}
	Strings(s)
	if !StringsAreSorted(s) || s[0] != "" || s[2] != "b" {
		t.Error(s)
	}
}

func TestSearch(t *testing.T) {
	list := []int{1, 3, 3, 7}
	for x, want := range map[int]int{0: 0, 1: 0, 2: 1, 3: 1, 4: 3, 7: 3, 8: 4} {
		if got := SearchInts(list, x); got != want {
			t.Errorf("SearchInts(%d) = %d, want %d", x, got, want)
		}
		at, found := Find(len(list), func(i int) int { return x - list[i] })
		if at != want || found != slices.Contains(list, x) {
			t.Errorf("Find(%d) = %d, %t", x, at, found)
		}
	}
	if SearchStrings([]string{"a", "c"}, "b") != 1 || SearchFloat64s(nil, 1) != 0 || Search(10, func(int) bool { return false }) != 10 {
		t.Error("Search")
	}
}

func BenchmarkInts(b *testing.B) {
	list := shapes(10000)["random"]
	for b.Loop() {
		Ints(slices.Clone(list))
	}
}
