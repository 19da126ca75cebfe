package reflect

import "unsafe"

//go:noescape
//go:linkname chanLen chanlen
func chanLen(c unsafe.Pointer) int

//go:noescape
//go:linkname chanCap chancap
func chanCap(c unsafe.Pointer) int

//go:linkname makeChan makechan
func makeChan(t *chanType, size int) unsafe.Pointer

//go:linkname closeChan closechan
func closeChan(c unsafe.Pointer)

//go:noescape
//go:linkname chanSend chansend1
func chanSend(c, elem unsafe.Pointer)

//go:noescape
//go:linkname chanTrySend selectnbsend
func chanTrySend(c, elem unsafe.Pointer) bool

//go:linkname chanRecv chanrecv2
func chanRecv(c, elem unsafe.Pointer) bool

//go:linkname chanTryRecv reflect_chantryrecv
func chanTryRecv(c, elem unsafe.Pointer) int // wouldBlock...

const (
	wouldBlock = iota
	chanClosed
	chanReceived
)

// MakeChan makes a channel of type t with a buffer for so many elements.
func MakeChan(t Type, buffer int) Value {
	typ := t.common() // t may be something that embeds a Type and has methods of its own
	if typ.Kind() != Chan {
		panic("reflect.MakeChan of non-chan type")
	}
	if buffer < 0 {
		panic("reflect.MakeChan: negative buffer size")
	}
	if typ.chan_().dir != BothDir {
		panic("reflect.MakeChan: unidirectional channel type")
	}
	return Value{typ, makeChan(typ.chan_(), buffer), flag(Chan)}
}

// Close closes the channel v.
func (v Value) Close() {
	v.mustBe(Chan, "reflect.Value.Close")
	v.mustBeExported("reflect.Value.Close")
	if v.typ.chan_().dir&SendDir == 0 {
		panic("reflect: close of receive-only channel")
	}
	closeChan(v.pointer())
}

// sendable returns x as v's elements are.
func (v Value) sendable(x Value, method string) Value {
	v.mustBe(Chan, method)
	v.mustBeExported(method)
	t := v.typ.chan_()
	if t.dir&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x.mustBeExported(method)
	return x.assignTo("reflect.Value.Send", t.elem)
}

// Send sends x on the channel v.
func (v Value) Send(x Value) {
	x = v.sendable(x, "reflect.Value.Send")
	var room unsafe.Pointer
	chanSend(v.pointer(), x.place(&room))
}

// TrySend sends x on the channel v if that is possible without waiting, and reports whether it was.
func (v Value) TrySend(x Value) bool {
	x = v.sendable(x, "reflect.Value.TrySend")
	var room unsafe.Pointer
	return chanTrySend(v.pointer(), x.place(&room))
}

func (v Value) mustReceive(method string) *rtype {
	v.mustBe(Chan, method)
	v.mustBeExported(method)
	t := v.typ.chan_()
	if t.dir&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	return t.elem
}

// received is the Value of what was received into p.
func received(t *rtype, p unsafe.Pointer) Value {
	if t.direct() {
		return Value{t, *(*unsafe.Pointer)(p), flag(t.kind)}
	}
	return fresh(t, p)
}

// Recv receives from the channel v. If it is closed, the result is the zero value of the elements' type and false.
func (v Value) Recv() (x Value, ok bool) {
	t := v.mustReceive("reflect.Value.Recv")
	p := newObject(t)
	ok = chanRecv(v.pointer(), p)
	return received(t, p), ok
}

// TryRecv receives from the channel v if that is possible without waiting. If not, the result is the zero Value and false; if
// v is closed, the zero value of the elements' type and false.
func (v Value) TryRecv() (x Value, ok bool) {
	t := v.mustReceive("reflect.Value.TryRecv")
	p := newObject(t)
	state := chanTryRecv(v.pointer(), p)
	if state == wouldBlock {
		return Value{}, false
	}
	return received(t, p), state == chanReceived
}

// SelectDir is what a case of Select waits for.
type SelectDir int

const (
	_             SelectDir = iota
	SelectSend              // case Chan <- Send:
	SelectRecv              // case <-Chan:
	SelectDefault           // default:
)

// SelectCase is a case of [Select]. One whose Chan is the zero Value is never ready.
type SelectCase struct {
	Dir  SelectDir
	Chan Value // the zero Value for SelectDefault
	Send Value // for SelectSend
}

type scase struct {
	c, elem unsafe.Pointer
}

//go:linkname selectGo selectgo
func selectGo(cases *scase, order *uint16, sends, receives int, block bool) (chosen int, ok bool)

// Select is a select statement with those cases, at most 65536. It returns the index of the case that was chosen and, if that
// receives, what it received and whether the channel was not closed.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	if len(cases) > 65536 {
		panic("reflect.Select: too many cases (max 65536)")
	}
	deflt := -1
	var sends, receives int
	for i := range cases {
		switch c := &cases[i]; c.Dir {
		case SelectDefault:
			c.mustBeDefault(deflt)
			deflt = i
		case SelectSend:
			sends++
		case SelectRecv:
			receives++
		default:
			panic("reflect.Select: invalid Dir")
		}
	}
	n := sends + receives
	runtimeCases, index := make([]scase, n+1), make([]int, n+1) // sends first
	receives = sends
	sends = 0
	for i := range cases {
		switch c := &cases[i]; c.Dir {
		case SelectSend:
			runtimeCases[sends] = c.send()
			index[sends] = i
			sends++
		case SelectRecv:
			runtimeCases[receives] = c.receive()
			index[receives] = i
			receives++
		}
	}
	order := make([]uint16, 2*n+1)
	at, ok := selectGo(&runtimeCases[0], &order[0], sends, n-sends, deflt < 0)
	if at < 0 {
		return deflt, Value{}, false
	}
	chosen = index[at]
	if cases[chosen].Dir == SelectRecv {
		recv = received(cases[chosen].Chan.typ.chan_().elem, runtimeCases[at].elem)
		recvOK = ok
	}
	return
}

func (c *SelectCase) mustBeDefault(other int) {
	if other >= 0 {
		panic("reflect.Select: multiple default cases")
	}
	if c.Chan.IsValid() {
		panic("reflect.Select: default case has Chan value")
	}
	if c.Send.IsValid() {
		panic("reflect.Select: default case has Send value")
	}
}

func (c *SelectCase) send() scase {
	if !c.Chan.IsValid() {
		return scase{}
	}
	c.Chan.mustBe(Chan, "unknown method")
	c.Chan.mustBeExported("unknown method")
	t := c.Chan.typ.chan_()
	if t.dir&SendDir == 0 {
		panic("reflect.Select: SendDir case using recv-only channel")
	}
	if !c.Send.IsValid() {
		panic("reflect.Select: SendDir case missing Send value")
	}
	c.Send.mustBeExported("unknown method")
	return scase{c.Chan.pointer(), c.Send.assignTo("reflect.Select", t.elem).address()}
}

func (c *SelectCase) receive() scase {
	if c.Send.IsValid() {
		panic("reflect.Select: RecvDir case has Send value")
	}
	if !c.Chan.IsValid() {
		return scase{}
	}
	c.Chan.mustBe(Chan, "unknown method")
	c.Chan.mustBeExported("unknown method")
	t := c.Chan.typ.chan_()
	if t.dir&RecvDir == 0 {
		panic("reflect.Select: RecvDir case using send-only channel")
	}
	return scase{c.Chan.pointer(), newObject(t.elem)}
}
