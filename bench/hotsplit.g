// bench: 100_000_000 calls of a function from depths of 0 to 99 frames: some loops cross a stack segment at each call
package main

//go:noinline
func leaf(x int) int {
	var b [40]int
	b[x&31] = x
	return b[(x+1)&31] + 1
}

//go:noinline
func hot(depth int) int {
	if depth > 0 {
		return hot(depth-1) + 1
	}
	s := 0
	for i := range 1_000_000 {
		s += leaf(i)
	}
	return s
}

func main() {
	s := 0
	for depth := range 100 {
		s += hot(depth)
	}
	println(s)
}
