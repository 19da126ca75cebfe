// run

// Calls that are made a few levels deep, some of them inlined; two checks that look the same keep their own lines.

package main

//go:noinline
func leaf(s []int, i int) int {
	x := 1
	if i > 100 {
		x = s[i]
	}
	if i < 10 {
		x = s[i]
	}
	return x
}

func (t *T) middle(i int) int {
	if i == 0 {
		return leaf(t.s, 2)
	}
	return t.outer(i-1) + 1
}

func (t *T) outer(i int) int {
	return t.middle(i) * 2
}

type T struct{ s []int }

func main() {
	t := &T{[]int{1}}
	for i := range 3 {
		println(t.outer(i))
	}
}
