// run

// An array type that reflection has made could not be sliced.
package main

import (
	"fmt"
	"reflect"
)

func main() {
	t := reflect.ArrayOf(3, reflect.ArrayOf(2, reflect.TypeFor[int8]()))
	v := reflect.New(t).Elem()
	v.Index(1).Index(0).SetInt(7)
	part := v.Slice(1, 3)
	fmt.Println(part.Type(), part.Len(), part.Cap(), part.Interface())
	row := v.Index(1).Slice3(0, 1, 2)
	fmt.Println(row.Type(), row.Len(), row.Cap(), row.Interface())
}
