// run

// Functions that are inlined keep their frames, with the lines of the calls.

package main

func check(i int) int {
	if i > 3 {
		panic("too big")
	}
	return i
}

func twice(i int) int {
	f := func(k int) int {
		return check(k) +
			check(k+1)
	}
	return f(i) * 2
}

func main() {
	n := 0
	for i := range 5 {
		n += twice(i)
	}
	println(n)
}
