// bench: 40_000_000 deferred calls: one to a call of a function, and many in a loop
package main

import "sync"

var mu sync.Mutex

//go:noinline
func locked(p *int) {
	mu.Lock()
	defer mu.Unlock()
	*p++
}

//go:noinline
func many(n int, p *int) {
	for i := range n {
		defer func() { *p += i }()
	}
}

func main() {
	n := 0
	for range 20_000_000 {
		locked(&n)
	}
	for range 2_000_000 {
		many(10, &n)
	}
	println(n)
}
