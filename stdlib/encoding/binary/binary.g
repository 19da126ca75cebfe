// Package binary translates between numbers and bytes: numbers of fixed size in a [ByteOrder], what consists of them ([Read],
// [Write] and the functions without a stream), and varints, which are shorter for smaller numbers.
//
// A value of fixed size is a number with a size in its type, a bool, or an array or struct of such values; int, uint and
// uintptr are not. A bool is a byte, 0 or 1. Nothing lies between the parts of a value: there is no padding. For what must
// be fast or has to be more flexible, encoding by hand with a ByteOrder is better.
package binary

import (
	"errors"
	"io"
	"math"
	"reflect"
	"slices"
	"sync"
	"unsafe"
)

var errBufferTooSmall = errors.New("buffer too small")

// Read reads into data, which is a pointer to a value of fixed size or a slice of such values, from r. Fields called _ are
// skipped; other fields must be exported. The error is io.EOF only if there was nothing to read.
func Read(r io.Reader, order ByteOrder, data any) error {
	v, size := destination(data)
	if size < 0 {
		return errors.New("binary.Read: invalid type " + typeText(data))
	}
	buf := make([]byte, size)
	if _, err := io.ReadFull(r, buf); err != nil {
		return err
	}
	c := coder{order, buf}
	c.get(v)
	return nil
}

// Decode is [Read] from the begin of buf. It returns how many bytes it used.
func Decode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size := destination(data)
	if size < 0 {
		return 0, errors.New("binary.Decode: invalid type " + typeText(data))
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	c := coder{order, buf[:size]}
	c.get(v)
	return size, nil
}

// Write writes data, which is a value of fixed size, a slice of such values or a pointer to one, to w. Fields called _ are
// written as zeros.
func Write(w io.Writer, order ByteOrder, data any) error {
	v, size := source(data)
	if size < 0 {
		return errors.New("binary.Write: some values are not fixed-sized in type " + typeText(data))
	}
	c := coder{order, make([]byte, size)}
	buf := c.buf
	c.put(v)
	_, err := w.Write(buf)
	return err
}

// Encode is [Write] to the begin of buf. It returns how many bytes it used.
func Encode(buf []byte, order ByteOrder, data any) (int, error) {
	v, size := source(data)
	if size < 0 {
		return 0, errors.New("binary.Encode: some values are not fixed-sized in type " + typeText(data))
	}
	if len(buf) < size {
		return 0, errBufferTooSmall
	}
	c := coder{order, buf[:size]}
	c.put(v)
	return size, nil
}

// Append is [Write] to the end of buf.
func Append(buf []byte, order ByteOrder, data any) ([]byte, error) {
	v, size := source(data)
	if size < 0 {
		return nil, errors.New("binary.Append: some values are not fixed-sized in type " + typeText(data))
	}
	n := len(buf)
	buf = slices.Grow(buf, size)[:n+size]
	c := coder{order, buf[n:]}
	c.put(v)
	return buf, nil
}

// Size returns how many bytes [Write] would write of v, -1 if it cannot.
func Size(v any) int {
	_, size := source(v)
	return size
}

func typeText(data any) string {
	if data == nil {
		return "<nil>"
	}
	return reflect.TypeOf(data).String()
}

func destination(data any) (reflect.Value, int) {
	v := reflect.ValueOf(data)
	switch v.Kind() {
	case reflect.Pointer:
		v = v.Elem()
		return v, sizeOf(v)
	case reflect.Slice:
		return v, sizeOf(v)
	}
	return v, -1
}

func source(data any) (reflect.Value, int) {
	v := reflect.Indirect(reflect.ValueOf(data))
	return v, sizeOf(v)
}

// sizeOf returns the encoded size of v, -1 if it has none.
func sizeOf(v reflect.Value) int {
	switch v.Kind() {
	case reflect.Invalid:
		return -1
	case reflect.Slice:
		if size := typeSize(v.Type().Elem()); size >= 0 {
			return size * v.Len()
		}
		return -1
	}
	return typeSize(v.Type())
}

var structSizes sync.Map // reflect.Type -> int, of the struct types that have a size

func typeSize(t reflect.Type) int {
	switch t.Kind() {
	case reflect.Bool, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32,
		reflect.Uint64, reflect.Float32, reflect.Float64, reflect.Complex64, reflect.Complex128:
		return int(t.Size())
	case reflect.Array:
		if size := typeSize(t.Elem()); size >= 0 {
			return size * t.Len()
		}
	case reflect.Struct:
		if size, ok := structSizes.Load(t); ok {
			return size.(int)
		}
		sum := 0
		for i := range t.NumField() {
			size := typeSize(t.Field(i).Type)
			if size < 0 {
				return -1
			}
			sum += size
		}
		structSizes.Store(t, sum)
		return sum
	}
	return -1
}

// coder goes through buf, which has exactly the bytes of the value that it is used for.
type coder struct {
	order ByteOrder
	buf   []byte
}

// next returns the next n bytes.
func (c *coder) next(n int) []byte {
	b := c.buf[:n]
	c.buf = c.buf[n:]
	return b
}

// putBits stores the lowest n bytes of x.
func (c *coder) putBits(x uint64, n int) {
	switch b := c.next(n); n {
	case 1:
		b[0] = byte(x)
	case 2:
		c.order.PutUint16(b, uint16(x))
	case 4:
		c.order.PutUint32(b, uint32(x))
	case 8:
		c.order.PutUint64(b, x)
	}
}

func (c *coder) bits(n int) uint64 {
	switch b := c.next(n); n {
	case 1:
		return uint64(b[0])
	case 2:
		return uint64(c.order.Uint16(b))
	case 4:
		return uint64(c.order.Uint32(b))
	default:
		return c.order.Uint64(b)
	}
}

// plainWidth returns the size of the elements of v if they are numbers in memory that can be gone through as such, else 0.
func plainWidth(v reflect.Value) int {
	t := v.Type().Elem()
	if v.Len() == 0 || v.Kind() == reflect.Array && !v.CanAddr() {
		return 0
	}
	switch t.Kind() {
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint8, reflect.Uint16, reflect.Uint32,
		reflect.Uint64, reflect.Float32, reflect.Float64:
		return int(t.Size())
	}
	return 0
}

// words calls f for each of the numbers of width bytes that v, an array or slice, consists of.
func words(v reflect.Value, width int, f func(p unsafe.Pointer)) {
	p := unsafe.Pointer(v.Index(0).UnsafeAddr())
	for range v.Len() {
		f(p)
		p = unsafe.Add(p, width)
	}
}

func (c *coder) put(v reflect.Value) {
	size := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Bool:
		var x uint64
		if v.Bool() {
			x = 1
		}
		c.putBits(x, 1)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.putBits(uint64(v.Int()), size)
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		c.putBits(v.Uint(), size)
	case reflect.Float32:
		c.putBits(uint64(math.Float32bits(float32(v.Float()))), 4)
	case reflect.Float64:
		c.putBits(math.Float64bits(v.Float()), 8)
	case reflect.Complex64:
		x := v.Complex()
		c.putBits(uint64(math.Float32bits(float32(real(x)))), 4)
		c.putBits(uint64(math.Float32bits(float32(imag(x)))), 4)
	case reflect.Complex128:
		x := v.Complex()
		c.putBits(math.Float64bits(real(x)), 8)
		c.putBits(math.Float64bits(imag(x)), 8)
	case reflect.Array, reflect.Slice:
		c.putList(v)
	case reflect.Struct:
		t := v.Type()
		for i := range v.NumField() {
			if t.Field(i).Name == "_" {
				clear(c.next(typeSize(t.Field(i).Type)))
			} else {
				c.put(v.Field(i))
			}
		}
	}
}

func (c *coder) putList(v reflect.Value) {
	switch plainWidth(v) {
	case 1:
		words(v, 1, func(p unsafe.Pointer) { c.next(1)[0] = *(*byte)(p) })
	case 2:
		words(v, 2, func(p unsafe.Pointer) { c.order.PutUint16(c.next(2), *(*uint16)(p)) })
	case 4:
		words(v, 4, func(p unsafe.Pointer) { c.order.PutUint32(c.next(4), *(*uint32)(p)) })
	case 8:
		words(v, 8, func(p unsafe.Pointer) { c.order.PutUint64(c.next(8), *(*uint64)(p)) })
	default:
		for i := range v.Len() {
			c.put(v.Index(i))
		}
	}
}

func (c *coder) get(v reflect.Value) {
	size := int(v.Type().Size())
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(c.bits(1) != 0)
	case reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		v.SetInt(int64(c.bits(size)))
	case reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		v.SetUint(c.bits(size))
	case reflect.Float32:
		v.SetFloat(float64(math.Float32frombits(uint32(c.bits(4)))))
	case reflect.Float64:
		v.SetFloat(math.Float64frombits(c.bits(8)))
	case reflect.Complex64:
		re := math.Float32frombits(uint32(c.bits(4)))
		v.SetComplex(complex(float64(re), float64(math.Float32frombits(uint32(c.bits(4))))))
	case reflect.Complex128:
		re := math.Float64frombits(c.bits(8))
		v.SetComplex(complex(re, math.Float64frombits(c.bits(8))))
	case reflect.Array, reflect.Slice:
		c.getList(v)
	case reflect.Struct:
		t := v.Type()
		for i := range v.NumField() {
			if t.Field(i).Name == "_" {
				c.next(typeSize(t.Field(i).Type))
			} else {
				c.get(v.Field(i))
			}
		}
	}
}

func (c *coder) getList(v reflect.Value) {
	width := plainWidth(v)
	if width > 0 && !v.Index(0).CanSet() {
		width = 0 // let it say so
	}
	switch width {
	case 1:
		words(v, 1, func(p unsafe.Pointer) { *(*byte)(p) = c.next(1)[0] })
	case 2:
		words(v, 2, func(p unsafe.Pointer) { *(*uint16)(p) = c.order.Uint16(c.next(2)) })
	case 4:
		words(v, 4, func(p unsafe.Pointer) { *(*uint32)(p) = c.order.Uint32(c.next(4)) })
	case 8:
		words(v, 8, func(p unsafe.Pointer) { *(*uint64)(p) = c.order.Uint64(c.next(8)) })
	default:
		for i := range v.Len() {
			c.get(v.Index(i))
		}
	}
}
