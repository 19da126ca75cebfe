package main

import (
	"./a"
	"./b"        // ERROR "\x22test/b\x22 imported and not used"
	bee "./b"    // ERROR "\x22test/b\x22 imported as bee and not used"
	_ "./b"
	. "./b"      // ERROR "\x22test/b\x22 imported and not used"
)

type local struct{}

func (local) Open()   {}
func (local) closed() {}

var _ a.Iface = local{} // ERROR "cannot use local{} \(value of struct type local\) as a.Iface value in variable declaration: local does not implement a.Iface \(unexported method closed\)"

func names() {
	_ = a.Max + a.Count
	_ = a.min      // ERROR "undefined: a.min"
	a.count = 1    // ERROR "undefined: a.count \(but have Count\)"
	a.helper()     // ERROR "undefined: a.helper"
	var _ a.small  // ERROR "name small not exported by package a"
	_ = a.Missing  // ERROR "undefined: a.Missing"
	_ = a.max      // ERROR "undefined: a.max"
	_ = a          // ERROR "use of package a not in selector"
	x := a.Small() // its type has no name here, but it has values
	_ = x + 1
}

func members() {
	t := a.New()
	t.Public = t.Deep
	t.Set(1)
	t.Promo()
	t.hidden = 1 // ERROR "t.hidden undefined \(cannot refer to unexported field hidden\)"
	t.quiet()    // ERROR "t.quiet undefined \(cannot refer to unexported method quiet\)"
	t.low = 1    // ERROR "t.low undefined \(cannot refer to unexported field low\)"
	t.secret()   // ERROR "t.secret undefined \(cannot refer to unexported method secret\)"
	_ = t.inner  // ERROR "t.inner undefined \(cannot refer to unexported field inner\)"
	t.public()   // ERROR "t.public undefined \(type \*a.T has no field or method public, but does have field Public\)"
	t.nothing()  // ERROR "t.nothing undefined \(type \*a.T has no field or method nothing\)"
	_ = a.T{Public: 1}
	_ = a.T{hidden: 1} // ERROR "cannot refer to unexported field hidden in struct literal of type a.T"
	_ = a.T{1, 2, nil} // ERROR "implicit assignment to unexported field hidden in struct literal of type a.T" "implicit assignment to unexported field inner in struct literal of type a.T"
	var g a.Generic[int]
	g.Value = g.Get()
	g.kept = 1 // ERROR "g.kept undefined \(cannot refer to unexported field kept\)"
}

func (t a.T) More() {} // ERROR "cannot define new methods on non-local type a.T"

func main() {}
