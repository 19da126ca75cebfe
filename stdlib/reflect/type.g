// Package reflect lets a program look at types and values that it was not compiled for: [TypeOf] gives the dynamic type of
// what an interface holds, [ValueOf] the value, and from there every part can be reached, changed and called.
//
// A [Value] remembers how it was got at. What is reached through a pointer can be set; what is reached through an unexported
// field can be looked at, but neither set nor taken out as an interface.
package reflect

import (
	"iter"
	"math"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// Type is a Go type. Types are identical exactly if their Types are equal under ==, so a Type can be the key of a map.
//
// Methods that make sense for some kinds of types only panic for others.
type Type interface {
	// For all types:

	// Align is the alignment in bytes of a variable of the type.
	Align() int

	// FieldAlign is the alignment in bytes of a field of the type.
	FieldAlign() int

	// Method returns the i-th of the NumMethod methods, sorted by name. For a type that is no interface these are the
	// exported methods; the Method's Func takes the receiver as its first argument. For an interface type, Func is the zero
	// Value and Type has no receiver.
	Method(int) Method

	// Methods iterates over what Method returns for 0 to NumMethod()-1.
	Methods() iter.Seq[Method]

	// MethodByName returns the method with that name, as Method does, and whether there is one.
	MethodByName(string) (Method, bool)

	// NumMethod is the number of methods that Method can be asked for. Those of an interface type include unexported ones.
	NumMethod() int

	// Name is the name of a defined or predeclared type within its package, with its type arguments; empty for others.
	Name() string

	// PkgPath is the import path of the package that a defined type is declared in; empty for all others.
	PkgPath() string

	// Size is the size in bytes of a variable of the type.
	Size() uintptr

	// String is the type in Go's syntax, with package names in the place of paths. Different types may have the same.
	String() string

	// Kind is what kind of type it is.
	Kind() Kind

	// Implements reports whether the type implements the interface type u.
	Implements(u Type) bool

	// AssignableTo reports whether a value of the type can be assigned to a variable of type u.
	AssignableTo(u Type) bool

	// ConvertibleTo reports whether values of the type can be converted to type u. The conversion of a slice to an array or
	// a pointer to one may still panic.
	ConvertibleTo(u Type) bool

	// Comparable reports whether == can be applied to values of the type. It may still panic if they hold interfaces.
	Comparable() bool

	// For some kinds of types:

	// Bits is the size in bits of an integer, floating-point or complex type.
	Bits() int

	// ChanDir is the direction of a channel type.
	ChanDir() ChanDir

	// IsVariadic reports whether a function type's last parameter is a "..." parameter, for which In gives a slice type.
	IsVariadic() bool

	// Elem is the element type of an array, channel, map, pointer or slice type.
	Elem() Type

	// Field returns the i-th field of a struct type.
	Field(i int) StructField

	// Fields iterates over the fields of a struct type.
	Fields() iter.Seq[StructField]

	// FieldByIndex returns the field that is reached by going to field index[0], in its struct type to index[1] and so on,
	// pointers to structs followed.
	FieldByIndex(index []int) StructField

	// FieldByName returns the field of that name, found as a selector would find it, promoted fields included. It does not
	// tell apart unexported fields of different packages.
	FieldByName(name string) (StructField, bool)

	// FieldByNameFunc returns the field whose name satisfies match. The first level of embedding that has one decides; if
	// that has several, there is none.
	FieldByNameFunc(match func(string) bool) (StructField, bool)

	// In is the type of the i-th parameter of a function type.
	In(i int) Type

	// Ins iterates over the parameter types of a function type.
	Ins() iter.Seq[Type]

	// Key is the key type of a map type.
	Key() Type

	// Len is the length of an array type.
	Len() int

	// NumField is the number of fields of a struct type.
	NumField() int

	// NumIn is the number of parameters of a function type.
	NumIn() int

	// NumOut is the number of results of a function type.
	NumOut() int

	// Out is the type of the i-th result of a function type.
	Out(i int) Type

	// Outs iterates over the result types of a function type.
	Outs() iter.Seq[Type]

	// OverflowComplex reports whether the complex type cannot represent x.
	OverflowComplex(x complex128) bool

	// OverflowFloat reports whether the floating-point type cannot represent x, but for its precision.
	OverflowFloat(x float64) bool

	// OverflowInt reports whether the signed integer type cannot represent x.
	OverflowInt(x int64) bool

	// OverflowUint reports whether the unsigned integer type cannot represent x.
	OverflowUint(x uint64) bool

	// CanSeq reports whether Value.Seq can iterate over a value of the type.
	CanSeq() bool

	// CanSeq2 reports whether Value.Seq2 can iterate over a value of the type.
	CanSeq2() bool

	common() *rtype
}

// TypeOf returns the dynamic type of what i holds, nil if i is nil.
func TypeOf(i any) Type {
	words := (*[2]uintptr)(unsafe.Pointer(&i)) // a descriptor is not part of what i points to, so i need not escape
	return toType((*rtype)(unsafe.Pointer(words[0])))
}

// TypeFor returns the type T.
func TypeFor[T any]() Type {
	var p *T
	return toType(TypeOf(p).common().pointer().elem)
}

// toType keeps nil nil.
func toType(t *rtype) Type {
	if t == nil {
		return nil
	}
	return t
}

func isUpper(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}

func (t *rtype) common() *rtype { return t }

func (t *rtype) Align() int       { return int(t.align) }
func (t *rtype) FieldAlign() int  { return int(t.fieldAlign) }
func (t *rtype) Size() uintptr    { return t.size }
func (t *rtype) String() string   { return t.str }
func (t *rtype) Kind() Kind       { return Kind(t.kind) }
func (t *rtype) Comparable() bool { return t.equal != nil }

func (t *rtype) Name() string {
	if !t.named() {
		return ""
	}
	depth := 0
	for i := len(t.str) - 1; i >= 0; i-- {
		switch t.str[i] {
		case ']':
			depth++
		case '[':
			depth--
		case '.':
			if depth == 0 {
				return t.str[i+1:]
			}
		}
	}
	return t.str
}

func (t *rtype) PkgPath() string {
	if t.Kind() == UnsafePointer && t.tflag&tflagNamed == 0 {
		return "unsafe"
	}
	if u := t.uncommon(); u != nil && u.pkgPath != nil {
		return *u.pkgPath
	}
	return ""
}

// only panics with what Go says when a method is not for types like t.
func (t *rtype) only(ok bool, what, kind string) {
	if !ok {
		panic("reflect: " + what + " of non-" + kind + " type " + t.str)
	}
}

func (t *rtype) Bits() int {
	if t == nil {
		panic("reflect: Bits of nil Type")
	}
	if t.Kind() < Int || t.Kind() > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.str)
	}
	return int(t.size) * 8
}

func (t *rtype) ChanDir() ChanDir {
	t.only(t.Kind() == Chan, "ChanDir", "chan")
	return t.chan_().dir
}

func (t *rtype) Elem() Type {
	e := t.elem()
	if e == nil {
		panic("reflect: Elem of invalid type " + t.str)
	}
	return e
}

func (t *rtype) Key() Type {
	t.only(t.Kind() == Map, "Key", "map")
	return t.map_().key
}

func (t *rtype) Len() int {
	t.only(t.Kind() == Array, "Len", "array")
	return int(t.array().len)
}

func (t *rtype) IsVariadic() bool {
	t.only(t.Kind() == Func, "IsVariadic", "func")
	return t.func_().variadic
}

func (t *rtype) NumIn() int {
	t.only(t.Kind() == Func, "NumIn", "func")
	return len(t.func_().in)
}

func (t *rtype) In(i int) Type {
	t.only(t.Kind() == Func, "In", "func")
	return t.func_().in[i]
}

func (t *rtype) NumOut() int {
	t.only(t.Kind() == Func, "NumOut", "func")
	return len(t.func_().out)
}

func (t *rtype) Out(i int) Type {
	t.only(t.Kind() == Func, "Out", "func")
	return t.func_().out[i]
}

func (t *rtype) Ins() iter.Seq[Type] {
	t.only(t.Kind() == Func, "Ins", "func")
	return eachType(t.func_().in)
}

func (t *rtype) Outs() iter.Seq[Type] {
	t.only(t.Kind() == Func, "Outs", "func")
	return eachType(t.func_().out)
}

func eachType(list []*rtype) iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for _, t := range list {
			if !yield(t) {
				return
			}
		}
	}
}

func overflowsFloat32(x float64) bool {
	x = math.Abs(x)
	return math.MaxFloat32 < x && x <= math.MaxFloat64
}

// overflowsInt: bits are those of the type that x is to fit.
func overflowsInt(x int64, size uintptr) bool {
	shift := 64 - size*8
	return x<<shift>>shift != x
}

func overflowsUint(x uint64, size uintptr) bool {
	shift := 64 - size*8
	return x<<shift>>shift != x
}

func (k Kind) isInt() bool   { return Int <= k && k <= Int64 }
func (k Kind) isUint() bool  { return Uint <= k && k <= Uintptr }
func (k Kind) isFloat() bool { return k == Float32 || k == Float64 }

func (t *rtype) OverflowComplex(x complex128) bool {
	k := t.Kind()
	t.only(k == Complex64 || k == Complex128, "OverflowComplex", "complex")
	return k == Complex64 && (overflowsFloat32(real(x)) || overflowsFloat32(imag(x)))
}

func (t *rtype) OverflowFloat(x float64) bool {
	t.only(t.Kind().isFloat(), "OverflowFloat", "float")
	return t.Kind() == Float32 && overflowsFloat32(x)
}

func (t *rtype) OverflowInt(x int64) bool {
	t.only(t.Kind().isInt(), "OverflowInt", "int")
	return overflowsInt(x, t.size)
}

func (t *rtype) OverflowUint(x uint64) bool {
	t.only(t.Kind().isUint(), "OverflowUint", "uint")
	return overflowsUint(x, t.size)
}

// isIterator reports whether t is func(func(n values) bool).
func (t *rtype) isIterator(n int) bool {
	if t.Kind() != Func || len(t.func_().in) != 1 || len(t.func_().out) != 0 {
		return false
	}
	yield := t.func_().in[0]
	if yield.Kind() != Func || len(yield.func_().in) != n || len(yield.func_().out) != 1 {
		return false
	}
	result := yield.func_().out[0]
	return result.Kind() == Bool && result.PkgPath() == ""
}

func (t *rtype) CanSeq() bool {
	switch k := t.Kind(); k {
	case Array, Slice, Chan, String, Map:
		return true
	case Func:
		return t.isIterator(1)
	case Pointer:
		return t.pointer().elem.Kind() == Array
	default:
		return k.isInt() || k.isUint()
	}
}

func (t *rtype) CanSeq2() bool {
	switch t.Kind() {
	case Array, Slice, String, Map:
		return true
	case Func:
		return t.isIterator(2)
	case Pointer:
		return t.pointer().elem.Kind() == Array
	}
	return false
}
