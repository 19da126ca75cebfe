// callers.g: which functions are active, where they stand in the source.

package runtime

import "unsafe"

// frameAt is the function that an address means.
type frameAt struct {
	name, file      string
	line, startLine int
	entry           uintptr
	inlined         bool
}

//go:linkname lookUp runtime_frameat
func lookUp(pc uintptr) (name, file string, line, startLine int, entry uintptr, inlined bool)

// callers leaves out the first skip functions; callers itself is one of them.
//
//go:noescape
//go:linkname callers runtime_callers
func callers(skip int, pcs []uintptr) int

// Stack writes a traceback of the calling goroutine, or of all goroutines, to buf, as far as it fits, and returns the
// number of bytes.
//
//go:linkname Stack runtime_stack
func Stack(buf []byte, all bool) int

func newFrameAt(pc uintptr) frameAt {
	var f frameAt
	f.name, f.file, f.line, f.startLine, f.entry, f.inlined = lookUp(pc)
	f.name = withoutTypes(f.name)
	return f
}

// withoutTypes returns name with [...] in the place of type arguments.
func withoutTypes(name string) string {
	first, last := -1, -1
	for i := range len(name) {
		if name[i] == '[' && first < 0 {
			first = i
		}
		if name[i] == ']' {
			last = i
		}
	}
	if first < 0 || last < first {
		return name
	}
	return name[:first] + "[...]" + name[last+1:]
}

// Caller tells about the function that calls Caller, or with skip > 0 about one of its callers: its return address, file
// and line. ok is false if there is none.
//
//go:noinline
func Caller(skip int) (pc uintptr, file string, line int, ok bool) {
	var pcs [1]uintptr
	if callers(skip+2, pcs[:]) == 0 {
		return 0, "", 0, false
	}
	f := newFrameAt(pcs[0])
	return pcs[0], f.file, f.line, f.name != ""
}

// Callers fills pc with the return addresses of the functions that are active, and returns how many. skip 0 means Callers
// itself, 1 its caller, and so on. A function that others were inlined into has a number instead, which [CallersFrames] and
// [FuncForPC] know.
func Callers(skip int, pc []uintptr) int { return callers(skip+1, pc) }

// Frames translates what [Callers] has found.
type Frames struct {
	pcs  []uintptr
	next Frame
	have bool // next is to be returned
}

// Frame is a function that is active.
type Frame struct {
	PC       uintptr // in the call; 0 if it is not known
	Func     *Func   // nil if it is not known or the function was inlined
	Function string  // with package; "" if it is not known
	File     string
	Line     int

	startLine int
	Entry     uintptr // of the function, or that into which it was inlined
}

// CallersFrames prepares the translation of addresses, all from [Callers] and not changed.
func CallersFrames(callers []uintptr) *Frames {
	f := &Frames{pcs: callers}
	f.next, f.have = f.read()
	return f
}

func (f *Frames) read() (Frame, bool) {
	for len(f.pcs) > 0 {
		pc := f.pcs[0]
		f.pcs = f.pcs[1:]
		at := newFrameAt(pc)
		if at.name == "" {
			continue
		}
		frame := Frame{PC: pc, Function: at.name, File: at.file, Line: at.line, startLine: at.startLine, Entry: at.entry}
		if pc != at.entry {
			frame.PC--
		}
		if !at.inlined {
			frame.Func = &Func{at.name, at.entry}
		}
		return frame, true
	}
	return Frame{}, false
}

// Next returns the next function, from the innermost outwards, and whether there are more.
func (f *Frames) Next() (frame Frame, more bool) {
	frame = f.next
	f.next, f.have = f.read()
	return frame, f.have
}

// Func is a function of the program.
type Func struct {
	name  string
	entry uintptr
}

// FuncForPC returns the function that has the instruction at pc, the innermost one if others were inlined there, or nil.
func FuncForPC(pc uintptr) *Func {
	f := newFrameAt(pc)
	if f.name == "" {
		return nil
	}
	return &Func{f.name, f.entry}
}

// Name returns the function's name with its package.
func (f *Func) Name() string {
	if f == nil {
		return ""
	}
	return f.name
}

// Entry returns the address of the function's code.
func (f *Func) Entry() uintptr { return f.entry }

// FileLine returns file and line of the instruction at pc, which is one of the function.
func (f *Func) FileLine(pc uintptr) (file string, line int) {
	at := newFrameAt(pc)
	return at.file, at.line
}

var cgoTraceback, cgoContext, cgoSymbolizer unsafe.Pointer

// SetCgoTraceback names functions in C that tell about the frames of C code in a traceback. There is no C code in a program that gocc
// makes, so they are never called; the arguments are checked all the same. version must be 0, and a second call must name the same
// functions.
func SetCgoTraceback(version int, traceback, context, symbolizer unsafe.Pointer) {
	if version != 0 {
		panic("unsupported version")
	}
	other := func(old, new unsafe.Pointer) bool { return old != nil && old != new }
	if other(cgoTraceback, traceback) || other(cgoContext, context) || other(cgoSymbolizer, symbolizer) {
		panic("call SetCgoTraceback only once")
	}
	cgoTraceback, cgoContext, cgoSymbolizer = traceback, context, symbolizer
}
