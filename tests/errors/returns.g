// errorcheck

// Return statements and missing ones.

package p

func two() (int, string) { return 1, "a" }

func a() int {
} // ERROR "missing return"

func b() int {
	return // ERROR "not enough return values"
}

func c() {
	return 1 // ERROR "too many return values"
}

func d() (int, string) {
	return 1 // ERROR "not enough return values"
}

func e() (int, string) {
	return 1, "a", 2 // ERROR "too many return values"
}

func f() (int, string) {
	return "a", 1 // ERROR `cannot use "a" \(untyped string constant\) as int value in return statement` `cannot use 1 \(untyped int constant\) as string value in return statement`
}

func g() (int, string) {
	return two()
}

func h() int {
	return two() // ERROR "too many return values"
}

func i() (x int, err error) {
	{
		x := 1
		_ = x
		return // ERROR "result parameter x not in scope at return"
	}
}

func j() (x int) {
	for {
	}
}

func k(b bool) int {
	for b {
	}
} // ERROR "missing return"

func l(b bool) int {
	if b {
		return 1
	}
} // ERROR "missing return"

func m(b bool) int {
	if b {
		return 1
	} else {
		return 2
	}
}

func n(x int) int {
	switch x {
	case 1:
		return 1
	default:
		panic("x")
	}
}

func o(x int) int {
	switch x {
	case 1:
		return 1
	}
} // ERROR "missing return"

func q() int {
L:
	for {
		break L
	}
} // ERROR "missing return"

func r() int {
	goto L
L:
	return 1
}

var s = func() int {
} // ERROR "missing return"

func t() (int, error) {
	return 1, nil, "x" // ERROR "too many return values"
}

func u() error {
	return "x" // ERROR `cannot use "x" \(constant of type string\) as error value in return statement: string does not implement error \(missing method Error\)`
}

func v() (a, b int) {
	return 1 // ERROR "not enough return values"
}

func w() int {
	select {}
}

func x() (n int, _ string) {
	return
}
