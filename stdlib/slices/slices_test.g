package slices_test

import (
	"cmp"
	"fmt"
	"math/rand"
	. "slices"
	"testing"
)

func TestChanges(t *testing.T) {
	s := func() []int { return []int{1, 2, 2, 3, 4} }
	for _, tt := range []struct{ got, want any }{
		{Insert(s(), 1, 8, 9), "[1 8 9 2 2 3 4]"}, {Delete(s(), 1, 3), "[1 3 4]"}, {Replace(s(), 0, 2, 7), "[7 2 3 4]"}, {Compact(s()), "[1 2 3 4]"},
		{DeleteFunc(s(), func(x int) bool { return x == 2 }), "[1 3 4]"}, {Repeat(s()[:2], 2), "[1 2 1 2]"}, {Concat(s()[:1], nil, s()[4:]), "[1 4]"},
		{Index(s(), 2), 1}, {Index(s(), 9), -1}, {IndexFunc(s(), func(x int) bool { return x > 2 }), 3}, {Contains(s(), 4), true},
		{Max(s()), 4}, {Min(s()), 1}, {Compare(s(), s()[:2]), 1}, {Compare([]int{1}, s()), -1}, {Equal(s(), s()), true},
		{Collect(Chunk(s(), 2)), "[[1 2] [2 3] [4]]"}, {Sorted(Values([]int{3, 1})), "[1 3]"}, {Collect(Values(Clip(s()[:2]))), "[1 2]"},
		{IsSorted(s()), true}, {cap(Clip(s()[:2])), 2}, {cap(Grow(s(), 10)) >= 15, true}, {MaxFunc(s(), func(a, b int) int { return b - a }), 1},
		{Insert(s(), 5), "[1 2 2 3 4]"}, {AppendSeq(s()[:1], Values([]int{6})), "[1 6]"}, {EqualFunc(s(), s(), func(a, b int) bool { return a > b }), false},
		{CompactFunc(s(), func(a, b int) bool { return a/2 == b/2 }), "[1 2 4]"},
	} {
		if fmt.Sprint(tt.got) != fmt.Sprint(tt.want) {
			t.Errorf("got %v, want %v", tt.got, tt.want)
		}
	}
	r := s()
	Reverse(r)
	var back []int
	for _, x := range Backward(r) {
		back = append(back, x)
	}
	if !Equal(back, s()) {
		t.Error("Reverse, Backward", back)
	}
	old := s()
	Delete(old, 0, 2)
	if old[3] != 0 || old[4] != 0 {
		t.Error("Delete leaves values behind", old)
	}
}

func TestSorts(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	for n := range 200 {
		list := make([]int, n)
		for i := range list {
			list[i] = r.Intn(n)<<8 | i
		}
		stable := Clone(list)
		SortStableFunc(stable, func(a, b int) int { return cmp.Compare(a>>8, b>>8) })
		sorted := Clone(list)
		Sort(sorted)
		if !Equal(stable, sorted) || !IsSortedFunc(sorted, cmp.Compare[int]) {
			t.Fatalf("%d values", n)
		}
		for i, x := range sorted {
			if at, ok := BinarySearch(sorted, x); at != i || !ok {
				t.Fatalf("BinarySearch: %d, %t", at, ok)
			}
			if at, ok := BinarySearchFunc(sorted, x+1, cmp.Compare[int]); ok && sorted[at] != x+1 || at <= i {
				t.Fatalf("BinarySearchFunc: %d, %t", at, ok)
			}
		}
	}
}

func TestPanics(t *testing.T) {
	for want, f := range map[string]func(){
		"runtime error: slice bounds out of range [2:1]":  func() { Insert([]int{1}, 2, 1) },
		"runtime error: slice bounds out of range [1:0:]": func() { Delete([]int{1, 2}, 1, 0) },
		"slices.Max: empty list":                          func() { Max([]int{}) },
		"slices.Min: empty list":                          func() { Min([]int(nil)) },
		"cannot be negative":                              func() { Grow([]int{}, -1) },
		"cannot be less than 1":                           func() { Chunk([]int{}, 0) },
		"the result of (len(x) * count) overflows":        func() { Repeat([]int{1, 2, 3}, 1<<62) },
	} {
		func() {
			defer func() {
				if r := fmt.Sprint(recover()); r != want {
					t.Errorf("panic %s, want %s", r, want)
				}
			}()
			f()
		}()
	}
}
