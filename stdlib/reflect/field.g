package reflect

import (
	"iter"
	"strconv"
	"unsafe"
)

// StructField is a field of a struct type.
type StructField struct {
	// Name is the field's name.
	Name string

	// PkgPath is the import path of the package that an unexported name belongs to; empty if Name is exported.
	PkgPath string

	Type      Type      // of the field
	Tag       StructTag // the string behind it
	Offset    uintptr   // within the struct, in bytes
	Index     []int     // the way to it, for FieldByIndex
	Anonymous bool      // it is embedded
}

// IsExported reports whether the field is exported.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// StructTag is the string that follows a field. By convention it is a list of pairs key:"value", separated by spaces if at
// all. Keys have no spaces, quotes, colons or control characters; values are Go string literals in double quotes.
type StructTag string

// Get returns the value of key, empty if there is none. [StructTag.Lookup] tells the difference.
func (tag StructTag) Get(key string) string {
	value, _ := tag.Lookup(key)
	return value
}

// Lookup returns the value of key and whether the tag has one. The answer is not specified for tags that do not follow the
// convention.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	for {
		for tag != "" && tag[0] == ' ' {
			tag = tag[1:]
		}
		name := tag.keyLen()
		if name == 0 || name+1 >= len(tag) || tag[name] != ':' || tag[name+1] != '"' {
			return "", false
		}
		quoted := tag[name+1:].literalLen()
		if quoted == 0 {
			return "", false
		}
		literal := tag[name+1 : name+1+quoted]
		if string(tag[:name]) == key {
			value, err := strconv.Unquote(string(literal))
			return value, err == nil
		}
		tag = tag[name+1+quoted:]
	}
}

func (tag StructTag) keyLen() int {
	n := 0
	for n < len(tag) && tag[n] > ' ' && tag[n] != ':' && tag[n] != '"' && tag[n] != 0x7f {
		n++
	}
	return n
}

// literalLen is the length of the quoted string that tag begins with, 0 if it does not end.
func (tag StructTag) literalLen() int {
	for i := 1; i < len(tag); i++ {
		switch tag[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
	return 0
}

func (t *rtype) NumField() int {
	t.only(t.Kind() == Struct, "NumField", "struct")
	return len(t.struct_().fields)
}

func (t *rtype) Field(i int) StructField {
	t.only(t.Kind() == Struct, "Field", "struct")
	return t.struct_().field(i)
}

// numbers holds the Index of the first fields, so that asking for one does not allocate: integers in a string, since nobody can
// write to that.
const (
	pad     = "\x00\x00\x00\x00\x00\x00\x00"
	numbers = "\x00" + pad + "\x01" + pad + "\x02" + pad + "\x03" + pad + "\x04" + pad + "\x05" + pad + "\x06" + pad +
		"\x07" + pad + "\x08" + pad + "\x09" + pad + "\x0a" + pad + "\x0b" + pad + "\x0c" + pad + "\x0d" + pad +
		"\x0e" + pad + "\x0f" + pad
)

func (t *structType) field(i int) StructField {
	if i < 0 || i >= len(t.fields) {
		panic("reflect: Field index out of bounds")
	}
	f := &t.fields[i]
	field := StructField{Name: f.name, Type: f.typ, Tag: StructTag(f.tag), Offset: f.offset(), Anonymous: f.embedded()}
	if i < len(numbers)/8 {
		field.Index = unsafe.Slice((*int)(unsafe.Pointer(unsafe.StringData(numbers[8*i:]))), 1)
	} else {
		field.Index = []int{i}
	}
	if !f.exported() && t.pkgPath != nil {
		field.PkgPath = *t.pkgPath
	}
	return field
}

func (t *rtype) Fields() iter.Seq[StructField] {
	t.only(t.Kind() == Struct, "Fields", "struct")
	return func(yield func(StructField) bool) {
		for i := range t.struct_().fields {
			if !yield(t.struct_().field(i)) {
				return
			}
		}
	}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	t.only(t.Kind() == Struct, "FieldByIndex", "struct")
	var f StructField
	f.Type = t
	for i, x := range index {
		at := f.Type
		if i > 0 && at.Kind() == Pointer && at.Elem().Kind() == Struct {
			at = at.Elem()
		}
		f = at.Field(x)
	}
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	t.only(t.Kind() == Struct, "FieldByName", "struct")
	embeds := false
	for i := range t.struct_().fields {
		f := &t.struct_().fields[i]
		if f.name == name && name != "" {
			return t.struct_().field(i), true
		}
		embeds = embeds || f.embedded()
	}
	if !embeds {
		return StructField{}, false
	}
	return t.FieldByNameFunc(func(s string) bool { return s == name })
}

// promoter is an embedded struct on the level that a search has come to.
type promoter struct {
	typ      *structType
	index    []int // the way to it
	multiple bool  // it is embedded several times on the level: no field of it can be selected
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (StructField, bool) {
	t.only(t.Kind() == Struct, "FieldByNameFunc", "struct")
	level := []promoter{{typ: t.struct_()}}
	seen := map[*structType]bool{}
	for len(level) > 0 {
		found, matches := StructField{}, 0
		var next []promoter
		at := map[*structType]int{} // in next
		for _, p := range level {
			if seen[p.typ] {
				continue // an outer level has it too, which hides this one
			}
			seen[p.typ] = true
			for i := range p.typ.fields {
				f := &p.typ.fields[i]
				if match(f.name) {
					if matches++; matches > 1 || p.multiple {
						return StructField{}, false
					}
					found = p.typ.field(i)
					found.Index = append(append([]int(nil), p.index...), i)
				} else if s := f.embeddedStruct(); s != nil && matches == 0 {
					if n, ok := at[s]; ok {
						next[n].multiple = true
						continue
					}
					at[s] = len(next)
					next = append(next, promoter{s, append(append([]int(nil), p.index...), i), p.multiple})
				}
			}
		}
		if matches > 0 {
			return found, true
		}
		level = next
	}
	return StructField{}, false
}

// embeddedStruct returns the struct type that f embeds, itself or a pointer to it; nil if f is another field.
func (f *structField) embeddedStruct() *structType {
	t := f.typ
	if f.embedded() && t.Kind() == Pointer {
		t = t.pointer().elem
	}
	if f.embedded() && t.Kind() == Struct {
		return t.struct_()
	}
	return nil
}

// VisibleFields returns the fields that a selector can reach in the struct type t, promoted ones and unexported ones
// included: in the order of the struct, those of an embedded struct behind it.
func VisibleFields(t Type) []StructField {
	if t == nil {
		panic("reflect: VisibleFields(nil)")
	}
	if t.common().Kind() != Struct {
		panic("reflect.VisibleFields of non-struct type")
	}
	w := fieldWalk{byName: map[string]int{}, inside: map[*structType]bool{}}
	w.walk(t.common().struct_(), nil)
	visible := w.fields[:0]
	for _, f := range w.fields {
		if f.Name != "" {
			visible = append(visible, f)
		}
	}
	return visible
}

type fieldWalk struct {
	fields []StructField  // Name is empty where another field hides it
	byName map[string]int // in fields
	inside map[*structType]bool
}

func (w *fieldWalk) walk(t *structType, index []int) {
	if w.inside[t] {
		return
	}
	w.inside[t] = true
	for i := range t.fields {
		f := t.field(i)
		f.Index = append(append([]int(nil), index...), i)
		w.add(f)
		if s := t.fields[i].embeddedStruct(); s != nil {
			w.walk(s, f.Index)
		}
	}
	delete(w.inside, t)
}

// add enters f unless a field of its name lies less deep. Two that lie equally deep hide each other.
func (w *fieldWalk) add(f StructField) {
	if i, ok := w.byName[f.Name]; ok {
		if len(w.fields[i].Index) < len(f.Index) {
			return
		}
		w.fields[i].Name = ""
		if len(w.fields[i].Index) == len(f.Index) {
			return
		}
	}
	w.byName[f.Name] = len(w.fields)
	w.fields = append(w.fields, f)
}
