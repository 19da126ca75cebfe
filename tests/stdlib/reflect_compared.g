// run
//
// Types that the program names in type assertions only; values of them are made by reflection, and are complete: they
// compare, are keys, have methods.
package main

import (
	"fmt"
	"reflect"
)

type namer interface{ name() string }

type T struct{ n int }

func (t *T) name() string { return fmt.Sprint("T", t.n) }

type U struct{ F *V }

type V struct{ s string }

func (v V) name() string { return "V" + v.s }

func kind(x any) string {
	switch x.(type) {
	case [3]int:
		return "[3]int"
	case struct{ A float64 }:
		return "struct"
	case *T:
		return "*T"
	case **T:
		return "**T"
	case V:
		return "V"
	case chan string:
		return "chan"
	}
	return "?"
}

func main() {
	a := reflect.New(reflect.ArrayOf(3, reflect.TypeOf(0))).Elem()
	x, y := a.Interface(), a.Interface()
	fmt.Println(kind(x), x == y, map[any]int{x: 1}[y])

	s := reflect.New(reflect.StructOf([]reflect.StructField{{Name: "A", Type: reflect.TypeFor[float64]()}})).Elem()
	x, y = s.Interface(), s.Interface()
	fmt.Println(kind(x), x == y, map[any]int{x: 2}[y])

	t := reflect.New(reflect.TypeOf(T{7})).Interface()
	fmt.Println(kind(t), t.(namer).name(), t == t)
	p := reflect.New(reflect.TypeOf(t)).Interface()
	fmt.Println(kind(p), p == p)

	v := reflect.New(reflect.TypeOf(U{}).Field(0).Type.Elem()).Elem().Interface()
	fmt.Println(kind(v), v.(namer).name(), v == v)

	c := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, reflect.TypeOf("")), 1).Interface()
	fmt.Println(kind(c), c == c)
}
