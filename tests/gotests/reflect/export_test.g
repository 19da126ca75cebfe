package reflect

import "unsafe"

func MakeRO(v Value) Value {
	v.flag |= flagStickyRO
	return v
}

func IsRO(v Value) bool { return v.flag&flagStickyRO != 0 }

// CallGC asks for a collection in the middle of a call.
var CallGC = new(bool)

type EmbedWithUnexpMeth struct{}

func (EmbedWithUnexpMeth) f() {}

type OtherPkgFields struct {
	OtherExported   int
	otherUnexported int
}

type Buffer struct{ buf []byte }

var MethodValueCallCodePtr = func() uintptr { return uintptr(ValueOf(Value.String).UnsafePointer()) }

func InternalIsZero(b []byte) bool {
	return len(b) == 0 || NewAt(ArrayOf(len(b), TypeOf(byte(0))), unsafe.Pointer(&b[0])).Elem().IsZero()
}
