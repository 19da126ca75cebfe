package reflect

import "unsafe"

// New returns a pointer to a new variable of type t.
func New(t Type) Value {
	if t == nil {
		panic("reflect: New(nil)")
	}
	typ := t.common()
	return Value{typ.pointerTo(), newObject(typ), flag(Pointer)}
}

// NewAt returns p as a pointer to a variable of type t.
func NewAt(t Type, p unsafe.Pointer) Value {
	return Value{t.common().pointerTo(), p, flag(Pointer)}
}

// Addr returns the address of the variable v as a pointer.
func (v Value) Addr() Value {
	if v.flag&flagAddr == 0 {
		panic("reflect.Value.Addr of unaddressable value")
	}
	return Value{v.typ.pointerTo(), v.ptr, v.flag&flagRO | flag(Pointer)} // read-only as v is: the type of v may be its
}
