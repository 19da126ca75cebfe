// run

// Backing arrays: of literals, make, variadic arguments and sliced arrays; appending to what is in a frame.
package main

type item struct {
	p *int
	s []int
}

var keptSlice []int
var keptItems []item

//go:noinline
func clobber(n int) int {
	var junk [64]int
	for i := range junk {
		junk[i] = -n - i
	}
	if n > 0 {
		return clobber(n-1) + junk[n]
	}
	return junk[0]
}

//go:noinline
func sum(s []int) int {
	clobber(3)
	t := 0
	for i, v := range s {
		t += v * (i + 1)
	}
	return t
}

//go:noinline
func window(s []int, i, j int) []int { return s[i:j] }

//go:noinline
func returnWindow(v int) []int {
	s := []int{v, v + 1, v + 2, v + 3}
	return window(s, 1, 3)
}

//go:noinline
func returnArrayWindow(v int) []int {
	a := [4]int{v, v + 1, v + 2, v + 3}
	t := a[1:]
	return t[:2]
}

//go:noinline
func returnParamArray(a [4]int) []int { return a[:] }

//go:noinline
func returnPointerWindow(v int) []int {
	p := &[3]int{v, v, v}
	return p[:]
}

//go:noinline
func keepMade(n int) {
	s := make([]int, 4, 8)
	for i := range s {
		s[i] = n + i
	}
	keptSlice = s
}

//go:noinline
func appendLocal(v int) []int {
	base := []int{v, v + 1}
	more := append(base, v+2)
	base[0] = 0
	return append(more[:1], more[1:]...)
}

//go:noinline
func appendWithin(v int) []int {
	s := make([]int, 1, 4)
	s[0] = v
	return append(s, v+1)
}

//go:noinline
func appendInPlace(v int) int {
	s := make([]int, 0, 4)
	s = append(s, v)
	s = append(s, v+1, v+2)
	t := s[1:]
	t[0] = 100
	return sum(s)
}

//go:noinline
func appendPointers(v int) []*int {
	x, y := v, v+1
	s := []*int{&x}
	return append(s, &y)
}

//go:noinline
func copied(v int) []*int {
	x := v
	s := [1]*int{&x}
	d := make([]*int, 1)
	copy(d, s[:])
	return d
}

//go:noinline
func nestedSlices(v int) [][]int {
	return [][]int{{v}, {v, v}, make([]int, 3)}
}

//go:noinline
func rows(n int) [][]int {
	out := make([][]int, n)
	for i := range out {
		row := make([]int, 3)
		for j := range row {
			row[j] = i * j
		}
		out[i] = row
	}
	return out
}

//go:noinline
func variadic(xs ...int) int { return sum(xs) }

//go:noinline
func keepVariadic(xs ...int) { keptSlice = xs }

//go:noinline
func passOn(xs ...int) []int { return append([]int(nil), xs...) }

//go:noinline
func structSlice(v int) item {
	x := v
	it := item{p: &x}
	it.s = []int{v, v}
	return it
}

//go:noinline
func throughPointer(dst *item, v int) {
	x := v
	dst.p = &x
	dst.s = []int{v + 1}
}

//go:noinline
func elementAddress(v int) *int {
	s := []int{v, v + 1}
	return &s[1]
}

//go:noinline
func fieldAddress(v int) *[]int {
	it := item{s: []int{v}}
	return &it.s
}

//go:noinline
func stringOf(n int) string {
	b := make([]byte, 3)
	for i := range b {
		b[i] = byte('a' + n + i)
	}
	return string(b)
}

//go:noinline
func bytesOf(s string) []byte {
	b := []byte(s)
	b[0] = 'X'
	return b
}

//go:noinline
func arrayOfArrays(v int) [][2]int {
	a := [3][2]int{{v, v}, {v + 1, v + 1}}
	return a[:]
}

//go:noinline
func rangeValues(v int) []*int {
	x, y := v, v+1
	var out []*int
	for _, p := range []*int{&x, &y} {
		out = append(out, p)
	}
	for _, p := range [2]*int{&x, &y} {
		out = append(out, p)
	}
	return out
}

//go:noinline
func grow(n int) []int {
	var buf [4]int
	s := buf[:0]
	for i := 0; i < n; i++ {
		s = append(s, i*i)
	}
	return s
}

//go:noinline
func lengthChecked(n int) (r int) {
	defer func() {
		if recover() != nil {
			r = -1
		}
	}()
	s := make([]int, n, 4)
	for i := range s {
		s[i] = i + 1
	}
	return sum(s)
}

func main() {
	println(lengthChecked(3), lengthChecked(4), lengthChecked(5), lengthChecked(-1))
	a, b, c, d := returnWindow(1), returnArrayWindow(10), returnParamArray([4]int{1, 2, 3, 4}), returnPointerWindow(5)
	clobber(10)
	println(sum(a), sum(b), sum(c), sum(d), cap(b))
	keepMade(7)
	clobber(10)
	println(sum(keptSlice), cap(keptSlice))
	e := appendLocal(20)
	clobber(10)
	println(sum(e), appendInPlace(30))
	w := appendWithin(35)
	clobber(10)
	println(sum(w), cap(w))
	ps, qs := appendPointers(40), copied(42)
	clobber(10)
	println(*ps[0], *ps[1], *qs[0])
	n := nestedSlices(50)
	clobber(10)
	println(sum(n[0]), sum(n[1]), sum(n[2]))
	r := rows(4)
	clobber(10)
	println(sum(r[1]), sum(r[2]), sum(r[3]))
	println(variadic(1, 2, 3), variadic(), variadic(a...))
	keepVariadic(60, 61)
	clobber(10)
	println(sum(keptSlice), sum(passOn(1, 2, 3)))
	it := structSlice(70)
	clobber(10)
	println(*it.p, sum(it.s))
	throughPointer(&it, 80)
	clobber(10)
	println(*it.p, sum(it.s))
	keptItems = append(keptItems, it)
	ea, fa := elementAddress(90), fieldAddress(91)
	clobber(10)
	println(*ea, (*fa)[0])
	println(stringOf(1), string(bytesOf("hello")))
	aa := arrayOfArrays(100)
	clobber(10)
	println(aa[0][1], aa[1][0], len(aa))
	for _, p := range rangeValues(110) {
		println(*p)
	}
	println(sum(grow(3)), sum(grow(10)))
}
