package maps_test

import (
	. "maps"
	"slices"
	"testing"
)

func TestMaps(t *testing.T) {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	if got := slices.Sorted(Keys(m)); !slices.Equal(got, []string{"a", "b", "c"}) {
		t.Error("Keys", got)
	}
	if got := slices.Sorted(Values(m)); !slices.Equal(got, []int{1, 2, 3}) {
		t.Error("Values", got)
	}
	c := Clone(m)
	if !Equal(c, m) || !Equal(Collect(All(m)), m) || Clone(map[int]int(nil)) != nil || !Equal(map[int]int{}, map[int]int(nil)) {
		t.Error("Clone, Equal, Collect")
	}
	c["a"] = 9
	if Equal(c, m) || m["a"] != 1 || !EqualFunc(c, m, func(x, y int) bool { return x == y || x == 9 }) {
		t.Error("the copy is not one")
	}
	DeleteFunc(c, func(k string, v int) bool { return v == 9 || k == "b" })
	if len(c) != 1 || c["c"] != 3 {
		t.Error("DeleteFunc", c)
	}
	Copy(c, map[string]int{"c": 4, "d": 5})
	Insert(c, All(map[string]int{"e": 6}))
	if !Equal(c, map[string]int{"c": 4, "d": 5, "e": 6}) {
		t.Error("Copy, Insert", c)
	}
	defer func() {
		if r, ok := recover().(error); !ok || r.Error() != "assignment to entry in nil map" {
			t.Error(r)
		}
	}()
	Copy(map[string]int(nil), c)
}
