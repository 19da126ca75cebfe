// run

// A generic method is in no method set: reflection does not see it, and no interface has it.
package main

import (
	"fmt"
	"reflect"
)

type T struct{ n int }

func (t *T) A() int           { return t.n }
func (t *T) B[E any](e E) []E { return make([]E, t.n) }
func (t T) C(s string) string { return s }

type U struct{ T }

func main() {
	for _, v := range []any{&T{1}, T{2}, &U{T{3}}} {
		t := reflect.TypeOf(v)
		for i := range t.NumMethod() {
			fmt.Println(t, t.Method(i).Name, t.Method(i).Type)
		}
		_, ok := t.MethodByName("B")
		fmt.Println(ok)
		_, ok = v.(interface{ B(int) []int })
		fmt.Println(ok)
	}
	fmt.Println(len((&T{2}).B("x")))
}
