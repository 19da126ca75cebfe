// errorcheck

// For statements with range clauses.

package p

type MyInt int
type MyBool bool

func f() {
	var i int
	var s string
	var m map[string]int
	var ch chan int
	var so chan<- int
	var sl []string
	var pa *[3]int
	var ps *[]int
	var e interface{}
	for range i {
	}
	for a := range i {
		_ = a
	}
	for a, b := range i { // ERROR "declared and not used: a" `range over i \(variable of type int\) permits only one iteration variable`
	}
	for a := range 10 {
		_ = a
	}
	for a := range 1.0 { // ERROR `cannot range over 1\.0 \(untyped float constant 1\)`
		_ = a
	}
	for a := range 1.5 { // ERROR `cannot range over 1\.5 \(untyped float constant\)`
	}
	for a := range "abc" {
		_ = a
	}
	for a, b := range s {
		_, _ = a, b
	}
	for i, s = range sl {
	}
	for s, i = range sl { // ERROR `cannot use s \(value of type int\) as string value in assignment` `cannot use i \(value of type string\) as int value in assignment`
	}
	for s, i = range m {
	}
	for i, s = range m { // ERROR `cannot use i \(value of type string\) as int value in assignment` `cannot use s \(value of type int\) as string value in assignment`
	}
	for i = range ch {
	}
	for i, s = range ch { // ERROR `range over ch \(variable of type chan int\) permits only one iteration variable`
	}
	for s = range ch { // ERROR `cannot use s \(value of type int\) as string value in assignment`
	}
	for i = range so { // ERROR `cannot range over so \(variable of type chan<- int\): receive from send-only channel chan<- int`
	}
	for i, i = range pa {
	}
	for range ps { // ERROR `cannot range over ps \(variable of type \*\[\]int\)`
	}
	for range e { // ERROR `cannot range over e \(variable of type interface\{\}\)`
	}
	for range nil { // ERROR "cannot range over nil"
	}
	for range f { // ERROR `cannot range over f \(value of type func\(\)\): func must be func\(yield func\(\.\.\.\) bool\): wrong argument count`
	}
	for range true { // ERROR `cannot range over true \(untyped bool constant\)`
	}
	for _, _ = range sl {
	}
	for _, _ := range sl { // ERROR "no new variables on left side of :="
	}
	for i := range func(yield func(int) bool) {} {
		_ = i
	}
	for i, j := range func(yield func(int) bool) {} { // ERROR "declared and not used: i" `range over func\(yield func\(int\) bool\) \{\} \(value of type func\(yield func\(int\) bool\)\) permits only one iteration variable`
	}
	for i, j := range func(yield func(int, string) bool) {} {
		_, _ = i, j
	}
	for i := range func(yield func() bool) {} { // ERROR `range over func\(yield func\(\) bool\) \{\} \(value of type func\(yield func\(\) bool\)\) permits no iteration variables`
	}
	for range func(yield func(int)) {} { // ERROR `cannot range over func\(yield func\(int\)\) \{\} \(value of type func\(yield func\(int\)\)\): func must be func\(yield func\(\.\.\.\) bool\): yield func does not return bool`
	}
	for range func() {} { // ERROR `cannot range over func\(\) \{\} \(value of type func\(\)\): func must be func\(yield func\(\.\.\.\) bool\): wrong argument count`
	}
	for range func(yield func(int) bool) int { return 0 } { // ERROR `cannot range over func\(yield func\(int\) bool\) int \{…\} \(value of type func\(yield func\(int\) bool\) int\): func must be func\(yield func\(\.\.\.\) bool\): unexpected results`
	}
	for range func(yield int) {} { // ERROR `cannot range over func\(yield int\) \{\} \(value of type func\(yield int\)\): func must be func\(yield func\(\.\.\.\) bool\): argument is not func`
	}
	for range func(yield func(int, int, int) bool) {} { // ERROR `cannot range over func\(yield func\(int, int, int\) bool\) \{\} \(value of type func\(yield func\(int, int, int\) bool\)\): func must be func\(yield func\(\.\.\.\) bool\): yield func has too many parameters`
	}
	for range func(yield func(int) MyBool) {} { // ERROR `cannot range over func\(yield func\(int\) MyBool\) \{\} \(value of type func\(yield func\(int\) MyBool\)\): func must be func\(yield func\(\.\.\.\) bool\): yield func returns user-defined boolean, not bool`
	}
	for range func(yield func(...int) bool) {} { // ERROR `cannot range over func\(yield func\(\.\.\.int\) bool\) \{\} \(value of type func\(yield func\(\.\.\.int\) bool\)\): yield func of type func\(\.\.\.int\) bool cannot be variadic`
	}
	var my MyInt // ERROR "declared and not used: my"
	for my = range 10 {
	}
	for my = range i { // ERROR `cannot use i \(variable of type int\) as MyInt value in range clause`
	}
	var u8 uint8 // ERROR "declared and not used: u8"
	for u8 = range 300 { // ERROR `cannot use 300 \(untyped int constant\) as uint8 value in range clause \(overflows\)`
	}
	for s = range 10 { // ERROR `cannot use 10 \(untyped int constant\) as string value in range clause`
	}
	for a, a := range sl { // ERROR "declared and not used: a" "a redeclared in this block"
	}
	for 1 = range sl { // ERROR `cannot assign to 1 \(neither addressable nor a map index expression\)`
	}
	for undefined = range sl { // ERROR "undefined: undefined"
	}
	for x := range undefined { // ERROR "undefined: undefined"
	}
	for x := range int { // ERROR `int \(type\) is not an expression`
	}
	const c = 10
	for x := range c {
		_ = x
		x = "a" // ERROR `cannot use "a" \(untyped string constant\) as int value in assignment`
	}
	for x := range f() { // ERROR `f\(\) \(no value\) used as value`
	}
}
