package reflect

import (
	"strconv"
	"unsafe"
)

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return conversion(u.common(), t) != nil
}

// CanConvert reports whether v can be converted to type t: that Convert does not panic.
func (v Value) CanConvert(t Type) bool {
	from, to := v.Type(), t.common()
	if !from.ConvertibleTo(to) {
		return false
	}
	if from.Kind() == Slice {
		switch to.Kind() {
		case Array:
			return int(to.array().len) <= v.Len()
		case Pointer:
			return int(to.pointer().elem.array().len) <= v.Len()
		}
	}
	return true
}

// Convert returns v converted to type t by Go's rules. It panics if there is no such conversion, or if v is a slice that is too
// short for the array that it is to become.
func (v Value) Convert(t Type) Value {
	if v.flag&flagMethod != 0 {
		v = methodValue("Convert", v)
	}
	if v.flag == 0 {
		panic(&ValueError{"reflect.Value.Convert", Invalid})
	}
	to := t.common()
	convert := conversion(to, v.typ)
	if convert == nil {
		panic("reflect.Value.Convert: value of type " + v.typ.str + " cannot be converted to type " + to.str)
	}
	x := convert(v, to)
	x.flag |= v.ro()
	return x
}

type converter func(v Value, t *rtype) Value

// conversion returns what converts values of type from to type to, nil if there is no conversion.
func conversion(to, from *rtype) converter {
	f, t := from.Kind(), to.Kind()
	number := t.isInt() || t.isUint() || t.isFloat()
	switch {
	case f.isInt() && number:
		return convertInt
	case f.isUint() && number:
		return convertUint
	case f.isFloat() && number:
		return convertFloat
	case f.isInt() && t == String, f.isUint() && t == String:
		return convertRune
	case (f == Complex64 || f == Complex128) && (t == Complex64 || t == Complex128):
		return convertComplex
	case f == String && t == Slice && isText(to.slice().elem):
		return convertStringSlice
	case f == Slice && t == String && isText(from.slice().elem):
		return convertSliceString
	case f == Slice && t == Pointer && to.pointer().elem.Kind() == Array && from.slice().elem == to.pointer().elem.array().elem:
		return convertSlicePointer
	case f == Slice && t == Array && from.slice().elem == to.array().elem:
		return convertSliceArray
	case f == Chan && t == Chan && directlyAssignable(to, from), sameUnderlying(to, from, false):
		return convertSame
	case f == Pointer && t == Pointer && !to.named() && !from.named() && sameUnderlying(to.pointer().elem, from.pointer().elem, false):
		return convertSame
	case implements(to, from):
		return convertInterface
	}
	return nil
}

// isText reports whether slices of t can be strings.
func isText(t *rtype) bool { return t.Kind() == Uint8 || t.Kind() == Int32 }

// convertInt converts to any type of numbers that are not complex, as the next two do.
func convertInt(v Value, t *rtype) Value {
	x := v.Int()
	p := newObject(t)
	switch t.Kind() {
	case Float32:
		*(*float32)(p) = float32(x)
	case Float64:
		*(*float64)(p) = float64(x)
	default:
		storeBits(p, uint64(x), t.size)
	}
	return fresh(t, p)
}

func convertUint(v Value, t *rtype) Value {
	x := v.Uint()
	p := newObject(t)
	switch t.Kind() {
	case Float32:
		*(*float32)(p) = float32(x)
	case Float64:
		*(*float64)(p) = float64(x)
	default:
		storeBits(p, x, t.size)
	}
	return fresh(t, p)
}

func convertFloat(v Value, t *rtype) Value {
	p := newObject(t)
	switch k := t.Kind(); {
	case k == Float32 && v.kind() == Float32: // a signalling NaN stays one
		*(*float32)(p) = *(*float32)(v.ptr)
	case k == Float32:
		*(*float32)(p) = float32(v.Float())
	case k == Float64:
		*(*float64)(p) = v.Float()
	case k.isInt():
		storeBits(p, uint64(int64(v.Float())), t.size)
	default:
		storeBits(p, uint64(v.Float()), t.size)
	}
	return fresh(t, p)
}

func convertComplex(v Value, t *rtype) Value {
	p := newObject(t)
	if t.Kind() == Complex64 {
		*(*complex64)(p) = complex64(v.Complex())
	} else {
		*(*complex128)(p) = v.Complex()
	}
	return fresh(t, p)
}

func newString(t *rtype, s string) Value {
	p := new(string)
	*p = s
	return fresh(t, unsafe.Pointer(p))
}

func convertRune(v Value, t *rtype) Value {
	s := "\uFFFD"
	if v.kind().isInt() {
		if x := v.Int(); int64(rune(x)) == x {
			s = string(rune(x))
		}
	} else if x := v.Uint(); uint64(rune(x)) == x {
		s = string(rune(x))
	}
	return newString(t, s)
}

func convertStringSlice(v Value, t *rtype) Value {
	if t.slice().elem.Kind() == Uint8 {
		p := new([]byte)
		*p = []byte(v.String())
		return fresh(t, unsafe.Pointer(p))
	}
	p := new([]rune)
	*p = []rune(v.String())
	return fresh(t, unsafe.Pointer(p))
}

func convertSliceString(v Value, t *rtype) Value {
	if v.typ.slice().elem.Kind() == Uint8 {
		return newString(t, string(*(*[]byte)(v.ptr)))
	}
	return newString(t, string(*(*[]rune)(v.ptr)))
}

func convertSlicePointer(v Value, t *rtype) Value {
	n := int(t.pointer().elem.array().len)
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to pointer to array with length " + strconv.Itoa(n))
	}
	return Value{t, v.header().array, flag(Pointer)}
}

func convertSliceArray(v Value, t *rtype) Value {
	n := int(t.array().len)
	if n > v.Len() {
		panic("reflect: cannot convert slice with length " + strconv.Itoa(v.Len()) + " to array with length " + strconv.Itoa(n))
	}
	p := newObject(t)
	typedMove(t, p, v.header().array)
	return received(t, p)
}

// convertSame is for types that are represented alike.
func convertSame(v Value, t *rtype) Value {
	if v.flag&flagAddr != 0 {
		return copied(t, v.ptr, 0)
	}
	return Value{t, v.ptr, v.flag&flagIndir | flag(t.kind)}
}

func convertInterface(v Value, t *rtype) Value {
	if v.kind() == Interface && v.IsNil() {
		return Zero(t)
	}
	p := newObject(t)
	storeInterface(t, v.toInterface("reflect.Value.Convert"), p)
	return fresh(t, p)
}
