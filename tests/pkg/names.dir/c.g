package main

import (
	"./a"
	"./b"
)

type T struct{ b.T }

func (T) m() string { return "main.T.m" }

type plain struct{}

func (plain) m() string { return "plain.m" }

func main() {
	t := b.Make("x", "y")
	println(t.Both(), t.Name())
	// t has the m of a by embedding, and an m of its own.
	println(a.Call(t), b.Call(t), a.Call(a.Make("")), b.Call(a.Make("")))
	u := T{t}
	println(a.Call(u), b.Call(u), u.m(), u.Both())
	println(a.Call(plain{}), b.Call(&plain{}))
	println(b.CallTwo(t), b.CallTwo(u), b.CallAny(t), b.CallAny(&u), b.CallAny(a.Make("")))
	_, isMain := any(u).(interface{ m() string })
	_, isMain2 := any(t).(interface{ m() string })
	println(isMain, isMain2)

	println(a.IsStruct(a.Struct()), a.IsStruct(struct{ x int }{1}))
	_, ok := a.Struct().(struct{ x int })
	_, ok2 := a.Exported().(struct{ X int })
	_, ok3 := a.Embedded().(struct{ int })
	_, ok4 := a.Iface().(func(interface{ m() string }))
	println(ok, ok2, ok3, ok4)
	println(a.Struct() == any(struct{ x int }{1}), a.Exported() == any(struct{ X int }{1}))
	var i a.I = t
	_, isB := i.(b.T)
	println(isB)
}
