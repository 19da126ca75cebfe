// run

// Instances of generic functions and methods are shown without their type arguments.

package main

type Stack[T any] struct{ items []T }

func (s *Stack[T]) Pop() T {
	x := s.items[len(s.items)-1]
	s.items = s.items[:len(s.items)-1]
	return x
}

func Map[T, U any](list []T, f func(T) U) []U {
	var out []U
	for _, x := range list {
		out = append(out, f(x))
	}
	return out
}

func main() {
	s := &Stack[string]{}
	Map([]int{1, 2}, func(i int) string {
		return s.Pop()
	})
}
