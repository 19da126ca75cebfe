package reflect

import "iter"

// Seq returns what a range clause with one variable iterates over: the numbers below the integer v; the indexes of an array,
// a pointer to one, a slice or a string; the keys of a map; what is received from a channel; what a function
// func(yield func(T) bool) yields. It panics if v is something else.
func (v Value) Seq() iter.Seq[Value] {
	k := v.kind()
	switch {
	case k == Func && v.Type().common().isIterator(1):
		return func(yield func(Value) bool) {
			f := MakeFunc(v.Type().In(0), func(in []Value) []Value { return []Value{ValueOf(yield(in[0]))} })
			v.Call([]Value{f})
		}
	case k.isInt() || k.isUint():
		return v.numbers
	case k == Array, k == Slice, k == Pointer && v.pointedArray() != nil:
		return func(yield func(Value) bool) {
			for i := range v.Len() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value) bool) {
			for i := range v.String() {
				if !yield(ValueOf(i)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key()) {
					return
				}
			}
		}
	case k == Chan:
		return func(yield func(Value) bool) {
			for x, ok := v.Recv(); ok; x, ok = v.Recv() {
				if !yield(x) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq[Value]")
}

// numbers yields those from 0 to v-1, of v's type.
func (v Value) numbers(yield func(Value) bool) {
	var n uint64
	if v.CanUint() {
		n = v.Uint()
	} else if x := v.Int(); x > 0 {
		n = uint64(x)
	}
	for i := range n {
		p := newObject(v.typ)
		storeBits(p, i, v.typ.size)
		if !yield(fresh(v.typ, p)) {
			return
		}
	}
}

// Seq2 returns what a range clause with two variables iterates over: indexes and elements of an array, a pointer to one or a
// slice; positions and characters of a string; the entries of a map; what a function func(yield func(T, U) bool) yields. It
// panics if v is something else.
func (v Value) Seq2() iter.Seq2[Value, Value] {
	k := v.kind()
	switch {
	case k == Func && v.Type().common().isIterator(2):
		return func(yield func(Value, Value) bool) {
			f := MakeFunc(v.Type().In(0), func(in []Value) []Value { return []Value{ValueOf(yield(in[0], in[1]))} })
			v.Call([]Value{f})
		}
	case k == Array, k == Slice, k == Pointer && v.pointedArray() != nil:
		return func(yield func(Value, Value) bool) {
			array := Indirect(v)
			for i := range v.Len() {
				if !yield(ValueOf(i), array.Index(i)) {
					return
				}
			}
		}
	case k == String:
		return func(yield func(Value, Value) bool) {
			for i, r := range v.String() {
				if !yield(ValueOf(i), ValueOf(r)) {
					return
				}
			}
		}
	case k == Map:
		return func(yield func(Value, Value) bool) {
			for it := v.MapRange(); it.Next(); {
				if !yield(it.Key(), it.Value()) {
					return
				}
			}
		}
	}
	panic("reflect: " + v.Type().String() + " cannot produce iter.Seq2[Value, Value]")
}
