// errorcheck

// What may be assigned to what.

package p

type T struct{ f int }
type I interface{ M() }
type MyInt int
type MyFunc func()

func two() (int, string)  { return 1, "" }
func none()               {}
func one() int            { return 1 }

func (t *T) M() {}

func f() {
	var i int
	var s string
	var b byte
	var fl float64
	var t T
	var in I
	var e interface{}
	var my MyInt
	var arr [2]int
	var sl []int
	var m map[string]T
	var ch chan int
	var ro <-chan int
	var so chan<- int
	var p *int
	var fn func()
	i = s
	s = i
	i = "x"
	s = 1
	i = 1.5
	b = 256
	b = -1
	fl = 1
	fl = "f"
	i = nil
	p = 0
	i = my
	my = i
	t = nil
	in = t
	in = &t
	in = i
	i = e
	t = e
	e = none
	e = none()
	i = two()
	i, s = two()
	i, b = two()
	i, s, b = two()
	i, s = one()
	i, s = 1
	i = 1, 2
	i, s = 1, "a", 2
	x := none()
	y := nil
	z, w := two(), 1
	_ = nil
	_ = none()
	_ = two()
	arr = sl
	sl = arr
	ro = ch
	so = ch
	ch = ro
	fn = none
	fn = one
	var mf MyFunc = fn
	1 = i
	one() = 1
	i + 1 = 2
	m["a"].f = 1
	m["a"] = t
	"abc"[0] = 'x'
	s[0] = 'x'
	none = nil
	nil = nil
	true = false
	i := 1
	i.x := 2
	a1, a2 := 1
	i, s := 1, "new"
	i++
	s++
	none()++
	i += "a"
	s += 1
	s -= "a"
	b += 256
	i <<= 1.5
	i <<= -1
	i, s += 1, "a" // ERROR `syntax error: unexpected \+=, expected := or = or comma`
	var c1 int = "a"
	var c2, c3 int = 1, "a"
	var c4, c5 = 1
	var c6 int = 1, 2
	var c7, c8 = two()
	var c9, c10, c11 = two()
	var c12, c13 int = two()
	_, _, _, _ = x, y, z, w
	_, _, _ = mf, p, so
	const k = 1
	k = 2
	k++
	e = in
	in = e
	in = e.(I)
	var dd interface{ N() } = in
}
