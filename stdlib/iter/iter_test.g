package iter_test

import (
	"fmt"
	. "iter"
	"maps"
	"runtime"
	"slices"
	"strings"
	"testing"
)

func count(n int) Seq[int] {
	return func(yield func(int) bool) {
		for i := range n {
			if !yield(i) {
				return
			}
		}
	}
}

func pairs(words ...string) Seq2[int, string] {
	return func(yield func(int, string) bool) {
		for i, w := range words {
			if !yield(i, w) {
				return
			}
		}
	}
}

func TestPull(t *testing.T) {
	next, stop := Pull(count(3))
	defer stop()
	for i := range 3 {
		if x, ok := next(); x != i || !ok {
			t.Error(x, ok)
		}
	}
	for range 3 {
		if x, ok := next(); x != 0 || ok {
			t.Error("after the end:", x, ok)
		}
	}
	stop()
	stop()
	next2, stop2 := Pull2(pairs("a", "b"))
	for i, want := range []string{"a", "b", ""} {
		if k, v, ok := next2(); v != want || ok != (want != "") || ok && k != i {
			t.Error(k, v, ok)
		}
	}
	stop2()
}

// An iterator that is stopped leaves its function, whose deferred calls run.
func TestStop(t *testing.T) {
	var log []string
	seq := func(yield func(int) bool) {
		defer func() { log = append(log, "left") }()
		for i := 0; yield(i); i++ {
			log = append(log, fmt.Sprint(i))
		}
		log = append(log, "stopped")
	}
	next, stop := Pull(seq)
	next()
	next()
	next()
	stop()
	if x, ok := next(); x != 0 || ok {
		t.Error(x, ok)
	}
	if got := strings.Join(log, " "); got != "0 1 stopped left" {
		t.Error(got)
	}
	log = nil
	next, stop = Pull(seq)
	stop() // before it began: it never does
	if x, ok := next(); x != 0 || ok || log != nil {
		t.Error(x, ok, log)
	}
	_, stop2 := Pull2(pairs("a"))
	stop2()
}

func recovered(f func()) (r any) {
	defer func() { r = recover() }()
	f()
	return nil
}

func TestPanic(t *testing.T) {
	seq := func(yield func(string) bool) {
		yield("one")
		panic("in the iterator")
	}
	next, stop := Pull(seq)
	if s, ok := next(); s != "one" || !ok {
		t.Error(s, ok)
	}
	if r := recovered(func() { next() }); r != "in the iterator" {
		t.Error(r)
	}
	if s, ok := next(); s != "" || ok {
		t.Error("after the panic:", s, ok)
	}
	stop()
	next, stop = Pull(seq)
	next()
	if r := recovered(stop); r != "in the iterator" {
		t.Error(r)
	}
	next2, stop2 := Pull2(func(yield func(int, int) bool) { panic("at once") })
	if r := recovered(func() { next2() }); r != "at once" {
		t.Error(r)
	}
	stop2()
}

func TestGoexit(t *testing.T) {
	next, stop := Pull(func(yield func(int) bool) { runtime.Goexit() })
	defer stop()
	done := make(chan string, 2)
	go func() {
		defer func() { done <- fmt.Sprint("deferred ", recover()) }()
		next()
		done <- "went on"
	}()
	if got := <-done; got != "deferred <nil>" {
		t.Error(got)
	}
	if _, ok := next(); ok {
		t.Error("goes on")
	}
}

// Misuse of Pull: the function calls next itself.
func TestReentry(t *testing.T) {
	var next func() (int, bool)
	var inner any
	next, stop := Pull(func(yield func(int) bool) {
		inner = recovered(func() { next() })
		yield(1)
	})
	defer stop()
	if x, ok := next(); x != 1 || !ok {
		t.Error(x, ok)
	}
	if inner == nil {
		t.Error("next within the iterator does not panic")
	}
}

// Many iterators at once, each with a function that recurses.
func TestMany(t *testing.T) {
	var walk func(lo, hi int, yield func(int) bool) bool
	walk = func(lo, hi int, yield func(int) bool) bool {
		if lo >= hi {
			return true
		}
		mid := (lo + hi) / 2
		return walk(lo, mid, yield) && yield(mid) && walk(mid+1, hi, yield)
	}
	var nexts []func() (int, bool)
	for i := range 100 {
		next, stop := Pull(func(yield func(int) bool) { walk(0, i, yield) })
		defer stop()
		nexts = append(nexts, next)
	}
	for i := range 101 {
		for n, next := range nexts {
			if x, ok := next(); ok != (i < n) || ok && x != i {
				t.Fatalf("iterator %d, step %d: %d, %t", n, i, x, ok)
			}
		}
	}
}

// Two sorted sequences, one sorted sequence.
func merge(x, y Seq[int]) Seq[int] {
	return func(yield func(int) bool) {
		nextX, stopX := Pull(x)
		defer stopX()
		nextY, stopY := Pull(y)
		defer stopY()
		a, okA := nextX()
		b, okB := nextY()
		for okA || okB {
			v := b
			if okA && (!okB || a <= b) {
				v = a
				a, okA = nextX()
			} else {
				b, okB = nextY()
			}
			if !yield(v) {
				return
			}
		}
	}
}

func TestMerge(t *testing.T) {
	got := slices.Collect(merge(slices.Values([]int{1, 4, 9}), merge(count(3), count(0))))
	if fmt.Sprint(got) != "[0 1 1 2 4 9]" {
		t.Error(got)
	}
	if got := maps.Collect(pairs("x", "y")); fmt.Sprint(got) != "map[0:x 1:y]" {
		t.Error(got)
	}
}

func ExamplePull() {
	next, stop := Pull(slices.Values([]string{"a", "b", "c", "d"}))
	defer stop()
	for {
		x, ok := next()
		if !ok {
			break
		}
		y, _ := next()
		fmt.Println(x, y)
	}
	// Output:
	// a b
	// c d
}
