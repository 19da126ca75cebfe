// run

// Loops whose array is known to nobody else, while memory is collected: a compiler may keep only an address before or
// behind the elements, or keep them in vector registers. loops_preempted.sh runs this under preemption and with freed memory
// overwritten.

package main

import "runtime"

var stop, started bool
var garbage [][]byte

//go:noinline
func numbers(n, seed int) []int {
	s := make([]int, n)
	for i := range s {
		s[i] = seed + i
	}
	return s
}

//go:noinline
func pointers(n, seed int) []*int {
	s := make([]*int, n)
	for i := range s {
		s[i] = new(int)
		*s[i] = seed + i
	}
	return s
}

type triple struct{ a, b, c int }

//go:noinline
func triples(n, seed int) []triple {
	s := make([]triple, n)
	for i := range s {
		s[i] = triple{seed + i, 2 * i, 3 * i}
	}
	return s
}

func forwards(n, seed int) (sum int) {
	for _, v := range numbers(n, seed) {
		sum += v
	}
	return
}

func backwards(n, seed int) (sum int) {
	s := numbers(n, seed)
	for i := len(s) - 1; i >= 0; i-- {
		sum = sum*3 + s[i]
	}
	return
}

func neighbours(n, seed int) (sum int) {
	s := numbers(n, seed)
	for i := 2; i < len(s)-2; i++ {
		sum += s[i-2]*s[i+2] - s[i-1] + s[i+1]
	}
	return
}

func strided(n, seed int) (sum int) {
	s := triples(n, seed)
	for i := 1; i < len(s); i += 2 {
		sum += s[i].c - s[i-1].a
	}
	return
}

func indirect(n, seed int) (sum int) {
	for _, p := range pointers(n, seed) {
		sum += *p
	}
	return
}

func reversed(n, seed int) (sum int) {
	s := pointers(n, seed)
	for i := len(s) - 1; i >= 0; i-- {
		sum = sum*5 + *s[i]
	}
	return
}

func copied(n, seed int) (sum int) {
	from, to := numbers(n, seed), numbers(n, 0)
	for i := range from {
		to[len(to)-1-i] = from[i] ^ 5
	}
	for i := range to {
		sum += to[i] * (i & 7)
	}
	return
}

func narrowed(n, seed int) (sum int) {
	s := numbers(n, seed)
	for len(s) > 0 {
		sum = sum*7 + s[0]
		s = s[1:]
	}
	return
}

func strings(n, seed int) (sum int) {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(seed + i)
	}
	for i, c := range []byte(string(b)) {
		sum += int(c) * (i & 3)
	}
	return
}

func litter() {
	started = true
	for i := 0; !stop; i++ {
		garbage = append(garbage[:0], make([]byte, 100+i%5000), make([]byte, 32), make([]byte, 8000))
		if i%10 == 0 {
			runtime.GC()
		}
		runtime.Gosched()
	}
}

func main() {
	go litter()
	for !started {
		runtime.Gosched()
	}
	fs := []func(n, seed int) int{forwards, backwards, neighbours, strided, indirect, reversed, copied, narrowed, strings}
	sizes := []int{1, 2, 3, 4, 6, 7, 8, 12, 16, 17, 31, 32, 64, 100, 127, 512, 1000, 5000, 40000}
	for round := range 3 {
		for f := range fs {
			for _, n := range sizes {
				a := fs[f](n, round)
				for range 5 {
					if b := fs[f](n, round); a != b {
						println("wrong", f, n, a, b)
					}
				}
			}
		}
	}
	stop = true
	println("done")
}
