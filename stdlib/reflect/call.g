package reflect

import (
	"runtime"
	"sync"
	"unsafe"
)

// Calling functions whose type is known at run time only, and making them. The runtime tells where each part of a parameter or
// result is (reflect_calllayout); the structs below are its CallPart, CallLayout, CallFrame and MadeFunc.

// callPart is a piece of a parameter or result that has a register, or a word of the stack, of its own.
type callPart struct {
	value   uint32 // which parameter or result
	offset  uint32 // within it
	place   uint16 // in callFrame.registers, beyond it on the stack; of results in callFrame.results
	size    uint8
	bool    bool
	address bool // what is passed is the address of the whole value
}

type callLayout struct {
	paramParts, resultParts int
	stack                   int // words
	resultsInMemory         bool
}

const (
	maxLeaves       = 4  // CallMaxLeaves
	maxResultLeaves = 3  // CallMaxResultLeaves
	paramRegisters  = 14 // CallInts + CallFloats
)

type callFrame struct {
	registers [paramRegisters]uintptr
	results   [5]uintptr
	stack     unsafe.Pointer // words
	words     int
	code      unsafe.Pointer
	context   unsafe.Pointer
}

type madeFunc struct {
	code       unsafe.Pointer
	entry      unsafe.Pointer
	stackBytes uintptr
	typ        *funcType
	call       *signature
	f          func([]Value) []Value
}

//go:noescape
//go:linkname reflectCall reflectcall
func reflectCall(frame *callFrame)

//go:noescape
//go:linkname layOutCall reflect_calllayout
func layOutCall(t *funcType, receiver bool, parts *callPart, layout *callLayout)

//go:linkname madeFuncCode reflect_madefunccode
func madeFuncCode() unsafe.Pointer

// signature is how functions of a type are called.
type signature struct {
	callLayout
	in, out []callPart
	memory  *rtype    // resultsInMemory: what holds them all
	offsets []uintptr // of the results in memory
}

type signatureKey struct {
	typ      *funcType
	receiver bool
}

var signatures sync.Map // signatureKey -> *signature

func signatureOf(t *funcType, receiver bool) *signature {
	key := signatureKey{t, receiver}
	if s, ok := signatures.Load(key); ok {
		return s.(*signature)
	}
	s := new(signature)
	parts := make([]callPart, (len(t.in)+1)*maxLeaves+maxResultLeaves)
	layOutCall(t, receiver, &parts[0], &s.callLayout)
	s.in, s.out = parts[:s.paramParts], parts[s.paramParts:s.paramParts+s.resultParts]
	if s.resultsInMemory {
		s.layOutResults(t.out)
	}
	known, _ := signatures.LoadOrStore(key, s)
	return known.(*signature)
}

func (s *signature) layOutResults(out []*rtype) {
	s.memory = &rtype{align: 8, fieldAlign: 8, kind: uint8(Struct), str: "results"}
	var parts []gcPart
	end := uintptr(0)
	for _, t := range out {
		end = alignUp(end, uintptr(t.align))
		s.offsets = append(s.offsets, end)
		parts = append(parts, gcPart{end, 1, t})
		end += t.size
	}
	s.memory.size = alignUp(end, 8)
	s.memory.setParts(parts)
}

// word is part p of the value at address.
func (p *callPart) word(address unsafe.Pointer) uintptr {
	at := unsafe.Add(address, uintptr(p.offset))
	switch {
	case p.address:
		return uintptr(address)
	case p.size == 1:
		return uintptr(*(*uint8)(at))
	case p.size == 2:
		return uintptr(*(*uint16)(at))
	case p.size == 4:
		return uintptr(*(*uint32)(at))
	}
	return *(*uintptr)(at)
}

// store puts word where part p of the value at address, which is new, belongs. The word of a pointer is read from place and
// stored as a pointer.
func (p *callPart) store(address, place unsafe.Pointer) {
	at := unsafe.Add(address, uintptr(p.offset))
	word := *(*uintptr)(place)
	switch {
	case p.bool:
		*(*uint8)(at) = uint8(word) & 1
	case p.size == 1:
		*(*uint8)(at) = uint8(word)
	case p.size == 2:
		*(*uint16)(at) = uint16(word)
	case p.size == 4:
		*(*uint32)(at) = uint32(word)
	default:
		*(*uintptr)(at) = word
	}
}

// invoke calls code with the values at the addresses in, the receiver's first if there is one.
func (s *signature) invoke(t *funcType, code, context unsafe.Pointer, in []unsafe.Pointer) []Value {
	frame := callFrame{code: code, context: context, words: s.stack}
	stack := make([]uintptr, s.stack+1) // what they point to is kept by in
	frame.stack = unsafe.Pointer(&stack[0])
	var memory unsafe.Pointer
	if s.resultsInMemory {
		memory = newObject(s.memory)
		frame.registers[0] = uintptr(memory)
	}
	for i := range s.in {
		p := &s.in[i]
		word := p.word(in[p.value])
		if p.place < paramRegisters {
			frame.registers[p.place] = word
		} else {
			stack[p.place-paramRegisters] = word
		}
	}
	reflectCall(&frame)
	keep(in)
	return s.results(t, &frame, memory)
}

// keep keeps what in points to alive up to the call.
//
//go:noinline
func keep(in []unsafe.Pointer) {}

func (s *signature) results(t *funcType, frame *callFrame, memory unsafe.Pointer) []Value {
	out := make([]Value, len(t.out))
	if s.resultsInMemory {
		for i, u := range t.out {
			out[i] = received(u, unsafe.Add(memory, s.offsets[i]))
		}
		return out
	}
	at := 0
	for i, u := range t.out {
		p := newObject(u)
		for ; at < len(s.out) && int(s.out[at].value) == i; at++ {
			s.out[at].store(p, unsafe.Pointer(&frame.results[s.out[at].place]))
		}
		out[i] = received(u, p)
	}
	return out
}

// Call calls the function v with the arguments in and returns its results. The arguments of a "..." parameter are given one by
// one.
func (v Value) Call(in []Value) []Value {
	v.mustBe(Func, "reflect.Value.Call")
	v.mustBeExported("reflect.Value.Call")
	return v.call("Call", in)
}

// CallSlice calls the variadic function v with the arguments in, of which the last is the slice for the "..." parameter.
func (v Value) CallSlice(in []Value) []Value {
	v.mustBe(Func, "reflect.Value.CallSlice")
	v.mustBeExported("reflect.Value.CallSlice")
	return v.call("CallSlice", in)
}

func (v Value) call(op string, in []Value) []Value {
	var t *funcType
	var code, context unsafe.Pointer
	var addresses []unsafe.Pointer
	receiver := v.flag&flagMethod != 0
	if receiver {
		word := new(unsafe.Pointer)
		t, code, *word = installed.Load().receiver(v, op)
		addresses = append(addresses, unsafe.Pointer(word))
	} else {
		t = v.typ.func_()
		if context = v.pointer(); context == nil {
			panic("reflect.Value.Call: call of nil function")
		}
		code = *(*unsafe.Pointer)(context)
	}
	in = t.arguments(op, in)
	for i, x := range in {
		x.mustBeExported("reflect.Value.Call")
		x = x.assignTo("reflect.Value.Call", t.in[i])
		p := x.address()
		if x.flag&flagAddr != 0 && x.typ.size > 8 { // the variable may change, the argument must not
			p = newObject(x.typ)
			typedMove(x.typ, p, x.ptr)
		}
		addresses = append(addresses, p)
	}
	return signatureOf(t, receiver).invoke(t, code, context, addresses)
}

// arguments checks the arguments in for a call of a function of type t; those of a "..." parameter become a slice.
func (t *funcType) arguments(op string, in []Value) []Value {
	n := len(t.in)
	if op == "CallSlice" {
		if !t.variadic {
			panic("reflect: CallSlice of non-variadic function")
		}
		if len(in) < n {
			panic("reflect: CallSlice with too few input arguments")
		}
		if len(in) > n {
			panic("reflect: CallSlice with too many input arguments")
		}
	} else {
		if t.variadic {
			n--
		}
		if len(in) < n {
			panic("reflect: Call with too few input arguments")
		}
		if !t.variadic && len(in) > n {
			panic("reflect: Call with too many input arguments")
		}
	}
	for _, x := range in {
		if x.Kind() == Invalid {
			panic("reflect: " + op + " using zero Value argument")
		}
	}
	for i := range n {
		if xt := in[i].Type(); !xt.AssignableTo(t.in[i]) {
			panic("reflect: " + op + " using " + xt.String() + " as type " + t.in[i].str)
		}
	}
	if op == "CallSlice" || !t.variadic {
		return in
	}
	rest := MakeSlice(t.in[n], len(in)-n, len(in)-n)
	elem := t.in[n].slice().elem
	for i, x := range in[n:] {
		if xt := x.Type(); !xt.AssignableTo(elem) {
			panic("reflect: cannot use " + xt.String() + " as type " + elem.str + " in " + op)
		}
		rest.Index(i).Set(x)
	}
	return append(append([]Value(nil), in[:n]...), rest)
}

// MakeFunc returns a function of type t that calls f with its arguments and returns what f returns. The arguments of a "..."
// parameter are one slice.
func MakeFunc(t Type, f func(args []Value) (results []Value)) Value {
	typ := t.common().func_()
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	s := signatureOf(typ, false)
	entry := madeFuncEntry
	m := &madeFunc{madeFuncCode(), **(**unsafe.Pointer)(unsafe.Pointer(&entry)), uintptr(s.stack) * 8, typ, s, f}
	return Value{&typ.rtype, unsafe.Pointer(m), flag(Func)}
}

// madeFuncEntry is what the code of every made function calls.
func madeFuncEntry(m *madeFunc, frame *callFrame) {
	s := m.call
	out := m.f(s.arguments(m.typ, frame))
	if len(out) != len(m.typ.out) {
		panic("reflect: wrong return count from function created by MakeFunc")
	}
	at := 0
	for i, t := range m.typ.out {
		v := out[i]
		if v.typ == nil {
			panic("reflect: function created by MakeFunc using " + funcName(m.f) + " returned zero Value")
		}
		if v.flag&flagRO != 0 {
			panic("reflect: function created by MakeFunc using " + funcName(m.f) + " returned value obtained from unexported field")
		}
		v = v.assignTo("reflect.MakeFunc", t)
		p := v.address()
		if s.resultsInMemory {
			typedMove(t, unsafe.Add(*(*unsafe.Pointer)(unsafe.Pointer(&frame.registers[0])), s.offsets[i]), p)
			continue
		}
		for ; at < len(s.out) && int(s.out[at].value) == i; at++ {
			frame.results[s.out[at].place] = s.out[at].word(p)
		}
	}
	if s.resultsInMemory {
		frame.results[0] = frame.registers[0]
	}
}

func funcName(f func([]Value) []Value) string {
	if fn := runtime.FuncForPC(**(**uintptr)(unsafe.Pointer(&f))); fn != nil {
		return fn.Name()
	}
	return "closure"
}

// arguments returns the arguments of a call that frame describes.
func (s *signature) arguments(t *funcType, frame *callFrame) []Value {
	in := make([]Value, len(t.in))
	at := 0
	for i, u := range t.in {
		p := newObject(u)
		for ; at < len(s.in) && int(s.in[at].value) == i; at++ {
			part := &s.in[at]
			place := unsafe.Pointer(&frame.registers)
			index := int(part.place)
			if index >= paramRegisters {
				place, index = frame.stack, index-paramRegisters
			}
			place = unsafe.Add(place, index*8)
			if part.address {
				typedMove(u, p, *(*unsafe.Pointer)(place))
			} else {
				part.store(p, place)
			}
		}
		in[i] = received(u, p)
	}
	return in
}
