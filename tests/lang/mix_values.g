// run

package main

// constants, complex, conversion, comparison panics, strings
const (
	big   = 1 << 100
	huge  = big * big
	small = huge >> 198
	f     = 1.0 / 3
	c     = 2i * 2i
	r     = 'a' + 1
	s     = "abc" + "def"
	l     = len(s)
	t     = l == 6 && f < 1
	_     = iota
	io    = iota * 2
)

type Color uint8

const (
	Red Color = iota + 1
	Green
	_
	Blue
)
const (
	KB = 1 << (10 * (iota + 1))
	MB
)

type W struct {
	a int
	b string
	_ int
	c [2]any
}

func try(f func()) {
	defer func() {
		if e, ok := recover().(error); ok {
			println("panic:", e.Error())
		}
	}()
	f()
}

type S1 struct {
	A int `x:"y"`
}
type S2 struct{ A int }
type MyErr struct{ s string }

func (m *MyErr) Error() string { return m.s }

type F func()

func main() {
	println(small, f, real(c), string(rune(r)), s, l, t, io, Red, Green, Blue, KB, MB)
	println(huge/big == big, float32(f), uint64(1<<64-1), -1<<63)
	var x complex128 = complex(1, -2)
	y := x * x / (3 + 4i)
	println(y, real(y), imag(y), x == complex(1, -2), x != y)
	var c64 complex64 = 1 + 2i
	c64 *= c64
	println(c64, -c64)
	println(W{1, "a", 5, [2]any{1, "x"}} == W{1, "a", 6, [2]any{1, "x"}})
	try(func() { println(W{c: [2]any{[]int{}, 1}} == W{c: [2]any{[]int{}, 1}}) })
	try(func() { println(W{a: 1, c: [2]any{[]int{}, 1}} == W{a: 2, c: [2]any{[]int{}, 1}}) })
	try(func() { var a, b any = map[int]int{}, map[int]int{}; println(a == b) })
	try(func() { var a, b any = F(nil), 1; println(a == b) })
	try(func() { m := map[any]int{}; m[F(nil)] = 1 })
	println(S1(S2{3}).A, (*S1)(&S2{4}).A)
	println(string([]rune{0x65e5, -1, 0x10ffff + 1, 'x'}), []byte("é")[0], []rune("日本")[1], len("日本"))
	for i, r := range "a\xffé\xe6\x97" {
		print(i, ":", r, " ")
	}
	println()
	var i8 int8 = -1
	println(uint8(i8), uint32(i8), int64(uint32(1<<31)), uint16(70000&0xffff), int(-3), int(3))
	fl := 1e100
	_ = fl
	var nan = 0.0
	nan = nan / nan
	println(nan == nan, nan != nan, nan < 1, max(nan, 1) == 1, 1/nan == 0)
	inf := 1 / (nan*0 + 0.0)
	_ = inf
	z := 0.0
	println(1/z, -1/z, 1/(-z) < 0, min(z, -z))
	a := [3]int{1, 2, 3}
	b := a
	b[0] = 9
	println(a == b, a == [3]int{1, 2, 3}, a[0], b[0])
	sl := a[:]
	ap := (*[2]int)(sl)
	ap[0] = 42
	arr := [2]int(sl)
	arr[0] = 1
	println(a[0], len(ap), arr[0])
	try(func() { _ = [4]int(sl) })
	try(func() { k := 1; _ = sl[2:k:2][0] })
	var e error
	var me *MyErr
	println(e == nil, me == nil)
	e = me
	println(e == nil, e.(*MyErr) == nil)
	try(func() { _ = e.Error() })
	var p1, p2 struct{}
	_, _ = p1, p2
	var ch1, ch2 chan int
	println(ch1 == ch2, any(ch1) == any(nil), any(1) == any(1.0), any(1) == any(int64(1)), any("a") == any("a"))
	type T struct {
		x int
		f float64
	}
	println(any(T{1, 0}) == any(T{1, z}), any(T{1, nan}) == any(T{1, nan}))
	m := map[float64]int{nan: 1, nan: 2, 0: 3}
	m[-z] = 4
	println(len(m), m[0])
	delete(m, nan)
	println(len(m))
	clear(m)
	println(len(m))
	var arr2 [2][3]int
	arr2[1][2] = 5
	arr3 := arr2
	arr3[1] = [3]int{}
	println(arr2[1][2], arr3[1][2], len(arr2), cap(arr2[0][:2:2]))
	str := "hello"
	println(str[1:3], str[:0] == "", str > "hell", "a" < "B", str[len(str)-1])
	println(0x1p-2, 0b101, 0o17, 1_000, 'x', '\'', "\u00e9\x41\101", `raw\n`)
	var u8 uint8 = 255
	u8++
	var i32 int32 = 1<<31 - 1
	i32++
	println(u8, i32, ^0, ^uint8(5), -(-128), 5&^3|8^1)
	const d = 10 * 1e-1
	var n int = d
	println(n, 7.0/2, 7/2, 7/2.0, 1<<3.0)
	var sh uint = 33
	println(int32(1)<<sh, uint64(1)<<sh, int64(-1)>>sh, 1.0<<3)
	var g float32 = 16777216.0
	println(g+1 == g, float64(g)+1 == float64(g), 0.1+0.2 == 0.3, z+0.1+0.2 == 0.3)
}
