package reflect

import (
	"strconv"
	"unicode"
	"unsafe"
)

// ArrayOf returns the type [length]elem.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	e := elem.common()
	if e.size > 0 && uintptr(length) > ^uintptr(0)/e.size {
		panic("reflect.ArrayOf: array size would exceed virtual address space")
	}
	slice := e.sliceOf()
	return canonical("["+strconv.Itoa(length)+"]"+e.str, func(u *rtype) bool {
		return u.Kind() == Array && u.array().elem == e && u.array().len == uintptr(length)
	}, func() *rtype {
		t := &arrayType{elem: e, slice: slice, len: uintptr(length)}
		t.size, t.align, t.fieldAlign, t.kind = e.size*uintptr(length), e.align, e.fieldAlign, uint8(Array)
		t.setParts([]gcPart{{0, uintptr(length), e}})
		t.setEqual(e.equal)
		if length == 1 && e.direct() {
			t.tflag |= tflagDirectIface
		}
		return &t.rtype
	})
}

// setEqual makes t comparable if equal, of what t consists of, is not nil.
func (t *rtype) setEqual(equal unsafe.Pointer) {
	if equal != nil {
		t.equal = equal
		t.tflag |= tflagGeneric
	}
}

type structWithMethods struct {
	structType
	uncommonType
}

// StructOf returns the struct type with those fields, of which Offset and Index are ignored: they follow from the order.
//
// Methods of embedded fields are promoted in simple cases only: one embedded field that is the first. It panics where the
// result would lack methods that it should have. Methods of an embedded interface cannot be called, and those that are not
// exported are not promoted.
func StructOf(fields []StructField) Type {
	t := new(structWithMethods)
	t.kind = uint8(Struct)
	t.align = 1
	names := map[string]bool{}
	for i := range fields {
		f := t.addField(i, &fields[i])
		t.promote(i, len(fields), f)
		if names[f.name] && f.name != "_" {
			panic("reflect.StructOf: duplicate field " + f.name)
		}
		names[f.name] = true
	}
	t.layOut()
	return canonical(t.text(), func(u *rtype) bool {
		return u.Kind() == Struct && u.tflag&tflagNamed == 0 && sameFields(u.struct_(), &t.structType, true)
	}, func() *rtype {
		if len(t.methods) > 0 {
			t.tflag |= tflagUncommon
			t.uncommonType.methods = sortedMethods(t.methods)
		}
		if len(t.fields) == 1 && t.fields[0].typ.direct() {
			t.tflag |= tflagDirectIface
		}
		return &t.rtype
	})
}

func validFieldName(name string) bool {
	for i, c := range name {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return true
}

// addField appends field i; its offset is still 0.
func (t *structWithMethods) addField(i int, f *StructField) *structField {
	if f.Name == "" {
		panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no name")
	}
	if !validFieldName(f.Name) {
		panic("reflect.StructOf: field " + strconv.Itoa(i) + " has invalid name")
	}
	if f.Type == nil {
		panic("reflect.StructOf: field " + strconv.Itoa(i) + " has no type")
	}
	if f.Anonymous && f.PkgPath != "" {
		panic("reflect.StructOf: field \"" + f.Name + "\" is anonymous but has PkgPath set")
	}
	if c := f.Name[0]; f.IsExported() && ('a' <= c && c <= 'z' || c == '_') {
		panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
	}
	if f.PkgPath != "" {
		if t.structType.pkgPath == nil {
			path := f.PkgPath
			t.structType.pkgPath = &path
		} else if *t.structType.pkgPath != f.PkgPath {
			panic("reflect.StructOf: fields with different PkgPath " + *t.structType.pkgPath + " and " + f.PkgPath)
		}
	}
	field := structField{name: f.Name, typ: f.Type.common(), tag: string(f.Tag)}
	if f.Anonymous {
		field.place |= fieldEmbedded
	}
	if isUpper(f.Name) {
		field.place |= fieldExported
	}
	t.fields = append(t.fields, field)
	return &t.fields[i]
}

// promote adds the methods that field i of n promotes if it is embedded.
func (t *structWithMethods) promote(i, n int, f *structField) {
	if !f.embedded() {
		return
	}
	typ := f.typ
	switch typ.Kind() {
	case Interface:
		for _, m := range typ.iface().methods {
			stub := missingMethod
			t.addMethod(method{m.name, m.pkgPath, m.typ, **(**unsafe.Pointer)(unsafe.Pointer(&stub))})
		}
		return
	case Pointer:
		if k := typ.pointer().elem.Kind(); k == Pointer || k == Interface {
			panic("reflect.StructOf: illegal embedded field type " + typ.str)
		}
	}
	u := methodList(typ)
	if u == nil {
		return
	}
	if i > 0 && len(u.methods) > 0 {
		panic("reflect: embedded type with methods not implemented if type is not first field")
	}
	if n > 1 && typ.Kind() == Pointer {
		panic("reflect: embedded type with methods not implemented if there is more than one field")
	}
	if n > 1 && typ.direct() {
		panic("reflect: embedded type with methods not implemented for non-pointer type")
	}
	if len(u.methods) == 0 {
		return
	}
	for _, m := range methodsOf(typ).methods { // the field has the address of the struct, or is the same pointer
		t.addMethod(m)
	}
}

// addMethod adds m if it is exported: the type, which is of no package, cannot implement an interface with others.
func (t *structWithMethods) addMethod(m method) {
	if m.pkgPath == nil {
		t.methods = append(t.methods, m)
	}
}

func sortedMethods(list []method) []method {
	for i := range list {
		for j := i; j > 0 && list[j].name < list[j-1].name; j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
	return list
}

func missingMethod() {
	panic("reflect: StructOf does not support methods of embedded interfaces")
}

// layOut places the fields as the compiler does.
func (t *structWithMethods) layOut() {
	var parts []gcPart
	var equal unsafe.Pointer
	comparable := true
	size := uintptr(0)
	for i := range t.fields {
		f := &t.fields[i]
		offset := alignUp(size, uintptr(f.typ.align))
		if offset < size || offset+f.typ.size < offset || offset >= 1<<62 { // place has 62 bits for it
			panic("reflect.StructOf: struct size would exceed virtual address space")
		}
		size = offset + f.typ.size
		f.place |= offset << 2
		t.align = max(t.align, f.typ.align)
		parts = append(parts, gcPart{offset, 1, f.typ})
		equal = f.typ.equal
		comparable = comparable && equal != nil
	}
	if n := len(t.fields); n > 0 && size > 0 && t.fields[n-1].typ.size == 0 {
		size++ // a pointer to the last field must not point behind the struct
	}
	t.size = alignUp(size, uintptr(t.align))
	if t.size < size || size == 0 && len(t.fields) > 0 && t.fields[len(t.fields)-1].offset() > 0 {
		panic("reflect.StructOf: struct size would exceed virtual address space")
	}
	t.fieldAlign = t.align
	t.setParts(parts)
	if equal == nil {
		equal = TypeFor[struct{}]().common().equal
	}
	if comparable {
		t.setEqual(equal)
	}
}

func (t *structWithMethods) text() string {
	text := "struct {"
	for i := range t.fields {
		f := &t.fields[i]
		if i > 0 {
			text += ";"
		}
		if !f.embedded() {
			text += " " + f.name
		}
		text += " " + f.typ.str
		if f.tag != "" {
			text += " " + strconv.Quote(f.tag)
		}
	}
	if len(t.fields) > 0 {
		text += " "
	}
	return text + "}"
}
