// run

package main

type Celsius float64
type Name string

func side(n int) int { print("s", n, " "); return n }

func main() {
	a, b, c := 3, -5, 8
	println(min(a, b, c), max(a, b, c), min(a), max(b, 0), min(a, 2, c))
	println(min("b", "a", "c"), max("abc", "abd"), max(Name("x"), "y"), min("", "x") == "")
	var u8 uint8 = 200
	var i8 int8 = -100
	println(max(u8, 100), min(i8, 0), max(u8, 255))
	println(min(2.5, 1.5) == 1.5, max(Celsius(1), 2) == 2, min(1, 2.5, 0) == 0)
	const m = min(1, 2.0, 'a')
	const n = max(1<<70, 3) >> 70
	println(m, n, max("a", "b"))
	println(max(side(1), side(3), side(2)))
	x := 1.0
	x = max(x, 3)
	println(x == 3, min(uint64(1<<63), 1<<62))
}
