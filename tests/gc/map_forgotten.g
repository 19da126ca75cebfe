// run

// A large map that nothing can reach any more is freed, even if copies of its directory's address are left in the frame of
// the function that filled it, which is called again.
package main

import "runtime"

const n = 200_000

func heap() uint64 {
	runtime.GC()
	var ms runtime.MemStats
	runtime.ReadMemStats(&ms)
	return ms.HeapAlloc
}

type rng uint64

func (r *rng) next() uint64 {
	*r = *r*6364136223846793005 + 1442695040888963407
	return uint64(*r >> 33)
}

//go:noinline
func round(n int, r *rng, most *uint64) int {
	m := map[int]int{}
	for i := 0; i < n; i++ {
		m[i*3] = i
	}
	*most = max(*most, heap())
	sum := 0
	for i := 0; i < n/10; i++ {
		k := int(r.next() % uint64(n))
		sum += m[k*3]
		if _, ok := m[k*3+1]; ok {
			sum++
		}
	}
	for i := 0; i < n/10; i++ {
		m[int(r.next()%uint64(n))*3]++
	}
	for k, v := range m {
		sum += k ^ v
	}
	for i := 0; i < n; i += 2 {
		delete(m, i*3)
	}
	return sum + len(m)
}

func main() {
	r := rng(1)
	var most uint64
	for range 4 {
		round(n, &r, &most)
	}
	println(most < n*36, heap() < n*4)
}
