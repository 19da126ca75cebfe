// method.g: operands that have methods to write themselves.

package fmt

import "reflect"

// method lets arg write itself if it has a method for that, and returns true if nothing is left to do.
func (p *printer) method(arg any, verb rune) bool {
	if p.plain {
		return false
	}
	if verb == 'w' {
		if _, ok := arg.(error); !ok || !p.wraps {
			p.badOperand(arg, verb)
			return true
		}
		verb = 'v'
	}
	if f, ok := arg.(Formatter); ok {
		p.callFormat(f, verb)
		return true
	}
	if p.flags&sharpV != 0 {
		return p.goString(arg, verb)
	}
	switch verb {
	case 'v', 's', 'x', 'X', 'q':
		switch x := arg.(type) {
		case error:
			p.callError(x, verb)
			return true
		case Stringer:
			p.callString(x, verb)
			return true
		}
	}
	return false
}

//gocc:onlyif fmt.(*printer).printf
//gocc:cold
func (p *printer) goString(arg any, verb rune) bool {
	g, ok := arg.(GoStringer)
	if ok {
		p.callGoString(g, verb)
	}
	return ok
}

func (p *printer) callFormat(f Formatter, verb rune) {
	defer p.catch(f, verb, "Format")
	f.Format(p, verb)
}

//gocc:cold
func (p *printer) callGoString(g GoStringer, verb rune) {
	defer p.catch(g, verb, "GoString")
	plainText(p, g.GoString())
}

func (p *printer) callError(err error, verb rune) {
	defer p.catch(err, verb, "Error")
	p.text(err.Error(), verb)
}

func (p *printer) callString(s Stringer, verb rune) {
	defer p.catch(s, verb, "String")
	p.text(s.String(), verb)
}

// catch is deferred around a call of arg's method: it writes what that has panicked with.
//
//gocc:cold
func (p *printer) catch(arg any, verb rune, method string) {
	e := recover()
	if e == nil {
		return
	}
	if v := reflect.ValueOf(arg); v.Kind() == reflect.Pointer && v.IsNil() {
		p.string("<nil>") // most likely a method with a value receiver, or that does not look
		return
	}
	if p.panicking {
		panic(e) // writing what it panicked with panics too
	}
	saved := p.flags
	p.clear()
	p.string("%!")
	p.rune(verb)
	p.string("(PANIC=")
	p.string(method)
	p.string(" method: ")
	p.panicking = true
	p.operand(e, 'v')
	p.panicking = false
	p.byte(')')
	p.flags = saved
}
