// errorcheck

// Built-in functions.

package p

import "unsafe"

type T struct {
	a int
	b string
}

func (T) M() {}

func two() (int, int) { return 1, 2 }
func none()           {}

func f() {
	var i int
	var s []int
	var str string
	var m map[string]int
	var ch chan int
	var ro <-chan int
	var p *[3]int
	var c complex128
	var fl float32
	var e interface{}
	_ = len() // ERROR `invalid operation: not enough arguments for len\(\) \(expected 1, found 0\)`
	_ = len(1) // ERROR `invalid argument: 1 \(untyped int constant\) for built-in len`
	_ = len(i) // ERROR `invalid argument: i \(variable of type int\) for built-in len`
	_ = len(s, s) // ERROR `invalid operation: too many arguments for len\(s, s\) \(expected 1, found 2\)`
	_ = len(str)
	_ = len(m)
	_ = len(ch)
	_ = len(p)
	_ = len(nil) // ERROR "invalid argument: nil for built-in len"
	_ = len(none()) // ERROR `none\(\) \(no value\) used as value`
	_ = len(two()) // ERROR `invalid operation: too many arguments for len\(two\(\)\) \(expected 1, found 2\)`
	_ = len(s...) // ERROR `invalid operation: invalid use of \.\.\. with built-in len`
	_ = cap(m) // ERROR `invalid argument: m \(variable of type map\[string\]int\) for built-in cap`
	_ = cap(str) // ERROR `invalid argument: str \(variable of type string\) for built-in cap`
	_ = cap(s)
	_ = append() // ERROR `invalid operation: not enough arguments for append\(\) \(expected 1, found 0\)`
	_ = append(i, 1) // ERROR `invalid append: argument must be a slice; have i \(variable of type int\)`
	_ = append(nil, 1) // ERROR "invalid append: argument must be a slice; have untyped nil"
	_ = append(s, "a") // ERROR `cannot use "a" \(untyped string constant\) as int value in argument to append`
	_ = append(s, 1, 2.5) // ERROR `cannot use 2\.5 \(untyped float constant\) as int value in argument to append \(truncated\)`
	_ = append(s, s) // ERROR `cannot use s \(variable of type \[\]int\) as int value in argument to append`
	_ = append(s, s...)
	_ = append(s, str...) // ERROR `cannot use str \(variable of type string\) as \[\]int value in argument to append`
	_ = append([]byte{}, str...)
	_ = append([]byte{}, "abc"...)
	_ = append(s, 1, s...) // ERROR "too many arguments in call to append"
	_ = append(s, nil) // ERROR "cannot use nil as int value in argument to append"
	append(s, 1) // ERROR `append\(s, 1\) \(value of type \[\]int\) is not used`
	_ = copy(s, str) // ERROR `invalid copy: arguments s \(variable of type \[\]int\) and str \(variable of type string\) have different element types int and byte`
	_ = copy([]byte{}, str)
	_ = copy(s, i) // ERROR `invalid copy: argument must be a slice; have i \(variable of type int\)`
	_ = copy(i, s) // ERROR `invalid copy: argument must be a slice; have i \(variable of type int\)`
	_ = copy(s) // ERROR `invalid operation: not enough arguments for copy\(s\) \(expected 2, found 1\)`
	_ = copy(s, s, s) // ERROR `invalid operation: too many arguments for copy\(s, s, s\) \(expected 2, found 3\)`
	_ = make() // ERROR `invalid operation: not enough arguments for make\(\) \(expected 1, found 0\)`
	_ = make(int) // ERROR "invalid argument: cannot make int: type must be slice, map, or channel"
	_ = make([]int) // ERROR `invalid operation: make\(\[\]int\) expects 2 or 3 arguments; found 1`
	_ = make([]int, 1, 2, 3) // ERROR `invalid operation: make\(\[\]int, 1, 2, 3\) expects 2 or 3 arguments; found 4`
	_ = make([]int, -1) // ERROR `invalid argument: index -1 \(constant of type int\) must not be negative`
	_ = make([]int, "a") // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = make([]int, 1.5) // ERROR `1\.5 \(untyped float constant\) truncated to int`
	_ = make([]int, 5, 2) // ERROR "invalid argument: length and capacity swapped"
	_ = make(map[string]int)
	_ = make(map[string]int, 1, 2) // ERROR `invalid operation: make\(map\[string\]int, 1, 2\) expects 1 or 2 arguments; found 3`
	_ = make(chan int, -1) // ERROR `invalid argument: index -1 \(constant of type int\) must not be negative`
	_ = make(1) // ERROR "1 is not a type"
	_ = make(T) // ERROR "invalid argument: cannot make T: type must be slice, map, or channel"
	_ = make([]int, 1<<70) // ERROR `1 << 70 \(untyped int constant 1180591620717411303424\) overflows int`
	_ = new() // ERROR `invalid operation: not enough arguments for new\(\) \(expected 1, found 0\)`
	_ = new(int)
	_ = new(1)
	_ = new(int, int) // ERROR `invalid operation: too many arguments for new\(int, int\) \(expected 1, found 2\)`
	_ = new(none()) // ERROR `none\(\) \(no value\) used as value or type`
	_ = new(nil) // ERROR "use of untyped nil in argument to new"
	close(i) // ERROR `invalid operation: cannot close non-channel i \(variable of type int\)`
	close(ch)
	close(ro) // ERROR `invalid operation: cannot close receive-only channel ro \(variable of type <-chan int\)`
	close() // ERROR `invalid operation: not enough arguments for close\(\) \(expected 1, found 0\)`
	delete(m, "a")
	delete(m, 1) // ERROR `cannot use 1 \(untyped int constant\) as string value in argument to delete`
	delete(m) // ERROR `invalid operation: not enough arguments for delete\(m\) \(expected 2, found 1\)`
	delete(s, 1) // ERROR `invalid argument: s \(variable of type \[\]int\) is not a map`
	clear(m)
	clear(s)
	clear(i) // ERROR `invalid argument: cannot clear i \(variable of type int\): argument must be \(or constrained by\) map or slice`
	panic() // ERROR `invalid operation: not enough arguments for panic\(\) \(expected 1, found 0\)`
	panic(1)
	panic(1, 2) // ERROR `invalid operation: too many arguments for panic\(1, 2\) \(expected 1, found 2\)`
	panic(none()) // ERROR `none\(\) \(no value\) used as value`
	print(none()) // ERROR `none\(\) \(no value\) used as value`
	println(two())
	println(nil) // ERROR "use of untyped nil in argument to built-in println"
	println(1 << 70) // ERROR `cannot use 1 << 70 \(untyped int constant 1180591620717411303424\) as int value in argument to built-in println \(overflows\)`
	recover(1) // ERROR `invalid operation: too many arguments for recover\(1\) \(expected 0, found 1\)`
	_ = recover()
	_ = complex(1, 2)
	_ = complex(fl, 1)
	_ = complex(fl, 1.5)
	_ = complex(fl, i) // ERROR `invalid operation: complex\(fl, i\) \(mismatched types float32 and int\)`
	_ = complex(1) // ERROR `invalid operation: not enough arguments for complex\(1\) \(expected 2, found 1\)`
	_ = complex("a", 1) // ERROR `invalid operation: complex\("a", 1\) \(mismatched types untyped string and untyped float\)`
	_ = complex(i, i) // ERROR "invalid argument: arguments have type int, expected floating-point"
	_ = real(c)
	_ = real(i) // ERROR "invalid argument: argument has type int, expected complex type"
	_ = real(1)
	_ = real("a") // ERROR "invalid argument: argument has type untyped string, expected complex type"
	_ = imag(fl) // ERROR "invalid argument: argument has type float32, expected complex type"
	_ = min(1, 2)
	_ = min(i, 2.5) // ERROR `2\.5 \(untyped float constant\) truncated to int`
	_ = min(i, "a") // ERROR `invalid argument: mismatched types int \(previous argument\) and untyped string \(type of "a"\)`
	_ = min() // ERROR `invalid operation: not enough arguments for min\(\) \(expected 1, found 0\)`
	_ = min("a", str)
	_ = max(i, fl) // ERROR `invalid argument: mismatched types int \(previous argument\) and float32 \(type of fl\)`
	_ = max(s) // ERROR `invalid argument: s \(variable of type \[\]int\) cannot be ordered`
	_ = max(c) // ERROR `invalid argument: c \(variable of type complex128\) cannot be ordered`
	_ = max(1, 2.5, i) // ERROR `2\.5 \(untyped float constant\) truncated to int`
	_ = unsafe.Sizeof(i)
	_ = unsafe.Sizeof() // ERROR `invalid operation: not enough arguments for unsafe\.Sizeof\(\) \(expected 1, found 0\)`
	_ = unsafe.Sizeof(int) // ERROR `int \(type\) is not an expression`
	_ = unsafe.Offsetof(i) // ERROR "invalid argument: i is not a selector expression"
	_ = unsafe.Offsetof(T{}.a)
	_ = unsafe.Offsetof(T{}.M) // ERROR `invalid argument: T\{\}\.M is a method value`
	_ = unsafe.Offsetof(T{}.zz) // ERROR "invalid argument: T has no single field zz"
	_ = unsafe.Alignof(fl)
	_ = unsafe.Add(nil, 1)
	_ = unsafe.Add(i, 1) // ERROR `cannot use i \(variable of type int\) as unsafe\.Pointer value in argument to unsafe\.Add`
	_ = unsafe.Slice(&i, 1)
	_ = unsafe.Slice(i, 1) // ERROR `invalid argument: i \(variable of type int\) is not a pointer`
	_ = unsafe.SliceData(i) // ERROR `invalid argument: i \(variable of type int\) is not a slice`
	_ = unsafe.String(&i, 1) // ERROR `cannot use &i \(value of type \*int\) as \*byte value in argument to unsafe\.String`
	_ = unsafe.StringData(i) // ERROR `cannot use i \(variable of type int\) as string value in argument to unsafe\.StringData`
	len := 1
	_ = len("a") // ERROR `invalid operation: cannot call len \(variable of type int\): int is not a function`
	_ = e
}
