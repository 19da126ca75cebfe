// run

// Values: looking, setting, slices, maps, channels, and what must not be done.
package main

import (
	"reflect"
	"sort"
)

type (
	Num   int
	inner struct{ V, w int }
	Outer struct {
		Pub  int
		priv string
		inner
		In   inner
		Any  any
		Err  error
		P    *int
		F    func() int
		M    map[string]int
		Arr  [3]int
		Sl   []byte
		priS []int
	}
	One struct{ P *int }
	E   string
)

func (e E) Error() string { return string(e) }

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
	// scalars
	println(reflect.ValueOf(true).Bool(), reflect.ValueOf(int8(-3)).Int(), reflect.ValueOf(Num(5)).Int(), reflect.ValueOf(uint16(65535)).Uint(),
		reflect.ValueOf(uintptr(7)).Uint(), reflect.ValueOf(float32(1.5)).Float(), reflect.ValueOf(2.5).Float(), reflect.ValueOf("str").String(),
		reflect.ValueOf(complex64(1+2i)).Complex(), reflect.ValueOf(3i).Complex())
	println(reflect.ValueOf(1).String(), reflect.Value{}.String(), reflect.ValueOf([]Num{}).String(), reflect.ValueOf(nil).IsValid(), reflect.ValueOf(nil).Kind().String())
	println(reflect.ValueOf(1).CanInt(), reflect.ValueOf(1).CanUint(), reflect.ValueOf(uint8(1)).CanUint(), reflect.ValueOf(1.0).CanFloat(), reflect.ValueOf(1i).CanComplex())
	println(reflect.ValueOf(int8(0)).OverflowInt(200), reflect.ValueOf(uint8(0)).OverflowUint(255), reflect.ValueOf(float32(0)).OverflowFloat(1e300))

	// fields
	seven := 7
	o := Outer{Pub: 1, priv: "p", inner: inner{2, 3}, In: inner{4, 5}, Any: 6, Err: E("err"), P: &seven, F: func() int { return 8 },
		M: map[string]int{"k": 9}, Arr: [3]int{10, 11, 12}, Sl: []byte("slice"), priS: []int{13}}
	v := reflect.ValueOf(&o).Elem()
	for i := range v.NumField() {
		f := v.Field(i)
		println(v.Type().Field(i).Name, f.Kind().String(), f.Type().String(), f.CanSet(), f.CanAddr(), f.CanInterface(), f.IsZero())
	}
	for i := range v.NumField() {
		print(reflect.ValueOf(o).Field(i).CanAddr(), reflect.Zero(v.Type()).Field(i).IsZero(), " ")
	}
	println()
	v.Field(0).SetInt(100)
	v.FieldByName("V").SetInt(200) // promoted through an unexported struct: it is exported itself
	v.FieldByName("Arr").Index(1).SetInt(300)
	v.FieldByName("P").Elem().SetInt(400)
	v.FieldByName("Any").Set(reflect.ValueOf("any"))
	v.FieldByName("Err").Set(reflect.ValueOf(E("other")))
	v.FieldByName("Sl").SetBytes([]byte("bytes"))
	v.FieldByName("M").SetMapIndex(reflect.ValueOf("new"), reflect.ValueOf(500))
	v.FieldByName("M").SetMapIndex(reflect.ValueOf("k"), reflect.Value{})
	println(o.Pub, o.V, o.Arr[1], seven, o.Any.(string), o.Err.Error(), string(o.Sl), o.M["new"], len(o.M))
	v.FieldByName("Err").SetZero()
	println(o.Err == nil, v.FieldByName("Err").IsNil(), v.FieldByName("none").IsValid())
	println(v.FieldByName("priv").String(), v.FieldByName("priS").Index(0).Int(), v.FieldByName("In").FieldByName("w").Int())
	for f, x := range v.FieldByName("In").Fields() {
		println(f.Name, x.Int())
	}

	// elem, interface
	var e error = E("x")
	ev := reflect.ValueOf(&e).Elem()
	println(ev.Kind().String(), ev.Elem().Type().String(), ev.Elem().String(), ev.NumMethod(), ev.Interface().(E))
	var np *int
	println(reflect.ValueOf(np).Elem().IsValid(), reflect.ValueOf(np).IsNil(), reflect.Indirect(reflect.ValueOf(&seven)).Int())
	one := One{&seven}
	ov := reflect.ValueOf(one)
	println(ov.Field(0).Elem().Int(), ov.Interface().(One).P == &seven, ov.Field(0).Interface().(*int) == &seven)
	x, ok := reflect.TypeAssert[One](ov)
	println(x.P == &seven, ok)
	_, ok = reflect.TypeAssert[error](ov)
	er, ok2 := reflect.TypeAssert[error](reflect.ValueOf(E("z")))
	println(ok, er.Error(), ok2)
	array := reflect.ValueOf([1]*int{&seven})
	println(array.Index(0).Elem().Int(), array.Interface().([1]*int)[0] == &seven)

	// an interface must not change with the variable
	n := 1
	nv := reflect.ValueOf(&n).Elem()
	boxed := nv.Interface()
	nv.SetInt(2)
	println(boxed.(int), nv.Int())
	a2 := [2]int{1, 2}
	av := reflect.ValueOf(a2)
	println(av.Index(1).Int(), av.Len())

	// slices
	s := []int{1, 2, 3, 4, 5}
	sv := reflect.ValueOf(&s).Elem()
	println(sv.Len(), sv.Cap(), sv.Slice(1, 3).Len(), sv.Slice(1, 3).Cap(), sv.Slice3(1, 2, 3).Cap(), sv.Slice(5, 5).Len())
	sv.SetLen(3)
	sv.Set(reflect.Append(sv, reflect.ValueOf(40), reflect.ValueOf(50)))
	println(len(s), s[3], s[4])
	sv.Set(reflect.AppendSlice(sv, reflect.ValueOf([]int{60, 70})))
	println(len(s), s[6])
	sv.Grow(100)
	println(cap(s)-len(s) >= 100, len(s))
	sv.SetLen(cap(s))
	zeros := true
	for _, x := range s[7:] {
		zeros = zeros && x == 0
	}
	println(zeros)
	sv.SetLen(7)
	println(reflect.Copy(sv, reflect.ValueOf([]int{-1, -2})), s[0], s[1], s[2])
	bs := make([]byte, 3)
	println(reflect.Copy(reflect.ValueOf(bs), reflect.ValueOf("hello")), string(bs), string(reflect.ValueOf(bs).Bytes()))
	reflect.Swapper(s)(0, 6)
	println(s[0], s[6])
	sv.Slice(0, 2).Clear()
	println(s[0], s[1], s[2])
	println(reflect.ValueOf("hello").Index(1).Uint(), reflect.ValueOf("hello").Slice(1, 3).String())
	arr := [4]string{"a", "b", "c", "d"}
	part := reflect.ValueOf(&arr).Elem().Slice(1, 3)
	part.Index(0).SetString("B")
	println(arr[1], part.Len(), part.Cap(), part.Type().String(), reflect.ValueOf(&arr).Len(), reflect.ValueOf(&arr).Cap())
	ms := reflect.MakeSlice(reflect.TypeFor[[]string](), 2, 5)
	ms.Index(1).SetString("made")
	println(ms.Len(), ms.Cap(), ms.Interface().([]string)[1], ms.Index(1).CanSet())

	// maps
	m := map[string]int{"one": 1, "two": 2, "three": 3}
	mv := reflect.ValueOf(m)
	keys := []string{}
	for _, k := range mv.MapKeys() {
		keys = append(keys, k.String())
	}
	sort.Strings(keys)
	println(len(keys), keys[0], keys[1], keys[2])
	sum := 0
	it := mv.MapRange()
	for it.Next() {
		sum += int(it.Value().Int())
		if m[it.Key().String()] != int(it.Value().Int()) {
			println("wrong entry")
		}
	}
	println(sum, mv.MapIndex(reflect.ValueOf("two")).Int(), mv.MapIndex(reflect.ValueOf("none")).IsValid())
	var k string
	var el any
	it.Reset(reflect.ValueOf(map[string]int{"only": 77}))
	it.Next()
	reflect.ValueOf(&k).Elem().SetIterKey(it)
	reflect.ValueOf(&el).Elem().SetIterValue(it)
	println(k, el.(int))
	mm := reflect.MakeMap(reflect.TypeFor[map[any][]int]())
	mm.SetMapIndex(reflect.ValueOf(1.5), reflect.ValueOf([]int{1}))
	mm.SetMapIndex(reflect.ValueOf("x"), reflect.ValueOf([]int{2, 3}))
	println(mm.Len(), len(mm.Interface().(map[any][]int)["x"]), mm.IsNil())
	mm.Clear()
	println(mm.Len())
	var nilmap map[int]int
	println(reflect.ValueOf(nilmap).Len(), reflect.ValueOf(nilmap).MapIndex(reflect.ValueOf(1)).IsValid(), len(reflect.ValueOf(nilmap).MapKeys()))

	// channels
	c := reflect.MakeChan(reflect.TypeFor[chan string](), 2)
	c.Send(reflect.ValueOf("first"))
	println(c.TrySend(reflect.ValueOf("second")), c.TrySend(reflect.ValueOf("third")), c.Len(), c.Cap())
	r, ok := c.Recv()
	println(r.String(), ok)
	c.Close()
	r, ok = c.TryRecv()
	println(r.String(), ok)
	r, ok = c.Recv()
	println(r.String(), ok, r.Kind().String())
	ci := make(chan *int, 1)
	r, ok = reflect.ValueOf(ci).TryRecv()
	println(r.IsValid(), ok)
	chosen, _, _ := reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ci)}, {Dir: reflect.SelectDefault}})
	println(chosen)
	chosen, _, _ = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectRecv}, {Dir: reflect.SelectSend, Chan: reflect.ValueOf(ci), Send: reflect.ValueOf(&seven)}})
	println(chosen, len(ci))
	chosen, r, ok = reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectSend}, {Dir: reflect.SelectRecv, Chan: reflect.ValueOf(make(chan int))}, {Dir: reflect.SelectRecv, Chan: reflect.ValueOf(ci)}})
	println(chosen, r.Elem().Int(), ok)
	go func() { ci <- nil }()
	r, ok = reflect.ValueOf(ci).Recv()
	println(r.IsNil(), ok)

	// new, zero, equality
	p := reflect.New(reflect.TypeFor[Outer]())
	p.Elem().Field(0).SetInt(3)
	println(p.Interface().(*Outer).Pub, p.Type().String(), p.Elem().IsZero(), reflect.Zero(reflect.TypeFor[*int]()).IsNil())
	println(reflect.ValueOf(1).Equal(reflect.ValueOf(1)), reflect.ValueOf(1).Equal(reflect.ValueOf(int8(1))), reflect.ValueOf(a2).Equal(reflect.ValueOf([2]int{1, 2})),
		reflect.ValueOf(inner{1, 2}).Equal(reflect.ValueOf(inner{1, 3})), reflect.Value{}.Equal(reflect.Value{}), reflect.ValueOf("a").Equal(reflect.ValueOf("a")))
	println(reflect.ValueOf(m).Comparable(), reflect.ValueOf(o).Comparable(), reflect.ValueOf(1).Comparable(), reflect.ValueOf([1]any{[]int{}}).Comparable(), reflect.ValueOf([1]any{1}).Comparable())
	println(reflect.ValueOf(&seven).Pointer() == reflect.ValueOf(&seven).Elem().UnsafeAddr(), reflect.ValueOf(&seven).UnsafePointer() == reflect.ValueOf(&seven).Elem().Addr().UnsafePointer())

	// what must not be done
	i := reflect.ValueOf(1)
	z := reflect.Value{}
	try("Bool", func() { i.Bool() })
	try("Int", func() { reflect.ValueOf("").Int() })
	try("zero Int", func() { z.Int() })
	try("zero Type", func() { z.Type() })
	try("zero Interface", func() { z.Interface() })
	try("Field", func() { i.Field(0) })
	try("Field range", func() { v.Field(99) })
	try("NumField", func() { i.NumField() })
	try("Elem", func() { i.Elem() })
	try("IsNil", func() { i.IsNil() })
	try("Len", func() { i.Len() })
	try("Len ptr", func() { reflect.ValueOf(&seven).Len() })
	try("Index", func() { reflect.ValueOf([]int{}).Index(0) })
	try("Index array", func() { reflect.ValueOf([1]int{}).Index(-1) })
	try("Index string", func() { reflect.ValueOf("").Index(0) })
	try("Addr", func() { i.Addr() })
	try("SetInt", func() { i.SetInt(1) })
	try("zero SetInt", func() { z.SetInt(1) })
	try("SetInt kind", func() { v.FieldByName("Any").SetInt(1) })
	try("SetString private", func() { v.FieldByName("priv").SetString("x") })
	try("Interface private", func() { v.FieldByName("priv").Interface() })
	try("Set type", func() { v.Field(0).Set(reflect.ValueOf("x")) })
	try("Set iface", func() { v.FieldByName("Err").Set(i) })
	try("Set private", func() { v.FieldByName("Any").Set(v.FieldByName("priv")) })
	try("Set zero", func() { v.FieldByName("Any").Set(z) })
	try("MapIndex", func() { i.MapIndex(i) })
	try("MapIndex key", func() { mv.MapIndex(i) })
	try("SetMapIndex nil map", func() { reflect.ValueOf(nilmap).SetMapIndex(i, i) })
	try("SetMapIndex elem", func() { mv.SetMapIndex(reflect.ValueOf("x"), reflect.ValueOf("y")) })
	try("MapKeys", func() { i.MapKeys() })
	try("MapRange", func() { i.MapRange() })
	try("Key before Next", func() { mv.MapRange().Key() })
	try("Value at end", func() { it := reflect.ValueOf(nilmap).MapRange(); it.Next(); it.Value() })
	try("Next at end", func() { it := reflect.ValueOf(nilmap).MapRange(); it.Next(); it.Next() })
	try("Next without map", func() { new(reflect.MapIter).Next() })
	try("Slice", func() { i.Slice(0, 0) })
	try("Slice array", func() { av.Slice(0, 1) })
	try("Slice bounds", func() { sv.Slice(2, 1) })
	try("Slice string", func() { reflect.ValueOf("abc").Slice(1, 4) })
	try("Slice3 bounds", func() { sv.Slice3(1, 2, 1) })
	try("SetLen", func() { sv.SetLen(1 << 40) })
	try("SetCap", func() { sv.SetCap(1) })
	try("SetLen unaddressable", func() { reflect.ValueOf(s).SetLen(1) })
	try("Grow", func() { sv.Grow(-1) })
	try("Append", func() { reflect.Append(i) })
	try("AppendSlice", func() { reflect.AppendSlice(sv, reflect.ValueOf([]string{})) })
	try("Copy", func() { reflect.Copy(i, i) })
	try("Copy types", func() { reflect.Copy(sv, reflect.ValueOf([]string{})) })
	try("Bytes", func() { sv.Bytes() })
	try("Send", func() { reflect.ValueOf((<-chan int)(nil)).Send(i) })
	try("Recv", func() { reflect.ValueOf((chan<- int)(nil)).Recv() })
	try("Send type", func() { c.Send(i) })
	try("Close", func() { reflect.ValueOf((<-chan int)(nil)).Close() })
	try("Close nil", func() { reflect.ValueOf((chan int)(nil)).Close() })
	try("MakeChan", func() { reflect.MakeChan(reflect.TypeFor[int](), 0) })
	try("MakeSlice", func() { reflect.MakeSlice(reflect.TypeFor[[]int](), 2, 1) })
	try("MakeMap", func() { reflect.MakeMap(reflect.TypeFor[int]()) })
	try("New nil", func() { reflect.New(nil) })
	try("Zero nil", func() { reflect.Zero(nil) })
	try("Equal", func() { reflect.ValueOf([]int{}).Equal(reflect.ValueOf([]int{})) })
	try("SetZero", func() { i.SetZero() })
	try("IsZero", func() { z.IsZero() })
	try("Swapper", func() { reflect.Swapper(1) })
	try("Swapper range", func() { reflect.Swapper([]int{1})(0, 1) })
	try("FieldByIndex nil", func() {
		type In struct{ X int }
		type T struct{ *In }
		_, err := reflect.ValueOf(T{}).FieldByIndexErr([]int{0, 0})
		println(err.Error())
		reflect.ValueOf(T{}).FieldByIndex([]int{0, 0})
	})
	try("Select default", func() { reflect.Select([]reflect.SelectCase{{Dir: reflect.SelectDefault}, {Dir: reflect.SelectDefault}}) })
	try("Select dir", func() { reflect.Select([]reflect.SelectCase{{}}) })
	try("UnsafeAddr", func() { i.UnsafeAddr() })
	try("Pointer", func() { i.Pointer() })
	try("Clear", func() { i.Clear() })
	try("Comparable", func() { println(z.Comparable()) })
}
