// run

// Loops over functions: every way to leave one, iterators that misbehave, panics, Goexit, defer, pull iterators; closures over loop
// variables.
package main

import (
	"errors"
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"strings"
)

// range-over-func control flow
func seq(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("seq done", n)
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func seq2[K comparable, V any](m map[K]V, keys ...K) iter.Seq2[K, V] {
	return func(yield func(K, V) bool) {
		for _, k := range keys {
			if !yield(k, m[k]) {
				return
			}
		}
	}
}

func nested() (r string) {
	defer func() { r += fmt.Sprint(" rec:", recover()) }()
outer:
	for i := range seq(5) {
		for j := range seq(5) {
			switch {
			case j == 1 && i == 0:
				continue outer
			case j == 2 && i == 1:
				break
			case j == 3 && i == 1:
				goto next
			case i == 2 && j == 1:
				break outer
			}
			r += fmt.Sprint(i, j, " ")
		}
		continue
	next:
		r += "next "
	}
	for i := range seq(3) {
		defer func() { r += fmt.Sprint(" d", i) }()
		if i == 1 {
			return r + "ret"
		}
	}
	return "never"
}

func retMulti() (a int, b string, err error) {
	for x := range seq(10) {
		for y := range seq(10) {
			if x*y == 6 {
				return x, fmt.Sprint(y), errors.New("found")
			}
		}
	}
	return
}

func panicInBody() (s string) {
	defer func() { s = fmt.Sprint("recovered ", recover()) }()
	for x := range seq(3) {
		if x == 1 {
			panic("boom")
		}
	}
	return
}

func badIter() (s string) {
	defer func() { s = fmt.Sprint("recovered ", recover()) }()
	bad := func(yield func(int) bool) { yield(1); yield(2); yield(3) }
	for x := range bad {
		if x == 2 {
			break
		}
	}
	return "no panic"
}

func leak() (s string) {
	defer func() { s = fmt.Sprint("recovered ", recover()) }()
	var saved func(int) bool
	for x := range func(y func(int) bool) { saved = y; y(0) } {
		_ = x
	}
	saved(1)
	return "no"
}

func goexitInIter() {
	done := make(chan string)
	go func() {
		defer close(done)
		defer func() { done <- fmt.Sprint("deferred ", recover()) }()
		for x := range seq(3) {
			if x == 1 {
				runtime.Goexit()
			}
		}
	}()
	for s := range done {
		fmt.Println(s)
	}
}

func pull() {
	next, stop := iter.Pull(seq(4))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	fmt.Println(next())
	n2, s2 := iter.Pull2(seq2(map[string]int{"a": 1, "b": 2}, "a", "b", "c"))
	defer s2()
	for {
		k, v, ok := n2()
		if !ok {
			break
		}
		fmt.Println(k, v)
	}
}

type Tree[T any] struct {
	l, r *Tree[T]
	v    T
}

func (t *Tree[T]) All() iter.Seq[T] {
	return func(yield func(T) bool) { t.push(yield) }
}
func (t *Tree[T]) push(yield func(T) bool) bool {
	return t == nil || t.l.push(yield) && yield(t.v) && t.r.push(yield)
}

func closures() {
	var fs []func() int
	for i := range seq(3) {
		fs = append(fs, func() int { i++; return i })
	}
	for i := 0; i < 3; i++ {
		fs = append(fs, func() int { i += 10; return i })
	}
	for _, f := range fs {
		fmt.Print(f(), f(), " ")
	}
	fmt.Println()
}

func deferLoop() (out []string) {
	for i := range 3 {
		defer func() { out = append(out, fmt.Sprint("d", i)) }()
	}
	for x := range seq(2) {
		for y := range seq(2) {
			defer func() { out = append(out, fmt.Sprint("i", x, y)) }()
		}
	}
	return append(out, "body")
}

func recoverNest() (s string) {
	defer func() {
		s += fmt.Sprint("outer ", recover(), ";")
	}()
	defer func() {
		defer func() {
			s += fmt.Sprint("inner ", recover(), ";")
			panic("third")
		}()
		s += fmt.Sprint("mid ", recover(), ";")
		panic("second")
	}()
	panic("first")
}

func main() {
	fmt.Println(nested())
	fmt.Println(retMulti())
	fmt.Println(panicInBody())
	fmt.Println(badIter())
	fmt.Println(leak())
	goexitInIter()
	pull()
	t := &Tree[string]{&Tree[string]{nil, nil, "a"}, &Tree[string]{nil, nil, "c"}, "b"}
	for v := range t.All() {
		fmt.Print(v, " ")
		if v == "b" {
			break
		}
	}
	fmt.Println(slices.Collect(t.All()))
	closures()
	fmt.Println(deferLoop())
	fmt.Println(recoverNest())
	fmt.Println(slices.Sorted(maps.Keys(map[string]int{"z": 1, "y": 2})))
	for i, s := range slices.Backward(strings.Fields("x y z")) {
		fmt.Print(i, s, " ")
	}
	fmt.Println()
}
