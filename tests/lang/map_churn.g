// run

// Maps that are never walked over, which put their tables in order in place: entries come and go in maps of all sizes, with keys
// of every kind, pointers among keys and elements, until tombstones fill the tables and these are split.

package main

import (
	"runtime"
	"strconv"
)

type pair struct {
	name string
	n    any
}

type rng uint64

func (r *rng) next() int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r) >> 40)
}

// Keeps about size keys of `keys` in a map, and beside it in a slice what the map should hold.
func churn[K comparable](keys int, size int, key func(i int) K) {
	m := map[K]*int{}
	want := make([]*int, keys)
	r := rng(size)
	n := 0
	for step := range 12 * keys {
		i := r.next() % keys
		switch {
		case want[i] == nil && n < size:
			want[i] = &step
			m[key(i)] = want[i]
			n++
		case want[i] != nil && r.next()%2 == 0:
			delete(m, key(i))
			want[i] = nil
			n--
		default:
			if got, ok := m[key(i)]; got != want[i] || ok != (got != nil) {
				println("wrong", i, step)
				return
			}
		}
		if step%(4*keys) == 0 {
			runtime.GC()
		}
	}
	for i := range keys {
		if m[key(i)] != want[i] {
			println("wrong in the end", i)
			return
		}
	}
	println(len(m) == n, n > size/2)
	for k, v := range m { // and once it has been walked over
		if v == nil {
			println("nil")
		}
		delete(m, k)
	}
	println(len(m))
}

func main() {
	for _, size := range []int{6, 100, 800, 3000} {
		churn(2*size, size, func(i int) int { return i * 7 })
		churn(2*size, size, func(i int) uint32 { return uint32(i) << 12 })
		churn(2*size, size, func(i int) string { return "key" + strconv.Itoa(i) })
		churn(2*size, size, func(i int) pair { return pair{strconv.Itoa(i), i} })
		churn(2*size, size, func(i int) any { return [2]int{i, -i} })
	}
}
