// values.g: the types of flags. Each is a variable of the program under another type.

package flag

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"time"
)

// Value is where a flag is stored. Set is called for every time the flag is given, in order. String must work for the
// zero value too: PrintDefaults calls it to find out whether the default is worth showing.
//
// A Value with a method IsBoolFlag() bool that returns true needs no argument: -name means -name=true.
type Value interface {
	String() string
	Set(string) error
}

// Getter is a Value that can be read. All values of this package but those of Func and BoolFunc are Getters.
type Getter interface {
	Value
	Get() any
}

type boolFlag interface {
	Value
	IsBoolFlag() bool
}

var (
	errParse = errors.New("parse error")
	errRange = errors.New("value out of range")
)

// short makes strconv's errors short: input and flag are told by the caller.
func short(err error) error {
	switch {
	case errors.Is(err, strconv.ErrSyntax):
		return errParse
	case errors.Is(err, strconv.ErrRange):
		return errRange
	}
	return err
}

type boolValue bool

func (v *boolValue) Set(s string) error {
	b, err := strconv.ParseBool(s)
	*v = boolValue(b)
	return short(err)
}

func (v *boolValue) Get() any         { return bool(*v) }
func (v *boolValue) String() string   { return strconv.FormatBool(bool(*v)) }
func (v *boolValue) IsBoolFlag() bool { return true }

type intValue int

func (v *intValue) Set(s string) error {
	i, err := strconv.ParseInt(s, 0, strconv.IntSize)
	*v = intValue(i)
	return short(err)
}

func (v *intValue) Get() any       { return int(*v) }
func (v *intValue) String() string { return strconv.Itoa(int(*v)) }

type int64Value int64

func (v *int64Value) Set(s string) error {
	i, err := strconv.ParseInt(s, 0, 64)
	*v = int64Value(i)
	return short(err)
}

func (v *int64Value) Get() any       { return int64(*v) }
func (v *int64Value) String() string { return strconv.FormatInt(int64(*v), 10) }

type uintValue uint

func (v *uintValue) Set(s string) error {
	u, err := strconv.ParseUint(s, 0, strconv.IntSize)
	*v = uintValue(u)
	return short(err)
}

func (v *uintValue) Get() any       { return uint(*v) }
func (v *uintValue) String() string { return strconv.FormatUint(uint64(*v), 10) }

type uint64Value uint64

func (v *uint64Value) Set(s string) error {
	u, err := strconv.ParseUint(s, 0, 64)
	*v = uint64Value(u)
	return short(err)
}

func (v *uint64Value) Get() any       { return uint64(*v) }
func (v *uint64Value) String() string { return strconv.FormatUint(uint64(*v), 10) }

type stringValue string

func (v *stringValue) Set(s string) error {
	*v = stringValue(s)
	return nil
}

func (v *stringValue) Get() any       { return string(*v) }
func (v *stringValue) String() string { return string(*v) }

type float64Value float64

func (v *float64Value) Set(s string) error {
	f, err := strconv.ParseFloat(s, 64)
	*v = float64Value(f)
	return short(err)
}

func (v *float64Value) Get() any       { return float64(*v) }
func (v *float64Value) String() string { return strconv.FormatFloat(float64(*v), 'g', -1, 64) }

type durationValue time.Duration

func (v *durationValue) Set(s string) error {
	d, err := time.ParseDuration(s)
	*v = durationValue(d)
	if err != nil {
		return errParse
	}
	return nil
}

func (v *durationValue) Get() any       { return time.Duration(*v) }
func (v *durationValue) String() string { return time.Duration(*v).String() }

type textValue struct{ p encoding.TextUnmarshaler }

func newTextValue(p encoding.TextUnmarshaler, value encoding.TextMarshaler) textValue {
	ptr := reflect.ValueOf(p)
	if ptr.Kind() != reflect.Pointer {
		panic("variable value type must be a pointer")
	}
	v := reflect.ValueOf(value)
	if v.Kind() == reflect.Pointer {
		v = v.Elem()
	}
	if v.Type() != ptr.Type().Elem() {
		panic(fmt.Sprintf("default type does not match variable type: %v != %v", v.Type(), ptr.Type().Elem()))
	}
	ptr.Elem().Set(v)
	return textValue{p}
}

func (v textValue) Set(s string) error { return v.p.UnmarshalText([]byte(s)) }
func (v textValue) Get() any           { return v.p }

func (v textValue) String() string {
	if m, ok := v.p.(encoding.TextMarshaler); ok {
		if b, err := m.MarshalText(); err == nil {
			return string(b)
		}
	}
	return ""
}

type funcValue func(string) error

func (f funcValue) Set(s string) error { return f(s) }
func (f funcValue) String() string     { return "" }

type boolFuncValue func(string) error

func (f boolFuncValue) Set(s string) error { return f(s) }
func (f boolFuncValue) String() string     { return "" }
func (f boolFuncValue) IsBoolFlag() bool   { return true }
