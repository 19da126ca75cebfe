// value.g: operands of every type. The types that occur most are told by a type switch; the others are taken apart with
// reflection.

package fmt

import (
	"internal/fmtsort"
	"reflect"
	"strconv"
)

// operand writes arg as verb says.
func (p *printer) operand(arg any, verb rune) {
	if arg == nil {
		if verb == 'T' || verb == 'v' {
			p.padString("<nil>")
		} else {
			p.badOperand(nil, verb)
		}
		return
	}
	ok := true
	switch verb {
	case 'T':
		plainText(p, reflect.TypeOf(arg).String())
	case 'p':
		ok = p.pointer(reflect.ValueOf(arg), verb)
	default:
		ok = p.typed(arg, verb)
	}
	if !ok {
		p.badOperand(arg, verb)
	}
}

// typed writes arg, which is not nil, unless verb is none for it.
func (p *printer) typed(arg any, verb rune) bool {
	switch x := arg.(type) {
	case int:
		return p.integer(uint64(x), true, verb)
	case string:
		return p.text(x, verb)
	case bool:
		return p.bool(x, verb)
	case float64:
		return p.float(x, 64, verb)
	case int64:
		return p.integer(uint64(x), true, verb)
	case int32:
		return p.integer(uint64(x), true, verb)
	case uint8:
		return p.integer(uint64(x), false, verb)
	case []byte:
		if !p.bytes(x, verb, "[]byte") {
			p.value(reflect.ValueOf(arg), verb, 0)
		}
	case uint64:
		return p.integer(x, false, verb)
	case uint:
		return p.integer(uint64(x), false, verb)
	case uint32:
		return p.integer(uint64(x), false, verb)
	case int16:
		return p.integer(uint64(x), true, verb)
	case int8:
		return p.integer(uint64(x), true, verb)
	case uint16:
		return p.integer(uint64(x), false, verb)
	case uintptr:
		return p.integer(uint64(x), false, verb)
	case float32:
		return p.float(float64(x), 32, verb)
	case complex128:
		return p.complex(x, 128, verb)
	case complex64:
		return p.complex(complex128(x), 64, verb)
	case reflect.Value:
		if x.IsValid() && x.CanInterface() && p.method(x.Interface(), verb) {
			return true
		}
		p.value(x, verb, 0)
	default:
		if !p.method(arg, verb) {
			p.value(reflect.ValueOf(arg), verb, 0)
		}
	}
	return true
}

// badOperand tells that verb is none for arg.
//
//gocc:onlyif fmt.(*printer).printf
//gocc:cold
func (p *printer) badOperand(arg any, verb rune) {
	p.badBegin(verb)
	if arg == nil {
		p.string("<nil>")
	} else {
		p.string(reflect.TypeOf(arg).String())
		p.byte('=')
		p.operand(arg, 'v')
	}
	p.badEnd()
}

// badValue tells the same of a value inside an operand.
//
//gocc:onlyif fmt.(*printer).printf
//gocc:cold
func (p *printer) badValue(v reflect.Value, verb rune) {
	p.badBegin(verb)
	if !v.IsValid() {
		p.string("<nil>")
	} else {
		p.string(v.Type().String())
		p.byte('=')
		p.value(v, 'v', 0)
	}
	p.badEnd()
}

//gocc:cold
func (p *printer) badBegin(verb rune) {
	p.plain = true
	p.string("%!")
	p.rune(verb)
	p.byte('(')
}

func (p *printer) badEnd() {
	p.byte(')')
	p.plain = false
}

// value writes v. depth counts the values that it is in; those at depth 0 have been asked for their methods already.
func (p *printer) value(v reflect.Value, verb rune, depth int) {
	if depth > 0 && v.IsValid() && v.CanInterface() && p.method(v.Interface(), verb) {
		return
	}
	ok := true
	switch v.Kind() {
	case reflect.Invalid:
		if depth == 0 {
			p.string("<invalid reflect.Value>")
		} else if verb == 'v' {
			p.string("<nil>")
		} else {
			ok = false
		}
	case reflect.Bool:
		ok = p.bool(v.Bool(), verb)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		ok = p.integer(uint64(v.Int()), true, verb)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		ok = p.integer(v.Uint(), false, verb)
	case reflect.Float32, reflect.Float64:
		ok = p.floatValue(v, verb)
	case reflect.Complex64, reflect.Complex128:
		ok = p.complexValue(v, verb)
	case reflect.String:
		ok = p.text(v.String(), verb)
	case reflect.Map:
		p.mapValue(v, verb, depth)
	case reflect.Struct:
		p.structValue(v, verb, depth)
	case reflect.Interface:
		p.interfaceValue(v, verb, depth)
	case reflect.Array, reflect.Slice:
		p.listValue(v, verb, depth)
	case reflect.Pointer:
		ok = p.pointerTo(v, depth, verb)
	case reflect.Chan, reflect.Func, reflect.UnsafePointer:
		ok = p.pointer(v, verb)
	}
	if !ok {
		p.badValue(v, verb)
	}
}

//gocc:onlyif float32 float64
func (p *printer) floatValue(v reflect.Value, verb rune) bool {
	return p.float(v.Float(), int(v.Type().Size())*8, verb)
}

//gocc:onlyif complex64 complex128
func (p *printer) complexValue(v reflect.Value, verb rune) bool {
	return p.complex(v.Complex(), int(v.Type().Size())*8, verb)
}

// open begins a composite value: its type in Go syntax, else bracket alone. It returns false if all is written, v being
// nil.
func (p *printer) open(v reflect.Value, bracket string) bool {
	if p.flags&sharpV != 0 {
		return p.openLiteral(v)
	}
	p.string(bracket)
	return true
}

//gocc:onlyif fmt.(*printer).printf
//gocc:cold
func (p *printer) openLiteral(v reflect.Value) bool {
	p.string(v.Type().String())
	if k := v.Kind(); (k == reflect.Map || k == reflect.Slice) && v.IsNil() {
		p.string("(nil)")
		return false
	}
	p.byte('{')
	return true
}

// between separates element i from the one before it.
func (p *printer) between(i int) {
	switch {
	case i == 0:
	case p.flags&sharpV != 0:
		p.string(", ")
	default:
		p.byte(' ')
	}
}

// close ends what open began.
func (p *printer) close(bracket byte) {
	if p.flags&sharpV != 0 {
		bracket = '}'
	}
	p.byte(bracket)
}

//gocc:onlyif map reflect.MapOf
func (p *printer) mapValue(v reflect.Value, verb rune, depth int) {
	if !p.open(v, "map[") {
		return
	}
	for i, entry := range fmtsort.Sort(v) {
		p.between(i)
		p.value(entry.Key, verb, depth+1)
		p.byte(':')
		p.value(entry.Value, verb, depth+1)
	}
	p.close(']')
}

func (p *printer) structValue(v reflect.Value, verb rune, depth int) {
	p.open(v, "{")
	for i := range v.NumField() {
		p.between(i)
		if p.flags&(plusV|sharpV) != 0 {
			p.fieldName(v, i)
		}
		field := v.Field(i)
		if field.Kind() == reflect.Interface && !field.IsNil() {
			field = field.Elem()
		}
		p.value(field, verb, depth+1)
	}
	p.close('}')
}

//gocc:onlyif fmt.(*printer).printf
func (p *printer) fieldName(v reflect.Value, i int) {
	if name := v.Type().Field(i).Name; name != "" {
		p.string(name)
		p.byte(':')
	}
}

func (p *printer) interfaceValue(v reflect.Value, verb rune, depth int) {
	switch inside := v.Elem(); {
	case inside.IsValid():
		p.value(inside, verb, depth+1)
	case p.flags&sharpV != 0:
		p.nilLiteral(v)
	default:
		p.string("<nil>")
	}
}

//gocc:onlyif fmt.(*printer).printf
//gocc:cold
func (p *printer) nilLiteral(v reflect.Value) {
	p.string(v.Type().String())
	p.string("(nil)")
}

func (p *printer) listValue(v reflect.Value, verb rune, depth int) {
	switch verb {
	case 's', 'q', 'x', 'X':
		if p.listText(v, verb) {
			return
		}
	}
	if !p.open(v, "[") {
		return
	}
	for i := range v.Len() {
		p.between(i)
		p.value(v.Index(i), verb, depth+1)
	}
	p.close(']')
}

// listText writes a list of bytes like a string.
//
//gocc:onlyif fmt.(*printer).printf
func (p *printer) listText(v reflect.Value, verb rune) bool {
	t := v.Type()
	if t.Elem().Kind() != reflect.Uint8 {
		return false
	}
	p.bytes(bytesOf(v), verb, t.String())
	return true
}

// bytesOf returns what is in an array or slice of bytes.
func bytesOf(v reflect.Value) []byte {
	if v.Kind() == reflect.Slice || v.CanAddr() {
		return v.Bytes()
	}
	b := make([]byte, v.Len())
	for i := range b {
		b[i] = byte(v.Index(i).Uint())
	}
	return b
}

// pointerTo writes a pointer, or at the outermost level the composite value that it points to.
func (p *printer) pointerTo(v reflect.Value, depth int, verb rune) bool {
	if depth == 0 && !v.IsNil() {
		switch elem := v.Elem(); elem.Kind() {
		case reflect.Array, reflect.Slice, reflect.Struct, reflect.Map:
			p.byte('&')
			p.value(elem, verb, depth+1)
			return true
		}
	}
	return p.pointer(v, verb)
}

// pointer writes the address that v holds or consists of.
func (p *printer) pointer(v reflect.Value, verb rune) bool {
	switch v.Kind() {
	case reflect.Chan, reflect.Func, reflect.Map, reflect.Pointer, reflect.Slice, reflect.UnsafePointer:
	default:
		return false
	}
	addr := uint64(uintptr(v.UnsafePointer()))
	switch verb {
	case 'v':
		p.address(v, addr)
	case 'p':
		p.hexAddress(addr)
	case 'b', 'o', 'd', 'x', 'X':
		p.integer(addr, false, verb)
	default:
		return false
	}
	return true
}

func (p *printer) address(v reflect.Value, addr uint64) {
	switch {
	case p.flags&sharpV != 0:
		p.addressLiteral(v, addr)
	case addr == 0:
		p.padString("<nil>")
	default:
		p.hexAddress(addr)
	}
}

//gocc:onlyif fmt.(*printer).printf
//gocc:cold
func (p *printer) addressLiteral(v reflect.Value, addr uint64) {
	p.byte('(')
	p.string(v.Type().String())
	p.string(")(")
	if addr == 0 {
		p.string("nil")
	} else {
		p.hex(addr, true)
	}
	p.byte(')')
}

func (p *printer) hexAddress(addr uint64) {
	if p.flags == 0 {
		p.string("0x")
		p.buf = strconv.AppendUint(p.buf, addr, 16)
	} else {
		p.hex(addr, p.flags&sharp == 0)
	}
}
