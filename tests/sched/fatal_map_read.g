// run

// A goroutine reads a map that another one writes to.
package main

import "runtime"

var sum int

func write(m map[int]int) {
	for i := 0; ; i++ {
		m[i%100] = i
	}
}

func read(m map[int]int) {
	for i := 0; ; i++ {
		sum += m[i%100]
	}
}

func main() {
	runtime.GOMAXPROCS(2)
	m := map[int]int{1: 1} // not empty: that is looked at once only, before the loop
	go write(m)
	read(m)
}
