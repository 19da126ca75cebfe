package reflect_test

import (
	"errors"
	"fmt"
	"io"
	. "reflect"
	"strings"
	"testing"
	"unsafe"
)

type (
	small  int8
	text   string
	inner  struct{ A, B int }
	record struct {
		inner
		Name   string `json:"name,omitempty" empty:""`
		List   []int
		M      map[string]int
		P      *record
		F      func(int) string
		C      chan int
		Any    any
		hidden int
	}
	pair[K comparable, V any] struct {
		Key K
		Val V
	}
)

func (s small) Double() small { return 2 * s }
func (s small) Add(n ...small) small {
	for _, x := range n {
		s += x
	}
	return s
}
func (s *small) Inc()                { *s++ }
func (r record) String() string      { return "record " + r.Name }
func (r *record) Set(n string) error { r.Name = n; return nil }
func (i inner) Sum() int             { return i.A + i.B }

func eq(t *testing.T, what string, got, want any) {
	t.Helper()
	if fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func spaced(x ...any) string { return strings.TrimSuffix(fmt.Sprintln(x...), "\n") }

func panicText(f func()) (s string) {
	defer func() {
		if r := recover(); r != nil {
			s = fmt.Sprint(r)
		}
	}()
	f()
	return "no panic"
}

func TestTypes(t *testing.T) {
	for _, tt := range []struct {
		x    any
		want string // String, Name, kind, size, align, comparable
	}{
		{true, "bool bool bool 1 1 true"}, {1, "int int int 8 8 true"}, {small(1), "reflect_test.small small int8 1 1 true"}, {uint16(1), "uint16 uint16 uint16 2 2 true"},
		{1i, "complex128 complex128 complex128 16 8 true"}, {"s", "string string string 16 8 true"}, {[]int{}, "[]int  slice 24 8 false"}, {[3]int16{}, "[3]int16  array 6 2 true"},
		{map[string][]int{}, "map[string][]int  map 8 8 false"}, {make(<-chan int), "<-chan int  chan 8 8 true"}, {func(int, ...string) error { return nil }, "func(int, ...string) error  func 8 8 false"},
		{&record{}, "*reflect_test.record  ptr 8 8 true"}, {struct{ A, b int }{}, "struct { A int; b int }  struct 16 8 true"}, {pair[string, []int]{}, "reflect_test.pair[string,[]int] pair[string,[]int] struct 40 8 false"},
		{unsafe.Pointer(nil), "unsafe.Pointer Pointer unsafe.Pointer 8 8 true"}, {uintptr(0), "uintptr uintptr uintptr 8 8 true"}, {struct{}{}, "struct {}  struct 0 1 true"}, {[0]func(){}, "[0]func()  array 0 8 false"},
	} {
		y := TypeOf(tt.x)
		eq(t, "type", fmt.Sprint(y.String(), " ", y.Name(), " ", y.Kind(), " ", y.Size(), " ", y.Align(), " ", y.Comparable()), tt.want)
		if y.FieldAlign() != y.Align() || ValueOf(tt.x).Type() != y || PointerTo(y).Elem() != y || PtrTo(y) != PointerTo(y) || Zero(y).Type() != y || New(y).Type() != PointerTo(y) {
			t.Errorf("%v: relations", y)
		}
	}
	var kinds []string
	for k := Invalid; k <= UnsafePointer; k++ {
		kinds = append(kinds, k.String())
	}
	eq(t, "kinds", strings.Join(kinds, " "), "invalid bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 complex64 complex128 array chan func interface map ptr slice string struct unsafe.Pointer")
	eq(t, "kind 99", Kind(99).String(), "kind99")
	eq(t, "some kinds", spaced(Bool, Int, Int8, Int16, Int32, Int64, Uint, Uint8, Uint16, Uint32, Uint64, Uintptr, Float32, Float64, Complex64, Complex128, Array, Chan, Func, Interface, Map, Pointer == Ptr, Slice, String, Struct), "bool int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 uintptr float32 float64 complex64 complex128 array chan func interface map true slice string struct")
	eq(t, "TypeFor", TypeFor[error]().String(), "error")
	eq(t, "nil", TypeOf(nil), nil)
	r := TypeOf(record{})
	eq(t, "PkgPath", strings.Contains(r.PkgPath(), "reflect_test") || r.PkgPath() != "", true)
	eq(t, "Elem", panicText(func() { r.Elem() }), "reflect: Elem of invalid type reflect_test.record")
	eq(t, "Key", panicText(func() { r.Key() }), "reflect: Key of non-map type reflect_test.record")
	eq(t, "Len", panicText(func() { r.Len() }), "reflect: Len of non-array type reflect_test.record")
	eq(t, "In", panicText(func() { r.In(0) }), "reflect: In of non-func type reflect_test.record")
	eq(t, "NumField", panicText(func() { TypeOf(1).NumField() }), "reflect: NumField of non-struct type int")
	eq(t, "Bits", spaced(TypeOf(int16(0)).Bits(), panicText(func() { r.Bits() })), "16 reflect: Bits of non-arithmetic Type reflect_test.record")
}

func TestTypeParts(t *testing.T) {
	f := TypeOf(func(a int, b ...string) (error, bool) { return nil, false })
	eq(t, "func", spaced(f.NumIn(), f.NumOut(), f.In(1), f.Out(0), f.IsVariadic()), "2 2 []string error true")
	n := 0
	for range f.Ins() {
		n++
	}
	for range f.Outs() {
		n += 10
	}
	eq(t, "Ins, Outs", n, 22)
	m := TypeOf(map[string][4]int{})
	eq(t, "map", spaced(m.Key(), m.Elem(), m.Elem().Len()), "string [4]int 4")
	eq(t, "chan", fmt.Sprint(TypeOf(make(chan<- int)).ChanDir(), " ", RecvDir, " ", SendDir, " ", BothDir), "chan<- <-chan chan<- chan")
	for _, tt := range []struct{ got, want any }{
		{SliceOf(TypeOf(1)), TypeOf([]int{})}, {ArrayOf(3, TypeOf("")), TypeOf([3]string{})}, {MapOf(TypeOf(""), TypeOf(1)), TypeOf(map[string]int{})}, {ChanOf(BothDir, TypeOf(1)), TypeOf(make(chan int))},
		{FuncOf([]Type{TypeOf(1)}, []Type{TypeOf("")}, false), TypeOf(func(int) string { return "" })},
		{StructOf([]StructField{{Name: "A", Type: TypeOf(1), Tag: `x:"y"`}}), TypeOf(struct {
			A int `x:"y"`
		}{})},
	} {
		if tt.got != tt.want {
			t.Errorf("%v is not %v", tt.got, tt.want)
		}
	}
	eq(t, "MapOf", panicText(func() { MapOf(TypeOf([]int{}), TypeOf(1)) }), "reflect.MapOf: invalid key type []int")
	eq(t, "ArrayOf", panicText(func() { ArrayOf(-1, TypeOf(1)) }), "reflect: negative length passed to ArrayOf")
	errType, stringer := TypeFor[error](), TypeFor[fmt.Stringer]()
	eq(t, "Implements", spaced(TypeOf(record{}).Implements(stringer), TypeOf(record{}).Implements(errType), TypeOf(io.EOF).Implements(errType)), "true false true")
	eq(t, "AssignableTo", spaced(TypeOf(1).AssignableTo(TypeFor[any]()), TypeOf(small(1)).AssignableTo(TypeOf(int8(1))), TypeOf(small(1)).ConvertibleTo(TypeOf(""))), "true false true")
	eq(t, "CanSeq", spaced(TypeOf([]int{}).CanSeq(), TypeOf(1).CanSeq(), TypeOf(map[int]int{}).CanSeq2(), TypeOf(true).CanSeq2()), "true true true false")
	eq(t, "Overflow", spaced(TypeOf(int8(0)).OverflowInt(128), TypeOf(uint8(0)).OverflowUint(255), TypeOf(float32(0)).OverflowFloat(1e39), TypeOf(complex64(0)).OverflowComplex(1)), "true false true false")
}

func TestFields(t *testing.T) {
	r := TypeOf(record{})
	eq(t, "NumField", r.NumField(), 9)
	f, ok := r.FieldByName("Name")
	eq(t, "Name", spaced(f.Name, f.Type, f.Index, f.Offset, f.Anonymous, f.PkgPath == "", f.IsExported(), ok), "Name string [1] 16 false true true true")
	eq(t, "Tag", spaced(f.Tag.Get("json"), f.Tag.Get("xml") == ""), "name,omitempty true")
	v, ok := f.Tag.Lookup("empty")
	eq(t, "Lookup", spaced(v == "", ok), "true true")
	_, ok = StructTag("malformed").Lookup("malformed")
	eq(t, "malformed tag", ok, false)
	f, ok = r.FieldByName("B")
	eq(t, "promoted", spaced(f.Index, ok, r.FieldByIndex([]int{0, 1}).Name, r.Field(0).Anonymous), "[0 1] true B true")
	_, ok = r.FieldByName("none")
	eq(t, "none", ok, false)
	f, ok = r.FieldByNameFunc(func(s string) bool { return strings.HasPrefix(s, "hid") })
	eq(t, "hidden", spaced(f.Name, f.IsExported(), f.PkgPath != "", ok), "hidden false true true")
	var names []string
	for _, f := range VisibleFields(r) {
		names = append(names, f.Name)
	}
	eq(t, "VisibleFields", names, "[inner A B Name List M P F C Any hidden]")
	n := 0
	for range r.Fields() {
		n++
	}
	for f, v := range ValueOf(record{}).Fields() {
		if v.Type() != f.Type {
			t.Error(f.Name)
		}
		n += 10
	}
	eq(t, "Fields", n, 99)
	x := record{inner: inner{1, 2}}
	e := ValueOf(&x).Elem()
	e.FieldByName("Name").SetString("set")
	e.FieldByIndex([]int{0, 0}).CanSet()
	e.FieldByName("List").Set(ValueOf([]int{7}))
	eq(t, "set", spaced(x.Name, x.List, e.Field(0).Field(1), e.NumField(), e.FieldByNameFunc(func(s string) bool { return s == "A" })), "set [7] 2 9 1")
	eq(t, "unexported", panicText(func() { e.FieldByName("hidden").SetInt(1) }), "reflect: reflect.Value.SetInt using value obtained using unexported field")
	eq(t, "Interface", panicText(func() { e.FieldByName("hidden").Interface() }), "reflect.Value.Interface: cannot return value obtained from unexported field or method")
	eq(t, "unaddressable", panicText(func() { ValueOf(x).Field(1).SetString("") }), "reflect: reflect.Value.SetString using unaddressable value")
	var np struct{ *inner }
	_, err := ValueOf(np).FieldByIndexErr([]int{0, 0})
	eq(t, "FieldByIndexErr", err != nil, true)
}

func TestScalars(t *testing.T) {
	i, u, f, c, b, s := int8(1), uint16(2), float32(3), complex64(4), true, "five"
	bytes := []byte("six")
	vi, vu, vf, vc, vb, vs, vy := ValueOf(&i).Elem(), ValueOf(&u).Elem(), ValueOf(&f).Elem(), ValueOf(&c).Elem(), ValueOf(&b).Elem(), ValueOf(&s).Elem(), ValueOf(&bytes).Elem()
	vi.SetInt(100)
	vu.SetUint(200)
	vf.SetFloat(1.5)
	vc.SetComplex(2i)
	vb.SetBool(false)
	vs.SetString("x")
	vy.SetBytes([]byte("yz"))
	eq(t, "set", fmt.Sprintln(i, u, f, c, b, s, string(bytes)), "100 200 1.5 (0+2i) false x yz\n")
	eq(t, "get", fmt.Sprintln(vi.Int(), vu.Uint(), vf.Float(), vc.Complex(), vb.Bool(), vs.String(), string(vy.Bytes())), "100 200 1.5 (0+2i) false x yz\n")
	eq(t, "can", spaced(vi.CanInt(), vi.CanUint(), vu.CanUint(), vf.CanFloat(), vc.CanComplex(), vs.CanInt(), vi.CanAddr(), vi.CanSet(), vi.CanInterface()), "true false true true true false true true true")
	eq(t, "overflow", spaced(vi.OverflowInt(128), vu.OverflowUint(1<<16), vf.OverflowFloat(1e300), vc.OverflowComplex(1e300)), "true true true true")
	vi.SetZero()
	eq(t, "zero", spaced(i, vi.IsZero(), vu.IsZero()), "0 true false")
	eq(t, "wrong", panicText(func() { vi.Uint() }), "reflect: call of reflect.Value.Uint on int8 Value")
	eq(t, "wrong", panicText(func() { vi.SetString("") }), "reflect: call of reflect.Value.SetString on int8 Value")
	eq(t, "invalid", panicText(func() { Value{}.Int() }), "reflect: call of reflect.Value.Int on zero Value")
	eq(t, "invalid", spaced(Value{}.IsValid(), Value{}.Kind(), Value{}, ValueOf(nil).IsValid()), "false invalid <invalid reflect.Value> false")
	eq(t, "String", ValueOf(1).String(), "<int Value>")
	e := &ValueError{Method: "M", Kind: Int}
	eq(t, "ValueError", e, "reflect: call of M on int Value")
	eq(t, "convert", spaced(ValueOf(65).Convert(TypeOf("")), ValueOf(3.9).Convert(TypeOf(1)), ValueOf("ab").Convert(TypeOf([]byte{})), ValueOf([]int{1, 2}).Convert(TypeOf([2]int{})), ValueOf([]int{1}).CanConvert(TypeOf([2]int{})), ValueOf("").CanConvert(TypeOf(1))), "A 3 [97 98] [1 2] false false")
	eq(t, "convert", panicText(func() { ValueOf("").Convert(TypeOf(1)) }), "reflect.Value.Convert: value of type string cannot be converted to type int")
	eq(t, "equal", spaced(ValueOf(1).Equal(ValueOf(1)), ValueOf(1).Equal(ValueOf(int8(1))), ValueOf([]int{}).Comparable(), ValueOf("").Comparable()), "true false false true")
	p := unsafe.Pointer(&i)
	vp := ValueOf(&p).Elem()
	vp.SetPointer(nil)
	eq(t, "pointers", spaced(p == nil, ValueOf(&i).Pointer() == uintptr(unsafe.Pointer(&i)), ValueOf(&i).UnsafePointer() == unsafe.Pointer(&i), vi.Addr().Interface() == any(&i), vi.UnsafeAddr() == uintptr(unsafe.Pointer(&i)), ValueOf((*int)(nil)).IsNil()), "true true true true true true")
	eq(t, "NewAt", NewAt(TypeOf(i), unsafe.Pointer(&i)).Interface() == any(&i), true)
	n, ok := TypeAssert[int](ValueOf(7))
	_, ok2 := TypeAssert[string](ValueOf(7))
	eq(t, "TypeAssert", spaced(n, ok, ok2), "7 true false")
	eq(t, "Indirect", spaced(Indirect(ValueOf(&i)).Kind(), Indirect(vi).Kind()), "int8 int8")
	var st fmt.Stringer = record{Name: "n"}
	iv := ValueOf(&st).Elem()
	eq(t, "interface", spaced(iv.Kind(), iv.NumMethod(), iv.Elem().Type(), len(iv.InterfaceData())), "interface 1 reflect_test.record 2")
	var h StringHeader
	var sh SliceHeader
	eq(t, "headers", spaced(h.Data, h.Len, sh.Data, sh.Len, sh.Cap), "0 0 0 0 0")
}

func TestSlices(t *testing.T) {
	list := []int{1, 2, 3}
	v := ValueOf(&list).Elem()
	v.Index(0).SetInt(9)
	v.Set(Append(v, ValueOf(4)))
	v.Set(AppendSlice(v, ValueOf([]int{5, 6})))
	eq(t, "append", list, "[9 2 3 4 5 6]")
	eq(t, "slice", spaced(v.Slice(1, 3), v.Slice3(1, 2, 3).Cap(), ValueOf("hello").Slice(1, 3), ValueOf("hello").Index(1)), "[2 3] 2 el 101")
	v.SetLen(2)
	v.SetCap(2)
	v.Grow(10)
	eq(t, "len", spaced(v.Len(), v.Cap() >= 12, list), "2 true [9 2]")
	m := MakeSlice(TypeOf([]string{}), 2, 5)
	eq(t, "MakeSlice", fmt.Sprintf("%d %d %q", m.Len(), m.Cap(), m), `2 5 ["" ""]`)
	eq(t, "Copy", spaced(Copy(m, ValueOf([]string{"a", "b", "c"})), m), "2 [a b]")
	swap := Swapper(list)
	swap(0, 1)
	eq(t, "Swapper", list, "[2 9]")
	m.Clear()
	eq(t, "Clear", fmt.Sprintf("%q", m), `["" ""]`)
	a := [3]int{1, 2, 3}
	av := ValueOf(&a).Elem()
	eq(t, "array", spaced(av.Len(), av.Slice(0, 2), SliceAt(TypeOf(1), unsafe.Pointer(&a), 2)), "3 [1 2] [1 2]")
	eq(t, "index", panicText(func() { v.Index(5) }), "reflect: slice index out of range")
	eq(t, "index", panicText(func() { av.Index(-1) }), "reflect: array index out of range")
	eq(t, "slice", panicText(func() { v.Slice(2, 1) }), "reflect.Value.Slice: slice index out of bounds")
	eq(t, "unaddressable", panicText(func() { ValueOf(a).Slice(0, 1) }), "reflect.Value.Slice: slice of unaddressable array")
	var sum []string
	for x := range av.Seq() {
		sum = append(sum, fmt.Sprint(x))
	}
	for i, x := range v.Seq2() {
		sum = append(sum, fmt.Sprint(i, x))
	}
	eq(t, "Seq", sum, "[0 1 2 0 2 1 9]")
}

func TestMaps(t *testing.T) {
	m := map[string]int{"a": 1, "b": 2}
	v := ValueOf(m)
	v.SetMapIndex(ValueOf("c"), ValueOf(3))
	v.SetMapIndex(ValueOf("a"), Value{})
	eq(t, "map", spaced(m, v.Len(), v.MapIndex(ValueOf("b")), v.MapIndex(ValueOf("x")).IsValid(), len(v.MapKeys())), "map[b:2 c:3] 2 2 false 2")
	got := map[string]int{}
	it := v.MapRange()
	k, e := New(TypeOf("")).Elem(), New(TypeOf(1)).Elem()
	for it.Next() {
		k.SetIterKey(it)
		e.SetIterValue(it)
		got[it.Key().String()] = int(it.Value().Int()) + int(e.Int())*10 + len(k.String())
	}
	eq(t, "MapRange", got, "map[b:23 c:34]")
	it.Reset(ValueOf(map[string]int{}))
	eq(t, "Reset", it.Next(), false)
	eq(t, "Next", panicText(func() { it.Next() }), "MapIter.Next called on exhausted iterator")
	var _ *MapIter = it
	eq(t, "nil", panicText(func() { ValueOf(map[string]int(nil)).SetMapIndex(ValueOf("a"), ValueOf(1)) }), "assignment to entry in nil map")
	made := MakeMap(TypeOf(m))
	made.SetMapIndex(ValueOf("z"), ValueOf(26))
	eq(t, "MakeMap", spaced(made, MakeMapWithSize(TypeOf(m), 10).Len()), "map[z:26] 0")
	made.Clear()
	eq(t, "Clear", made.Len(), 0)
	eq(t, "key", panicText(func() { v.MapIndex(ValueOf(1)) }), "reflect.Value.MapIndex: value of type int is not assignable to type string")
}

func TestChannels(t *testing.T) {
	v := MakeChan(TypeOf(make(chan int)), 1)
	v.Send(ValueOf(1))
	eq(t, "TrySend", spaced(v.TrySend(ValueOf(2)), v.Len(), v.Cap()), "false 1 1")
	x, ok := v.Recv()
	y, ok2 := v.TryRecv()
	eq(t, "Recv", spaced(x, ok, y.IsValid(), ok2), "1 true false false")
	v.Send(ValueOf(5))
	chosen, x, ok := Select([]SelectCase{{Dir: SelectRecv, Chan: v}, {Dir: SelectDefault}})
	eq(t, "Select", spaced(chosen, x, ok), "0 5 true")
	chosen, _, _ = Select([]SelectCase{{Dir: SelectSend, Chan: v, Send: ValueOf(8)}})
	v.Close()
	x, ok = v.Recv()
	y, ok2 = v.Recv()
	eq(t, "Close", spaced(chosen, x, ok, y, ok2), "0 8 true 0 false")
	var d SelectDir = SelectDefault
	eq(t, "SelectDir", d == SelectSend, false)
	eq(t, "direction", panicText(func() { ValueOf(make(<-chan int)).Send(ValueOf(1)) }), "reflect: send on recv-only channel")
	eq(t, "closed", panicText(func() { v.Close() }), "close of closed channel")
}

func TestCalls(t *testing.T) {
	f := ValueOf(fmt.Sprintf)
	eq(t, "Call", f.Call([]Value{ValueOf("%d %s"), ValueOf(1), ValueOf("x")})[0], "1 x")
	eq(t, "CallSlice", f.CallSlice([]Value{ValueOf("%d %s"), ValueOf([]any{1, "x"})})[0], "1 x")
	eq(t, "few", panicText(func() { f.Call(nil) }), "reflect: Call with too few input arguments")
	eq(t, "many", panicText(func() { ValueOf(func() {}).Call([]Value{ValueOf(1)}) }), "reflect: Call with too many input arguments")
	eq(t, "type", panicText(func() { ValueOf(func(int) {}).Call([]Value{ValueOf("")}) }), "reflect: Call using string as type int")
	eq(t, "nil", panicText(func() { ValueOf((func())(nil)).Call(nil) }), "reflect.Value.Call: call of nil function")
	big := func(a int8, b float32, c string, d [3]int, e inner, g any, h ...int) (string, error) {
		return fmt.Sprint(a, b, c, d, e, g, h), io.EOF
	}
	out := ValueOf(big).Call([]Value{ValueOf(int8(1)), ValueOf(float32(2)), ValueOf("3"), ValueOf([3]int{4, 5, 6}), ValueOf(inner{7, 8}), ValueOf(9), ValueOf(10), ValueOf(11)})
	eq(t, "mixed", spaced(out[0], out[1]), "1 23[4 5 6] {7 8} 9 [10 11] EOF")
	made := MakeFunc(TypeOf(big), func(args []Value) []Value {
		return []Value{ValueOf(fmt.Sprint(len(args), args[3], args[6].Len())), Zero(TypeFor[error]())}
	}).Interface().(func(int8, float32, string, [3]int, inner, any, ...int) (string, error))
	s, err := made(1, 2, "3", [3]int{4, 5, 6}, inner{}, nil, 1, 2, 3)
	eq(t, "MakeFunc", spaced(s, err), "7 [4 5 6] 3 <nil>")
}

func TestMethods(t *testing.T) {
	x := small(3)
	v := ValueOf(&x)
	eq(t, "NumMethod", spaced(TypeOf(x).NumMethod(), v.NumMethod(), v.Type().Method(2).Name), "2 3 Inc")
	v.MethodByName("Inc").Call(nil)
	eq(t, "methods", spaced(x, v.Elem().Method(1).Call(nil)[0], v.MethodByName("Add").Call([]Value{ValueOf(small(1)), ValueOf(small(2))})[0], v.MethodByName("none").IsValid()), "4 8 7 false")
	m, ok := TypeOf(x).MethodByName("Double")
	eq(t, "Method", spaced(m.Name, m.Index, m.Type, m.PkgPath == "", m.IsExported(), ok, m.Func.Call([]Value{ValueOf(x)})[0]), "Double 1 func(reflect_test.small) reflect_test.small true true true 8")
	n := 0
	for range TypeOf(&x).Methods() {
		n++
	}
	for m, f := range v.Methods() {
		if f.Type().NumIn() != m.Type.NumIn()-1 {
			t.Error(m.Name)
		}
		n += 10
	}
	eq(t, "Methods", n, 33)
	r := &record{inner: inner{1, 2}}
	eq(t, "promoted", spaced(ValueOf(r).MethodByName("Set").Call([]Value{ValueOf("new")})[0].IsNil(), r), "true record new")
	e := TypeFor[error]()
	em, _ := e.MethodByName("Error")
	eq(t, "interface", spaced(e.NumMethod(), em.Type, em.Func.IsValid()), "1 func() string false")
}

func TestDeepEqual(t *testing.T) {
	type list struct {
		v    int
		next *list
	}
	ring := &list{v: 1}
	ring.next = ring
	ring2 := &list{v: 1, next: &list{v: 1}}
	ring2.next.next = ring2
	f := func() {}
	for _, tt := range []struct {
		a, b any
		want bool
	}{
		{1, 1, true}, {1, int8(1), false}, {nil, nil, true}, {nil, 1, false}, {[]int{1}, []int{1}, true}, {[]int{}, []int(nil), false}, {map[string]int{}, map[string]int(nil), false},
		{map[string][]int{"a": {1}}, map[string][]int{"a": {1}}, true}, {map[string]int{"a": 1}, map[string]int{"b": 1}, false}, {&inner{1, 2}, &inner{1, 2}, true}, {inner{1, 2}, inner{2, 1}, false},
		{ring, ring2, true}, {f, f, false}, {(func())(nil), (func())(nil), true}, {errors.New("a"), errors.New("a"), true}, {[]any{1, "a", nil}, []any{1, "a", nil}, true}, {[2]int{1}, [2]int{1}, true},
	} {
		if DeepEqual(tt.a, tt.b) != tt.want || DeepEqual(tt.b, tt.a) != tt.want {
			t.Errorf("DeepEqual(%v, %v) is not %t", tt.a, tt.b, tt.want)
		}
	}
}

func ExampleStructTag() {
	f, _ := TypeOf(record{}).FieldByName("Name")
	fmt.Println(f.Tag.Get("json"))
	// Output: name,omitempty
}
