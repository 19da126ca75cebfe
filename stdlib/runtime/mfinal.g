// mfinal.g: what happens when an object becomes garbage.

package runtime

import "unsafe"

// SetFinalizer has finalizer called with obj, a pointer, when nothing else refers to the object any more; by then it does
// again, and only a later collection frees it, unless a new finalizer was set or it was stored somewhere. A nil finalizer
// takes the old one off. obj must point to the beginning of an object that was allocated; for variables of packages the call
// does nothing. What finalizer is, is checked: a function of one parameter that obj can be assigned to. Its results are
// ignored.
//
// Objects that refer to each other in a circle with finalizers are not freed. Finalizers run one after the other in a
// goroutine of their own. They may never run: nobody waits for them at the end of the program.
//
//go:linkname SetFinalizer runtime_setfinalizer
func SetFinalizer(obj any, finalizer any)

// KeepAlive is a use of x: until here, x can be reached.
//
//go:linkname KeepAlive runtime_keepalive
func KeepAlive(x any)

// Cleanup is a call that [AddCleanup] has arranged.
type Cleanup struct {
	id  uint64
	ptr uintptr
}

// Stop takes the call back, if it is not on its way yet. ptr must be reachable until Stop returns for that to be sure.
func (c Cleanup) Stop() {
	if c.id != 0 {
		stopCleanup(c.ptr, c.id)
	}
}

// AddCleanup has cleanup(arg) called some time after the object that ptr points into has become garbage. There may be several
// for one object; they run in a goroutine of their own, in no particular order. Neither arg nor cleanup may lead to the
// object, for then it is never garbage.
func AddCleanup[T, S any](ptr *T, cleanup func(S), arg S) Cleanup {
	if ptr == nil {
		panic("runtime.AddCleanup: ptr is nil")
	}
	switch p := any(arg).(type) {
	case unsafe.Pointer:
		same(unsafe.Pointer(ptr), p)
	case *T:
		same(unsafe.Pointer(ptr), unsafe.Pointer(p))
	}
	p := unsafe.Pointer(ptr)
	return Cleanup{addCleanup(p, func() { cleanup(arg) }), uintptr(p)}
}

func same(ptr, arg unsafe.Pointer) {
	if ptr == arg {
		panic("runtime.AddCleanup: ptr is equal to arg, cleanup will never run")
	}
}

//go:linkname addCleanup runtime_addcleanup
func addCleanup(p unsafe.Pointer, f func()) uint64

//go:linkname stopCleanup runtime_stopcleanup
func stopCleanup(p uintptr, id uint64)

// Pinner keeps objects where they are and alive, for code that the collector cannot look into. (Objects do not move here in
// any case.)
type Pinner struct {
	p *pinned
}

type pinned struct {
	refs []any
}

// Pin keeps the object that pointer points to until Unpin.
func (p *Pinner) Pin(pointer any) {
	switch kindOf(pointer) {
	case kindNone:
		panicError("runtime.Pinner: argument is nil")
	case kindPointer, kindUnsafePointer:
	default:
		panicError("runtime.Pinner: argument is not a pointer: " + typeName(pointer))
	}
	if p.p == nil {
		p.p = new(pinned)
		SetFinalizer(p.p, func(p *pinned) {
			if len(p.refs) > 0 {
				panicError("runtime.Pinner: found leaking pinned pointer; forgot to call Unpin?")
			}
		})
	}
	p.p.refs = append(p.p.refs, pointer)
}

// Unpin lets go of all that was pinned.
func (p *Pinner) Unpin() {
	if p.p != nil {
		clear(p.p.refs)
		p.p.refs = p.p.refs[:0]
	}
}

const (
	kindNone          = 0
	kindPointer       = 22
	kindUnsafePointer = 26
)

//go:linkname kindOf runtime_kindof
func kindOf(x any) int

//go:linkname typeName runtime_typename
func typeName(x any) string

//go:linkname panicError runtime_panicerror
func panicError(text string)
