// run

// A program that counts methods and never calls one by reflection, and one that asserts to interfaces with methods that
// nobody calls: the tables of methods have what is asked for.
package main

import (
	"fmt"
	"reflect"
)

type A struct{ n int }

func (A) One() int        { return 1 }
func (a *A) Two(x string) {}
func (a A) three()        {}

type absent interface {
	One() int
	Absent()
}
type hidden interface{ three() }
type one interface{ One() int }

func try(f func() any) {
	defer func() {
		if e := recover(); e != nil {
			fmt.Println(e)
		}
	}()
	fmt.Println(f())
}

func main() {
	var x any = &A{5}
	fmt.Println(reflect.TypeOf(x).NumMethod(), reflect.TypeOf(A{}).NumMethod(), reflect.ValueOf(x).Elem().NumMethod())
	try(func() any { return x.(absent) })
	try(func() any { return x.(hidden) != nil })
	try(func() any { return x.(interface{ Two(string) }) != nil })
	try(func() any { var y one = A{}; return y.(interface{ Two(string) }) })
	try(func() any { return reflect.TypeOf(x).Implements(reflect.TypeFor[one]()) })
	try(func() any { return reflect.TypeOf(x).Implements(reflect.TypeFor[absent]()) })
}
