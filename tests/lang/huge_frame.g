// run

// Large frames, large values by value, deep recursion with them: stacks grow in big steps.
package main

type Block [4096]int

func fill(n int) (b Block) {
	for i := range b {
		b[i] = n + i
	}
	return
}

func sum(b Block) (s int) {
	for _, x := range b {
		s += x
	}
	return
}

func deep(n int, b Block) int {
	if n == 0 {
		return b[0]
	}
	b[0] += n
	return deep(n-1, b) + b[4095]
}

type Wide struct {
	a, b, c, d, e, f, g, h int
	s                      [10]string
}

func wide(w Wide, n int, x ...Wide) Wide {
	w.a, w.h = w.h, w.a
	w.s[9] += "w"
	if n > 0 {
		return wide(w, n-1, append(x, w)...)
	}
	w.b = len(x)
	return w
}

func main() {
	println(sum(fill(1)))
	println(deep(200, fill(0)))
	w := wide(Wide{a: 1, h: 8}, 7)
	println(w.a, w.b, w.h, w.s[9])
	done := make(chan int)
	for i := range 4 {
		go func() { done <- deep(100, fill(i)) }()
	}
	total := 0
	for range 4 {
		total += <-done
	}
	println(total)
}
