// run

// Finalizers, cleanups, weak pointers: who is told, when, and with what.
package main

import (
	"runtime"
	"time"
	"weak"
)

type node struct {
	id   int
	next *node
	pad  [4]int
}

type namer interface{ name() string }

func (n *node) name() string { return "node" }

var done chan int

// Each part of the test has a channel of its own: what comes late is not counted in the next.
func fresh() chan int {
	done = make(chan int, 1000)
	return done
}

// wait collects until n messages of the latest part have come; their sum.
func wait(n int) (sum int) {
	for range 200 {
		runtime.GC()
		for len(done) > 0 {
			sum += <-done
			n--
		}
		if n <= 0 {
			return
		}
		time.Sleep(time.Millisecond)
	}
	println("timeout, missing", n)
	return
}

//go:noinline
func eat(depth int) int { // old pointers on the stack are overwritten
	var a [64]int
	for i := range a {
		a[i] = depth + i
	}
	if depth == 0 {
		return a[3]
	}
	return eat(depth-1) + a[depth%64]
}

func in(f func()) {
	c := make(chan bool)
	go func() { f(); close(c) }()
	<-c
	eat(20)
}

var kept []*node

func main() {
	// Each object once.
	var seen [100]int
	in(func() {
		done := fresh()
		for i := range 100 {
			n := &node{id: i}
			runtime.SetFinalizer(n, func(n *node) { seen[n.id]++; done <- 1 })
		}
	})
	sum := wait(95)
	for _, n := range seen {
		if n > 1 {
			println("twice")
		}
	}
	println("sum", sum >= 95)
	// What the object points to is there.
	in(func() {
		done := fresh()
		for range 20 {
			n := &node{id: 1, next: &node{id: 2, next: &node{id: 3}}}
			runtime.SetFinalizer(n, func(n *node) { done <- n.id + n.next.id + n.next.next.id })
		}
	})
	println("chain", wait(10)%6)
	// Parameters that are interfaces, results that are ignored.
	in(func() {
		done := fresh()
		for range 20 {
			a, b, c := &node{id: 10}, &node{id: 20}, &node{id: 30}
			runtime.SetFinalizer(a, func(x any) { done <- x.(*node).id })
			runtime.SetFinalizer(b, func(x namer) string { done <- len(x.name()) * 5; return "result" })
			runtime.SetFinalizer(c, func(x *node) (r [10]int, s string) { done <- x.id; return })
		}
	})
	println("kinds", wait(30)%10)
	// Resurrection, and once more. (Of many, because an old pointer on some stack may keep one.)
	in(func() {
		done := fresh()
		for range 20 {
			n := &node{id: 7}
			runtime.SetFinalizer(n, func(n *node) { kept = append(kept, n); done <- 1 })
		}
	})
	println("resurrected", wait(15) >= 15)
	in(func() {
		done := fresh()
		for _, n := range kept {
			runtime.SetFinalizer(n, func(n *node) { done <- n.id })
		}
		clear(kept)
		kept = nil
	})
	// When kept was cleared, 15 of the 20 at least had come: no more than 5 finalizers of the part before can add to it since.
	println("again", wait(10)%7, len(kept) <= 5)
	// Taken off.
	in(func() {
		done := fresh()
		for range 20 {
			n := &node{}
			runtime.SetFinalizer(n, func(*node) { println("must not happen") })
			runtime.SetFinalizer(n, nil)
			m := &node{}
			runtime.SetFinalizer(m, func(*node) { done <- 5 })
		}
	})
	println("removed", wait(10) >= 50)
	wait(0)
	// Cleanups: several, one stopped; the object stays while its finalizer runs.
	in(func() {
		done := fresh()
		for range 20 {
			n := &node{id: 9}
			runtime.AddCleanup(n, func(x int) { done <- x }, 3)
			runtime.AddCleanup(&n.pad[2], func(s string) { done <- len(s) - 1 }, "four")
			runtime.AddCleanup(n, func(int) { println("must not happen") }, 0).Stop()
		}
	})
	println("cleanups", wait(20)%3)
	// Weak pointers.
	n := &node{id: 4}
	w, field := weak.Make(n), weak.Make(&n.id)
	println("weak", w.Value() == n, w == weak.Make(n), *field.Value(), w == weak.Make(&node{}))
	runtime.GC()
	println("kept", w.Value().id, *field.Value())
	runtime.KeepAlive(n)
	var gone [20]weak.Pointer[node]
	in(func() {
		for i := range gone {
			m := &node{id: 6}
			gone[i] = weak.Make(m)
			if gone[i].Value().id != 6 {
				println("not there")
			}
		}
	})
	n10 := 0
	for range 100 {
		runtime.GC()
		if n10 = count(&gone); n10 >= 10 {
			break
		}
	}
	println("gone", n10 >= 10, gone[0] == weak.Make[node](nil))
	var zero weak.Pointer[int]
	println("zero", zero.Value() == nil, zero == weak.Make[int](nil))
	// A weak pointer is nil before the finalizer runs.
	in(func() {
		done := fresh()
		for range 20 {
			m := &node{}
			before := weak.Make(m)
			runtime.SetFinalizer(m, func(*node) {
				if before.Value() == nil {
					done <- 1
				} else {
					done <- 1000
				}
			})
		}
	})
	println("order", wait(10) < 1000)
	var p runtime.Pinner
	p.Pin(n)
	p.Unpin()
	bad(func() { p.Pin(nil) })
	bad(func() { p.Pin(3) })
	bad(func() { runtime.AddCleanup((*node)(nil), func(int) {}, 0) })
	bad(func() { runtime.AddCleanup(n, func(*node) {}, n) })
}

//go:noinline
func count(list *[20]weak.Pointer[node]) (n int) {
	c := make(chan int)
	go func() {
		n := 0
		for _, p := range list {
			if p.Value() == nil {
				n++
			}
		}
		c <- n
	}()
	return <-c
}

func bad(f func()) {
	defer func() {
		switch e := recover().(type) {
		case error:
			println(e.Error())
		case string:
			println(e)
		}
	}()
	f()
}
