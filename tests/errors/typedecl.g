// errorcheck

// Declarations inside functions and groups.

package p

type A = int
type B = A
type C = []C1
type C1 struct{ c C }

func f[T any]() {
	type local struct{ t T }
	type gen[U any] struct{}
	type alias = local
	type p T // ERROR "cannot use a type parameter as RHS in type declaration"
	type q = T
	var x alias
	x.t.m() // ERROR `x\.t\.m undefined \(type T has no field or method m\)`
	const c = len([3]int{})
	var arr [c]int
	arr[3] = 1 // ERROR `invalid argument: index 3 out of bounds \[0:3\]`
	type c2 [c]T
	var _ = c2{}
	type r [n]int // ERROR "undefined array length n or missing type constraint"
	const n = 1
	var u, v = 1 // ERROR "declared and not used: u" "declared and not used: v" "assignment mismatch: 2 variables but 1 value"
	const s, t int = 1 // ERROR "missing init expr for t"
	type d struct{ d } // ERROR "invalid recursive type: d refers to itself"
	type e interface{ e } // ERROR "invalid recursive type: e refers to itself"
}

var (
	x, y int = 1, "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in variable declaration`
	w = x.y // ERROR `x\.y undefined \(type int has no field or method y\)`
)

const (
	k1 = iota + "a" // ERROR `invalid operation: iota \+ "a" \(mismatched types untyped int and untyped string\)`
	k2 // ERROR `invalid operation: iota \+ "a" \(mismatched types untyped int and untyped string\)`
	k4 []int = nil // ERROR `invalid constant type \[\]int`
)
