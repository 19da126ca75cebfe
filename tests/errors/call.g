// errorcheck

// Calls: too few, too many, the wrong arguments.

package p

type T struct{}

func (T) Val(int)  {}
func (*T) Ptr(int) {}

func f0()                      {}
func f1(a int) int             { return a }
func f2(a int, b string)       {}
func fv(a int, b ...string)    {}
func r2() (int, string)        { return 0, "" }
func r3() (int, string, error) { return 0, "", nil }

func g() {
	f0(1) // ERROR "too many arguments in call to f0"
	f1() // ERROR "not enough arguments in call to f1"
	f1(1, 2) // ERROR "too many arguments in call to f1"
	f1("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to f1`
	f2(1) // ERROR "not enough arguments in call to f2"
	f2(1, "a", 3) // ERROR "too many arguments in call to f2"
	f2("a", 1) // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to f2` `cannot use 1 \(untyped int constant\) as string value in argument to f2`
	f2(r2())
	f2(r3()) // ERROR "too many arguments in call to f2"
	f2(1, r2()) // ERROR `multiple-value r2\(\) \(value of type \(int, string\)\) in single-value context`
	f1(r2()) // ERROR "too many arguments in call to f1"
	fv() // ERROR "not enough arguments in call to fv"
	fv(1)
	fv(1, "a", "b")
	fv(1, 2) // ERROR `cannot use 2 \(untyped int constant\) as string value in argument to fv`
	fv("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to fv`
	fv(1, []string{"a"}...)
	fv(1, "a", []string{"b"}...) // ERROR "too many arguments in call to fv"
	fv(1, []int{1}...) // ERROR `cannot use \[\]int\{…\} \(value of type \[\]int\) as \[\]string value in argument to fv`
	fv(r2())
	fv(r3()) // ERROR `cannot use r3\(\) \(value of interface type error\) as string value in argument to fv`
	f1([]int{1}...) // ERROR `cannot use \.\.\. in call to non-variadic f1`
	f1(f0()) // ERROR `f0\(\) \(no value\) used as value`
	f1(nil) // ERROR "cannot use nil as int value in argument to f1"
	f1(1.5) // ERROR `cannot use 1\.5 \(untyped float constant\) as int value in argument to f1 \(truncated\)`
	f1(1e100) // ERROR `cannot use 1e100 \(untyped float constant 1e\+100\) as int value in argument to f1 \(truncated\)`
	_ = f0() + 1 // ERROR `f0\(\) \(no value\) used as value`
	_ = f1(1)(2) // ERROR `invalid operation: cannot call f1\(1\) \(value of type int\): int is not a function`
	1() // ERROR `invalid operation: cannot call 1 \(untyped int constant\): untyped int is not a function`
	"a"(1) // ERROR `invalid operation: cannot call "a" \(untyped string constant\): untyped string is not a function`
	var x int
	x() // ERROR `invalid operation: cannot call x \(variable of type int\): int is not a function`
	var fn func(int)
	fn("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to fn`
	func(a int) {}() // ERROR `not enough arguments in call to func\(a int\) \{\}`
	func() {}(1) // ERROR `too many arguments in call to func\(\) \{\}`
	T{}.Val() // ERROR `not enough arguments in call to T\{\}\.Val`
	T{}.Ptr(1) // ERROR "cannot call pointer method Ptr on T"
	var t T
	t.Ptr("a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to t\.Ptr`
	T.Val(t) // ERROR `not enough arguments in call to T\.Val`
	T.Val(1, 2) // ERROR `cannot use 1 \(untyped int constant\) as T value in argument to T\.Val`
	T.Ptr(t, 1) // ERROR `invalid method expression T\.Ptr \(needs pointer receiver \(\*T\)\.Ptr\)`
	(*T).Ptr(t, 1) // ERROR `cannot use t \(variable of struct type T\) as \*T value in argument to \(\*T\)\.Ptr`
	(*T).Val(&t, 1)
	go f1 // ERROR "expression in go must be function call"
	go f1(1)
	go int(1) // ERROR `go requires function call, not conversion int\(1\) \(constant 1 of type int\)`
	defer len("a") // ERROR `defer discards result of len\("a"\) \(constant 1 of type int\)`
	defer recover()
	defer func() {} // ERROR "expression in defer must be function call"
	f1 // ERROR `f1 \(value of type func\(a int\) int\) is not used`
	f1(1)
	f1(1) + 1 // ERROR `f1\(1\) \+ 1 \(value of type int\) is not used`
	x == 1 // ERROR `x == 1 \(untyped bool value\) is not used`
	-x // ERROR `-x \(value of type int\) is not used`
	len("a") // ERROR `len\("a"\) \(constant 1 of type int\) is not used`
	append([]int{}, 1) // ERROR `append\(\[\]int\{\}, 1\) \(value of type \[\]int\) is not used`
	cap([]int{}) // ERROR `cap\(\[\]int\{\}\) \(value of type int\) is not used`
	copy([]int{}, []int{})
	new(int) // ERROR `new\(int\) \(value of type \*int\) is not used`
	make([]int, 1) // ERROR `make\(\[\]int, 1\) \(value of type \[\]int\) is not used`
	int(1) // ERROR `int\(1\) \(constant 1 of type int\) is not used`
	<-make(chan int)
	(f0)()
	nil() // ERROR "invalid operation: cannot call nil: untyped nil is not a function"
}
