// bench: 50_000_000 times locked and unlocked, by nobody else
package main

import "sync"

var mu sync.Mutex
var n int

func main() {
	for range 50_000_000 {
		mu.Lock()
		n++
		mu.Unlock()
	}
	println(n)
}
