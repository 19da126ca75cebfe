// run

// sort.Slice and its like, with elements of many sizes.
package main

import "sort"

type big struct {
	pad  [40]int
	key  int
	text string
	more [33]byte
}

type three struct{ a, b, c byte }

func check[T any](what string, x []T, key func(T) int) {
	y := append([]T(nil), x...)
	less := func(s []T) func(i, j int) bool { return func(i, j int) bool { return key(s[i]) < key(s[j]) } }
	println(what, sort.SliceIsSorted(x, less(x)))
	sort.Slice(x, less(x))
	sort.SliceStable(y, less(y))
	sum := 0
	for i := range x {
		if key(x[i]) != key(y[i]) {
			println("differ at", i)
		}
		sum = sum*7 + key(x[i])
	}
	println(what, sort.SliceIsSorted(x, less(x)), sort.SliceIsSorted(y, less(y)), sum)
}

type list []string

func panics(x any) {
	defer func() {
		println(recover().(error).Error())
	}()
	sort.Slice(x, func(i, j int) bool { return false })
}

func main() {
	n := uint32(1)
	next := func() int { n = n*1664525 + 1013904223; return int(n >> 16) }
	var ints []int
	var bytes []byte
	var threes []three
	var words list
	var bigs []big
	var pointers []*big
	var faces []any
	for i := 0; i < 300; i++ {
		k := next()
		ints = append(ints, k)
		bytes = append(bytes, byte(k))
		threes = append(threes, three{byte(i), byte(k), byte(i)})
		words = append(words, string(rune('a'+k%26)))
		b := big{key: k, text: "x"}
		b.more[32] = byte(k)
		bigs = append(bigs, b)
		pointers = append(pointers, &b)
		faces = append(faces, k)
	}
	check("int", ints, func(x int) int { return x })
	check("byte", bytes, func(x byte) int { return int(x) })
	check("three", threes, func(x three) int { return int(x.b) })
	check("string", []string(words), func(x string) int { return int(x[0]) })
	check("big", bigs, func(x big) int { return x.key })
	check("pointer", pointers, func(x *big) int { return x.key })
	check("any", faces, func(x any) int { return x.(int) })
	check("empty", []struct{}{{}, {}}, func(struct{}) int { return 0 })
	for _, b := range bigs {
		if byte(b.key) != b.more[32] || b.text != "x" {
			println("torn")
		}
	}
	s := list{"b", "c", "a"}
	sort.Slice(s, func(i, j int) bool { return s[i] < s[j] })
	println(s[0], s[1], s[2])
	pairs := []three{{1, 1, 0}, {0, 1, 0}, {1, 2, 0}, {0, 2, 0}, {1, 3, 0}}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].a < pairs[j].a })
	for _, p := range pairs {
		print(p.a, p.b, " ")
	}
	println()
	panics(3)
	panics(nil)
	panics([2]int{})
	panics(map[int]int{})
	panics(&s)
}
