// run

// A map that is emptied while it is ranged over, with collections in between.

package main

import "runtime"

func main() {
	const n = 300_000
	m := map[int]*[3]int{}
	for i := range n {
		m[i] = &[3]int{i, i + 1, i + 2}
	}
	count, sum := 0, 0
	for k, v := range m {
		if v[0] != k || v[2] != k+2 {
			println("wrong entry", k, v[0], v[2])
		}
		count++
		sum += k
		delete(m, k)
		if count%50_000 == 0 {
			runtime.GC()
		}
	}
	println(count, sum == n*(n-1)/2, len(m))
	s := map[string][]string{}
	key := ""
	for i := range 2000 {
		key += string(rune('a' + i%26))
		s[key] = append(s[key], key[i/2:])
	}
	runtime.GC()
	total := 0
	for k, v := range s {
		total += len(k) + len(v[0])
		delete(s, k)
	}
	println(total, len(s))
}
