// run

// Types made at run time, which are the compiler's own where it has them; conversions; DeepEqual.
package main

import (
	"reflect"
	"unsafe"
)

type (
	Num   int
	Str   string
	Bytes []byte
	Node  struct {
		V    int
		Next *Node
	}
	Stringer interface{ String() string }
	NotYet   struct{ A int8 }
	Emb      struct{ X int }
)

func (n Num) String() string { return "num" }
func (e Emb) Get() int       { return e.X }
func (e *Emb) Set(x int)     { e.X = x }

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

func main() {
	i, s := reflect.TypeFor[int](), reflect.TypeFor[string]()
	// the compiler's own
	println(reflect.PointerTo(i) == reflect.TypeFor[*int](), reflect.SliceOf(i) == reflect.TypeFor[[]int](), reflect.ArrayOf(3, i) == reflect.TypeFor[[3]int](),
		reflect.MapOf(s, i) == reflect.TypeFor[map[string]int](), reflect.ChanOf(reflect.RecvDir, i) == reflect.TypeFor[<-chan int](),
		reflect.FuncOf([]reflect.Type{i, reflect.SliceOf(s)}, []reflect.Type{s, i}, true) == reflect.TypeFor[func(int, ...string) (string, int)](),
		reflect.StructOf([]reflect.StructField{{Name: "A", Type: i, Tag: `k:"v"`}, {Name: "B", Type: s}}) == reflect.TypeFor[struct {
			A int `k:"v"`
			B string
		}]())
	// new ones
	n := reflect.TypeFor[NotYet]()
	for _, t := range []reflect.Type{reflect.PointerTo(n), reflect.PointerTo(reflect.PointerTo(n)), reflect.SliceOf(n), reflect.ArrayOf(2, n), reflect.ArrayOf(0, n), reflect.MapOf(n, n), reflect.ChanOf(reflect.BothDir, n),
		reflect.ChanOf(reflect.BothDir, reflect.ChanOf(reflect.RecvDir, n)), reflect.ChanOf(reflect.SendDir, n), reflect.FuncOf(nil, nil, false), reflect.FuncOf([]reflect.Type{n}, []reflect.Type{n}, false),
		reflect.FuncOf([]reflect.Type{n, reflect.SliceOf(n)}, []reflect.Type{n, i}, true), reflect.StructOf(nil), reflect.ArrayOf(1, reflect.PointerTo(n)),
		reflect.StructOf([]reflect.StructField{{Name: "X", Type: reflect.TypeFor[int8](), Tag: `a:"b"`}, {Name: "y", PkgPath: "main", Type: n}, {Name: "Z", Type: reflect.SliceOf(n)}, {Name: "Last", Type: reflect.TypeFor[struct{}]()}}),
		reflect.StructOf([]reflect.StructField{{Name: "P", Type: reflect.PointerTo(n)}}), reflect.MapOf(reflect.ArrayOf(2, s), reflect.ArrayOf(100, s))} {
		println(t.String(), t.Name(), t.Kind().String(), t.Size(), t.Align(), t.Comparable(), t.NumMethod())
	}
	println(reflect.SliceOf(n) == reflect.SliceOf(n), reflect.MapOf(n, s) == reflect.MapOf(n, s), reflect.PointerTo(n) == reflect.TypeOf(reflect.New(n).Interface()),
		reflect.SliceOf(reflect.ArrayOf(7, n)) == reflect.SliceOf(reflect.ArrayOf(7, n)), reflect.ArrayOf(7, n) == reflect.ArrayOf(8, n))
	println(reflect.PointerTo(reflect.TypeFor[Emb]()).NumMethod(), reflect.New(reflect.TypeFor[Emb]()).Type().Method(1).Name)
	e := reflect.New(reflect.TypeFor[Emb]())
	e.MethodByName("Set").Call([]reflect.Value{reflect.ValueOf(5)})
	println(e.MethodByName("Get").Call(nil)[0].Int())

	// using them
	av := reflect.New(reflect.ArrayOf(3, s)).Elem()
	av.Index(1).SetString("x")
	println(av.Len(), av.Index(1).String(), av.Interface() == av.Interface(), reflect.Zero(av.Type()).Interface() == av.Interface())
	st := reflect.StructOf([]reflect.StructField{{Name: "N", Type: i}, {Name: "S", Type: s}, {Name: "F", Type: reflect.TypeFor[float64]()}})
	sv := reflect.New(st).Elem()
	sv.Field(0).SetInt(3)
	sv.FieldByName("S").SetString("str")
	other := reflect.New(st).Elem()
	other.Set(sv)
	println(sv.Interface() == other.Interface(), sv.Field(1).String(), other.Field(0).Int())
	other.Field(2).SetFloat(1)
	println(sv.Interface() == other.Interface())
	mt := reflect.MapOf(st, reflect.SliceOf(n))
	mv := reflect.MakeMap(mt)
	for k := range 100 {
		sv.Field(0).SetInt(int64(k))
		mv.SetMapIndex(sv, reflect.MakeSlice(reflect.SliceOf(n), k, k))
	}
	sv.Field(0).SetInt(42)
	println(mv.Len(), mv.MapIndex(sv).Len())
	sv.Field(2).SetFloat(7)
	println(mv.MapIndex(sv).IsValid())
	big := reflect.MakeMap(reflect.MapOf(reflect.ArrayOf(20, s), reflect.ArrayOf(30, i)))
	bk := reflect.New(big.Type().Key()).Elem()
	bk.Index(19).SetString("end")
	be := reflect.New(big.Type().Elem()).Elem()
	be.Index(29).SetInt(29)
	big.SetMapIndex(bk, be)
	println(big.Len(), big.MapIndex(bk).Index(29).Int(), big.MapIndex(reflect.Zero(bk.Type())).IsValid())
	im := map[any]int{av.Interface(): 1, sv.Interface(): 2}
	println(len(im), im[av.Interface()], im[sv.Interface()], im[other.Interface()])
	one := reflect.New(reflect.ArrayOf(1, reflect.TypeFor[*int]())).Elem()
	x := 8
	one.Index(0).Set(reflect.ValueOf(&x))
	println(one.Interface().([1]*int)[0] == &x)
	ch := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, st), 1)
	ch.Send(sv)
	r, _ := ch.Recv()
	println(r.Field(0).Int(), r.Field(1).String())
	emb := reflect.StructOf([]reflect.StructField{{Name: "Emb", Type: reflect.TypeFor[Emb](), Anonymous: true}})
	ev := reflect.New(emb).Elem()
	ev.Field(0).Field(0).SetInt(77)
	println(emb.String(), emb.NumMethod(), ev.Method(0).Call(nil)[0].Int(), ev.Interface().(interface{ Get() int }).Get())
	println(reflect.NewAt(i, unsafe.Pointer(&x)).Elem().Int(), reflect.SliceAt(i, unsafe.Pointer(&[2]int{5, 6}), 2).Index(1).Int())

	// conversions
	conv := func(x any, t reflect.Type) {
		v := reflect.ValueOf(x)
		print(v.Type().String(), " to ", t.String(), ": ", v.Type().ConvertibleTo(t), " ", v.CanConvert(t))
		if v.CanConvert(t) {
			r := v.Convert(t)
			print(" ", r.Type().String(), " ")
			switch {
			case r.CanInt():
				print(r.Int())
			case r.CanUint():
				print(r.Uint())
			case r.CanFloat():
				print(r.Float())
			case r.CanComplex():
				print(r.Complex())
			case r.Kind() == reflect.String:
				print(r.String())
			case r.Kind() == reflect.Slice || r.Kind() == reflect.Array:
				print(r.Len())
			case r.Kind() == reflect.Interface:
				print(r.Elem().Type().String())
			}
		}
		println()
	}
	conv(-1, reflect.TypeFor[uint8]())
	conv(300, reflect.TypeFor[int8]())
	conv(65, s)
	conv(uint64(1)<<40, s)
	conv(-5, s)
	conv(1.9, i)
	conv(-1.9, reflect.TypeFor[int16]())
	conv(uint8(200), reflect.TypeFor[float32]())
	conv(1<<53+1, reflect.TypeFor[float64]())
	conv(float32(0.1), reflect.TypeFor[float64]())
	conv(complex64(1+2i), reflect.TypeFor[complex128]())
	conv("héllo", reflect.TypeFor[[]byte]())
	conv("héllo", reflect.TypeFor[[]rune]())
	conv("héllo", reflect.TypeFor[Bytes]())
	conv([]byte("bytes"), reflect.TypeFor[Str]())
	conv([]rune("rünes"), s)
	conv(Bytes("b"), reflect.TypeFor[[]byte]())
	conv([]int{1, 2, 3}, reflect.TypeFor[[2]int]())
	conv([]int{1, 2, 3}, reflect.TypeFor[*[3]int]())
	conv([]int{1, 2, 3}, reflect.TypeFor[[4]int]())
	conv(Num(3), i)
	conv(Num(3), reflect.TypeFor[Stringer]())
	conv(3, reflect.TypeFor[Stringer]())
	conv(3, reflect.TypeFor[any]())
	conv(struct{ X int }{1}, reflect.TypeFor[Emb]())
	conv(&struct {
		X int `tag:"1"`
	}{1}, reflect.TypeFor[*struct{ X int }]())
	conv(&Emb{}, reflect.TypeFor[*struct{ X int }]())
	conv(make(chan int), reflect.TypeFor[<-chan int]())
	conv("s", i)
	conv(true, i)
	conv([]string{}, reflect.TypeFor[[]any]())
	p := reflect.ValueOf([]int{1, 2, 3}).Convert(reflect.TypeFor[*[2]int]()).Interface().(*[2]int)
	println(p[1])
	try("Convert", func() { reflect.ValueOf("x").Convert(i) })
	try("Convert short", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeFor[[2]int]()) })
	try("Convert short pointer", func() { reflect.ValueOf([]int{1}).Convert(reflect.TypeFor[*[2]int]()) })

	// DeepEqual
	loop := &Node{V: 1}
	loop.Next = loop
	loop2 := &Node{V: 1, Next: &Node{V: 1}}
	loop2.Next.Next = loop2
	nan := 0.0
	nan /= nan
	f := func() {}
	nans := []float64{nan}
	var nilmap map[string]int
	var nilslice []int
	for _, c := range [][2]any{{1, 1}, {1, 2}, {1, int8(1)}, {"a", "a"}, {nil, nil}, {nil, 1}, {[]int{1, 2}, []int{1, 2}}, {[]int{1, 2}, []int{1, 3}}, {[]int{1}, []int{1, 2}}, {nilslice, []int{}}, {nilslice, nilslice},
		{map[string]int{"a": 1}, map[string]int{"a": 1}}, {map[string]int{"a": 1}, map[string]int{"b": 1}}, {nilmap, map[string]int{}}, {map[string][]int{"a": {1}}, map[string][]int{"a": {1}}},
		{&Node{V: 1}, &Node{V: 1}}, {&Node{V: 1}, &Node{V: 2}}, {loop, loop2}, {loop, loop2.Next}, {nan, nan}, {nans, nans}, {nans, []float64{nan}}, {f, f}, {(func())(nil), (func())(nil)},
		{[2]any{1, "x"}, [2]any{1, "x"}}, {[]any{1, nil}, []any{1, nil}}, {[]byte("abc"), []byte("abc")}, {[]byte("abc"), []byte("abd")}, {error(nil), nil}, {Node{V: 1}, Node{V: 1}},
		{struct{ a, b any }{1, []int{2}}, struct{ a, b any }{1, []int{2}}}, {0.0, 1.0}, {1i, 1i}} {
		print(reflect.DeepEqual(c[0], c[1]), " ")
	}
	println()

	try("ArrayOf", func() { reflect.ArrayOf(-1, i) })
	try("MapOf", func() { reflect.MapOf(reflect.SliceOf(i), i) })
	try("ChanOf", func() { reflect.ChanOf(0, i) })
	try("ChanOf size", func() { reflect.ChanOf(reflect.BothDir, reflect.ArrayOf(1<<16, i)) })
	try("FuncOf", func() { reflect.FuncOf([]reflect.Type{i}, nil, true) })
	try("StructOf name", func() { reflect.StructOf([]reflect.StructField{{Type: i}}) })
	try("StructOf bad name", func() { reflect.StructOf([]reflect.StructField{{Name: "1", Type: i}}) })
	try("StructOf type", func() { reflect.StructOf([]reflect.StructField{{Name: "A"}}) })
	try("StructOf twice", func() { reflect.StructOf([]reflect.StructField{{Name: "A", Type: i}, {Name: "A", Type: i}}) })
	try("StructOf private", func() { reflect.StructOf([]reflect.StructField{{Name: "a", Type: i}}) })
	try("StructOf packages", func() {
		reflect.StructOf([]reflect.StructField{{Name: "a", PkgPath: "p", Type: i}, {Name: "b", PkgPath: "q", Type: i}})
	})
	try("StructOf anonymous", func() { reflect.StructOf([]reflect.StructField{{Name: "a", PkgPath: "p", Type: i, Anonymous: true}}) })
	try("StructOf methods", func() {
		reflect.StructOf([]reflect.StructField{{Name: "A", Type: i}, {Name: "Emb", Type: reflect.TypeFor[Emb](), Anonymous: true}})
	})
	try("MakeMap", func() { reflect.MakeMap(i) })
}
