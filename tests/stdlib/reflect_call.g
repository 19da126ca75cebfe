// run

// Calls of functions and methods whose type is not known, and functions made at run time.
package main

import (
	"reflect"
	"strings"
)

type (
	Small  struct{ A, B int32 }
	Mixed  struct{ F float32; I int8; S string }
	Big    struct{ A, B, C, D, E int }
	Padded struct {
		A int64
		_ struct{}
	}
	Wrap struct{ P *int }
	One  [1]float64
	T    struct{ n int }
	Adder interface{ Add(int) int }
	Deep struct {
		*T
		Name string
	}
	Num int
)

func (t T) Get() int                       { return t.n }
func (t *T) Add(d int) int                 { t.n += d; return t.n }
func (t T) Sum(xs ...int) (n int)          { for _, x := range xs { n += x }; return n + t.n }
func (t *T) Many(a string, b Big, c float64) (string, Big, float64) { b.E += t.n; return a + "!", b, c * 2 }
func (t T) hidden()                        {}
func (n Num) Twice() Num                   { return n * 2 }
func (w Wrap) Deref() int                  { return *w.P }

func many(a int8, b float32, c string, d []int, e any, f Small, g Mixed, h Big, i bool, j complex64, k [2]int, l One, m func() int, n float64, o uint16, p Padded) (int, string) {
	return int(a) + int(b) + len(c) + len(d) + e.(int) + int(f.A+f.B) + int(g.F) + int(g.I) + len(g.S) + h.E + int(real(j)) + k[1] + int(l[0]) + m() + int(n) + int(o) + int(p.A), c
}

func tenFloats(a, b, c, d, e, f, g, h, i, j float64) float64 {
	return a + 2*b + 3*c + 4*d + 5*e + 6*f + 7*g + 8*h + 9*i + 10*j
}
func manyInts(a, b, c, d, e, f, g, h, i, j int) string {
	s := ""
	for _, x := range []int{a, b, c, d, e, f, g, h, i, j} {
		s += string(rune('a' + x))
	}
	return s
}

func nothing()                              {}
func two() (bool, float32)                  { return true, 1.5 }
func three() (int8, float64, string)        { return -1, 2.5, "three" }
func floats() (a, b, c float64)             { return 1, 2, 3 }
func floats32() (a, b, c float32)           { return 1, 2, 3 }
func small() Small                          { return Small{1, 2} }
func mixed() Mixed                          { return Mixed{1.5, -2, "m"} }
func big() Big                              { return Big{1, 2, 3, 4, 5} }
func padded() Padded                        { return Padded{A: 9} }
func wrap() (Wrap, error)                   { x := 7; return Wrap{&x}, nil }
func slice() []string                       { return []string{"s", "t"} }
func variadic(s string, xs ...int) string   { return s + strings.Repeat("x", len(xs)) }
func bools(a, b, c bool) (bool, bool, bool) { return !a, !b, !c }

func try(what string, f func()) {
	defer func() {
		switch e := recover().(type) {
		case nil:
			println(what, "did not panic")
		case error:
			println(what, "error:", e.Error())
		case string:
			println(what, "panic:", e)
		}
	}()
	f()
}

func vals(xs ...any) (out []reflect.Value) {
	for _, x := range xs {
		out = append(out, reflect.ValueOf(x))
	}
	return
}

func call(f any, args ...any) []reflect.Value { return reflect.ValueOf(f).Call(vals(args...)) }

var recursion int

func recurse(n int) int {
	var pad [100]int
	pad[n%100] = n
	if n == 0 {
		return 0
	}
	return int(reflect.ValueOf(recurse).Call(vals(n - 1))[0].Int()) + pad[n%100]/n
}

func main() {
	out := call(many, int8(1), float32(2), "abc", []int{1, 2, 3, 4}, 5, Small{6, 7}, Mixed{8, 9, "ten"}, Big{E: 11}, true, complex64(12), [2]int{0, 13}, One{14}, func() int { return 15 }, 16.0, uint16(17), Padded{A: 18})
	println(len(out), out[0].Int(), out[1].String())
	println(call(tenFloats, 1., 2., 3., 4., 5., 6., 7., 8., 9., 10.)[0].Float())
	println(call(manyInts, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9)[0].String())
	println(len(call(nothing)))
	out = call(two)
	println(out[0].Bool(), out[1].Float())
	out = call(three)
	println(out[0].Int(), out[1].Float(), out[2].String())
	out = call(floats)
	println(out[0].Float(), out[1].Float(), out[2].Float())
	out = call(floats32)
	println(out[0].Float(), out[1].Float(), out[2].Float())
	println(call(small)[0].Interface().(Small).B, call(mixed)[0].Interface().(Mixed).S, call(big)[0].Interface().(Big).E, call(padded)[0].Interface().(Padded).A)
	out = call(wrap)
	println(*out[0].Interface().(Wrap).P, out[1].IsNil(), out[1].Type().String())
	println(call(slice)[0].Index(1).String())
	println(call(variadic, "v")[0].String(), call(variadic, "v", 1, 2, 3)[0].String(), reflect.ValueOf(variadic).CallSlice(vals("v", []int{1, 2}))[0].String())
	out = call(bools, true, false, true)
	println(out[0].Bool(), out[1].Bool(), out[2].Bool())
	k := 5
	println(call(func(x int) int { k += x; return k }, 10)[0].Int(), k)
	println(recurse(200))

	// methods
	t := &T{1}
	v := reflect.ValueOf(t)
	println(v.NumMethod(), v.Elem().NumMethod(), v.Type().NumMethod())
	for i := range v.NumMethod() {
		m := v.Type().Method(i)
		println(m.Name, m.Type.String(), m.Index, m.PkgPath, m.IsExported(), v.Method(i).Type().String())
	}
	println(v.MethodByName("Add").Call(vals(4))[0].Int(), t.n, v.MethodByName("Get").Call(nil)[0].Int(), v.Elem().MethodByName("Get").Call(nil)[0].Int())
	println(v.MethodByName("Sum").Call(vals(1, 2, 3))[0].Int(), v.MethodByName("Sum").CallSlice(vals([]int{4}))[0].Int())
	out = v.MethodByName("Many").Call(vals("a", Big{E: 1}, 1.5))
	println(out[0].String(), out[1].Interface().(Big).E, out[2].Float())
	m, ok := v.Type().MethodByName("Add")
	println(ok, m.Name, m.Func.Call(vals(t, 10))[0].Int())
	m, ok = v.Type().Elem().MethodByName("Add")
	println(ok)
	m, _ = v.Type().Elem().MethodByName("Sum")
	println(m.Func.Type().String(), m.Func.Call(vals(*t, 1))[0].Int())
	get := v.MethodByName("Get").Interface().(func() int)
	add := v.MethodByName("Add").Interface().(func(int) int)
	println(get(), add(1), get(), t.n)
	sum := v.MethodByName("Sum").Interface().(func(...int) int)
	println(sum(1, 2))
	println(reflect.ValueOf(Num(4)).Method(0).Call(nil)[0].Int(), reflect.ValueOf(Wrap{&k}).Method(0).Call(nil)[0].Int())
	var a Adder = t
	av := reflect.ValueOf(&a).Elem()
	println(av.NumMethod(), av.Type().Method(0).Name, av.Type().Method(0).Type.String(), av.Type().Method(0).Func.IsValid(), av.Method(0).Call(vals(100))[0].Int())
	d := reflect.ValueOf(Deep{t, "n"})
	println(d.NumMethod(), d.MethodByName("Add").Call(vals(1000))[0].Int(), d.MethodByName("none").IsValid())
	for m, f := range reflect.ValueOf(Num(1)).Methods() {
		println(m.Name, f.Call(nil)[0].Int())
	}
	for m := range reflect.TypeFor[Adder]().Methods() {
		println(m.Name)
	}
	println(v.Method(0).Kind().String(), v.Method(0).IsNil(), v.Method(0).String(), v.Method(0).CanInterface())

	// functions made here
	swap := reflect.MakeFunc(reflect.TypeFor[func(int, string) (string, int)](), func(in []reflect.Value) []reflect.Value {
		return []reflect.Value{in[1], in[0]}
	}).Interface().(func(int, string) (string, int))
	s, n := swap(1, "one")
	println(s, n)
	same := func(f any) reflect.Value { // what it is called with is handed to f
		return reflect.MakeFunc(reflect.TypeOf(f), func(in []reflect.Value) []reflect.Value {
			fv := reflect.ValueOf(f)
			if fv.Type().IsVariadic() {
				return fv.CallSlice(in)
			}
			return fv.Call(in)
		})
	}
	x, y := same(many).Interface().(func(int8, float32, string, []int, any, Small, Mixed, Big, bool, complex64, [2]int, One, func() int, float64, uint16, Padded) (int, string))(
		1, 2, "abc", []int{1, 2, 3, 4}, 5, Small{6, 7}, Mixed{8, 9, "ten"}, Big{E: 11}, true, 12, [2]int{0, 13}, One{14}, func() int { return 15 }, 16, 17, Padded{A: 18})
	println(x, y)
	println(same(tenFloats).Interface().(func(a, b, c, d, e, f, g, h, i, j float64) float64)(1, 2, 3, 4, 5, 6, 7, 8, 9, 10))
	println(same(manyInts).Interface().(func(a, b, c, d, e, f, g, h, i, j int) string)(0, 1, 2, 3, 4, 5, 6, 7, 8, 9))
	same(nothing).Interface().(func())()
	f1, f2, f3 := same(floats).Interface().(func() (float64, float64, float64))()
	println(f1, f2, f3)
	i8, f64, str := same(three).Interface().(func() (int8, float64, string))()
	println(i8, f64, str)
	println(same(big).Interface().(func() Big)().E, same(mixed).Interface().(func() Mixed)().S, same(small).Interface().(func() Small)().B, same(padded).Interface().(func() Padded)().A)
	b1, b2, b3 := same(bools).Interface().(func(a, b, c bool) (bool, bool, bool))(true, false, true)
	println(b1, b2, b3)
	println(same(variadic).Interface().(func(string, ...int) string)("v", 1, 2, 3, 4))
	w, err := same(wrap).Interface().(func() (Wrap, error))()
	println(*w.P, err == nil)
	done := make(chan int)
	go same(func(c chan int) { c <- 42 }).Interface().(func(chan int))(done)
	println(<-done)
	func() {
		defer func() { println("recovered", recover().(string)) }()
		same(func() { panic("inside") }).Interface().(func())()
	}()

	// iterators
	for x := range reflect.ValueOf(3).Seq() {
		print(x.Int(), " ")
	}
	for x := range reflect.ValueOf(Num(2)).Seq() {
		print(x.Type().String(), x.Int(), " ")
	}
	for i, x := range reflect.ValueOf([]string{"a", "b"}).Seq2() {
		print(i.Int(), x.String(), " ")
	}
	for i, x := range reflect.ValueOf(&[2]int{7, 8}).Seq2() {
		print(i.Int(), x.Int(), " ")
	}
	for i, r := range reflect.ValueOf("aé").Seq2() {
		print(i.Int(), ":", r.Int(), " ")
	}
	for x := range reflect.ValueOf(func(yield func(string) bool) { _ = yield("y1") && yield("y2") }).Seq() {
		print(x.String(), " ")
	}
	for k, x := range reflect.ValueOf(func(yield func(int, bool) bool) { _ = yield(1, true) && yield(2, false) }).Seq2() {
		print(k.Int(), x.Bool(), " ")
		break
	}
	for k, x := range reflect.ValueOf(map[string]int{"k": 1}).Seq2() {
		print(k.String(), x.Int(), " ")
	}
	c := make(chan int, 2)
	c <- 1
	c <- 2
	close(c)
	for x := range reflect.ValueOf(c).Seq() {
		print(x.Int(), " ")
	}
	println()

	fv := reflect.ValueOf(variadic)
	try("few", func() { fv.Call(nil) })
	try("many", func() { call(nothing, 1) })
	try("type", func() { call(variadic, 1) })
	try("variadic type", func() { call(variadic, "s", "t") })
	try("zero", func() { fv.Call([]reflect.Value{{}}) })
	try("CallSlice", func() { reflect.ValueOf(nothing).CallSlice(nil) })
	try("CallSlice few", func() { fv.CallSlice(vals("x")) })
	try("CallSlice many", func() { fv.CallSlice(vals("x", []int{}, 1)) })
	try("not a func", func() { reflect.ValueOf(1).Call(nil) })
	try("nil func", func() { reflect.ValueOf((func())(nil)).Call(nil) })
	try("zero value", func() { reflect.Value{}.Call(nil) })
	try("Method", func() { v.Method(99) })
	try("Method nil iface", func() { var a Adder; reflect.ValueOf(&a).Elem().Method(0) })
	try("Type.Method", func() { v.Type().Method(-1) })
	try("private func", func() { reflect.ValueOf(struct{ f func() }{nothing}).Field(0).Call(nil) })
	try("MakeFunc", func() { reflect.MakeFunc(reflect.TypeFor[int](), nil) })
	try("wrong count", func() {
		reflect.MakeFunc(reflect.TypeFor[func() int](), func([]reflect.Value) []reflect.Value { return nil }).Call(nil)
	})
	try("wrong result", func() {
		reflect.MakeFunc(reflect.TypeFor[func() int](), func([]reflect.Value) []reflect.Value { return vals("x") }).Call(nil)
	})
	try("panics inside", func() { call(func() { panic("inside") }) })
	try("Seq", func() { reflect.ValueOf(true).Seq() })
	try("Seq2", func() { reflect.ValueOf(1).Seq2() })
}
