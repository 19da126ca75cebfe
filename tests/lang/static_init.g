// run

// Package-level variables whose initialisers are data: shared with nobody, writable, in order with those that are code.
package main

type point struct {
	x, y int
	next *point
}

type table struct {
	name  string
	rows  []row
	apply func(int) int
	sub   *table
}

type row struct {
	lo, hi uint16
	tags   []string
}

func double(x int) int { return 2 * x }

var numbers = []int{1, 2, 5: 6}
var again = []int{1, 2, 5: 6}
var nested = [][]int{{1}, {2, 3}, {}, nil}
var origin = point{}
var p = &point{1, 2, &origin}
var q = &point{1, 2, &point{next: p}}
var list = []*point{{x: 1}, {y: 2}, nil, p}
var array = [...]*int{&counter, &numbers0, nil}
var counter = 7
var numbers0 = numbers[0] + calls()
var pairs = map[string][]int{"a": {1, 2}, "b": nil}
var tab = &table{"outer", []row{{1, 9, []string{"x", "y"}}, {10, 19, nil}}, double, &table{apply: func(x int) int { return x + counter }}}
var funcs = []func(int) int{double, tab.sub.apply, func(x int) int { return -x }}
var faces = []any{1, "two", p, nil, []int{3}, double}
var empty = []int{}
var zero = &struct{}{}
var text = []string{"a" + "b", name}
var self = &loop
var loop = point{3, 4, nil}
var matrix = [2][2]float64{{1, 2}, {3}}
var bytes = []byte("bytes")
var _ = note("blank")
var unused = &table{sub: &table{name: "nobody refers to this"}}
var first, second = note("pair"), 2

const name = "const"

func calls() int { return len(numbers) * 100 }

func note(s string) int {
	println("noted", s)
	return len(s)
}

func init() {
	numbers[0] = 50
	p.x++
	nested[0][0] = 9
	nested[1] = append(nested[1], 4)
	tab.rows[0].tags[1] = "z"
	*array[0] = 8
}

func main() {
	println(len(numbers), cap(numbers), numbers[0], numbers[5], again[0], numbers0)
	println(len(nested), len(nested[0]), nested[0][0], nested[1][2], nested[2] == nil, nested[3] == nil)
	println(p.x, q.x, p == q, p.next == &origin, q.next.next == p, list[3] == p, list[0].x, list[1].y, list[2] == nil)
	println(*array[0], counter, *array[1], array[2] == nil)
	println(len(pairs["a"]), pairs["b"] == nil, len(pairs))
	println(tab.name, len(tab.rows), tab.rows[0].hi, tab.rows[0].tags[0], tab.rows[0].tags[1], tab.rows[1].tags == nil)
	println(tab.apply(4), tab.sub.apply(4), funcs[0](1), funcs[1](1), funcs[2](1))
	println(faces[0].(int), faces[1].(string), faces[2].(*point) == p, faces[3] == nil, faces[4].([]int)[0])
	println(empty != nil, len(empty), zero != nil, text[0], text[1], self == &loop, loop.next == nil, loop.x)
	println(matrix[0][1], matrix[1][0], matrix[1][1], string(bytes), first, second)
}
