// run

// A literal leaves blank fields zero, whatever it gives them.
package main

import (
	"fmt"
	"reflect"
)

type T struct{ a, _, c int }
type Big struct {
	a [9]int
	_ string
	b, _ any
}

var n = 7
var static = T{1, 2, 3}
var dynamic = T{n, n + 1, n + 2}

func main() {
	local := T{n, n + 1, n + 2}
	p := &T{n, n, 7}
	s := []T{{1, 2, 3}, {n, n, n}}
	big := Big{[9]int{1}, "x", 2, n}
	for _, v := range []any{static, dynamic, local, *p, s[0], s[1], T{4, 5, 6}} {
		fmt.Println(v, reflect.ValueOf(v).Field(1))
	}
	fmt.Printf("%q %v\n", reflect.ValueOf(big).Field(1), reflect.ValueOf(big).Field(3).IsNil())
	fmt.Println(local == T{7, 0, 9}, any(local) == any(T{7, 9, 9}))
}
