// run

// The order of evaluation around assignments to map entries, and what is left of them after a panic.
package main

var trace string

func m(m map[string]int) map[string]int {
	trace += "m"
	return m
}

func k(s string) string {
	trace += "k"
	return s
}

func v(i int) int {
	trace += "v"
	return i
}

func show(what string) {
	println(what, trace)
	trace = ""
}

func try(what string, f func()) {
	defer func() {
		if e := recover(); e != nil {
			println(what, e.(error).Error())
		}
	}()
	f()
}

func main() {
	x := map[string]int{"a": 1, "b": 2}
	m(x)[k("a")] = v(5)
	show("assign")
	m(x)[k("a")] += v(5)
	show("add")
	m(x)[k("a")]++
	show("increment")
	x[k("a")], x[k("c")] = v(1), v(2)
	show("two")
	println(m(x)[k("a")], len(x))
	show("read")

	x["a"], x["b"] = x["b"], x["a"]
	println(x["a"], x["b"])
	i := "a"
	i, x[i] = "b", 7 // the operand i is the old one
	println(i, x["a"], x["b"])
	x["n"] = len(x) // before the entry is there
	println(x["n"])
	y := map[int]int{}
	y[len(y)], y[len(y)+1] = 5, 6
	println(y[0], y[1])
	y[0] += func() int { y[0] = 100; return 1 }() // read after the call
	println(y[0])

	var none map[string]int
	zero := 0
	try("nil", func() { none["a"] = v(1) })
	show("right side first")
	try("nil", func() { none[k("a")] += 1 })
	try("nil", func() { none["a"]++ })
	try("division", func() { x["new"] /= zero })
	try("division", func() { x["new"] %= zero })
	_, ok := x["new"]
	println(ok)
	try("index", func() { x["new"] = []int{}[zero] })
	_, ok = x["new"]
	println(ok)
	try("nil slot", func() {
		var p *int
		*p, x["new"] = 1, 2
	})
	_, ok = x["new"]
	println(ok)
	try("entry first", func() {
		var p *int
		x["new"], *p = 1, 2
	})
	_, ok = x["new"]
	println(ok)

	any1 := map[any]int{}
	try("key", func() { any1[[]int{}] = v(1) })
	show("value before hash")
	println(len(any1))
	any1[1] = 1
	try("key", func() { any1[func() {}]++ })
	try("key", func() { println(any1[map[int]int{}]) })
	try("key", func() { delete(any1, []string{}) })
	try("key", func() { any1[[2]any{1, []int{}}] = 1 })
	try("key", func() { any1[struct{ f any }{[]int{}}] = 1 })
	try("key", func() { any1[struct{ f func() }{}] = 1 })
	println(len(any1))
	empty := map[any]int{}
	try("empty", func() { println(empty[[]int{}]) })
	try("empty", func() { _, ok = empty[[1]any{[]int{}}] })
	try("empty", func() { delete(empty, any(func() {})) })
	try("empty", func() { delete(map[any]int(nil), any(func() {})) })
	arrays := map[[1]error]int{}
	println(arrays[[1]error{}])
}
