// run

// The default types of untyped constants, and constants converted at use.
package main

func kind(i int) string { return "int" }

type T struct {
	b byte
	r rune
	f float32
	u uint64
}

func f(x float64, y uint8, z ...int64) float64 { return x + float64(y) + float64(len(z)) }

func main() {
	a := 'x'
	b := 1
	c := 2.0
	d := "s"
	e := 1 < 2
	a++
	b++
	c++
	d += "!"
	println(a, b, c == 3, d, e)
	t := T{'b', 'é', 1, 1<<64 - 1}
	println(t.b, t.r, t.f == 1, t.u)
	println(f(1, 2, 3, 4) == 5, f(1.5, 'a') == 98.5)
	var arr = [...]float32{1, 2.5, 'a'}
	println(len(arr), arr[2] == 97)
	var x uint8 = 255
	println(x&0xF0, x == 255, x+1 == 0, 1+x == 0)
	var i64 int64 = 5
	println(i64*2.0, 10/i64, i64 == 5.0, 'a'*i64)
	var ptr uintptr = 1e3
	println(ptr, kind('a'+1.0))
}
