package reflect

import (
	"iter"
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
	u := t.uncommon()
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

func (t *rtype) Method(i int) Method {
	if t.Kind() == Interface {
		return t.iface().method(i)
	}
	list := t.exported()
	if i < 0 || i >= len(list) {
		panic("reflect: Method index out of range")
	}
	return Method{Name: list[i].name, Index: i}
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	for i := range t.NumMethod() {
		if m := t.Method(i); m.Name == name {
			return m, true
		}
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

func methodValue(context string, v Value) Value { panic(context) }
func methodCode() unsafe.Pointer                { return nil }
func (v Value) methodType() Type                { return nil }

