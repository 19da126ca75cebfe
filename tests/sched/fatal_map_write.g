// run

// Two goroutines write to a map. It is noticed sooner or later.
package main

import "runtime"

func write(m map[int]int) {
	for i := 0; ; i++ {
		m[i%100] = i
	}
}

func main() {
	runtime.GOMAXPROCS(2)
	m := map[int]int{}
	go write(m)
	write(m)
}
