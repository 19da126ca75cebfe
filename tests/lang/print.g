// run

// print and println: to standard error, operands separated by spaces and ended by a newline only with println.
package main

type S string
type I int8
type B bool

func main() {
	println()
	println("a", 1, true, 'x', -5, uint8(255))
	print("a", 1, "b", 2, 3, "c", true, false, "\n")
	print()
	println(S("named"), I(-3), B(true), uint64(1<<64-1), int64(-1<<63), uintptr(7), int16(-7), rune(-1))
	println("", "", "|")
	println("nul \x00 byte", "\xff", "ünï")
	var p *int
	var s []int
	var f func()
	var c chan int
	println(p, f == nil, c, len(s))
	println(3.0, -0.5, 1e6, float32(0.1), 1.0/3, 1e300*10, 100000000000.0, 1e21, 0.000001234)
	println(1<<10, 7/2.0, 2+3i, complex64(1i))
}
