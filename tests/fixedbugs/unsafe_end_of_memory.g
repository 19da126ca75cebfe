// run

// Slices and strings must not reach over the end of the address space.
package main

import "unsafe"

func try(name string, f func()) {
	defer func() {
		if err := recover(); err != nil {
			println(name, err.(error).Error())
		}
	}()
	f()
	println(name, "ok")
}

func main() {
	end := ^uintptr(0)
	last := *(**byte)(unsafe.Pointer(&end))
	one, two := 1, 2
	try("slice 1", func() { _ = unsafe.Slice(last, one) })
	try("slice 2", func() { _ = unsafe.Slice(last, two) })
	try("string 1", func() { _ = unsafe.String(last, one) })
	try("string 2", func() { _ = unsafe.String(last, two) })
	try("nil 0", func() { _ = unsafe.Slice((*int)(nil), one-1) })
	try("nil 1", func() { _ = unsafe.Slice((*int)(nil), one) })
	try("empty", func() { _ = unsafe.Slice((*struct{})(nil), one) })
	try("large", func() { _ = unsafe.Slice(new(int64), end/8) })
}
