// run -godebug panicnil=0

// The types of the runtime's panics that have a name: a program can ask for them, make them and look at them.
package main

import (
	"errors"
	"fmt"
	"reflect"
	"runtime"
)

type stringer interface{ String() string }

type empty struct{}

func caught(f func()) (v any) {
	defer func() { v = recover() }()
	f()
	return "no panic"
}

func show(name string, v any) {
	switch e := v.(type) {
	case *runtime.TypeAssertionError:
		fmt.Println(name, "TypeAssertionError:", e)
	case *runtime.PanicNilError:
		fmt.Println(name, "PanicNilError:", e)
	case runtime.Error:
		fmt.Println(name, "another Error:", e)
	default:
		fmt.Println(name, v)
	}
}

func main() {
	var x any = 1
	var s stringer
	show("other type", caught(func() { _ = x.(string) }))
	show("no method", caught(func() { _ = x.(stringer) }))
	show("nil", caught(func() { _ = s.(empty2) }))
	show("nil any", caught(func() { x = nil; _ = x.(error) }))
	show("panic(nil)", caught(func() { panic(nil) }))
	show("nil error", caught(func() { var err error; panic(err) }))
	show("index", caught(func() { a := []int{}; _ = a[len(a)] }))
	show("own", caught(func() { panic(&runtime.PanicNilError{}) }))
	show("empty assertion", caught(func() { _ = new(runtime.TypeAssertionError).Error() }))
	show("nil assertion", caught(func() { _ = (*runtime.TypeAssertionError)(nil).Error() }))

	err := caught(func() { panic(nil) }).(error)
	var nilError *runtime.PanicNilError
	var assertion *runtime.TypeAssertionError
	var rt runtime.Error
	wrapped := fmt.Errorf("wrapped: %w", err)
	fmt.Println(errors.As(wrapped, &nilError), errors.As(wrapped, &assertion), errors.As(wrapped, &rt), wrapped)
	fmt.Println(reflect.TypeOf(err), reflect.TypeOf(err) == reflect.TypeFor[*runtime.PanicNilError](), err == error(nilError))
	t := reflect.TypeOf(err)
	for i := range t.NumMethod() {
		fmt.Println(t.Method(i).Name, t.Method(i).Type)
	}
	fmt.Println(reflect.ValueOf(err).MethodByName("Error").Call(nil)[0])
	fmt.Printf("%T %v %q\n", err, err, err)
}

type empty2 struct{}

func (empty2) String() string { return "" }
