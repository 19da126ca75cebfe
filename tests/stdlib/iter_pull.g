// run

// iter.Pull and Pull2: ends, stopping, panics, misuse.
package main

import (
	"fmt"
	"iter"
	"maps"
	"runtime"
	"slices"
	"sync"
)

func count(n int) iter.Seq[int] {
	return func(yield func(int) bool) {
		defer fmt.Println("count ends")
		for i := range n {
			if !yield(i) {
				fmt.Println("stopped at", i)
				return
			}
		}
	}
}

func try(what string, f func()) {
	defer func() { fmt.Println(what, recover()) }()
	f()
}

func main() {
	next, stop := iter.Pull(count(3))
	for range 5 {
		fmt.Println(next())
	}
	stop()
	next, stop = iter.Pull(count(10))
	fmt.Println(next())
	fmt.Println(next())
	stop()
	stop()
	fmt.Println(next())
	next, stop = iter.Pull(count(10))
	stop()
	fmt.Println(next())
	n2, s2 := iter.Pull2(slices.All([]string{"a", "b"}))
	for {
		i, s, ok := n2()
		fmt.Println(i, s, ok)
		if !ok {
			break
		}
	}
	s2()
	n2, s2 = iter.Pull2(slices.All([]string{"a", "b"}))
	defer s2()
	n2()

	next, stop = iter.Pull(func(yield func(int) bool) { yield(1); panic("seq") })
	fmt.Println(next())
	try("next", func() { next() })
	fmt.Println(next())
	next, stop = iter.Pull(func(yield func(int) bool) { defer func() { panic("stopping") }(); yield(1) })
	next()
	try("stop", func() { stop() })
	fmt.Println(next())
	var wg sync.WaitGroup
	wg.Add(1)
	go func() {
		defer wg.Done()
		defer fmt.Println("goroutine ends", recover())
		next, _ := iter.Pull(func(yield func(int) bool) { runtime.Goexit() })
		next()
		fmt.Println("not reached")
	}()
	wg.Wait()
	var again func() (int, bool)
	again, stop = iter.Pull(func(yield func(int) bool) {
		try("reentered", func() { again() })
		yield(7)
	})
	fmt.Println(again())
	stop()
	// two sequences in step
	a, stopA := iter.Pull(slices.Values([]int{1, 2, 3}))
	b, stopB := iter.Pull(slices.Values(slices.Sorted(maps.Keys(map[int]bool{10: true, 20: true}))))
	defer stopA()
	defer stopB()
	for {
		x, ok1 := a()
		y, ok2 := b()
		fmt.Println(x, y, ok1, ok2)
		if !ok1 && !ok2 {
			break
		}
	}
	sum := 0
	next, stop = iter.Pull(func(yield func(int) bool) {
		for i := range 100000 {
			if !yield(i) {
				return
			}
		}
	})
	for v, ok := next(); ok; v, ok = next() {
		sum += v
	}
	fmt.Println(sum)
}
