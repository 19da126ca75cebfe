// run

// A map of ten million entries, deleted while it is ranged over.

package main

func main() {
	const n = 10_000_000
	m := map[int]*int{}
	for i := range n {
		m[i] = new(int)
		*m[i] = i
	}
	count := 0
	for k, v := range m {
		if *v != k {
			println("wrong", k, *v)
		}
		delete(m, k)
		count++
	}
	println(count, len(m))
}
