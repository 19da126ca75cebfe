// errorcheck

// Values in statement position, conditions, defer and go.

package p

type T struct{ f func() }

func g() int { return 1 }

func f(a int, b bool, s []int, t T, ch chan int) {
	if a { // ERROR "non-boolean condition in if statement"
	}
	if a == 1 {
	} else if a { // ERROR "non-boolean condition in if statement"
	}
	for a = 0; a; a++ { // ERROR "non-boolean condition in for statement"
	}
	defer t.f // ERROR "expression in defer must be function call"
	defer t.f()
	go func() {}()
	go s // ERROR "expression in go must be function call"
	defer append(s, 1) // ERROR `defer discards result of append\(s, 1\) \(value of type \[\]int\)`
	defer copy(s, s)
	go cap(s) // ERROR `go discards result of cap\(s\) \(value of type int\)`
	go new(int) // ERROR `go discards result of new\(int\) \(value of type \*int\)`
	defer panic(1)
	go print(a)
	defer close(ch)
	go string(1) // ERROR `go requires function call, not conversion string\(1\) \(constant "\\x01" of type string\)`
	defer (*T)(nil) // ERROR `defer requires function call, not conversion \(\*T\)\(nil\) \(value of type \*T\)`
	a // ERROR `a \(variable of type int\) is not used`
	"x" // ERROR `"x" \(untyped string constant\) is not used`
	1 // ERROR `1 \(untyped int constant\) is not used`
	nil // ERROR "nil is not used"
	t.f // ERROR `t\.f \(variable of type func\(\)\) is not used`
	t // ERROR `t \(variable of struct type T\) is not used`
	s[0] // ERROR `s\[0\] \(variable of type int\) is not used`
	s[:] // ERROR `s\[:\] \(value of type \[\]int\) is not used`
	*(&a) // ERROR `\*\(&a\) \(variable of type int\) is not used`
	&a // ERROR `&a \(value of type \*int\) is not used`
	!b // ERROR `!b \(value of type bool\) is not used`
	func() {} // ERROR `func\(\) \{\} \(value of type func\(\)\) is not used`
	T{} // ERROR `T\{\} \(value of struct type T\) is not used`
	g // ERROR `g \(value of type func\(\) int\) is not used`
	(g) // ERROR `\(g\) \(value of type func\(\) int\) is not used`
	[]int{1} // ERROR `\[\]int\{…\} \(value of type \[\]int\) is not used`
	a.b // ERROR `a\.b undefined \(type int has no field or method b\)`
	ch // ERROR `ch \(variable of type chan int\) is not used`
	<-ch
	(<-ch)
	a <- 1 // ERROR `invalid operation: cannot send to non-channel int a \(variable of type int\)`
	ch <- "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in send`
	ch <- 1
}
