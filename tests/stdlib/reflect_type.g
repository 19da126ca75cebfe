// run

// Types: names, texts, kinds, parts, fields, assignability.
package main

import (
	"errors"
	"iter"
	"reflect"
	"strings"
	"unsafe"
)

type (
	Celsius  float64
	Pair     struct{ X, Y int }
	List[T any] struct {
		Value T
		next  *List[T]
	}
	Stringer interface{ String() string }
	hidden   struct{ Deep int }
	Embeds   struct {
		hidden
		*Pair
		Stringer
		a    int8  `k:"v"`
		B    int64 `json:"b,omitempty" xml:"-" empty:"" esc:"a\tb"`
		_    struct{}
		Last struct{}
	}
	Func func(int, ...string) (bool, error)
)

func (c Celsius) String() string { return "warm" }
func (c *Celsius) Set(f float64) { *c = Celsius(f) }
func (Celsius) private()         {}
func (l *List[T]) Push(v T)      {}

func describe(t reflect.Type) {
	println(t.String(), "|", t.Name(), "|", t.PkgPath(), "|", t.Kind().String(), t.Size(), t.Align(), t.FieldAlign(), t.Comparable(), t.NumMethod())
}

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

func local() reflect.Type {
	type inner struct{ X int }
	return reflect.TypeOf(inner{})
}

func main() {
	println(reflect.TypeOf(nil) == nil)
	for _, x := range []any{false, 1, int8(1), int16(1), int32(1), int64(1), uint(1), uint8(1), uint16(1), uint32(1), uint64(1), uintptr(1),
		float32(1), 1.0, complex64(1), 1i, "s", unsafe.Pointer(nil), [3]int{}, [0]func(){}, make(chan int), make(<-chan int), make(chan<- int),
		make(chan (<-chan int)), func() {}, Func(nil), map[string][]int{}, &Pair{}, []string{}, Pair{}, struct{}{}, Celsius(1), new(Celsius), List[int]{},
		&List[map[string]Pair]{}, errors.New("x"), Embeds{}, new(error), new(any), struct {
			A int `t:"1"`
			b string
		}{}, reflect.ValueOf(1), strings.Builder{}, func(a int, b ...any) {}, func() (int, error) { return 0, nil }, new(interface {
			B()
			A(int) string
		}), [2][3]*[]map[Pair]chan bool{}} {
		describe(reflect.TypeOf(x))
	}
	describe(reflect.TypeFor[error]())
	describe(reflect.TypeFor[any]())
	describe(reflect.TypeFor[Stringer]())
	println(local() == local(), local().String(), local().Name())
	println(reflect.TypeOf(1) == reflect.TypeFor[int](), reflect.TypeOf(byte(1)) == reflect.TypeFor[uint8]())

	t := reflect.TypeFor[Embeds]()
	for i := range t.NumField() {
		f := t.Field(i)
		println(f.Name, f.PkgPath, f.Type.String(), string(f.Tag), f.Offset, len(f.Index), f.Index[0], f.Anonymous, f.IsExported())
	}
	b, ok := t.FieldByName("B")
	println(ok, b.Tag.Get("json"), b.Tag.Get("xml"), b.Tag.Get("nothing"), b.Tag.Get("esc"))
	_, ok = b.Tag.Lookup("empty")
	println(ok)
	_, ok = b.Tag.Lookup("nothing")
	println(ok)
	for _, tag := range []reflect.StructTag{``, `  `, `a`, `a:`, `a:"`, `a:"x`, `a:"x\"`, `:"x"`, `b:"1"a:"2"`, `a:"\q"`, `  a:"\u0041" `, "a\x01:\"x\"", `a :"x"`} {
		v, ok := tag.Lookup("a")
		println(string(tag), v, ok)
	}
	for _, name := range []string{"Deep", "X", "Y", "String", "a", "none", "", "Pair", "hidden"} {
		f, ok := t.FieldByName(name)
		print(name, " ", ok, " ", f.Name, " ", f.PkgPath, " ")
		for _, i := range f.Index {
			print(i, ",")
		}
		println()
	}
	for _, f := range reflect.VisibleFields(t) {
		print(f.Name, ":")
		for _, i := range f.Index {
			print(i, ",")
		}
		print(" ")
	}
	println()
	f := t.FieldByIndex([]int{1, 1})
	println(f.Name, f.Offset, f.Type.String())
	type D1 struct{ N, O int }
	type D2 struct{ N, P int }
	type Two struct {
		D1
		D2
		O string
	}
	_, ok = reflect.TypeFor[Two]().FieldByName("N")
	println(ok)
	fld, ok := reflect.TypeFor[Two]().FieldByNameFunc(func(s string) bool { return s == "P" || s == "N" })
	println(ok, fld.Name)
	for f := range reflect.TypeFor[Two]().Fields() {
		print(f.Name, " ")
	}
	println()

	ft := reflect.TypeFor[Func]()
	println(ft.NumIn(), ft.NumOut(), ft.IsVariadic(), ft.In(0).String(), ft.In(1).String(), ft.Out(1).String())
	for in := range ft.Ins() {
		print(in.String(), " ")
	}
	for out := range ft.Outs() {
		print(out.String(), " ")
	}
	println()
	println(reflect.TypeFor[[4]int8]().Len(), reflect.TypeFor[map[string]bool]().Key().String(), reflect.TypeFor[map[string]bool]().Elem().String(),
		reflect.TypeFor[<-chan int]().ChanDir().String(), reflect.ChanDir(7).String(), reflect.Kind(99).String(), reflect.TypeFor[uint16]().Bits())
	println(reflect.TypeFor[int8]().OverflowInt(128), reflect.TypeFor[int8]().OverflowInt(-128), reflect.TypeFor[uint8]().OverflowUint(256),
		reflect.TypeFor[float32]().OverflowFloat(1e39), reflect.TypeFor[complex64]().OverflowComplex(1e39i), reflect.TypeFor[int64]().OverflowInt(-1<<63))
	println(reflect.TypeFor[iter.Seq[int]]().CanSeq(), reflect.TypeFor[iter.Seq2[int, int]]().CanSeq2(), reflect.TypeFor[*[2]int]().CanSeq2(),
		reflect.TypeFor[bool]().CanSeq(), reflect.TypeFor[int]().CanSeq(), reflect.TypeFor[int]().CanSeq2(), reflect.TypeFor[func(func(Celsius) bool)]().CanSeq())

	type Bytes []byte
	type Ints []int
	type Chan chan int
	for _, p := range [][2]reflect.Type{
		{reflect.TypeFor[Bytes](), reflect.TypeFor[[]byte]()}, {reflect.TypeFor[[]byte](), reflect.TypeFor[Bytes]()},
		{reflect.TypeFor[Bytes](), reflect.TypeFor[Ints]()}, {reflect.TypeFor[Chan](), reflect.TypeFor[<-chan int]()},
		{reflect.TypeFor[<-chan int](), reflect.TypeFor[Chan]()}, {reflect.TypeFor[Celsius](), reflect.TypeFor[Stringer]()},
		{reflect.TypeFor[int](), reflect.TypeFor[Stringer]()}, {reflect.TypeFor[Stringer](), reflect.TypeFor[any]()},
		{reflect.TypeFor[any](), reflect.TypeFor[Stringer]()}, {reflect.TypeFor[int](), reflect.TypeFor[int64]()},
		{reflect.TypeFor[Celsius](), reflect.TypeFor[float64]()}, {reflect.TypeFor[struct{ X, Y int }](), reflect.TypeFor[Pair]()},
		{reflect.TypeFor[func(int) bool](), reflect.TypeFor[func(int) bool]()}, {reflect.TypeFor[*List[int]](), reflect.TypeFor[*List[int]]()},
	} {
		print(p[0].AssignableTo(p[1]), " ")
		if p[1].Kind() == reflect.Interface {
			print(p[0].Implements(p[1]), " ")
		}
	}
	println()

	i := reflect.TypeFor[int]()
	try("Elem", func() { i.Elem() })
	try("Key", func() { i.Key() })
	try("Len", func() { i.Len() })
	try("Field", func() { i.Field(0) })
	try("Field out", func() { t.Field(99) })
	try("NumField", func() { i.NumField() })
	try("FieldByName", func() { i.FieldByName("x") })
	try("In", func() { i.In(0) })
	try("NumOut", func() { i.NumOut() })
	try("IsVariadic", func() { i.IsVariadic() })
	try("ChanDir", func() { i.ChanDir() })
	try("Bits", func() { t.Bits() })
	try("OverflowInt", func() { t.OverflowInt(0) })
	try("Implements", func() { t.Implements(i) })
	try("Implements nil", func() { t.Implements(nil) })
	try("AssignableTo nil", func() { t.AssignableTo(nil) })
	try("VisibleFields", func() { reflect.VisibleFields(i) })
	try("Fields", func() { i.Fields() })
}
