// run

// A map that reflection has made, and that compiled code cannot know of, is a map for compiled code.
package main

import (
	"fmt"
	"reflect"
)

type K1 struct {
	a, b int32
	c    float64
}
type K2 struct {
	a uint8
	_ uint8
	b int16
	s string
	c [3]uint16
	d struct{ x, y int8 }
	e any
}
type K3 [3]struct{ p, q int8 }
type K4 [2]string

func check[K comparable, M ~map[K]int](key func(i int) K) {
	m := reflect.MakeMap(reflect.MapOf(reflect.TypeFor[K](), reflect.TypeFor[int]()))
	for i := range 100 {
		m.SetMapIndex(reflect.ValueOf(key(i)), reflect.ValueOf(i))
	}
	var x M
	reflect.ValueOf(&x).Elem().Set(m)
	found := 0
	for i := range 100 {
		if v, ok := x[key(i)]; ok && v == i {
			found++
		}
		x[key(i)] = i + 1
	}
	fmt.Printf("%T %d %d\n", x, found, len(x))
}

type M1 map[K1]int
type M2 map[K2]int
type M3 map[K3]int
type M4 map[K4]int
type M5 map[uint8]int
type M6 map[[16]byte]int
type M7 map[complex64]int
type M8 map[any]int

func main() {
	check[K1, M1](func(i int) K1 { return K1{int32(i), 2, 3} })
	check[K2, M2](func(i int) K2 {
		return K2{a: uint8(i), b: 7, s: fmt.Sprint(i), c: [3]uint16{1, 2, uint16(i)}, e: i}
	})
	check[K3, M3](func(i int) K3 { return K3{1: {1, int8(i)}} })
	check[K4, M4](func(i int) K4 { return K4{"", fmt.Sprint(i)} })
	check[uint8, M5](func(i int) uint8 { return uint8(i) })
	check[[16]byte, M6](func(i int) [16]byte { return [16]byte{5: byte(i)} })
	check[complex64, M7](func(i int) complex64 { return complex(1, float32(i)) })
	check[any, M8](func(i int) any { return [1]any{K4{fmt.Sprint(i)}} })
}
