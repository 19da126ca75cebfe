package reflect

import "unsafe"

//go:noescape
//go:linkname mapLen reflect_maplen
func mapLen(m unsafe.Pointer) int

//go:noescape
//go:linkname mapClear mapclear
func mapClear(t *mapType, m unsafe.Pointer)

//go:noescape
//go:linkname mapAccess mapaccess2
func mapAccess(t *mapType, m, key unsafe.Pointer) unsafe.Pointer

//go:noescape
//go:linkname mapAssign reflect_mapassign
func mapAssign(t *mapType, m, key, elem unsafe.Pointer)

//go:noescape
//go:linkname mapDelete mapdelete
func mapDelete(t *mapType, m, key unsafe.Pointer)

//go:noescape
//go:linkname makeMap makemap
func makeMap(t *mapType, hint int, memory unsafe.Pointer) unsafe.Pointer

// mapIter is the runtime's MapIter.
type mapIter struct {
	key, elem unsafe.Pointer // of the entry; key is nil behind the last
	parts     [5]unsafe.Pointer
	numbers   [4]uint64
}

//go:linkname mapIterInit mapiterinit
func mapIterInit(t *mapType, m unsafe.Pointer, it *mapIter)

//go:linkname mapIterNext mapiternext
func mapIterNext(it *mapIter)

// copied returns what lies at p as a Value that does not change when the memory does.
func copied(t *rtype, p unsafe.Pointer, ro flag) Value {
	if t.direct() {
		return Value{t, *(*unsafe.Pointer)(p), ro | flag(t.kind)}
	}
	c := newObject(t)
	typedMove(t, c, p)
	x := fresh(t, c)
	x.flag |= ro
	return x
}

// MapIndex returns the element of key in the map v, the zero Value if there is none or v is nil.
func (v Value) MapIndex(key Value) Value {
	v.mustBe(Map, "reflect.Value.MapIndex")
	t := v.typ.map_()
	key = key.assignTo("reflect.Value.MapIndex", t.key) // unexported ones too: what can be listed can be looked up
	var room unsafe.Pointer
	p := mapAccess(t, v.pointer(), key.place(&room))
	if p == nil {
		return Value{}
	}
	return copied(t.elem, p, (v.flag | key.flag).ro())
}

// SetMapIndex sets the element of key in the map v, or deletes it if elem is the zero Value.
func (v Value) SetMapIndex(key, elem Value) {
	v.mustBe(Map, "reflect.Value.SetMapIndex")
	v.mustBeExported("reflect.Value.SetMapIndex")
	key.mustBeExported("reflect.Value.SetMapIndex")
	t := v.typ.map_()
	key = key.assignTo("reflect.Value.SetMapIndex", t.key)
	var k, e unsafe.Pointer
	if !elem.IsValid() {
		mapDelete(t, v.pointer(), key.place(&k))
		return
	}
	elem.mustBeExported("reflect.Value.SetMapIndex")
	elem = elem.assignTo("reflect.Value.SetMapIndex", t.elem)
	mapAssign(t, v.pointer(), key.place(&k), elem.place(&e))
}

// MapKeys returns the keys of the map v in no particular order.
func (v Value) MapKeys() []Value {
	v.mustBe(Map, "reflect.Value.MapKeys")
	t := v.typ.map_()
	keys := make([]Value, 0, v.Len())
	it := new(mapIter)
	for mapIterInit(t, v.pointer(), it); it.key != nil; mapIterNext(it) {
		keys = append(keys, copied(t.key, it.key, v.ro()))
	}
	return keys
}

// MapIter goes through the entries of a map. See Value.MapRange.
type MapIter struct {
	m       Value
	started bool
	it      mapIter
}

// MapRange returns an iterator for the map v. Its Next goes to the first entry, then to the next ones:
//
//	for iter := v.MapRange(); iter.Next(); {
//		k, e := iter.Key(), iter.Value()
//		...
//	}
func (v Value) MapRange() *MapIter {
	v.mustBe(Map, "reflect.Value.MapRange")
	return &MapIter{m: v}
}

// Reset makes the iterator one for the map v, before its first entry. With the zero Value it holds on to no map.
func (iter *MapIter) Reset(v Value) {
	if v.IsValid() {
		v.mustBe(Map, "unknown method")
	}
	*iter = MapIter{m: v}
}

// Next goes to the next entry and reports whether there is one. After the last it must not be called again.
func (iter *MapIter) Next() bool {
	if !iter.m.IsValid() {
		panic("MapIter.Next called on an iterator that does not have an associated map Value")
	}
	if !iter.started {
		iter.started = true
		mapIterInit(iter.m.typ.map_(), iter.m.pointer(), &iter.it)
	} else {
		iter.mustBeAtEntry("MapIter.Next")
		mapIterNext(&iter.it)
	}
	return iter.it.key != nil
}

func (iter *MapIter) mustBeAtEntry(method string) {
	if !iter.started {
		panic(method + " called before Next")
	}
	if iter.it.key == nil {
		panic(method + " called on exhausted iterator")
	}
}

// Key returns the key of the entry.
func (iter *MapIter) Key() Value {
	iter.mustBeAtEntry("MapIter.Key")
	return copied(iter.m.typ.map_().key, iter.it.key, iter.m.ro())
}

// Value returns the element of the entry.
func (iter *MapIter) Value() Value {
	iter.mustBeAtEntry("MapIter.Value")
	return copied(iter.m.typ.map_().elem, iter.it.elem, iter.m.ro())
}

// SetIterKey is v.Set(iter.Key()) without a new Value.
func (v Value) SetIterKey(iter *MapIter) {
	iter.mustBeAtEntry("reflect: Value.SetIterKey")
	v.mustBeAssignable("reflect.Value.SetIterKey")
	iter.m.mustBeExported("reflect.Value.SetIterKey")
	v.store(fresh(iter.m.typ.map_().key, iter.it.key).assignTo("reflect.MapIter.SetKey", v.typ))
}

// SetIterValue is v.Set(iter.Value()) without a new Value.
func (v Value) SetIterValue(iter *MapIter) {
	iter.mustBeAtEntry("reflect: Value.SetIterValue")
	v.mustBeAssignable("reflect.Value.SetIterValue")
	iter.m.mustBeExported("reflect.Value.SetIterValue")
	v.store(fresh(iter.m.typ.map_().elem, iter.it.elem).assignTo("reflect.MapIter.SetValue", v.typ))
}

// MakeMap makes a map of type t.
func MakeMap(t Type) Value { return MakeMapWithSize(t, 0) }

// MakeMapWithSize makes a map of type t with room for n entries.
func MakeMapWithSize(t Type, n int) Value {
	typ := t.common()
	if typ.Kind() != Map {
		panic("reflect.MakeMapWithSize of non-map type")
	}
	return Value{typ, makeMap(typ.map_(), n, nil), flag(Map)}
}
