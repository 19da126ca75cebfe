package reflect

import "unsafe"

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.common().Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(u.common(), t)
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	to := u.common()
	return directlyAssignable(to, t) || implements(to, t)
}

// implements reports whether type t implements type u; false if u is no interface.
func implements(u, t *rtype) bool {
	if u.Kind() != Interface {
		return false
	}
	wanted := u.iface().methods
	if len(wanted) == 0 {
		return true
	}
	if t.Kind() != Interface {
		return findItab(u.iface(), t) != nil
	}
	for i := range t.iface().methods { // both are sorted
		if m := &t.iface().methods[i]; m.same(&wanted[0]) {
			if wanted = wanted[1:]; len(wanted) == 0 {
				return true
			}
		}
	}
	return false
}

func (m *imethod) same(n *imethod) bool {
	return m.name == n.name && m.typ == n.typ && (m.pkgPath == n.pkgPath || m.pkgPath != nil && n.pkgPath != nil && *m.pkgPath == *n.pkgPath)
}

// directlyAssignable reports whether a value of type from may be stored as it is in a variable of type to.
func directlyAssignable(to, from *rtype) bool {
	if to == from {
		return true
	}
	if to.named() && from.named() || to.kind != from.kind {
		return false
	}
	if to.Kind() == Chan && from.chan_().dir == BothDir && to.chan_().elem == from.chan_().elem {
		return true
	}
	return sameUnderlying(to, from, true)
}

// sameType reports whether the types are identical, without tags: but for tags of structs in them.
func sameType(t, u *rtype, tags bool) bool {
	if tags || t == u {
		return t == u
	}
	return t.Name() == u.Name() && t.kind == u.kind && t.PkgPath() == u.PkgPath() && sameUnderlying(t, u, false)
}

func sameTypes(t, u []*rtype, tags bool) bool {
	if len(t) != len(u) {
		return false
	}
	for i := range t {
		if !sameType(t[i], u[i], tags) {
			return false
		}
	}
	return true
}

// sameUnderlying reports whether the underlying types are identical.
func sameUnderlying(t, u *rtype, tags bool) bool {
	if t == u {
		return true
	}
	if t.kind != u.kind {
		return false
	}
	switch t.Kind() {
	case Array:
		return t.array().len == u.array().len && sameType(t.array().elem, u.array().elem, tags)
	case Chan:
		return t.chan_().dir == u.chan_().dir && sameType(t.chan_().elem, u.chan_().elem, tags)
	case Func:
		f, g := t.func_(), u.func_()
		return f.variadic == g.variadic && sameTypes(f.in, g.in, tags) && sameTypes(f.out, g.out, tags)
	case Interface: // others have to be converted
		return len(t.iface().methods) == 0 && len(u.iface().methods) == 0
	case Map:
		return sameType(t.map_().key, u.map_().key, tags) && sameType(t.map_().elem, u.map_().elem, tags)
	case Pointer, Slice:
		return sameType(t.elem(), u.elem(), tags)
	case Struct:
		return sameFields(t.struct_(), u.struct_(), tags)
	}
	return true // numbers, strings
}

func sameFields(t, u *structType, tags bool) bool {
	if len(t.fields) != len(u.fields) {
		return false
	}
	if t.pkgPath != u.pkgPath && (t.pkgPath == nil || u.pkgPath == nil || *t.pkgPath != *u.pkgPath) {
		return false
	}
	for i := range t.fields {
		f, g := &t.fields[i], &u.fields[i]
		if f.name != g.name || f.place != g.place || tags && f.tag != g.tag || !sameType(f.typ, g.typ, tags) {
			return false
		}
	}
	return true
}

// assignTo returns v as a value of type t, to which it is assigned; it panics if that cannot be. The context is for the
// message. The result is no variable.
func (v Value) assignTo(context string, t *rtype) Value {
	if v.flag == 0 {
		panic(context + ": value of type <nil> is not assignable to type " + t.str)
	}
	if v.flag&flagMethod != 0 {
		v = methodValue(context, v)
	}
	switch {
	case directlyAssignable(t, v.typ):
		return Value{t, v.ptr, v.flag&(flagAddr|flagIndir) | v.ro() | flag(t.kind)}
	case implements(t, v.typ):
		if v.kind() == Interface && v.IsNil() { // the zero value, not an interface that holds one
			return Zero(t)
		}
		p := newObject(t)
		storeInterface(t, v.toInterface(context), p)
		return fresh(t, p)
	}
	panic(context + ": value of type " + v.typ.str + " is not assignable to type " + t.str)
}

// storeInterface stores what x holds, which is not nil and implements the interface type t, as a t at p.
func storeInterface(t *rtype, x any, p unsafe.Pointer) {
	if len(t.iface().methods) == 0 {
		*(*any)(p) = x
		return
	}
	e := (*eface)(unsafe.Pointer(&x))
	i := (*iface)(p)
	i.tab = findItab(t.iface(), e.typ)
	i.word = e.word
}

// store sets the variable v to x, which is of its type.
func (v Value) store(x Value) {
	if x.flag&flagIndir != 0 {
		typedMove(v.typ, v.ptr, x.ptr)
	} else {
		*(*unsafe.Pointer)(v.ptr) = x.ptr
	}
}

// Set assigns x to v.
func (v Value) Set(x Value) {
	v.mustBeAssignable("reflect.Value.Set")
	x.mustBeExported("reflect.Value.Set")
	v.store(x.assignTo("reflect.Set", v.typ))
}
