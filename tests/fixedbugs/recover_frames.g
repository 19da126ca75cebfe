// run

// Which function may recover: not one that a deferred function calls, were it itself; but the deferred one, though the
// compiler's wrappers or package reflect come in between.
package main

import "reflect"

type Value struct{ a, b, c, d, e int }

func (v Value) Recover()   { println("Value.Recover", recover() != nil) }
func (v *Value) Pointer()  { println("Value.Pointer", recover() != nil) }
func (v Value) Arg(n int)  { println("Value.Arg", n, recover() != nil) }

type Recoverer interface{ Recover() }
type Embeds struct{ *Value }

func again(n int) {
	if n == 0 {
		again(1)
		return
	}
	println("again", n, recover() != nil)
}

func through(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, "was left to the caller")
		}
	}()
	f()
}

func made([]reflect.Value) []reflect.Value {
	println("made", recover() != nil)
	return nil
}

func calls(f func()) { f() }

func main() {
	through("recursion", func() { defer again(0); panic(1) })
	through("defer recover()", func() { defer func() { defer recover() }(); panic(1) })
	through("defer recover() at once", func() { defer recover(); panic(1) })
	through("interface", func() { var r Recoverer = Value{}; defer r.Recover(); panic(1) })
	through("embedded", func() { var r Recoverer = Embeds{new(Value)}; defer r.Recover(); panic(1) })
	through("method value", func() { defer Value{}.Recover(); panic(1) })
	through("method value of interface", func() { var r Recoverer = Value{}; f := r.Recover; defer f(); panic(1) })
	through("method expression", func() { defer Recoverer.Recover(Value{}); panic(1) })
	through("pointer", func() { defer new(Value).Pointer(); panic(1) })
	v := reflect.ValueOf(&Value{})
	through("reflect, Call", func() { defer v.MethodByName("Recover").Call(nil); panic(1) })
	through("reflect, Interface", func() { defer v.MethodByName("Recover").Interface().(func())(); panic(1) })
	through("reflect, argument", func() { defer v.MethodByName("Arg").Interface().(func(int))(7); panic(1) })
	through("reflect, Func", func() { defer v.Type().Method(0).Func.Interface().(func(*Value, int))(new(Value), 8); panic(1) })
	through("MakeFunc", func() { defer reflect.MakeFunc(reflect.TypeFor[func()](), made).Interface().(func())(); panic(1) })
	through("reflect in a deferred function", func() { defer func() { v.MethodByName("Recover").Call(nil) }(); panic(1) })
	through("a call of a deferred function", func() { defer calls(Value{}.Recover); panic(1) })
}
