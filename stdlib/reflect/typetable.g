package reflect

import (
	"sync"
	"unsafe"
)

// Types that are put together at run time: one that the compiler has made is found, others are made once. So types stay
// identical exactly if their descriptors are one.

var made struct {
	sync.Mutex
	types map[string][]*rtype // by their text, which may be that of several
}

// compiled returns the descriptors of all types without names that the compiler made, sorted by their text. The compiler
// makes the list for programs that contain this function.
//
//go:linkname compiled reflect_typelinks
func compiled() []*rtype

// compiledPointer returns the type *t that the compiler made, nil if there is none. A program that contains this function
// has the type *T, with its methods, of each named type T.
//
//go:noescape
//go:linkname compiledPointer reflect_ptrtothis
func compiledPointer(t *rtype) *rtype

// canonical returns the type with that text that satisfies same, or what create returns if there is none.
func canonical(text string, same func(*rtype) bool, create func() *rtype) *rtype {
	list := compiled()
	from, to := 0, len(list)
	for from < to {
		middle := (from + to) / 2
		if list[middle].str < text {
			from = middle + 1
		} else {
			to = middle
		}
	}
	for ; from < len(list) && list[from].str == text; from++ {
		if same(list[from]) {
			return list[from]
		}
	}
	made.Lock()
	defer made.Unlock()
	for _, t := range made.types[text] {
		if same(t) {
			return t
		}
	}
	t := create()
	t.str = text
	t.hash = 2166136261
	for i := range len(text) {
		t.hash = (t.hash ^ uint32(text[i])) * 16777619
	}
	if made.types == nil {
		made.types = map[string][]*rtype{}
	}
	made.types[text] = append(made.types[text], t)
	return t
}

// common returns the common part of the descriptor of an unnamed type like example.
func common(example any) rtype {
	t := *TypeOf(example).common()
	t.ptrToThis = nil
	return t
}

// gcPart says that the collector finds count objects of a type at offset. A list of them ends in one whose count is 0.
type gcPart struct {
	offset, count uintptr
	typ           *rtype
}

const maxBitmapType = 8 << 10 // bytes; smaller types must have bits, larger ones parts

// setParts tells the collector what t, whose size is known, consists of: parts in the order of their offsets.
func (t *rtype) setParts(parts []gcPart) {
	t.tflag |= tflagIndexed
	var list []gcPart
	for _, p := range parts {
		if p.count > 0 && p.typ.ptrdata > 0 {
			list = append(list, p)
			t.ptrdata = p.offset + (p.count-1)*p.typ.size + p.typ.ptrdata
		}
	}
	switch {
	case list == nil:
	case t.size <= maxBitmapType:
		bits := make([]uint64, (t.ptrdata/8+63)/64)
		for _, p := range list {
			for i := range p.count {
				p.typ.addBits(bits, p.offset+i*p.typ.size)
			}
		}
		t.gcdata = unsafe.Pointer(&bits[0])
	default:
		list = append(list, gcPart{})
		t.tflag |= tflagGCParts
		t.gcdata = unsafe.Pointer(&list[0])
	}
}

// addBits sets the bits of a value of type t at offset.
func (t *rtype) addBits(bits []uint64, offset uintptr) {
	own := unsafe.Slice((*uint64)(t.gcdata), (t.ptrdata/8+63)/64)
	for word := range t.ptrdata / 8 {
		if own[word/64]>>(word%64)&1 != 0 {
			at := offset/8 + word
			bits[at/64] |= 1 << (at % 64)
		}
	}
}

// PointerTo returns the type *t.
func PointerTo(t Type) Type { return t.common().pointerTo() }

// PtrTo is the old name of [PointerTo].
//
// Deprecated: use PointerTo.
func PtrTo(t Type) Type { return PointerTo(t) }

func (t *rtype) pointerTo() *rtype {
	if p := compiledPointer(t); p != nil {
		return p
	}
	return canonical("*"+t.str, func(u *rtype) bool { return u.Kind() == Pointer && u.pointer().elem == t }, func() *rtype {
		return &(&ptrType{common((*int)(nil)), t}).rtype
	})
}

// SliceOf returns the type []t.
func SliceOf(t Type) Type { return t.common().sliceOf() }

func (t *rtype) sliceOf() *rtype {
	return canonical("[]"+t.str, func(u *rtype) bool { return u.Kind() == Slice && u.slice().elem == t }, func() *rtype {
		return &(&sliceType{common([]int(nil)), t}).rtype
	})
}

// ChanOf returns the type of channels of t with that direction.
func ChanOf(dir ChanDir, t Type) Type {
	elem := t.common()
	if elem.size >= 1<<16 {
		panic("reflect.ChanOf: element size too large")
	}
	text := "chan " + elem.str
	switch dir {
	case SendDir:
		text = "chan<- " + elem.str
	case RecvDir:
		text = "<-chan " + elem.str
	case BothDir:
		if elem.str[0] == '<' { // chan (<-chan T)
			text = "chan (" + elem.str + ")"
		}
	default:
		panic("reflect.ChanOf: invalid dir")
	}
	return canonical(text, func(u *rtype) bool {
		return u.Kind() == Chan && u.chan_().elem == elem && u.chan_().dir == dir
	}, func() *rtype {
		return &(&chanType{common((chan int)(nil)), elem, dir}).rtype
	})
}

// FuncOf returns the type of functions with those parameters and results. If it is variadic, the last parameter must be a
// slice.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].common().Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	ins, outs := commons(in), commons(out)
	text := "func(" + listText(ins, variadic) + ")"
	if len(outs) == 1 {
		text += " " + outs[0].str
	} else if len(outs) > 1 {
		text += " (" + listText(outs, false) + ")"
	}
	return canonical(text, func(u *rtype) bool {
		return u.Kind() == Func && u.func_().variadic == variadic && sameTypes(u.func_().in, ins, true) &&
			sameTypes(u.func_().out, outs, true)
	}, func() *rtype {
		return &(&funcType{common((func())(nil)), ins, outs, variadic}).rtype
	})
}

func commons(list []Type) []*rtype {
	types := make([]*rtype, len(list))
	for i, t := range list {
		types[i] = t.common()
	}
	return types
}

func listText(list []*rtype, variadic bool) string {
	text := ""
	for i, t := range list {
		if i > 0 {
			text += ", "
		}
		if variadic && i == len(list)-1 {
			text += "..." + t.slice().elem.str
		} else {
			text += t.str
		}
	}
	return text
}

// MapOf returns the type map[key]elem.
func MapOf(key, elem Type) Type {
	k, e := key.common(), elem.common()
	if k.equal == nil {
		panic("reflect.MapOf: invalid key type " + k.str)
	}
	return canonical("map["+k.str+"]"+e.str, func(u *rtype) bool {
		return u.Kind() == Map && u.map_().key == k && u.map_().elem == e
	}, func() *rtype {
		t := &mapType{rtype: common((map[int]int)(nil)), key: k, elem: e}
		t.layOut()
		return &t.rtype
	})
}

const (
	mapNeedKeyUpdate  = 1 // MapFlag... of the runtime
	mapHashMightPanic = 2
	mapIndirectKey    = 4
	mapIndirectElem   = 8
	mapGenericHash    = 16
	mapGroupSlots     = 8
	mapMaxInline      = 128
)

// layOut fills in what the runtime wants to know about the memory of maps of type t.
func (t *mapType) layOut() {
	key, elem := t.key, t.elem
	word := TypeFor[unsafe.Pointer]().common()
	t.flags = mapGenericHash
	if key.size > mapMaxInline {
		key = word
		t.flags |= mapIndirectKey
	}
	if elem.size > mapMaxInline {
		elem = word
		t.flags |= mapIndirectElem
	}
	if t.key.anyPart(func(u *rtype) bool {
		k := u.Kind()
		return k.isFloat() || k == Complex64 || k == Complex128 || k == String || k == Interface
	}) {
		t.flags |= mapNeedKeyUpdate
	}
	if t.key.anyPart(func(u *rtype) bool { return u.Kind() == Interface }) {
		t.flags |= mapHashMightPanic
	}
	t.slotSize = key.size
	if elem.size > 0 { // else it needs no place
		t.elemOff = alignUp(key.size, uintptr(elem.align))
		t.slotSize = alignUp(t.elemOff+elem.size, uintptr(max(key.align, elem.align)))
	}
	t.groupSize = alignUp(8+mapGroupSlots*max(t.slotSize, 1), 8)
	slot := &rtype{size: t.slotSize, align: 8, fieldAlign: 8, kind: uint8(Struct), str: "map.slot"}
	slot.setParts([]gcPart{{0, 1, key}, {t.elemOff, 1, elem}})
	t.group = &rtype{size: t.groupSize, align: 8, fieldAlign: 8, kind: uint8(Struct), str: "map.group"}
	t.group.setParts([]gcPart{{8, mapGroupSlots, slot}})
}

func alignUp(n, align uintptr) uintptr { return (n + align - 1) &^ (align - 1) }

// anyPart reports whether f holds for t or, if that is an array or a struct, for a part of it.
func (t *rtype) anyPart(f func(*rtype) bool) bool {
	switch t.Kind() {
	case Array:
		return t.array().elem.anyPart(f)
	case Struct:
		for i := range t.struct_().fields {
			if t.struct_().fields[i].typ.anyPart(f) {
				return true
			}
		}
		return false
	}
	return f(t)
}
