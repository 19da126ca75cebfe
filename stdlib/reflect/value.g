package reflect

import (
	"errors"
	"iter"
	"unsafe"
)

// Value is a Go value. The zero Value holds none: its IsValid is false, its Kind Invalid, its String "<invalid Value>", and
// all other methods panic. A Value may be used by several goroutines if the Go value could be.
//
// To compare what two Values hold, use Value.Equal or compare what their Interface methods return. Comparing Values with ==
// compares something else.
type Value struct {
	typ  *rtype // of a method value: its receiver's
	ptr  unsafe.Pointer
	flag // zero: no value
}

// flag tells what a Value's ptr is and how the value was got at.
type flag uintptr

const (
	flagKindMask    flag = 1<<5 - 1
	flagStickyRO    flag = 1 << 5 // reached through an unexported field that is not embedded
	flagEmbedRO     flag = 1 << 6 // reached through an unexported embedded field
	flagIndir       flag = 1 << 7 // ptr points to the value; else it is the value
	flagAddr        flag = 1 << 8 // the value is a variable that can be set; flagIndir too
	flagMethod      flag = 1 << 9 // a method value: the method's index is in the bits from flagMethodShift on
	flagRO               = flagStickyRO | flagEmbedRO
	flagMethodShift      = 10
)

func (f flag) kind() Kind { return Kind(f & flagKindMask) }

// ro is what values that v leads to inherit of its read-only state.
func (f flag) ro() flag {
	if f&flagRO != 0 {
		return flagStickyRO
	}
	return 0
}

func (f flag) mustBe(k Kind, method string) {
	if f.kind() != k {
		panic(&ValueError{method, f.kind()})
	}
}

func (f flag) mustBeExported(method string) {
	if f == 0 {
		panic(&ValueError{method, Invalid})
	}
	if f&flagRO != 0 {
		panic("reflect: " + method + " using value obtained using unexported field")
	}
}

func (f flag) mustBeAssignable(method string) {
	f.mustBeExported(method)
	if f&flagAddr == 0 {
		panic("reflect: " + method + " using unaddressable value")
	}
}

// flagOf is that of a value of type t which nobody can set and which ptr holds as an interface's data word would.
func flagOf(t *rtype) flag {
	if t.direct() {
		return flag(t.kind)
	}
	return flag(t.kind) | flagIndir
}

// variable is the Value of the variable at p.
func variable(t *rtype, p unsafe.Pointer) Value {
	return Value{t, p, flag(t.kind) | flagIndir | flagAddr}
}

// fresh is the Value of what lies at p, where nobody writes any more.
func fresh(t *rtype, p unsafe.Pointer) Value { return Value{t, p, flag(t.kind) | flagIndir} }

// pointer returns the word that v is; v's type is pointer-shaped.
func (v Value) pointer() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return *(*unsafe.Pointer)(v.ptr)
	}
	return v.ptr
}

// address returns where v lies in memory, in a copy if it is not in memory yet.
func (v Value) address() unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	box := new(unsafe.Pointer)
	*box = v.ptr
	return unsafe.Pointer(box)
}

// never holds what the compiler must believe to outlive its function.
var never struct {
	yes bool
	i   any
}

// place is address with room for the copy.
func (v Value) place(room *unsafe.Pointer) unsafe.Pointer {
	if v.flag&flagIndir != 0 {
		return v.ptr
	}
	*room = v.ptr
	return unsafe.Pointer(room)
}

// ValueOf returns the value that i holds, the zero Value if i is nil.
func ValueOf(i any) Value {
	if never.yes { // what i refers to may be stored anywhere by means of the Value
		never.i = i
	}
	e := (*eface)(unsafe.Pointer(&i))
	if e.typ == nil {
		return Value{}
	}
	return Value{e.typ, e.word, flagOf(e.typ)}
}

// asInterface returns v as an any. v is neither an interface nor a method value.
func (v Value) asInterface() any {
	e := eface{typ: v.typ, word: v.ptr}
	if v.typ.direct() {
		e.word = v.pointer()
	} else if v.flag&flagAddr != 0 { // the variable may change
		e.word = newObject(v.typ)
		typedMove(v.typ, e.word, v.ptr)
	}
	return *(*any)(unsafe.Pointer(&e))
}

// held returns what the interface v holds.
func (v Value) held() any {
	if len(v.typ.iface().methods) == 0 {
		return *(*any)(v.ptr)
	}
	return *(*interface{ m() })(v.ptr)
}

func (v Value) toInterface(what string) any {
	if v.flag == 0 {
		panic(&ValueError{what, Invalid})
	}
	if v.flag&flagMethod != 0 {
		v = methodValue(what, v)
	}
	if v.kind() == Interface {
		return v.held()
	}
	return v.asInterface()
}

// Interface returns the value that v holds. If that is an interface, it returns what the interface holds. It panics if v was
// got at through an unexported field.
func (v Value) Interface() any {
	if v.flag&flagRO != 0 {
		panic("reflect.Value.Interface: cannot return value obtained from unexported field or method")
	}
	return v.toInterface("reflect.Value.Interface")
}

// CanInterface reports whether Interface can be used without panicking.
func (v Value) CanInterface() bool {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagRO == 0
}

// TypeAssert is v.Interface().(T), often without an allocation.
func TypeAssert[T any](v Value) (T, bool) {
	if v.flag&flagRO != 0 {
		panic("reflect.TypeAssert: cannot return value obtained from unexported field or method")
	}
	t := TypeFor[T]().common()
	if v.flag != 0 && v.flag&flagMethod == 0 && v.kind() != Interface {
		switch {
		case t == v.typ:
			var room unsafe.Pointer
			return *(*T)(v.place(&room)), true
		case !implements(t, v.typ): // nothing has to be packed up to know
			var none T
			return none, false
		}
	}
	x, ok := v.toInterface("reflect.TypeAssert").(T)
	return x, ok
}

// IsValid reports whether v holds a value.
func (v Value) IsValid() bool { return v.flag != 0 }

// Kind returns the kind of v's type, Invalid if v is the zero Value.
func (v Value) Kind() Kind { return v.kind() }

// Type returns v's type.
func (v Value) Type() Type {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return installed.Load().typ(v)
	}
	return v.typ
}

// CanAddr reports whether v is a variable, whose address Addr can take: an element of a slice, what a pointer points to, or a
// part of a variable.
func (v Value) CanAddr() bool { return v.flag&flagAddr != 0 }

// CanSet reports whether v can be changed: it is a variable and was not got at through an unexported field.
func (v Value) CanSet() bool { return v.flag&(flagAddr|flagRO) == flagAddr }

// Elem returns what the interface v holds or what the pointer v points to; the zero Value if v is nil.
func (v Value) Elem() Value {
	switch v.kind() {
	case Interface:
		x := ValueOf(v.held())
		if x.flag != 0 {
			x.flag |= v.ro()
		}
		return x
	case Pointer:
		p := v.pointer()
		if p == nil {
			return Value{}
		}
		x := variable(v.typ.pointer().elem, p)
		x.flag |= v.flag & flagRO
		return x
	}
	panic(&ValueError{"reflect.Value.Elem", v.kind()})
}

// Indirect returns v.Elem() if v is a pointer, else v.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

// IsNil reports whether v, a channel, function, interface, map, pointer or slice, is nil.
func (v Value) IsNil() bool {
	switch v.kind() {
	case Chan, Func, Map, Pointer, UnsafePointer:
		return v.flag&flagMethod == 0 && v.pointer() == nil
	case Interface, Slice: // their first word tells
		return *(*unsafe.Pointer)(v.ptr) == nil
	}
	panic(&ValueError{"reflect.Value.IsNil", v.kind()})
}

// Pointer returns v as a number; v is a channel, function, map, pointer, slice, string or unsafe.Pointer. For a function
// this is the address of its code, which does not tell functions apart; for a slice or string that of the first element.
//
// Value.UnsafePointer should be preferred.
func (v Value) Pointer() uintptr { return uintptr(v.unsafePointer("reflect.Value.Pointer")) }

// UnsafePointer is Pointer with an unsafe.Pointer as result.
func (v Value) UnsafePointer() unsafe.Pointer { return v.unsafePointer("reflect.Value.UnsafePointer") }

func (v Value) unsafePointer(method string) unsafe.Pointer {
	switch v.kind() {
	case Chan, Map, Pointer, UnsafePointer:
		return v.pointer()
	case Func:
		if v.flag&flagMethod != 0 {
			return installed.Load().code() // the same for all of them
		}
		p := v.pointer()
		if p != nil {
			p = *(*unsafe.Pointer)(p)
		}
		return p
	case Slice, String:
		return *(*unsafe.Pointer)(v.ptr)
	}
	panic(&ValueError{method, v.kind()})
}

// UnsafeAddr returns the address of the variable v as a number.
func (v Value) UnsafeAddr() uintptr {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.UnsafeAddr", Invalid})
	}
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.UnsafeAddr of unaddressable value")
	}
	return uintptr(v.ptr)
}

// InterfaceData returns two words without a meaning.
//
// Deprecated: there is nothing to be learnt from them.
func (v Value) InterfaceData() [2]uintptr {
	v.mustBe(Interface, "reflect.Value.InterfaceData")
	return *(*[2]uintptr)(v.ptr)
}

// NumField is the number of fields of the struct v.
func (v Value) NumField() int {
	v.mustBe(Struct, "reflect.Value.NumField")
	return len(v.typ.struct_().fields)
}

// Field returns the i-th field of the struct v.
func (v Value) Field(i int) Value {
	v.mustBe(Struct, "reflect.Value.Field")
	fields := v.typ.struct_().fields
	if uint(i) >= uint(len(fields)) {
		panic("reflect: Field index out of range")
	}
	f := &fields[i]
	flags := v.flag&(flagStickyRO|flagIndir|flagAddr) | flag(f.typ.kind) // embedding is forgiven when one goes on
	if !f.exported() {
		if f.embedded() {
			flags |= flagEmbedRO
		} else {
			flags |= flagStickyRO
		}
	}
	return Value{f.typ, unsafe.Add(v.ptr, f.offset()), flags} // a struct that is its only field has it at offset 0
}

// Fields iterates over the fields of the struct v.
func (v Value) Fields() iter.Seq2[StructField, Value] {
	t := v.Type()
	if t.Kind() != Struct {
		panic("reflect: Fields of non-struct type " + t.String())
	}
	return func(yield func(StructField, Value) bool) {
		for i := range v.NumField() {
			if !yield(t.Field(i), v.Field(i)) {
				return
			}
		}
	}
}

// FieldByIndex returns the field that is reached by going to field index[0], in it to field index[1] and so on. It panics if
// it has to follow a nil pointer.
func (v Value) FieldByIndex(index []int) Value {
	x, t := v.fieldByIndex(index, "reflect.Value.FieldByIndex")
	if t != nil {
		panic("reflect: indirection through nil pointer to embedded struct")
	}
	return x
}

// FieldByIndexErr is FieldByIndex with an error if there is a nil pointer to follow.
func (v Value) FieldByIndexErr(index []int) (Value, error) {
	x, t := v.fieldByIndex(index, "reflect.Value.FieldByIndexErr")
	if t != nil {
		return Value{}, errors.New("reflect: indirection through nil pointer to embedded struct field " + t.Name())
	}
	return x, nil
}

// fieldByIndex also returns the struct type that a nil pointer on the way points to.
func (v Value) fieldByIndex(index []int, method string) (Value, *rtype) {
	if len(index) != 1 {
		v.mustBe(Struct, method)
	}
	for i, x := range index {
		if i > 0 && v.kind() == Pointer && v.typ.pointer().elem.Kind() == Struct {
			if v.IsNil() {
				return Value{}, v.typ.pointer().elem
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v, nil
}

// FieldByName returns the field of that name of the struct v, the zero Value if there is none.
func (v Value) FieldByName(name string) Value {
	v.mustBe(Struct, "reflect.Value.FieldByName")
	if f, ok := v.typ.FieldByName(name); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// FieldByNameFunc returns the field of the struct v whose name satisfies match, the zero Value if there is none.
func (v Value) FieldByNameFunc(match func(string) bool) Value {
	v.mustBe(Struct, "reflect.Value.FieldByNameFunc")
	if f, ok := v.typ.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// String returns the string v. If v is something else it says so: "<T Value>" with v's type.
func (v Value) String() string {
	switch v.kind() {
	case String:
		return *(*string)(v.ptr)
	case Invalid:
		return "<invalid Value>"
	}
	return "<" + v.Type().String() + " Value>"
}

// Zero returns the zero value of type t, which is no variable.
func Zero(t Type) Value {
	if t == nil {
		panic("reflect: Zero(nil)")
	}
	typ := t.common()
	if typ.direct() {
		return Value{typ, nil, flag(typ.kind)}
	}
	if typ.size <= unsafe.Sizeof(zeros) {
		return fresh(typ, unsafe.Pointer(&zeros))
	}
	return fresh(typ, newObject(typ))
}

// zeros is the zero value of all types that are not too large; nobody writes to it.
var zeros [1024 / 8]uint64
