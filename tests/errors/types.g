// errorcheck

// Type expressions.

package p

import "unsafe"

var x int
const c = 1
func fn() {}

type (
	t1 x
	t2 c
	t3 fn
	t4 a
	t5 []undefined
	t6 [x]int
	t7 [c]int
	t8 [1.5]int
	t9 ["a"]int
	t10 [-1]int
	t11 map[[]int]int
	t12 map[func()]int
	t13 map[struct{ f []int }]int
	t14 map[interface{}]int
	t15 struct{ *[]int } // ERROR `syntax error: unexpected \[, expected name`
	t16 struct{ int; *string }
	t17 struct{ *E }
	t18 struct{ unsafe.Pointer }
	t19 struct{ PI }
	t20 *x
	t21 chan x
	t22 func(x) int
	t23 interface{ x }
	t24 interface{ m(); m() }
	t25 interface{ _() }
	t26 struct { a, a int }
	t27 nil
	t28 len
	t29 unsafe.Sizeof
	t30 unsafe.Nope
	t31 [...]int
	t32 interface{ int }
	t33 [1 << 70]int
	t34 struct{ t1 }
	t35 true
	t36 func(a ...int, b int) // ERROR `can only use \.\.\. with final parameter`
)

type E interface{ m() }
type PI *int

var v1 t32
var v2 interface{ ~int }
var v3 comparable
var v4 []comparable

func (int) m1() {}
func (*int) m2() {}
func (PI) m3() {}
func (E) m4() {}
func ([]int) m5() {}
func (unsafe.Pointer) m6() {}
func (t7) m7() {}
func (*t7) m8() {}
func (**t7) m9() {}
func (t7, t7) m10() {} // ERROR "method has multiple receivers"
func () m11() {} // ERROR "method has no receiver"
func (x t7) m12(x int) {}

var f1 = func(x y) {}
