// bench: 40_000_000 operations
// Maps with int keys: inserting, finding, missing, changing, walking, deleting, in a small map (16 entries), a middling one
// (1,000) and a large one (500,000).
package main

type rng uint64

func (r *rng) next() uint64 {
	*r = *r*6364136223846793005 + 1442695040888963407
	return uint64(*r >> 33)
}

// About 8 * n operations on a map of n entries.
func round(n int, r *rng) int {
	m := map[int]int{}
	for i := 0; i < n; i++ {
		m[i*3] = i
	}
	sum := 0
	for i := 0; i < 3*n; i++ {
		k := int(r.next() % uint64(n))
		sum += m[k*3]
		if _, ok := m[k*3+1]; ok {
			sum++
		}
	}
	for i := 0; i < n; i++ {
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
	sum := 0
	for i := 0; i < 100000; i++ {
		sum += round(16, &r)
	}
	for i := 0; i < 1600; i++ {
		sum += round(1000, &r)
	}
	for i := 0; i < 3; i++ {
		sum += round(500000, &r)
	}
	println(sum)
}
