// run

// Loops over maps, also over those that change meanwhile: what stays is seen once, what was deleted before is not seen.
package main

func fill(n int) map[int]int {
	m := map[int]int{}
	for i := 0; i < n; i++ {
		m[i] = i * i
	}
	return m
}

func forms() {
	m := map[string]int{"a": 1, "b": 2, "c": 3}
	n, sum := 0, 0
	for range m {
		n++
	}
	for k := range m {
		n += len(k)
	}
	for _, v := range m {
		sum += v
	}
	for k, v := range m {
		sum += v * int(k[0]-'a')
	}
	println(n, sum)
	var k string
	var v int
	for k, v = range map[string]int{"x": 7} {
	}
	println(k, v)
	for k = range map[string]int{"y": 7} {
	}
	println(k)
	var arr [2]string
	s := []int{0, 0, 0}
	i := 1
	for arr[i], s[i+1] = range map[string]int{"z": 9} {
		i = 0
	}
	println(arr[1], s[2])
	other := map[string]int{}
	var st struct{ k any }
	for st.k, other["v"] = range m {
	}
	println(len(st.k.(string)), other["v"] > 0)
	for _, m["x"] = range map[int]int{1: 5} {
	}
	println(m["x"])
	n = 0
outer:
	for range m {
		for k := range m {
			if k == "b" {
				continue outer
			}
		}
	}
	for k := range m {
		if k == "x" {
			break
		}
		n++
	}
	println(n < 4)
	for k, v := range map[[2]int][100]int{{1, 2}: {5: 6}} {
		println(k[0], k[1], v[5])
	}
	var fs []func() int
	for k := range fill(3) {
		fs = append(fs, func() int { return k })
	}
	println(fs[0]() + fs[1]() + fs[2]())
	type key struct{ a, b string }
	for k, v := range map[key]error{{"p", "q"}: nil} {
		println(k.a, k.b, v == nil)
	}
}

// Deletes every entry it has not come to yet.
func deleting(n int) {
	m := fill(n)
	steps := 0
	for k := range m {
		steps++
		for i := 0; i < n; i++ {
			if i != k {
				delete(m, i)
			}
		}
	}
	println(steps, len(m))
	m = fill(n)
	for k := range m {
		delete(m, k)
		steps++
	}
	println(steps, len(m))
}

// Adds as many entries as there are, in each step some.
func growing(n int) {
	m := fill(n)
	seen := map[int]int{}
	next := n
	for k, v := range m {
		if v != k*k {
			println("wrong element")
		}
		seen[k]++
		for i := 0; i < 5 && next < 6*n; i++ {
			m[next] = next * next
			next++
		}
	}
	old := 0
	for k, times := range seen {
		if times != 1 {
			println("seen", times, "times")
		}
		if k < n {
			old++
		}
	}
	println(old == n, len(m) == next)
}

// Elements are those of the moment.
func updating(n int) {
	m := fill(n)
	sum, steps := 0, 0
	for k, v := range m {
		if steps > 0 && v != -k {
			println("old element")
		}
		steps++
		for i := range n {
			m[i] = -i
		}
		m[n+steps] = -n - steps
		sum += k
		if steps > 3*n {
			break
		}
	}
	println(steps >= n)
}

func clearing(n int) {
	m := fill(n)
	steps := 0
	for range m {
		steps++
		clear(m)
	}
	println(steps, len(m))
	m = fill(n)
	for range m {
		for i := range 2 * n {
			m[n+i] = i
		}
		clear(m)
		steps++
	}
	println(steps, len(m))
}

func replaced() {
	m := fill(10)
	n := 0
	for range m {
		m = nil
		n++
	}
	println(n, m == nil)
}

func random() {
	for _, n := range []int{2, 5, 8, 9, 30, 2000} {
		m := fill(n)
		first := map[int]bool{}
		for range 100 {
			for k := range m {
				first[k] = true
				break
			}
		}
		println(len(first) > 1)
	}
}

func main() {
	forms()
	for _, n := range []int{1, 7, 8, 9, 100, 3000} {
		deleting(n)
		if n <= 1000 {
			updating(n)
		}
		growing(n)
		clearing(n)
	}
	replaced()
	random()
}
