package reflect

import "unsafe"

// sliceHeader is a slice in memory.
type sliceHeader struct {
	array    unsafe.Pointer
	len, cap int
}

// SliceHeader is what a slice looked like once.
//
// Deprecated: unsafe.Slice and unsafe.SliceData do what it was used for.
type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

// StringHeader is what a string looked like once.
//
// Deprecated: unsafe.String and unsafe.StringData do what it was used for.
type StringHeader struct {
	Data uintptr
	Len  int
}

// header returns the slice v; it changes v if v is a variable.
func (v Value) header() *sliceHeader { return (*sliceHeader)(v.ptr) }

func newSlice(t *rtype, h sliceHeader) Value {
	p := new(sliceHeader)
	*p = h
	return fresh(t, unsafe.Pointer(p))
}

// pointedArray returns the type of the array that the pointer v points to, nil if that is something else.
func (v Value) pointedArray() *arrayType {
	if t := v.typ.pointer().elem; t.Kind() == Array {
		return t.array()
	}
	return nil
}

// Len is the length of v: an array, channel, map, slice, string or pointer to an array.
func (v Value) Len() int {
	switch v.kind() {
	case Slice:
		return v.header().len
	case String:
		return len(*(*string)(v.ptr))
	case Array:
		return int(v.typ.array().len)
	case Map:
		return mapLen(v.pointer())
	case Chan:
		return chanLen(v.pointer())
	case Pointer:
		if a := v.pointedArray(); a != nil {
			return int(a.len)
		}
		panic("reflect: call of reflect.Value.Len on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Len", v.kind()})
}

// Cap is the capacity of v: an array, channel, slice or pointer to an array.
func (v Value) Cap() int {
	switch v.kind() {
	case Slice:
		return v.header().cap
	case Array:
		return int(v.typ.array().len)
	case Chan:
		return chanCap(v.pointer())
	case Pointer:
		if a := v.pointedArray(); a != nil {
			return int(a.len)
		}
		panic("reflect: call of reflect.Value.Cap on ptr to non-array Value")
	}
	panic(&ValueError{"reflect.Value.Cap", v.kind()})
}

// Index returns element i of v, an array, slice or string.
func (v Value) Index(i int) Value {
	switch v.kind() {
	case Array:
		t := v.typ.array()
		if uint(i) >= uint(t.len) {
			panic("reflect: array index out of range")
		}
		// an array that is a pointer has one element
		return Value{t.elem, unsafe.Add(v.ptr, uintptr(i)*t.elem.size), v.flag&(flagIndir|flagAddr) | v.ro() | flag(t.elem.kind)}
	case Slice:
		h := v.header()
		if uint(i) >= uint(h.len) {
			panic("reflect: slice index out of range")
		}
		elem := v.typ.slice().elem
		x := variable(elem, unsafe.Add(h.array, uintptr(i)*elem.size))
		x.flag |= v.ro()
		return x
	case String:
		s := *(*string)(v.ptr)
		if uint(i) >= uint(len(s)) {
			panic("reflect: string index out of range")
		}
		x := fresh(TypeFor[uint8]().common(), unsafe.Pointer(unsafe.StringData(s[i:])))
		x.flag |= v.ro()
		return x
	}
	panic(&ValueError{"reflect.Value.Index", v.kind()})
}

// Bytes returns v, a slice of bytes or an array of bytes that is a variable.
func (v Value) Bytes() []byte {
	switch v.kind() {
	case Slice:
		if v.typ.slice().elem.Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte slice")
		}
		return *(*[]byte)(v.ptr)
	case Array:
		if v.typ.array().elem.Kind() != Uint8 {
			panic("reflect.Value.Bytes of non-byte array")
		}
		if !v.CanAddr() {
			panic("reflect.Value.Bytes of unaddressable byte array")
		}
		return unsafe.Slice((*byte)(v.ptr), v.Len())
	}
	panic(&ValueError{"reflect.Value.Bytes", v.kind()})
}

// SetBytes sets v, a slice of bytes, to x.
func (v Value) SetBytes(x []byte) {
	v.mustBeAssignable("reflect.Value.SetBytes")
	v.mustBe(Slice, "reflect.Value.SetBytes")
	if v.typ.slice().elem.Kind() != Uint8 {
		panic("reflect.Value.SetBytes of non-byte slice")
	}
	*(*[]byte)(v.ptr) = x
}

// SetLen sets the length of the slice v, at most to its capacity.
func (v Value) SetLen(n int) {
	v.mustBeAssignable("reflect.Value.SetLen")
	v.mustBe(Slice, "reflect.Value.SetLen")
	if uint(n) > uint(v.header().cap) {
		panic("reflect: slice length out of range in SetLen")
	}
	v.header().len = n
}

// SetCap sets the capacity of the slice v to what is between its length and its capacity now.
func (v Value) SetCap(n int) {
	v.mustBeAssignable("reflect.Value.SetCap")
	v.mustBe(Slice, "reflect.Value.SetCap")
	if n < v.header().len || n > v.header().cap {
		panic("reflect: slice capacity out of range in SetCap")
	}
	v.header().cap = n
}

// sliceable returns the slice type that slicing v gives and what there is to be sliced.
func (v Value) sliceable(method string) (*rtype, *sliceHeader) {
	switch v.kind() {
	case Slice:
		return v.typ, v.header()
	case Array:
		if v.flag&flagAddr == 0 {
			panic(method + ": slice of unaddressable array")
		}
		n := v.Len()
		return v.typ.array().slice, &sliceHeader{v.ptr, n, n}
	}
	panic(&ValueError{method, v.kind()})
}

// Slice returns v[i:j] of an array that is a variable, a slice or a string.
func (v Value) Slice(i, j int) Value {
	if v.kind() == String {
		s := *(*string)(v.ptr)
		if i < 0 || j < i || j > len(s) {
			panic("reflect.Value.Slice: string slice index out of bounds")
		}
		part := new(string)
		*part = s[i:j]
		return Value{v.typ, unsafe.Pointer(part), v.flag}
	}
	t, h := v.sliceable("reflect.Value.Slice")
	if i < 0 || j < i || j > h.cap {
		panic("reflect.Value.Slice: slice index out of bounds")
	}
	return v.part(t, h, i, j, h.cap)
}

// Slice3 returns v[i:j:k] of an array that is a variable or a slice.
func (v Value) Slice3(i, j, k int) Value {
	t, h := v.sliceable("reflect.Value.Slice3")
	if i < 0 || j < i || k < j || k > h.cap {
		panic("reflect.Value.Slice3: slice index out of bounds")
	}
	return v.part(t, h, i, j, k)
}

func (v Value) part(t *rtype, h *sliceHeader, i, j, k int) Value {
	array := h.array
	if k > i { // or it would point behind the array
		array = unsafe.Add(array, uintptr(i)*t.slice().elem.size)
	}
	x := newSlice(t, sliceHeader{array, j - i, k - i})
	x.flag |= v.ro()
	return x
}

// grow makes room for n more elements behind the length of the slice h.
func (h *sliceHeader) grow(t *rtype, n int) {
	if h.len+n <= h.cap {
		return
	}
	elem := t.slice().elem
	h.array, h.cap = growSlice(h.array, h.len+n, h.cap, n, elem)
	clearElements(elem, unsafe.Add(h.array, uintptr(h.len)*elem.size), h.cap-h.len)
}

// Grow makes room for n more elements behind the length of the slice v, which stays. It panics if n is negative.
func (v Value) Grow(n int) {
	v.mustBeAssignable("reflect.Value.Grow")
	v.mustBe(Slice, "reflect.Value.Grow")
	if n < 0 {
		panic("reflect.Value.Grow: negative len")
	}
	if v.header().len+n < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	v.header().grow(v.typ, n)
}

// extend returns the slice s as a variable with n elements more.
func (s Value) extend(n int) Value {
	s.mustBeExported("unknown method")
	h := new(sliceHeader)
	*h = *s.header()
	if h.len+n < 0 {
		panic("reflect.Value.Grow: slice overflow")
	}
	h.grow(s.typ, n)
	h.len += n
	return Value{s.typ, unsafe.Pointer(h), flagIndir | flag(Slice)}
}

// Append returns the slice s with x behind it, as the built-in function does.
func Append(s Value, x ...Value) Value {
	s.mustBe(Slice, "unknown method")
	n := s.Len()
	s = s.extend(len(x))
	for i, v := range x {
		s.Index(n + i).Set(v)
	}
	return s
}

// AppendSlice returns the slice s with the elements of the slice t behind it.
func AppendSlice(s, t Value) Value {
	s.mustBe(Slice, "unknown method")
	t.mustBe(Slice, "unknown method")
	if a, b := s.typ.elem(), t.typ.elem(); a != b {
		panic("reflect.AppendSlice: " + a.str + " != " + b.str)
	}
	n, m := s.Len(), t.Len()
	s = s.extend(m)
	Copy(s.Slice(n, n+m), t)
	return s
}

// Copy copies elements from src to dst until one of them ends, and returns how many. They are slices or arrays with the same
// element type; src may be a string if dst has bytes, and dst, if an array, must be a variable.
func Copy(dst, src Value) int {
	k := dst.kind()
	if k == Array {
		dst.mustBeAssignable("unknown method")
	} else if k != Slice {
		panic(&ValueError{"reflect.Copy", k})
	}
	dst.mustBeExported("unknown method")
	from := src.kind()
	text := from == String && dst.typ.elem().Kind() == Uint8
	if from != Array && from != Slice && !text {
		panic(&ValueError{"reflect.Copy", from})
	}
	src.mustBeExported("unknown method")
	elem := dst.typ.elem()
	if !text && elem != src.typ.elem() {
		panic("reflect.Copy: " + elem.String() + " != " + src.typ.elem().String())
	}
	n := min(dst.Len(), src.Len())
	moveElements(elem, dst.elements(), src.elements(), n)
	return n
}

// elements returns where those of v, an array, slice or string, begin.
func (v Value) elements() unsafe.Pointer {
	if v.kind() == Array {
		return v.address()
	}
	return *(*unsafe.Pointer)(v.ptr)
}

// Clear empties the map v or zeroes the elements of the slice v.
func (v Value) Clear() {
	switch v.kind() {
	case Slice:
		clearElements(v.typ.slice().elem, v.header().array, v.header().len)
	case Map:
		mapClear(v.typ.map_(), v.pointer())
	default:
		panic(&ValueError{"reflect.Value.Clear", v.kind()})
	}
}

// MakeSlice makes a slice of type t.
func MakeSlice(t Type, len, cap int) Value {
	typ := t.common()
	if typ.Kind() != Slice {
		panic("reflect.MakeSlice of non-slice type")
	}
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if cap < 0 {
		panic("reflect.MakeSlice: negative cap")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	return newSlice(typ, sliceHeader{newArray(typ.slice().elem, cap), len, cap})
}

// SliceAt returns the slice of n elements of type t that begin at p.
func SliceAt(t Type, p unsafe.Pointer, n int) Value {
	checkSlice(t.common(), p, n)
	return newSlice(SliceOf(t).common(), sliceHeader{p, n, n})
}

//go:noescape
//go:linkname checkSlice unsafeslice
func checkSlice(elem *rtype, p unsafe.Pointer, n int)

// Swapper returns a function that exchanges two elements of the slice that is passed. It panics if it is none.
func Swapper(slice any) func(i, j int) {
	v := ValueOf(slice)
	if v.kind() != Slice {
		panic(&ValueError{"Swapper", v.kind()})
	}
	h, elem := v.header(), v.typ.slice().elem
	buffer := newObject(elem)
	return func(i, j int) {
		if uint(i) >= uint(h.len) || uint(j) >= uint(h.len) {
			panic("reflect: slice index out of range")
		}
		p, q := unsafe.Add(h.array, uintptr(i)*elem.size), unsafe.Add(h.array, uintptr(j)*elem.size)
		typedMove(elem, buffer, p)
		typedMove(elem, p, q)
		typedMove(elem, q, buffer)
	}
}
