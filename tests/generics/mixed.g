// run

// Generic types and methods together.
package main

// generics: generic methods, recursive generic types, constraints, inference
type Num interface{ ~int | ~int8 | ~float64 | ~uint16 }

type Tree[K any, V any] struct {
	l, r *Tree[K, V]
	k    K
	v    V
}

func (t *Tree[K, V]) Walk(f func(K, V) bool) bool {
	return t == nil || t.l.Walk(f) && f(t.k, t.v) && t.r.Walk(f)
}
func (t *Tree[K, V]) All() func(func(K, V) bool) { return func(y func(K, V) bool) { t.Walk(y) } }

type Box[T any] struct{ x T }

func (b Box[T]) Map[U any](f func(T) U) Box[U]   { return Box[U]{f(b.x)} }
func (b *Box[T]) Set[U interface{ Get() T }](u U) { b.x = u.Get() }

type G[T any] struct{ t T }

func (g G[T]) Get() T { return g.t }

type List[T any] struct {
	head *node[T]
	n    int
}
type node[T any] struct {
	v    T
	next *node[T]
}

func (l *List[T]) Push(v T) *List[T] { l.head = &node[T]{v, l.head}; l.n++; return l }
func (l *List[T]) Each() func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		i := 0
		for n := l.head; n != nil; n = n.next {
			if !yield(i, n.v) {
				return
			}
			i++
		}
	}
}

func Sum[S ~[]E, E Num](s S) (t E) {
	for _, x := range s {
		t += x
	}
	return
}

type MyInts []int8

type Matrix[T Num, R interface{ ~[]T }] struct{ rows []R }

func (m Matrix[T, R]) Total() (t T) {
	for _, r := range m.rows {
		for _, x := range r {
			t += x
		}
	}
	return
}

type Ord interface{ ~int | ~string | ~float64 }

func SortBy[T any, K Ord](s []T, key func(T) K) {
	for i := range s {
		for j := i; j > 0 && key(s[j]) < key(s[j-1]); j-- {
			s[j], s[j-1] = s[j-1], s[j]
		}
	}
}

func Apply[A, B, C any](f func(A) B, g func(B) C) func(A) C { return func(a A) C { return g(f(a)) } }
func Ptr[T any](t T) *T                                     { return &t }
func Zero[T any]() (z T)                                    { return }
func Kind[T any](t T) string {
	switch any(t).(type) {
	case int:
		return "int"
	case []T:
		return "slice"
	case string:
		return "string"
	case interface{ Get() int }:
		return "getter"
	}
	return "?"
}

type Stringish interface{ ~string }

func Bytes[S Stringish | ~[]byte](s S) int {
	n := 0
	for i := 0; i < len(s); i++ {
		n += int(s[i])
	}
	return n
}

type Rec[T any] struct {
	val  T
	kids []Rec[T]
	m    map[string]*Rec[[2]T2]
}
type T2 struct{ a, b int }

func (r Rec[T]) Count() int {
	n := 1
	for _, k := range r.kids {
		n += k.Count()
	}
	return n
}

type Set[T comparable] map[T]struct{}

func (s Set[T]) Add(x ...T) Set[T] {
	for _, x := range x {
		s[x] = struct{}{}
	}
	return s
}

type A[P any] = Box[[]P]
type Fn[T any] func(T) T

func (f Fn[T]) Twice() Fn[T] { return func(x T) T { return f(f(x)) } }

type Embed[T any] struct {
	Box[T]
	*List[T]
}

func main() {
	t := &Tree[string, int]{k: "m", v: 1, l: &Tree[string, int]{k: "a", v: 2}, r: &Tree[string, int]{k: "z", v: 3}}
	for k, v := range t.All() {
		println(k, v)
		if k == "m" {
			break
		}
	}
	b := Box[int]{7}
	println(b.Map(func(i int) string { return "x" }).x, b.Map[float64](func(i int) float64 { return float64(i) / 2 }).Map(func(f float64) bool { return f > 3 }).x)
	b.Set(G[int]{9})
	println(b.x)
	f := b.Map[uint8]
	println(f(func(i int) uint8 { return uint8(i * 100) }).x)
	h := Box[int].Map[string]
	println(h(b, func(i int) string { return "expr" }).x)
	l := (&List[string]{}).Push("a").Push("b").Push("c")
	for i, s := range l.Each() {
		if i == 1 {
			continue
		}
		println(i, s)
	}
	println(Sum(MyInts{100, 27, 1}), Sum([]float64{.5, .25}))
	println(Matrix[int, []int]{[][]int{{1, 2}, {3}}}.Total())
	s := []string{"ccc", "a", "bb"}
	SortBy(s, func(s string) int { return len(s) })
	println(s[0], s[1], s[2])
	println(Apply(func(i int) string { return "s" }, func(s string) bool { return s == "s" })(1))
	println(*Ptr(3), *Ptr("p"), Zero[string]() == "", Zero[*int]() == nil)
	println(Kind(1), Kind("s"), Kind(G[int]{}), Kind(1.5))
	println(Bytes("abc"), Bytes([]byte{1, 2}))
	r := Rec[int]{kids: []Rec[int]{{}, {kids: []Rec[int]{{}}}}}
	println(r.Count(), len(r.m))
	println(len(Set[T2]{}.Add(T2{1, 2}, T2{1, 2}, T2{})))
	var a A[int]
	a.x = append(a.x, 1)
	println(len(a.x))
	println(Fn[int](func(i int) int { return i * 3 }).Twice()(2))
	e := Embed[int]{Box[int]{1}, &List[int]{}}
	e.Push(1)
	println(e.n, e.x, e.List.head.v, e.Map(func(i int) int { return -i }).x)
	func() {
		defer func() { println(recover().(error).Error()) }()
		var x any = G[string]{"q"}
		_ = x.(interface{ Get() int })
	}()
	func() {
		defer func() { println(recover().(error).Error()) }()
		var x any = Box[List[int]]{}
		_ = x.(Box[int])
	}()
}
