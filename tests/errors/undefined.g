// errorcheck

// Names that nothing declares, and names of the wrong kind.

package p

import "unsafe"

type T struct{ a int }

func f(x int) {}

func g() {
	_ = nothing // ERROR "undefined: nothing"
	var v nowhere // ERROR "undefined: nowhere"
	_ = v
	gone() // ERROR "undefined: gone"
	_ = T.b // ERROR `T\.b undefined \(type T has no field or method b\)`
	var t T
	_ = t.b // ERROR `t\.b undefined \(type T has no field or method b\)`
	_ = t.A // ERROR `t\.A undefined \(type T has no field or method A, but does have field a\)`
	t.m() // ERROR `t\.m undefined \(type T has no field or method m\)`
	_ = unsafe.Nope // ERROR `undefined: unsafe\.Nope`
	_ = unsafe.pointer // ERROR `undefined: unsafe\.pointer \(but have Pointer\)`
	_ = unsafe // ERROR "use of package unsafe not in selector"
	_ = int // ERROR `int \(type\) is not an expression`
	int // ERROR `int \(type\) is not an expression`
	f // ERROR `f \(value of type func\(x int\)\) is not used`
	f = nil // ERROR `cannot assign to f \(neither addressable nor a map index expression\)`
	_ = _ // ERROR "cannot use _ as value or type"
	var x f // ERROR `f \(function\) is not a type`
	_ = x
	_ = len // ERROR `len \(built-in\) must be called`
	len // ERROR `len \(built-in\) must be called`
	println // ERROR `println \(built-in\) must be called`
	var y t.a // ERROR "declared and not used: y" `t\.a is not a type`
	_ = iota // ERROR "cannot use iota outside constant declaration"
}
