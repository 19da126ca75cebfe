// run

// Maps of type parameters.
package main

type number interface{ ~int | ~float64 }

func keys[M ~map[K]V, K comparable, V any](m M) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	return out
}

func sum[K comparable, V number](m map[K]V) (s V) {
	for _, v := range m {
		s += v
	}
	return
}

func group[T any, K comparable](list []T, by func(T) K) map[K][]T {
	m := make(map[K][]T)
	for _, x := range list {
		k := by(x)
		m[k] = append(m[k], x)
	}
	return m
}

func invert[K, V comparable](m map[K]V) map[V]K {
	out := make(map[V]K, len(m))
	for k, v := range m {
		out[v] = k
	}
	return out
}

type set[T comparable] map[T]struct{}

func (s set[T]) add(x T)           { s[x] = struct{}{} }
func (s set[T]) has(x T) bool      { _, ok := s[x]; return ok }
func (s set[T]) remove(x T)        { delete(s, x) }
func of[T comparable](x ...T) set[T] {
	s := set[T]{}
	for _, x := range x {
		s.add(x)
	}
	return s
}

type cache[K comparable, V any] struct {
	m    map[K]V
	make func(K) V
	hits int
}

func (c *cache[K, V]) get(k K) V {
	if v, ok := c.m[k]; ok {
		c.hits++
		return v
	}
	if c.m == nil {
		c.m = map[K]V{}
	}
	v := c.make(k)
	c.m[k] = v
	return v
}

func anyMap[M map[string]int | map[string]string](m M) int { return len(m) }

func wipe[M ~map[K]V, K comparable, V any](m M) {
	clear(m)
	println(len(m))
}

type id struct {
	a string
	b int
}

func main() {
	m := map[string]int{"a": 1, "bb": 2, "ccc": 3}
	n := 0
	for _, k := range keys(m) {
		n += len(k)
	}
	println(n, sum(m), sum(map[int]float64{1: 0.5, 2: 0.25}))
	g := group([]string{"x", "yy", "z", "ww"}, func(s string) int { return len(s) })
	println(len(g), len(g[1]), g[2][1])
	println(invert(m)[2], len(invert(map[int]string{1: "a", 2: "a"})))
	s := of(id{"a", 1}, id{"b", 2}, id{"a", 1})
	println(len(s), s.has(id{"b", 2}), s.has(id{"b", 3}))
	s.remove(id{"b", 2})
	println(len(s), s.has(id{"b", 2}))
	f := of(1.5, 2.5)
	println(f.has(1.5), f.has(1), len(of[any](1, "a", nil)))
	c := cache[int, string]{make: func(i int) string { return string(rune('a' + i)) }}
	println(c.get(1), c.get(2), c.get(1), c.hits)
	println(anyMap(m), anyMap(map[string]string{}))
	wipe(m)
	wipe(set[int]{1: {}})
}
