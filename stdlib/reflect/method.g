package reflect

import (
	"iter"
	"sync/atomic"
	"unsafe"
)

// Method is a method of a type.
type Method struct {
	// Name is the method's name.
	Name string

	// PkgPath is the import path of the package that an unexported name belongs to; empty if Name is exported.
	PkgPath string

	Type  Type  // of the method: with the receiver as first parameter, but for a method of an interface
	Func  Value // the method as a function that takes the receiver first; the zero Value for a method of an interface
	Index int   // for Type.Method
}

// IsExported reports whether the method is exported.
func (m Method) IsExported() bool { return m.PkgPath == "" }

// exported returns which of the methods of t, that is no interface, are exported.
func (t *rtype) exported() []method {
	u := methodList(t)
	if u == nil {
		return nil
	}
	for i := range u.methods {
		if u.methods[i].pkgPath != nil {
			return onlyExported(u.methods)
		}
	}
	return u.methods
}

func onlyExported(all []method) []method {
	var list []method
	for _, m := range all {
		if m.pkgPath == nil {
			list = append(list, m)
		}
	}
	return list
}

func (t *rtype) NumMethod() int {
	if t.Kind() == Interface {
		return len(t.iface().methods)
	}
	return len(t.exported())
}

func (t *interfaceType) method(i int) Method {
	if i < 0 || i >= len(t.methods) {
		return Method{}
	}
	im := &t.methods[i]
	m := Method{Name: im.name, Type: im.typ, Index: i}
	if im.pkgPath != nil {
		m.PkgPath = *im.pkgPath
	}
	return m
}

func (t *rtype) Methods() iter.Seq[Method] {
	return func(yield func(Method) bool) {
		for i := range t.NumMethod() {
			if !yield(t.Method(i)) {
				return
			}
		}
	}
}

// methodsOf returns t's methods. A program that contains this function has all exported methods of all types that it can ask
// for them.
//
//go:noescape
//go:linkname methodsOf reflect_methods
func methodsOf(t *rtype) *uncommonType

// methodList returns t's methods, of which none may be called: those of a program that contains methodsOf may. A program that
// contains neither lists only methods that interfaces ask for.
//
//go:noescape
//go:linkname methodList reflect_methodlist
func methodList(t *rtype) *uncommonType

// callable returns the i-th exported method of t, which is no interface.
func (t *rtype) callable(i int) *method {
	u := methodsOf(t)
	for k := range u.methods {
		if m := &u.methods[k]; m.pkgPath == nil {
			if i == 0 {
				return m
			}
			i--
		}
	}
	return nil
}

// methodOps is what the rest of the package needs for values with flagMethod. Only Value.Method makes such values, and it
// installs the functions: a program that does not call it does not contain them, nor what methodsOf brings with it.
type methodOps struct {
	receiver func(v Value, op string) (*funcType, unsafe.Pointer, unsafe.Pointer)
	typ      func(v Value) Type
	value    func(op string, v Value) Value
	code     func() unsafe.Pointer
}

var installed atomic.Pointer[methodOps]

// methodValue returns v, a method with its receiver, as a func value.
func methodValue(op string, v Value) Value { return installed.Load().value(op, v) }

// receiver returns the type and code of the method that v stands for, and the word that is its receiver.
func (v Value) receiver(op string) (*funcType, unsafe.Pointer, unsafe.Pointer) {
	i := int(v.flag) >> flagMethodShift
	if v.typ.Kind() == Interface {
		m := &v.typ.iface().methods[i]
		if m.pkgPath != nil {
			panic("reflect: " + op + " of unexported method")
		}
		x := (*iface)(v.ptr)
		if x.tab == nil {
			panic("reflect: " + op + " of method on nil interface value")
		}
		return m.typ.func_(), x.tab.fun[i], x.word
	}
	m := v.typ.callable(i)
	word := v.ptr
	if v.typ.direct() {
		word = v.pointer()
	}
	return m.typ.func_(), m.ifn, word
}

func (v Value) methodType() Type {
	i := int(v.flag) >> flagMethodShift
	if v.typ.Kind() == Interface {
		return v.typ.iface().methods[i].typ
	}
	return v.typ.callable(i).typ
}

func bind(op string, v Value) Value {
	bound := Value{v.typ, v.ptr, v.flag &^ flagRO}
	t, _, _ := bound.receiver(op)
	f := MakeFunc(t, func(in []Value) []Value {
		if t.variadic {
			return bound.call("CallSlice", in)
		}
		return bound.call("Call", in)
	})
	f.flag |= v.ro()
	return f
}

func (t *rtype) Method(i int) Method {
	if t.Kind() == Interface {
		return t.iface().method(i)
	}
	if i < 0 || i >= t.NumMethod() {
		panic("reflect: Method index out of range")
	}
	m := t.callable(i)
	mt := m.typ.func_()
	in, out := []Type{t}, []Type(nil)
	for _, p := range mt.in {
		in = append(in, p)
	}
	for _, r := range mt.out {
		out = append(out, r)
	}
	ft := FuncOf(in, out, mt.variadic)
	f := MakeFunc(ft, func(args []Value) []Value {
		bound := args[0].Method(i)
		if mt.variadic {
			return bound.CallSlice(args[1:])
		}
		return bound.Call(args[1:])
	})
	return Method{Name: m.name, Type: ft, Func: f, Index: i}
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	if t.Kind() == Interface {
		for i := range t.iface().methods {
			if t.iface().methods[i].name == name {
				return t.iface().method(i), true
			}
		}
		return Method{}, false
	}
	i := 0
	for _, m := range t.exported() {
		if m.name == name {
			return t.Method(i), true
		}
		i++
	}
	return Method{}, false
}

// NumMethod is the number of methods that Method can be asked for: the exported ones, or all of an interface type.
func (v Value) NumMethod() int {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return 0
	}
	return v.typ.NumMethod()
}

// Method returns the i-th method of v as a function whose receiver is v.
func (v Value) Method(i int) Value {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	if v.flag&flagMethod != 0 || uint(i) >= uint(v.typ.NumMethod()) {
		panic("reflect: Method index out of range")
	}
	if v.typ.Kind() == Interface && v.IsNil() {
		panic("reflect: Method on nil interface value")
	}
	if installed.Load() == nil {
		installed.Store(&methodOps{Value.receiver, Value.methodType, bind, madeFuncCode})
	}
	return Value{v.typ, v.ptr, v.ro() | v.flag&flagIndir | flag(Func) | flagMethod | flag(i)<<flagMethodShift}
}

// MethodByName returns the method of v with that name, as Method does; the zero Value if there is none.
func (v Value) MethodByName(name string) Value {
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return Value{}
	}
	if v.typ.Kind() == Interface {
		for i := range v.typ.iface().methods {
			if v.typ.iface().methods[i].name == name {
				return v.Method(i)
			}
		}
		return Value{}
	}
	for i, m := range v.typ.exported() {
		if m.name == name {
			return v.Method(i)
		}
	}
	return Value{}
}

// Methods iterates over the methods of v.
func (v Value) Methods() iter.Seq2[Method, Value] {
	return func(yield func(Method, Value) bool) {
		t := v.Type()
		for i := range v.NumMethod() {
			if !yield(t.Method(i), v.Method(i)) {
				return
			}
		}
	}
}
