package b

import "./a"

type Local struct{}

func Ints() any { return new(a.List[int]).Push(2) }

func Mine() any { return a.List[Local]{} }

func Double(list []int) []int { return a.Scale(list, 2) }

func Count() { *a.Static[int]()++ }

type Set[T comparable] struct {
	a.List[T]
	seen map[T]bool
}

func (s *Set[T]) Push(x T) {
	if s.seen == nil {
		s.seen = map[T]bool{}
	}
	if !s.seen[x] {
		s.seen[x] = true
		s.List.Push(x)
	}
}
