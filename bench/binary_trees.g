// bench: 34000000 operations

// Trees that live for a while beside one that stays.

package main

type tree struct{ left, right *tree }

func build(depth int) *tree {
	if depth == 0 {
		return &tree{}
	}
	return &tree{build(depth - 1), build(depth - 1)}
}

func (t *tree) count() int {
	if t.left == nil {
		return 1
	}
	return 1 + t.left.count() + t.right.count()
}

func main() {
	const max = 18
	long := build(max)
	for depth := 4; depth <= max; depth += 4 {
		n, sum := 1<<(max-depth+4), 0
		for range n {
			sum += build(depth).count()
		}
		println(n, depth, sum)
	}
	println(long.count())
}
