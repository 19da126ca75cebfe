// run -godebug panicnil=1

// With GODEBUG=panicnil=1 panic(nil) is a panic, and its value is nil.
package main

import "runtime"

func main() {
	done := false
	func() {
		defer func() {
			r := recover()
			_, ok := r.(*runtime.PanicNilError)
			println("recovered", r == nil, ok, done)
		}()
		defer func() { println("deferred") }()
		panic(nil)
	}()
	done = true
	defer func() {
		r := recover()
		println("recovered", r.(error).Error())
	}()
	var x any
	println(x.(int))
}
