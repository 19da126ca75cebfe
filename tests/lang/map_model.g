// run

// Random operations on a map beside the same ones on a sorted slice.
package main

type rng uint64

func (r *rng) next(n int) int {
	*r = *r*6364136223846793005 + 1442695040888963407
	return int(uint64(*r>>33) % uint64(n))
}

type entry[K, V any] struct {
	key   K
	value V
}

type model[K comparable, V comparable] struct {
	list []entry[K, V]
}

func (m *model[K, V]) find(k K) int {
	for i := range m.list {
		if m.list[i].key == k {
			return i
		}
	}
	return -1
}

func (m *model[K, V]) put(k K, v V) {
	if i := m.find(k); i >= 0 {
		m.list[i].value = v
	} else {
		m.list = append(m.list, entry[K, V]{k, v})
	}
}

func (m *model[K, V]) drop(k K) {
	if i := m.find(k); i >= 0 {
		m.list[i] = m.list[len(m.list)-1]
		m.list = m.list[:len(m.list)-1]
	}
}

func run[K comparable, V comparable](keys, steps int, key func(int) K, value func(int) V) {
	var r rng = 7
	m := map[K]V{}
	var w model[K, V]
	for step := range steps {
		k := key(r.next(keys))
		switch r.next(8) {
		case 0, 1, 2, 3:
			v := value(step)
			m[k] = v
			w.put(k, v)
		case 4, 5:
			delete(m, k)
			w.drop(k)
		case 6:
			v, ok := m[k]
			i := w.find(k)
			if ok != (i >= 0) || ok && v != w.list[i].value || v != m[k] {
				println("wrong at step", step)
			}
		case 7:
			if r.next(100) == 0 {
				clear(m)
				w.list = nil
			}
		}
		if len(m) != len(w.list) {
			println("wrong length at step", step)
		}
	}
	n := 0
	for k, v := range m {
		i := w.find(k)
		if i < 0 || w.list[i].value != v {
			println("wrong entry")
		}
		n++
	}
	println(n == len(w.list), n > 0)
}

func word(i int) string {
	s := ""
	for ; i > 0; i /= 7 {
		s += "abcdefg"[i%7 : i%7+1]
	}
	return s
}

type wide struct {
	a    [20]int
	s    string
	last any
}

func main() {
	id := func(i int) int { return i }
	for _, n := range []int{3, 9, 30, 1500} {
		run(n, 20*n+500, id, id)
		run(n, 20*n+500, word, func(i int) float64 { return float64(i) })
		run(n, 20*n+500, func(i int) int32 { return int32(i) << 20 }, func(i int) byte { return byte(i) })
		run(n, 20*n+500, func(i int) any {
			if i%2 == 0 {
				return i
			}
			return word(i)
		}, func(i int) [2]string { return [2]string{word(i), ""} })
	}
	run(200, 3000, func(i int) wide { return wide{s: word(i), last: i} }, func(i int) wide { return wide{a: [20]int{3: i}} })
	run(2, 100, func(i int) bool { return i == 0 }, func(i int) struct{} { return struct{}{} })
}
