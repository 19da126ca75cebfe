// bench: 12_000_000 operations
// Maps with string keys: counting words, finding and missing them, in a small map (8 entries), a middling one (1,000) and a
// large one (200,000).
package main

type rng uint64

func (r *rng) next() uint64 {
	*r = *r*6364136223846793005 + 1442695040888963407
	return uint64(*r >> 33)
}

func word(i int) string {
	var b [24]byte
	n := 0
	for ; i > 0 || n < 4; i /= 26 {
		b[n] = byte('a' + i%26)
		n++
	}
	if i := int(b[0]); i%3 == 0 { // some are longer
		n += copy(b[n:], "tionally"[:i%9])
	}
	return string(b[:n])
}

// 4 * n operations.
func round(words []string, r *rng) int {
	n := len(words)
	m := map[string]int{}
	for i := 0; i < 2*n; i++ {
		m[words[r.next()%uint64(n)]]++
	}
	sum := 0
	for i := 0; i < 2*n; i++ {
		w := words[r.next()%uint64(n)]
		if i%4 == 0 {
			w = w[1:]
		}
		sum += m[w]
	}
	for w, c := range m {
		sum += len(w) * c
	}
	return sum
}

func main() {
	words := make([]string, 200000)
	for i := range words {
		words[i] = word(i)
	}
	r := rng(1)
	sum := 0
	for i := 0; i < 125000; i++ {
		sum += round(words[:8], &r)
	}
	for i := 0; i < 1000; i++ {
		sum += round(words[:1000], &r)
	}
	for i := 0; i < 5; i++ {
		sum += round(words, &r)
	}
	println(sum)
}
