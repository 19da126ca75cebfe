package cmp_test

import (
	. "cmp"
	"fmt"
	"math"
	"slices"
	"testing"
)

// Values of one type in their order.
func ordered[T Ordered](t *testing.T, list ...T) {
	t.Helper()
	for i, x := range list {
		for j, y := range list {
			want := 0
			if i < j {
				want = -1
			} else if i > j {
				want = 1
			}
			if got := Compare(x, y); got != want {
				t.Errorf("Compare(%v, %v) = %d, want %d", x, y, got, want)
			}
			if got := Less(x, y); got != (want < 0) {
				t.Errorf("Less(%v, %v) = %t", x, y, got)
			}
		}
	}
}

type celsius float32

func TestOrder(t *testing.T) {
	ordered(t, math.MinInt, -1, 0, 1, math.MaxInt)
	ordered[int8](t, -128, 127)
	ordered[uint64](t, 0, 1, math.MaxUint64)
	ordered[uintptr](t, 0, ^uintptr(0))
	ordered(t, "", "\x00", "a", "a\x00", "ab", "b", "\xff")
	ordered(t, math.NaN(), math.Inf(-1), -math.MaxFloat64, -1, 0, math.SmallestNonzeroFloat64, 1, math.Inf(1))
	ordered(t, celsius(-273.15), celsius(0))
}

func TestZerosAndNaNs(t *testing.T) {
	minus := math.Copysign(0, -1)
	if Compare(minus, 0) != 0 || Less(minus, 0) || Less(0, minus) {
		t.Error("-0 and 0 differ")
	}
	other := math.Float64frombits(math.Float64bits(math.NaN()) ^ 1)
	if Compare(math.NaN(), other) != 0 || Less(math.NaN(), other) {
		t.Error("two NaNs differ")
	}
	list := []float64{1, math.NaN(), -1, math.NaN(), math.Inf(-1)}
	slices.SortFunc(list, Compare[float64])
	if got := fmt.Sprint(list); got != "[NaN NaN -Inf -1 1]" {
		t.Error(got)
	}
}

func TestOr(t *testing.T) {
	if got := Or[int](); got != 0 {
		t.Error(got)
	}
	if got := Or(0, 0, 3, 4); got != 3 {
		t.Error(got)
	}
	if got := Or("", ""); got != "" {
		t.Error(got)
	}
	x := 7
	if got := Or(nil, &x); got != &x {
		t.Error(got)
	}
	type pair struct{ a, b int }
	if got := Or(pair{}, pair{0, 1}, pair{1, 0}); got != (pair{0, 1}) {
		t.Error(got)
	}
}

func ExampleOr() {
	type run struct {
		name string
		size int
	}
	runs := []run{{"b", 2}, {"a", 2}, {"c", 1}}
	slices.SortFunc(runs, func(x, y run) int { return Or(Compare(x.size, y.size), Compare(x.name, y.name)) })
	fmt.Println(runs)
	// Output: [{c 1} {a 2} {b 2}]
}
