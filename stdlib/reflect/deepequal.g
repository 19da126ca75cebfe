package reflect

import "unsafe"

// DeepEqual reports whether x and y are of the same type and what they consist of is equal, all the way down:
//
//   - numbers, strings, bools and channels if they are ==;
//   - arrays and structs if their elements and fields, exported or not, are deeply equal;
//   - slices and maps if both are nil or neither is, they have the same length, and they are the same slice or map or have
//     deeply equal elements, for equal keys;
//   - pointers if they are == or point to what is deeply equal;
//   - interfaces if they hold what is deeply equal, or both nothing;
//   - functions only if both are nil.
//
// So a value need not be deeply equal to itself: a NaN and a function are not, and what contains them is not unless a pointer,
// slice or map leads to them. Two pointers that are met again while what they point to is being compared count as equal, so
// that cycles end.
func DeepEqual(x, y any) bool {
	if x == nil || y == nil {
		return x == y
	}
	v, u := ValueOf(x), ValueOf(y)
	if v.typ != u.typ {
		return false
	}
	c := comparison{}
	return c.equal(v, u)
}

// pair is two references of one type that are, or have been, compared.
type pair struct {
	p, q unsafe.Pointer
	typ  *rtype
}

type comparison map[pair]bool

// met enters the references v and u, both not nil, and reports whether they were there.
func (c comparison) met(v, u Value) bool {
	p, q := v.ptr, u.ptr
	if k := v.kind(); k == Pointer || k == Map {
		p, q = v.pointer(), u.pointer()
	}
	if uintptr(p) > uintptr(q) {
		p, q = q, p
	}
	key := pair{p, q, v.typ}
	if c[key] {
		return true
	}
	c[key] = true
	return false
}

func (c comparison) equal(v, u Value) bool {
	if !v.IsValid() || !u.IsValid() {
		return v.IsValid() == u.IsValid()
	}
	if v.typ != u.typ {
		return false
	}
	switch v.kind() {
	case Func:
		return v.IsNil() && u.IsNil()
	case Pointer, Interface, Slice, Map:
		if v.IsNil() || u.IsNil() {
			return v.IsNil() == u.IsNil()
		}
		return c.references(v, u)
	case Array:
		return c.elements(v, u)
	case Struct:
		for i := range v.NumField() {
			if !c.equal(v.Field(i), u.Field(i)) {
				return false
			}
		}
		return true
	}
	var a, b unsafe.Pointer
	return typeEqual(v.typ, v.place(&a), u.place(&b))
}

func (c comparison) elements(v, u Value) bool {
	for i := range v.Len() {
		if !c.equal(v.Index(i), u.Index(i)) {
			return false
		}
	}
	return true
}

// references compares what v and u, not nil, refer to.
func (c comparison) references(v, u Value) bool {
	switch v.kind() {
	case Slice:
		if v.Len() != u.Len() {
			return false
		}
		if v.header().array == u.header().array {
			return true
		}
		if v.typ.slice().elem.Kind() == Uint8 {
			return unsafe.String((*byte)(v.header().array), v.Len()) == unsafe.String((*byte)(u.header().array), u.Len())
		}
		return c.met(v, u) || c.elements(v, u)
	case Map:
		return v.pointer() == u.pointer() || v.Len() == u.Len() && (c.met(v, u) || c.entries(v, u))
	case Pointer:
		if v.pointer() == u.pointer() {
			return true
		}
	}
	return c.met(v, u) || c.equal(v.Elem(), u.Elem())
}

func (c comparison) entries(v, u Value) bool {
	for iter := v.MapRange(); iter.Next(); {
		other := u.MapIndex(iter.Key())
		if !other.IsValid() || !c.equal(iter.Value(), other) {
			return false
		}
	}
	return true
}
