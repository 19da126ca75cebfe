// errorcheck

// Composite literals.

package p

type T struct {
	a int
	b string
}
type P struct{ x, y int }
type E struct {
	P
	z int
}

func f() {
	_ = T{1, "a"}
	_ = T{1}
	_ = T{1, "a", 2}
	_ = T{"a", 1}
	_ = T{a: 1, b: "a"}
	_ = T{a: 1, "a"}
	_ = T{1, b: "a"}
	_ = T{c: 1}
	_ = T{A: 1}
	_ = T{a: 1, a: 2}
	_ = T{1: 2}
	_ = T{a: "x"}
	_ = T{}
	_ = &T{1, 2}
	_ = [2]int{1, 2, 3}
	_ = [2]int{1}
	_ = [2]int{5: 1}
	_ = [2]int{-1: 1}
	_ = [2]int{"a": 1}
	_ = [...]int{1, 2, 5: 3, 4}
	_ = [...]int{1, 0: 2}
	_ = []int{1, "a"}
	_ = []int{0: 1, 0: 2}
	_ = []int{1.5: 1}
	_ = []string{1}
	_ = [][]int{{1}, {2, "a"}}
	_ = []T{{1, "a"}, {1}}
	_ = []*T{{1, "a"}, {2, 3}}
	_ = map[string]int{"a": 1, "b": 2}
	_ = map[string]int{"a": 1, "a": 2}
	_ = map[string]int{1: 1}
	_ = map[string]int{"a": "b"}
	_ = map[string]int{"a"}
	_ = map[int]string{1: "a", 1.0: "b"}
	_ = map[interface{}]int{1: 1, "a": 2, 1: 3, 1.0: 4}
	_ = map[T]int{{1, "a"}: 1}
	_ = map[float64]int{1: 1, 1.0: 2}
	_ = map[bool]int{true: 1, true: 2}
	_ = int{1}
	_ = string{"a"}
	_ = interface{}{} // ERROR `syntax error: unexpected \{ at end of statement`
	_ = *T{} // ERROR "syntax error: non-declaration statement outside function body"
	_ = undefined{1}
	_ = []struct{ a int }{{1}, {"a"}}
	_ = [n]int{1}
	_ = [1.5]int{}
	_ = [-1]int{}
	_ = ["a"]int{}
	var k int
	_ = [k]int{} // ERROR "syntax error: non-declaration statement outside function body"
	_ = [2]int{k: 1}
	_ = E{P{1, 2}, 3}
	_ = E{P: P{1, 2}, z: 3}
	_ = E{nope: 1}
	_ = chan int{}
	_ = P{x: 1, y: 2, z: 3}
	_ = struct{ _ int }{_: 1}
}
