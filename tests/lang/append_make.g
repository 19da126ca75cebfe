// run

// append(s, make([]T, n)...) extends s by zero values without making a slice; what was behind s is overwritten.

package main

import (
	"fmt"
	"testing"
)

type pair struct {
	p *int
	s string
}

func extend[S ~[]E, E any](s S, n int) S { return append(s, make(S, n)...) }

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	a := []int{1, 2, 3, 4, 5}
	b := append(a[:2], make([]int, 2)...)
	fmt.Println(a, b, len(b), cap(b))
	fmt.Println(append([]int(nil), make([]int, 0)...) == nil, append([]int{}, make([]int, 3)...))

	x := 1
	p := []pair{{&x, "a"}, {&x, "b"}, {&x, "c"}}
	p = append(p[:1], make([]pair, 1)...)
	fmt.Println(len(p), *p[0].p, p[1], p[:3][2].s)
	p = extend(p, 5)
	fmt.Println(len(p), p[1:])

	n := -1
	try(func() { a = append(a, make([]int, n)...) })
	try(func() { extend(p, n) })
	huge := 1 << 62
	try(func() { a = append(a, make([]int, huge)...) })
	try(func() { s := append(make([]struct{}, 3), make([]struct{}, huge)...); fmt.Println(len(s)) })
	try(func() {
		var s []int
		s = append(s, make([]int, func() int { s = []int{7}; return 2 }())...)
		fmt.Println(len(s) >= 2)
	})
	var u uint8 = 200
	fmt.Println(len(append(a, make([]int, u)...)))

	fmt.Println(testing.AllocsPerRun(10, func() { sink = append(a[:5:5], make([]int, 10)...) }))
}

var sink []int
