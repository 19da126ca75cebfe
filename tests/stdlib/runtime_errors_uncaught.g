// run

// A panic whose type the program names, but whose methods it does not call, is printed like any other.
package main

import "runtime"

func main() {
	defer func() {
		r := recover()
		_, ok := r.(*runtime.TypeAssertionError)
		println(ok)
		panic(r)
	}()
	var x any = 1
	println(x.(string))
}
