// run

// reflect.StructOf takes embedded types with unexported methods. What is exported can be called; the type does not
// implement interfaces with the others.
package main

import (
	"fmt"
	"reflect"
)

type value struct{ n int }

func (value) hidden()      {}
func (v value) Shown() int { return v.n }

type pointed struct{ n int }

func (*pointed) hidden() {}

type Hidden interface{ hidden() }

type Shown interface{ Shown() int }

func try(fields ...reflect.StructField) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println("panic:", e)
		}
	}()
	t := reflect.StructOf(fields)
	fmt.Println(t, t.Implements(reflect.TypeFor[Hidden]()), t.Implements(reflect.TypeFor[Shown]()))
	x := reflect.New(t).Elem()
	if f := x.Field(0); f.Kind() == reflect.Struct {
		fmt.Println(f.NumField(), x.MethodByName("Shown").IsValid(), x.MethodByName("Hidden").IsValid())
	}
	_, hidden := x.Interface().(Hidden)
	s, shown := x.Interface().(Shown)
	fmt.Println(hidden, shown)
	if shown && t.Field(0).Type.Kind() == reflect.Struct {
		fmt.Println(s.Shown())
	}
}

func main() {
	embed := func(t reflect.Type, name string) reflect.StructField {
		return reflect.StructField{Name: name, Type: t, Anonymous: true, PkgPath: ""}
	}
	x := reflect.StructField{Name: "X", Type: reflect.TypeFor[int]()}
	try(embed(reflect.TypeFor[value](), "Value"))
	try(embed(reflect.TypeFor[value](), "Value"), x)
	try(x, embed(reflect.TypeFor[value](), "Value"))
	try(embed(reflect.TypeFor[*value](), "Value"))
	try(embed(reflect.TypeFor[*pointed](), "Pointed"))
	try(embed(reflect.TypeFor[pointed](), "Pointed"))
	try(embed(reflect.TypeFor[Hidden](), "Hidden"))
	try(embed(reflect.TypeFor[Hidden](), "Hidden"), x)
	Value := reflect.StructOf([]reflect.StructField{embed(reflect.TypeFor[value](), "Value")})
	var h Hidden = value{}
	h.hidden()
	fmt.Println(Value == reflect.StructOf([]reflect.StructField{embed(reflect.TypeFor[value](), "Value")}))
}
