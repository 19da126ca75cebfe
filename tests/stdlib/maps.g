// run

// Package maps.
package main

import (
	"maps"
	"slices"
)

func show(what string, m map[string]int) {
	print(what, ":")
	for _, k := range slices.Sorted(maps.Keys(m)) {
		print(" ", k, "=", m[k])
	}
	println(" len", len(m), "nil", m == nil)
}

func main() {
	m := map[string]int{"a": 1, "b": 2, "c": 3, "d": 4}
	c := maps.Clone(m)
	c["e"] = 5
	show("m", m)
	show("clone", c)
	show("clone of nil", maps.Clone(map[string]int(nil)))
	println(maps.Equal(m, c), maps.Equal(m, maps.Clone(m)), maps.Equal(m, map[string]int{"a": 1, "b": 2, "c": 3, "x": 4}))
	println(maps.EqualFunc(m, map[string]string{"a": "x", "b": "xx", "c": "xxx", "d": "xxxx"}, func(n int, s string) bool { return n == len(s) }))
	maps.DeleteFunc(c, func(k string, v int) bool { return v%2 == 1 })
	show("deleted", c)
	maps.Copy(c, map[string]int{"b": 20, "z": 26})
	show("copied", c)
	maps.Insert(c, maps.All(m))
	show("inserted", c)
	show("collected", maps.Collect(maps.All(m)))
	show("collected nothing", maps.Collect(maps.All(map[string]int{})))
	total := 0
	for v := range maps.Values(m) {
		total += v
	}
	n := 0
	for range maps.All(m) {
		if n++; n == 2 {
			break
		}
	}
	for range maps.Keys(m) {
		break
	}
	println(total, n)
}
