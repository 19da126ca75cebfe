// run

// Package slices: everything but sorting.
package main

import (
	"cmp"
	"slices"
)

func show(what string, s []int) {
	print(what, ": ")
	for _, v := range s {
		print(v, " ")
	}
	println("len", len(s), "nil", s == nil)
}

func panics(what string, f func()) {
	defer func() {
		switch e := recover().(type) {
		case error:
			println(what, "panics:", e.Error())
		case string:
			println(what, "panics:", e)
		default:
			println(what, "does not panic")
		}
	}()
	f()
}

func seq(from, to int) []int {
	var s []int
	for ; from < to; from++ {
		s = append(s, from)
	}
	return s
}

func comparing() {
	a, b := []int{1, 2, 3}, []int{1, 2, 4}
	println(slices.Equal(a, b), slices.Equal(a, a), slices.Equal(a[:0], nil), slices.Compare(a, b), slices.Compare(b, a),
		slices.Compare(a, a[:2]), slices.Compare(a[:2], a), slices.Compare(a, a))
	println(slices.EqualFunc(a, []string{"x", "xx", "xxx"}, func(n int, s string) bool { return n == len(s) }))
	println(slices.CompareFunc(a, b, func(x, y int) int { return 7 * (y - x) }), slices.CompareFunc(a, b[:2], cmp.Compare[int]))
	zero := 0.0
	nan := []float64{zero / zero}
	println(slices.Equal(nan, nan), slices.Compare(nan, nan), slices.Index(nan, nan[0]), slices.Contains(nan, 1))
	println(slices.Index(a, 3), slices.Index(a, 9), slices.Contains(a, 2), slices.IndexFunc(a, func(n int) bool { return n > 1 }),
		slices.ContainsFunc(a, func(n int) bool { return n < 0 }))
}

func changing() {
	show("insert", slices.Insert([]int{1, 2, 3}, 1, 10, 11))
	show("insert at the end", slices.Insert([]int{1, 2, 3}, 3, 10))
	show("insert nothing", slices.Insert([]int{1, 2, 3}, 1))
	show("delete", slices.Delete([]int{0, 1, 2, 3, 4}, 1, 3))
	whole := []int{0, 1, 2, 3, 4}
	slices.Delete(whole, 1, 3)
	show("behind delete", whole)
	whole = []int{0, 1, 2, 3, 4, 5}
	show("delete func", slices.DeleteFunc(whole, func(n int) bool { return n%2 == 1 }))
	show("behind delete func", whole)
	whole = []int{1, 1, 2, 2, 2, 3, 1, 1}
	show("compact", slices.Compact(whole))
	show("behind compact", whole)
	show("compact func", slices.CompactFunc([]int{10, 11, 20, 29, 31, 12}, func(a, b int) bool { return a/10 == b/10 }))
	r := seq(0, 5)
	slices.Reverse(r)
	show("reverse", r)
	show("concat", slices.Concat(seq(0, 2), nil, seq(5, 7)))
	show("concat nothing", slices.Concat[[]int]())
	show("repeat", slices.Repeat([]int{1, 2}, 3))
	show("repeat never", slices.Repeat([]int{1, 2}, 0))
	show("clone nil", slices.Clone([]int(nil)))
	show("clone empty", slices.Clone([]int{}))
	c := slices.Clone(r)
	c[0] = 99
	show("cloned", r)
	g := slices.Grow(seq(0, 3), 10)
	println(len(g), cap(g) >= 13, cap(slices.Clip(g)))
}

// aliasing inserts and replaces with parts of the slice itself, in every position, and compares with doing it by copies.
func aliasing() {
	bad := 0
	for size := 0; size <= 6; size++ {
		for room := 0; room <= 8; room++ {
			for from := 0; from <= size+room; from++ {
				for to := from; to <= size+room; to++ {
					for i := 0; i <= size; i++ {
						for j := i; j <= size; j++ {
							s := seq(0, size+room)
							v := s[from:to]
							want := append(append(append([]int{}, s[:i]...), v...), s[j:size]...)
							if !slices.Equal(slices.Replace(s[:size], i, j, v...), want) {
								bad++
							}
							if i == j {
								s = seq(0, size+room)
								if !slices.Equal(slices.Insert(s[:size], i, s[from:to]...), want) {
									bad++
								}
							}
						}
					}
				}
			}
		}
	}
	println("aliasing:", bad)
	whole := []int{0, 1, 2, 3, 4}
	show("replace", slices.Replace(whole, 1, 4, 9))
	show("behind replace", whole)
	whole = []int{0, 1, 2, 3, 4}
	show("replace the end", slices.Replace(whole, 2, 5, 9))
	show("behind replace", whole)
}

func iterating() {
	s := []int{5, 6, 7, 8}
	for i, v := range slices.All(s) {
		print(i, "=", v, " ")
		if i == 2 {
			break
		}
	}
	for i, v := range slices.Backward(s) {
		print(i, "=", v, " ")
		if i == 1 {
			break
		}
	}
	for v := range slices.Values(s) {
		print(v, " ")
	}
	println()
	show("append seq", slices.AppendSeq(seq(0, 2), slices.Values(s)))
	show("collect", slices.Collect(slices.Values(s)))
	show("collect nothing", slices.Collect(slices.Values(s[:0])))
	show("sorted", slices.Sorted(slices.Values([]int{3, 1, 2})))
	show("sorted func", slices.SortedFunc(slices.Values([]int{3, 1, 2}), func(a, b int) int { return b - a }))
	show("sorted stable", slices.SortedStableFunc(slices.Values([]int{31, 12, 30, 11}), func(a, b int) int { return a/10 - b/10 }))
	for c := range slices.Chunk(seq(0, 7), 3) {
		show("chunk", c)
		println(cap(c))
	}
}

func main() {
	comparing()
	changing()
	aliasing()
	iterating()
	panics("Insert", func() { slices.Insert(seq(0, 2), 3, 1) })
	panics("Insert of nothing", func() { slices.Insert(seq(0, 2), 3) })
	panics("Delete", func() { slices.Delete(seq(0, 2), 1, 3) })
	panics("Delete backwards", func() { slices.Delete(seq(0, 5), 3, 1) })
	panics("Replace", func() { slices.Replace(seq(0, 2), 1, 3) })
	panics("Grow", func() { slices.Grow(seq(0, 2), -1) })
	panics("Repeat", func() { slices.Repeat(seq(0, 2), -1) })
	panics("Repeat too often", func() { slices.Repeat(seq(0, 4), 1<<62) })
	panics("Chunk", func() { slices.Chunk(seq(0, 2), 0) })
	panics("Min", func() { slices.Min(seq(0, 0)) })
	panics("MinFunc", func() { slices.MinFunc(seq(0, 0), cmp.Compare[int]) })
	panics("Max", func() { slices.Max(seq(0, 0)) })
	panics("MaxFunc", func() { slices.MaxFunc(seq(0, 0), cmp.Compare[int]) })
}
