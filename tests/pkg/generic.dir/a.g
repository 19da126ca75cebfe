package a

type Number interface{ ~int | ~float64 }

type scaled[T Number] struct{ factor T }

func (s scaled[T]) apply(x T) T { return s.factor * x }

// Map uses names that other packages do not have.
func Map[T, U any](list []T, f func(T) U) []U {
	out := make([]U, 0, len(list))
	for _, x := range list {
		out = append(out, wrap(f)(x))
	}
	calls++
	return out
}

var calls int

func Calls() int { return calls }

func wrap[T, U any](f func(T) U) func(T) U { return func(x T) U { return f(x) } }

func Scale[T Number](list []T, by T) []T { return Map(list, scaled[T]{by}.apply) }

type List[T any] struct {
	head *node[T]
	size int
}

type node[T any] struct {
	value T
	next  *node[T]
}

func (l *List[T]) Push(x T) *List[T] {
	l.head = &node[T]{x, l.head}
	l.size++
	return l
}

func (l *List[T]) All(yield func(int, T) bool) {
	for i, n := 0, l.head; n != nil; i, n = i+1, n.next {
		if !yield(i, n.value) {
			return
		}
	}
}

func Ints() any { return new(List[int]).Push(1) }

type Pair[A, B any] struct {
	A A
	B B
}

func Kind(x any) string {
	switch x.(type) {
	case *List[int]:
		return "*List[int]"
	case Pair[int, *List[string]]:
		return "Pair[int, *List[string]]"
	case List[Local]:
		return "List[Local]"
	}
	return "?"
}

type Local struct{}

func Static[T any]() *int { return counter[T]() }

func counter[T any]() *int {
	type key struct{ x T }
	k := any(key{})
	if p, ok := counters[k]; ok {
		return p
	}
	counters[k] = new(int)
	return counters[k]
}

var counters = map[any]*int{}
