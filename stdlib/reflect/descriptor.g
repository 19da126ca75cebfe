package reflect

import "unsafe"

// This file reads the compiler's type descriptors. The structs have the layouts of runtime/abi/abi.h, under the same names;
// nothing but the tests of this package (tests/stdlib/reflect_*.g) notices if one of the two changes.
//
// There is one descriptor for each type, so types are identical exactly if the addresses of their descriptors are equal.

type rtype struct {
	size       uintptr
	ptrdata    uintptr // bytes of the prefix that can hold pointers
	hash       uint32
	tflag      uint8
	align      uint8
	fieldAlign uint8
	kind       uint8
	equal      unsafe.Pointer // code; nil if not comparable
	gcdata     unsafe.Pointer // where pointers are: bits, or parts
	str        string
	ptrToThis  *rtype // nil if the compiler made no *T
}

const (
	tflagUncommon      = 1
	tflagNamed         = 4
	tflagRegularMemory = 8   // equal if the bytes are
	tflagGCParts       = 16  // gcdata is a list of gcPart
	tflagDirectIface   = 32  // an interface's data word is the value itself
	tflagIndexed       = 128 // there are arrays in it
	tflagGeneric       = 64  // made here: equal is no code for the type
)

type arrayType struct {
	rtype
	elem, slice *rtype
	len         uintptr
}

type chanType struct {
	rtype
	elem *rtype
	dir  ChanDir
}

type funcType struct {
	rtype
	in, out  []*rtype
	variadic bool
}

type imethod struct {
	name    string
	pkgPath *string // nil if exported
	typ     *rtype
}

type interfaceType struct {
	rtype
	methods []imethod // sorted by name
}

type mapType struct {
	rtype
	key, elem                    *rtype
	group                        *rtype
	hasher                       unsafe.Pointer
	groupSize, slotSize, elemOff uintptr
	flags                        uint32
}

type ptrType struct {
	rtype
	elem *rtype
}

type sliceType struct {
	rtype
	elem *rtype
}

type structField struct {
	name  string
	typ   *rtype
	place uintptr // offset << 2 | fieldExported | fieldEmbedded
	tag   string
}

type structType struct {
	rtype
	pkgPath *string // of the fields that are not exported
	fields  []structField
}

type method struct {
	name    string
	pkgPath *string // nil if exported
	typ     *rtype  // without the receiver
	ifn     unsafe.Pointer
}

type uncommonType struct {
	pkgPath *string
	methods []method // sorted by name
}

const (
	fieldEmbedded = 1
	fieldExported = 2
)

func (f *structField) offset() uintptr { return f.place >> 2 }
func (f *structField) embedded() bool  { return f.place&fieldEmbedded != 0 }
func (f *structField) exported() bool  { return f.place&fieldExported != 0 }

// direct reports whether values of the type are pointers, which interfaces and Values hold themselves.
func (t *rtype) direct() bool { return t.tflag&tflagDirectIface != 0 }

func (t *rtype) named() bool {
	return t.tflag&tflagNamed != 0 || Kind(t.kind) <= Complex128 || Kind(t.kind) == String || Kind(t.kind) == UnsafePointer
}

// uncommon returns what the descriptors of types with a name or methods end in; nil for other types.
func (t *rtype) uncommon() *uncommonType {
	if t.tflag&tflagUncommon == 0 {
		return nil
	}
	size := unsafe.Sizeof(rtype{})
	switch Kind(t.kind) {
	case Array:
		size = unsafe.Sizeof(arrayType{})
	case Chan:
		size = unsafe.Sizeof(chanType{})
	case Func:
		size = unsafe.Sizeof(funcType{})
	case Interface:
		size = unsafe.Sizeof(interfaceType{})
	case Map:
		size = unsafe.Sizeof(mapType{})
	case Pointer:
		size = unsafe.Sizeof(ptrType{})
	case Slice:
		size = unsafe.Sizeof(sliceType{})
	case Struct:
		size = unsafe.Sizeof(structType{})
	}
	return (*uncommonType)(unsafe.Add(unsafe.Pointer(t), size))
}

// The descriptor by kind; the caller knows the kind.

func (t *rtype) array() *arrayType     { return (*arrayType)(unsafe.Pointer(t)) }
func (t *rtype) chan_() *chanType      { return (*chanType)(unsafe.Pointer(t)) }
func (t *rtype) func_() *funcType      { return (*funcType)(unsafe.Pointer(t)) }
func (t *rtype) iface() *interfaceType { return (*interfaceType)(unsafe.Pointer(t)) }
func (t *rtype) map_() *mapType        { return (*mapType)(unsafe.Pointer(t)) }
func (t *rtype) pointer() *ptrType     { return (*ptrType)(unsafe.Pointer(t)) }
func (t *rtype) slice() *sliceType     { return (*sliceType)(unsafe.Pointer(t)) }
func (t *rtype) struct_() *structType  { return (*structType)(unsafe.Pointer(t)) }

// elem returns the element type of an array, channel, map, pointer or slice, nil for other types.
func (t *rtype) elem() *rtype {
	switch Kind(t.kind) {
	case Array:
		return t.array().elem
	case Chan:
		return t.chan_().elem
	case Map:
		return t.map_().elem
	case Pointer:
		return t.pointer().elem
	case Slice:
		return t.slice().elem
	}
	return nil
}

// Interface values in memory.

type eface struct {
	typ  *rtype
	word unsafe.Pointer
}

type itab struct {
	inter *interfaceType
	typ   *rtype
	hash  uint32
	pad   uint32
	fun   [1 << 16]unsafe.Pointer // one for each method of inter
}

type iface struct {
	tab  *itab
	word unsafe.Pointer
}

// What reflection needs of the runtime.

//go:linkname newObject newobject
func newObject(t *rtype) unsafe.Pointer

//go:linkname newArray reflect_newarray
func newArray(elem *rtype, n int) unsafe.Pointer

//go:noescape
//go:linkname typedMove reflect_typedmemmove
func typedMove(t *rtype, to, from unsafe.Pointer)

//go:noescape
//go:linkname typedClear reflect_typedmemclr
func typedClear(t *rtype, p unsafe.Pointer)

//go:noescape
//go:linkname moveElements reflect_typedslicecopy
func moveElements(elem *rtype, to, from unsafe.Pointer, n int)

//go:noescape
//go:linkname clearElements reflect_typedarrayclear
func clearElements(elem *rtype, p unsafe.Pointer, n int)

//go:linkname growSlice growslice
func growSlice(old unsafe.Pointer, newLen, oldCap, added int, elem *rtype) (array unsafe.Pointer, cap int)

// findItab returns nil if t lacks a method of the interface.
//
//go:noescape
//go:linkname findItab assertE2I2
func findItab(inter *interfaceType, t *rtype) *itab

//go:noescape
//go:linkname typeEqual typeequal
func typeEqual(t *rtype, p, q unsafe.Pointer) bool
