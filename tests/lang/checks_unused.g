// run

// Checks of operations whose results nobody uses must not be optimised away.
package main

import "unsafe"

type T struct{ a, b int; big [5000]int }

//go:noinline
func try(name string, f func()) {
	defer func() {
		r := recover()
		if e, ok := r.(error); ok {
			println(name, e.Error())
		} else {
			println(name, r == nil)
		}
	}()
	f()
}

var zero int
var nilp *int
var nilT *T
var nilA *[10]int
var s3 = []int{1, 2, 3}
var neg = -1
var five = 5
var nilm map[string]int
var iface any = "x"
var niliface interface{ M() }
var nilfn func()

type M interface{ M() }

func div[X any]() uintptr { return 1 / unsafe.Sizeof(*new(X)) }

func main() {
	try("deref", func() { _ = *nilp })
	try("deref2", func() { x := *nilp; _ = x })
	try("field", func() { _ = nilT.a })
	try("fieldbig", func() { _ = nilT.big[4000] })
	try("addrfield", func() { _ = &nilT.b })
	try("addrbig", func() { _ = &nilT.big })
	try("array", func() { _ = nilA[3] })
	try("arrayslice", func() { _ = nilA[:] })
	try("arraycopy", func() { _ = *nilA })
	try("index", func() { _ = s3[five] })
	try("indexneg", func() { _ = s3[neg] })
	try("slice", func() { _ = s3[five:] })
	try("slice3", func() { _ = s3[1:2:five] })
	try("str", func() { _ = "abc"[five] })
	try("strsl", func() { _ = "abc"[five:] })
	try("div", func() { _ = 1 / zero })
	try("mod", func() { _ = 1 % zero })
	try("divx", func() { x := 5 / zero; _ = x })
	try("shift", func() { _ = 1 << neg })
	try("shiftr", func() { _ = 1 >> neg })
	try("assert", func() { _ = iface.(int) })
	try("assertM", func() { _ = iface.(M) })
	try("assertnil", func() { var e any; _ = e.(int) })
	try("mapnil", func() { nilm["a"] = 1 })
	try("mapread", func() { _ = nilm["a"] })
	try("call", func() { nilfn() })
	try("methval", func() { _ = niliface.M })
	try("toarr", func() { _ = [4]int(s3) })
	try("toarrp", func() { _ = (*[4]int)(s3) })
	try("divgen", func() { _ = div[struct{}]() })
	try("divgen2", func() { div[[0]byte]() })
	try("make", func() { _ = make([]int, neg) })
	try("make2", func() { _ = make([]int, five, zero) })
	try("makechan", func() { _ = make(chan int, neg) })
	try("cmp", func() { var a, b any = []int{}, []int{}; _ = a == b })
	try("cmps", func() { a, b := [2]any{1, func() {}}, [2]any{1, func() {}}; _ = a == b })
	try("mapkey", func() { m := map[any]int{}; _ = m[[]int{}] })
	try("mapkeydel", func() { m := map[any]int{}; delete(m, any([]int{})) })
	try("mapkeynil", func() { var m map[any]int; _ = m[func() {}] })
	try("unsafeslice", func() { _ = unsafe.Slice(nilp, 1) })
	try("unsafeslice2", func() { _ = unsafe.Slice(&s3[0], neg) })
	try("unsafestring", func() { _ = unsafe.String((*byte)(nil), five) })
	try("rangenil", func() { for range nilA { } })
	try("rangenil2", func() { for i, x := range nilA { _, _ = i, x } })
	try("lennilA", func() { println(len(nilA)) })
	try("clear", func() { clear(nilm) })
	try("close", func() { var c chan int; close(c) })
	try("structcopy", func() { x := *nilT; _ = x })
	try("embedded", func() { type E struct{ *T }; var e E; _ = e.a })
	try("ptrmeth", func() { var p *T; _ = p.val })
	try("copystr", func() { var b *[]byte; copy(*b, "x") })
	try("append", func() { var b *[]int; _ = append(*b, 1) })
	try("appendself", func() { var b *[]int; *b = append(*b, 1) })
	try("newexpr", func() { _ = new(1 / zero) })
	try("const conv", func() { x := make([]int, 0); _ = x[:zero][zero:five] })
	try("uint8 idx", func() { var a [4]int; i := uint8(200 + zero); _ = a[i] })
	try("big idx", func() { i := uint64(1) << 63; _ = s3[i+uint64(zero)] })
	try("cmplx", func() { c := complex(1, 2) / complex(float64(zero), 0); _ = c })
	try("send", func() { var c chan int; close(c) })
	try("select", func() { c := make(chan int); close(c); select { case c <- 1: default: } })
}

func (t T) val() {}
