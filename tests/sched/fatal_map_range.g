// run

// A goroutine ranges over a map that another one writes to.
package main

import "runtime"

var sum int

func write(m map[int]int) {
	for i := 0; ; i++ {
		m[i%100] = i
	}
}

func main() {
	runtime.GOMAXPROCS(2)
	m := map[int]int{}
	go write(m)
	for {
		for _, v := range m {
			sum += v
		}
	}
}
