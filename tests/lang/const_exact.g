// run

// Untyped constants are exact, whatever their size; iota; typed constants; implicit repetition (spec: Constants).
package main

const (
	big   = 1 << 200
	small = big >> 198
	third = 1.0 / 3
	one   = third * 3
	huge  = 1e400 / 1e398
)

const (
	_  = iota
	KB = 1 << (10 * iota)
	MB
	GB
	TB
)

type Weekday int

const (
	Sunday Weekday = iota
	Monday
	Tuesday
	_
	Thursday
	Saturday = Weekday(iota) + 1
)

const (
	a, b = iota, iota * 10
	c, d
	_, _
	e, f
)

const (
	s1 = "con" + "stant"
	n1 = len(s1)
	r1 = 'a' + 1
	t1 = s1 < "d" && n1 == 8
	mask = ^0
	m8   = uint8(255) &^ 15
	neg  = -5 % 3
	flt  = 7 / 2
	flt2 = 7 / 2.0
	sh   = 1.0 << 3
	byt  = 'x' - 'a'
)

const Untyped, Typed = 3, int8(3)

func main() {
	println(small, one == 1, int(huge), KB, MB, GB, TB)
	println(Sunday, Monday, Tuesday, Thursday, Saturday)
	println(a, b, c, d, e, f)
	println(s1, n1, r1, t1, mask, m8, neg, flt, flt2 == 3.5, sh, byt)
	const local = big / (big - 1)
	println(local, big%1000, big/(1<<190), -big>>195)
	var x8 int8 = Untyped
	var x64 float64 = Untyped
	println(x8+Typed, x64/2 == 1.5, Untyped/2, Untyped/2.0 == 1.5)
	const iota = 7
	println(iota)
	const arrayLen = len([10]int{})
	var arr [arrayLen * 2]bool
	println(len(arr), cap(arr))
	println('\n', '\x41', '\u00e9', '\'', '\\', '\377', "\101\x42\u0043\U00000044")
	println(0x1p4 == 16, 0x1.8p1 == 3, 1_000.5 == 1000.5, 0b11, 0o17, 017, 0xF_F, .5 == 1./2)
	println(0i == 0, real(3+4i) == 3, imag(3+4i) == 4)
}
