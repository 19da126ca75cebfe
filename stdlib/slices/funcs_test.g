package slices_test

import (
	"cmp"
	"maps"
	"math"
	"math/rand"
	. "slices"
	"strings"
	"testing"
)

type item struct {
	key string
	at  int
}

func byKey(a, b item) int { return cmp.Compare(a.key, b.key) }

// items makes n of them with few different keys, numbered in order.
func items(r *rand.Rand, n int) []item {
	list := make([]item, n)
	for i := range list {
		list[i] = item{string(rune('a' + r.Intn(5))), i}
	}
	return list
}

func TestSortFuncs(t *testing.T) {
	r := rand.New(rand.NewSource(6))
	for n := range 120 {
		list := items(r, n)
		sorted, stable := Clone(list), Clone(list)
		SortFunc(sorted, byKey)
		SortStableFunc(stable, byKey)
		whole := func(a, b item) int { return cmp.Or(byKey(a, b), a.at-b.at) }
		if !IsSortedFunc(sorted, byKey) || !IsSortedFunc(stable, whole) {
			t.Fatal(sorted, stable)
		}
		if !Equal(SortedStableFunc(Values(list), byKey), stable) || !Equal(SortedFunc(Values(list), whole), stable) {
			t.Fatal("from a sequence the result is another", list)
		}
		SortFunc(sorted, whole) // nothing is lost or doubled
		if !Equal(sorted, stable) {
			t.Fatal(sorted, stable)
		}
		if n > 0 {
			if low := MinFunc(list, byKey); low != stable[0] {
				t.Fatal("the first of the least is", stable[0], "not", low)
			}
			high := MaxFunc(list, byKey)
			if at := IndexFunc(list, func(x item) bool { return x.key == stable[n-1].key }); list[at] != high {
				t.Fatal("the first of the greatest is", list[at], "not", high)
			}
		}
	}
	if MinFunc([]float64{2, math.NaN(), 1}, cmp.Compare[float64]) == 1 || !math.IsNaN(Min([]float64{1, math.NaN()})) || !math.IsNaN(Max([]float64{math.NaN(), 1})) {
		t.Error("NaN is the least")
	}
	for name, f := range map[string]func(){"MinFunc": func() { MinFunc([]item{}, byKey) }, "MaxFunc": func() { MaxFunc([]item(nil), byKey) }} {
		func() {
			defer func() {
				if p := recover(); p != "slices."+name+": empty list" {
					t.Error(p)
				}
			}()
			f()
		}()
	}
}

func TestCompares(t *testing.T) {
	fold := func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }
	for _, tt := range []struct {
		a, b []string
		want int
	}{
		{nil, nil, 0}, {nil, []string{""}, -1}, {[]string{"a", "B"}, []string{"A", "b"}, 0}, {[]string{"a", "B"}, []string{"A", "b", ""}, -1}, {[]string{"b"}, []string{"A", "z"}, 1},
	} {
		if got, back := CompareFunc(tt.a, tt.b, fold), CompareFunc(tt.b, tt.a, fold); got != tt.want || back != -tt.want {
			t.Errorf("%q, %q: %d, %d", tt.a, tt.b, got, back)
		}
		if EqualFunc(tt.a, tt.b, func(a, b string) bool { return fold(a, b) == 0 }) != (tt.want == 0) {
			t.Errorf("%q, %q: EqualFunc", tt.a, tt.b)
		}
	}
	if got := CompareFunc([]int{1, 2}, []string{"x", "xxx"}, func(n int, s string) int { return n - len(s) }); got != -1 {
		t.Error(got)
	}
	if Compare([]float64{math.NaN()}, []float64{0}) != -1 || Equal([]float64{math.NaN()}, []float64{math.NaN()}) {
		t.Error("NaN")
	}
	vowel := func(s string) bool { return strings.Contains("aeiou", s) }
	if !ContainsFunc([]string{"x", "e"}, vowel) || ContainsFunc([]string{"x", "y"}, vowel) || ContainsFunc([]string(nil), vowel) {
		t.Error("ContainsFunc")
	}
}

func TestSequences(t *testing.T) {
	list := []string{"a", "b", "c"}
	var at []int
	for i, s := range All(list) {
		if s != list[i] {
			t.Error(i, s)
		}
		if at = append(at, i); i == 1 {
			break
		}
	}
	if !Equal(at, []int{0, 1}) || !maps.Equal(maps.Collect(All(list)), map[int]string{0: "a", 1: "b", 2: "c"}) {
		t.Error(at)
	}
	for range All([]int(nil)) {
		t.Error("a value of none")
	}
	for part := range Chunk(list, 2) { // parts do not reach into each other
		if cap(part) != len(part) {
			t.Error(part, cap(part))
		}
	}
	for i, s := range Backward(list) {
		if i != 2 || s != "c" {
			t.Error(i, s)
		}
		break
	}
	if Collect(Values([]int{})) != nil || Clone([]int(nil)) != nil || Clone([]int{}) == nil {
		t.Error("what is nil")
	}
}
