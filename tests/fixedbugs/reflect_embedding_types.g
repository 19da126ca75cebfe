// run

// What embeds a reflect.Type may have methods of its own, which must not be asked; named bytes and runes convert like bytes
// and runes; asking for a field or comparing bytes deeply does not allocate.
package main

import (
	"fmt"
	"reflect"
)

type liar struct{ reflect.Type }

func (liar) Kind() reflect.Kind       { return reflect.Chan }
func (liar) ChanDir() reflect.ChanDir { return reflect.BothDir }
func (liar) Len() int                 { return 0 }

type M struct{ _ bool }

func (*M) String() string { return "M" }

type (
	MyByte byte
	MyRune rune
)

func try(f func()) {
	defer func() { fmt.Println(recover()) }()
	f()
}

func main() {
	i := liar{reflect.TypeFor[int]()}
	try(func() { reflect.MakeChan(i, 0) })
	try(func() { reflect.MakeMap(i) })
	try(func() { reflect.MakeSlice(i, 0, 0) })
	try(func() { reflect.MakeFunc(i, nil) })
	try(func() { reflect.ValueOf([]int{1}).Convert(liar{reflect.TypeFor[[2]int]()}) })
	fmt.Println(reflect.ValueOf("abc").Convert(reflect.TypeFor[[]MyByte]()), reflect.ValueOf([]MyRune("äöü")).Convert(reflect.TypeFor[string]()))
	var y struct{ M }
	fmt.Println(reflect.New(reflect.TypeOf(y)).Interface().(fmt.Stringer))
	try(func() { reflect.ValueOf([0]func(){}).Equal(reflect.ValueOf([0]func(){})) })
	type direct struct{ p *int }
	try(func() {
		reflect.StructOf([]reflect.StructField{{Name: "Direct", Anonymous: true, Type: reflect.TypeFor[direct]()}, {Name: "A", Type: i.Type}})
	})
}
