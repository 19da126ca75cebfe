// errorcheck

// Conversions.

package p

import "unsafe"

type T struct{ a int }
type U struct{ a int }
type V struct{ b int }
type I interface{ M() }
type MyInt int
type Str string

func f() {
	var i int
	var s string
	var fl float64
	var p *int
	var q *MyInt
	var t T
	var sl []int
	var bs []byte
	var rs []rune
	var e interface{}
	var c complex128
	_ = int("a") // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = int(s) // ERROR `cannot convert s \(variable of type string\) to type int`
	_ = int(fl)
	_ = int(1.5) // ERROR `cannot convert 1\.5 \(untyped float constant\) to type int`
	_ = int(1.0)
	_ = string(i)
	_ = string(fl) // ERROR `cannot convert fl \(variable of type float64\) to type string`
	_ = string(1.5) // ERROR `cannot convert 1\.5 \(untyped float constant\) to type string`
	_ = string(65)
	_ = string(bs)
	_ = string(rs)
	_ = string(sl) // ERROR `cannot convert sl \(variable of type \[\]int\) to type string`
	_ = []byte(s)
	_ = []byte("a")
	_ = []rune(s)
	_ = []int(s) // ERROR `cannot convert s \(variable of type string\) to type \[\]int`
	_ = []byte(1) // ERROR `cannot convert 1 \(untyped int constant\) to type \[\]byte`
	_ = float64(c) // ERROR `cannot convert c \(variable of type complex128\) to type float64`
	_ = complex128(fl) // ERROR `cannot convert fl \(variable of type float64\) to type complex128`
	_ = complex64(c)
	_ = bool(1) // ERROR `cannot convert 1 \(untyped int constant\) to type bool`
	_ = bool(i) // ERROR `cannot convert i \(variable of type int\) to type bool`
	_ = int(true) // ERROR `cannot convert true \(untyped bool constant\) to type int`
	_ = int(nil) // ERROR "cannot convert nil to type int"
	_ = (*int)(nil)
	_ = (*int)(q)
	_ = (*MyInt)(p)
	_ = (*int)(i) // ERROR `cannot convert i \(variable of type int\) to type \*int`
	_ = U(t)
	_ = V(t) // ERROR `cannot convert t \(variable of struct type T\) to type V`
	_ = I(t) // ERROR `cannot convert t \(variable of struct type T\) to type I: T does not implement I \(missing method M\)`
	_ = I(nil)
	_ = I(e) // ERROR `cannot convert e \(variable of type interface\{\}\) to type I: interface\{\} does not implement I \(missing method M\)`
	_ = interface{}(t)
	_ = int(e) // ERROR `cannot convert e \(variable of type interface\{\}\) to type int: need type assertion`
	_ = int8(300) // ERROR "constant 300 overflows int8"
	_ = uint8(-1) // ERROR "constant -1 overflows uint8"
	_ = uint(-i)
	_ = MyInt("a") // ERROR `cannot convert "a" \(untyped string constant\) to type MyInt`
	_ = Str(i)
	_ = Str("a")
	_ = [2]int(sl)
	_ = (*[2]int)(sl)
	_ = [2]string(sl) // ERROR `cannot convert sl \(variable of type \[\]int\) to type \[2\]string`
	_ = func()(nil) // ERROR `func\(\) nil \(type\) is not an expression` `nil \(untyped nil\) is not a type`
	_ = (func())(f)
	_ = (func(int))(f) // ERROR `cannot convert f \(value of type func\(\)\) to type func\(int\)`
	_ = chan int(nil)
	_ = (<-chan int)(make(chan int))
	_ = (chan int)(make(<-chan int)) // ERROR `cannot convert make\(<-chan int\) \(value of type <-chan int\) to type chan int`
	_ = int() // ERROR "missing argument in conversion to int"
	_ = int(1, 2) // ERROR "too many arguments in conversion to int"
	_ = int(i, s) // ERROR "too many arguments in conversion to int"
	_ = unsafe.Pointer(i) // ERROR `cannot convert i \(variable of type int\) to type unsafe\.Pointer`
	_ = unsafe.Pointer(p)
	_ = uintptr(unsafe.Pointer(p))
	_ = (*int)(unsafe.Pointer(p))
	_ = int(unsafe.Pointer(p)) // ERROR `cannot convert unsafe\.Pointer\(p\) \(value of type unsafe\.Pointer\) to type int`
	_ = []int([]int{1}...) // ERROR `invalid use of \.\.\. in conversion to \[\]int`
	_ = map[string]int(nil)
	_ = float32(1e100) // ERROR `cannot convert 1e100 \(untyped float constant 1e\+100\) to type float32`
	_ = error(nil)
	_ = error("a") // ERROR `cannot convert "a" \(untyped string constant\) to type error`
	_ = struct{}(nil) // ERROR `cannot convert nil to type struct\{\}`
	_ = rune("a") // ERROR `cannot convert "a" \(untyped string constant\) to type rune`
	_ = T(1) // ERROR `cannot convert 1 \(untyped int constant\) to type T`
}
