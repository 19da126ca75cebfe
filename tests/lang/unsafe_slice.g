// run

package main

import "unsafe"

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what+":", e.(error).Error())
		} else {
			println(what + ": fine")
		}
	}()
	f()
}

func pair() (*byte, int)              { return &data[1], 2 }
func place() (unsafe.Pointer, uint8)  { return unsafe.Pointer(&data[0]), 3 }
func lists() ([]int, int)             { return []int{1, 2}, 3 }
func parts() (float64, float64)       { return 1, 2 }
func entry() (map[string]int, string) { return table, "a" }

var data = [4]byte{10, 20, 30, 40}
var table = map[string]int{"a": 1, "b": 2}

type empty struct{}

func main() {
	var none *byte
	var nothing *empty
	some := &data[0]
	var array [1 << 10]int64
	big := &array[0]
	zero, one, minus, huge := 0, 1, -1, 1<<60
	try("nil, 0", func() {
		if s := unsafe.Slice(none, zero); s != nil {
			println("not nil")
		}
		if s := unsafe.String(none, zero); s != "" {
			println("not empty")
		}
	})
	try("slice nil, 1", func() { _ = unsafe.Slice(none, one) })
	try("slice nil, 1 of size 0", func() { _ = unsafe.Slice(nothing, one) })
	try("slice nil, -1", func() { _ = unsafe.Slice(none, minus) })
	try("slice -1", func() { _ = unsafe.Slice(some, minus) })
	try("slice huge", func() { _ = unsafe.Slice(big, huge) })
	try("slice of size 0 -1", func() { _ = unsafe.Slice(&empty{}, minus) })
	try("slice of size 0 huge", func() { println(len(unsafe.Slice(&empty{}, huge))) })
	try("slice uint64", func() { _ = unsafe.Slice(some, uint64(one)<<63) })
	try("string nil, 1", func() { _ = unsafe.String(none, one) })
	try("string -1", func() { _ = unsafe.String(some, minus) })
	try("string wraps", func() { _ = unsafe.String(some, 1<<63-1+zero) })

	s := unsafe.Slice(pair())
	println(len(s), cap(s), s[0], s[1])
	println(unsafe.String(&data[0], uint8(2)) == "\x0a\x14")
	println(*(*byte)(unsafe.Add(place())))
	println(len(append(lists())), complex(parts()))
	delete(entry())
	println(len(table))
}
