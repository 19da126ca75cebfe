// run

// Scopes and shadowing: blocks, if/else chains, function parameters, predeclared names, redeclaration with :=.
package main

var x = "package"

type int32 struct{ s string }

func param(x int) int {
	x++
	{
		x := x * 10
		x++
		_ = x
	}
	return x
}

func true() bool { return 1 == 2 }

func main() {
	println(x)
	x := x + "/main"
	println(x)
	if x := 5; x > 3 {
		x := x + 1
		println(x)
	} else if y := x * 2; y > 0 {
		println(x, y)
	} else {
		println(x, y)
	}
	if n := len(x); n == 0 {
		println("empty")
	} else if m := n * 2; m > 100 {
		println("long")
	} else {
		println(n, m)
	}
	for x := 0; x < 2; x++ {
		x := "inner"
		print(x, " ")
	}
	println(x)
	a, b := 1, 2
	b, c := 3, 4
	println(a, b, c)
	{
		a, b := b, a
		println(a, b)
	}
	println(a, b, param(1), int32{"field"}.s, true())
	len := func(s string) string { return s + "!" }
	println(len("len"))
	type x2 struct{ x int }
	v := x2{x: 3}
	println(v.x)
	nil := 0
	println(nil)
	string := "string"
	println(string)
	func() {
		x := 9
		println(x)
	}()
	switch x := x; {
	case x != "":
		x := 1
		println(x)
	}
	const k = 1
	{
		const k = k + 1
		println(k)
	}
	type T int
	{
		type T struct{ t T2 }
		var t T
		println(t.t)
	}
	var t T = 4
	println(t)
}

type T2 int
