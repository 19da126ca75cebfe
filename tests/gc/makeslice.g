// run

// Lengths that no slice can have are panics, not crashes.

package main

func try(name string, f func()) {
	defer func() {
		println(name, recover().(error).Error())
	}()
	f()
	println(name, "no panic")
}

var minus, huge, half = -1, 1 << 62, 1 << 47
var sink []int
var bytes []byte
var empty []struct{}

func main() {
	try("negative", func() { sink = make([]int, minus) })
	try("overflow", func() { sink = make([]int, huge) })
	try("too many", func() { sink = make([]int, half) })
	try("too many bytes", func() { bytes = make([]byte, half*4) })
	try("negative cap", func() { sink = make([]int, 0, minus) })
	try("cap overflow", func() { sink = make([]int, 0, huge) })
	try("len over cap", func() { n := 3; sink = make([]int, n, n-1) })
	try("chan", func() { _ = make(chan int, minus) })
	try("chan overflow", func() { _ = make(chan int, huge) })
	empty = make([]struct{}, huge)
	println(len(empty) == huge)
	m := make(map[int]int, minus)
	m[1] = 2
	println(len(m))
}
