// run

// Package variables are initialised in the order of their dependencies, then in the order of declaration; dependencies
// go through functions, methods and closures; init functions run afterwards (spec: Package initialization).
package main

var trace = func() string { return "" }()

func step(name string, n int) int {
	trace += name + " "
	return n
}

var (
	a = c + b
	b = f()
	c = step("c", 1)
)

func f() int {
	d++
	return step("f", d)
}

var d = step("d", 3)

var first = second() + 1

func second() int { return third }

var third = step("third", 10)

var x, y = both()

func both() (int, int) { step("both", 0); return z * 2, z * 3 }

var z = step("z", 7)

var viaClosure = func() int { return late + 1 }()
var late = step("late", 4)

type T struct{ n int }

func (t T) m() int { return fromMethod + t.n }

var viaMethod = T{1}.m()
var methodExpr = T.m
var fromMethod = step("fromMethod", 20)

var table = [...]int{step("t0", 0), step("t1", 1), last}
var last = step("last", 30)

var _ = step("blank", 0)

var p = &q
var q = step("q", 5)

func init() { step("init1", 0); initialised++ }
func init() { step("init2", 0); initialised++ }

var initialised = 40

func main() {
	println(trace)
	println(a, b, c, d, first, third, x, y, z, viaClosure, viaMethod, methodExpr(T{2}), table[2], *p, initialised)
}
