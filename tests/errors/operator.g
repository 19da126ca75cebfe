// errorcheck

// Operators and their operands.

package p

type S struct{ f []int }
type C struct{ a, b int }
type I interface{ M() }

func f() {
	var i int
	var i8 int8
	var u uint
	var fl float64
	var s string
	var b bool
	var sl []int
	var m map[string]int
	var fn func()
	var st S
	var c C
	var p *int
	var ch chan int
	var in I
	var e interface{}
	var arr [2][]int
	_ = i + i8 // ERROR `invalid operation: i \+ i8 \(mismatched types int and int8\)`
	_ = i + u // ERROR `invalid operation: i \+ u \(mismatched types int and uint\)`
	_ = i + fl // ERROR `invalid operation: i \+ fl \(mismatched types int and float64\)`
	_ = i + s // ERROR `invalid operation: i \+ s \(mismatched types int and string\)`
	_ = i + 1.5 // ERROR `1\.5 \(untyped float constant\) truncated to int`
	_ = i + "a" // ERROR `invalid operation: i \+ "a" \(mismatched types int and untyped string\)`
	_ = i + nil // ERROR `invalid operation: i \+ nil \(mismatched types int and untyped nil\)`
	_ = s + 1 // ERROR `invalid operation: s \+ 1 \(mismatched types string and untyped int\)`
	_ = s - s // ERROR `invalid operation: operator - not defined on s \(variable of type string\)`
	_ = s * 2 // ERROR `invalid operation: s \* 2 \(mismatched types string and untyped int\)`
	_ = b + b // ERROR `invalid operation: operator \+ not defined on b \(variable of type bool\)`
	_ = fl % 2 // ERROR `invalid operation: operator % not defined on fl \(variable of type float64\)`
	_ = fl & 1 // ERROR `invalid operation: operator & not defined on fl \(variable of type float64\)`
	_ = fl | fl // ERROR `invalid operation: operator \| not defined on fl \(variable of type float64\)`
	_ = s && b // ERROR `invalid operation: s && b \(mismatched types string and bool\)`
	_ = i && i // ERROR `invalid operation: operator && not defined on i \(variable of type int\)`
	_ = i || b // ERROR `invalid operation: i \|\| b \(mismatched types int and bool\)`
	_ = !i // ERROR `invalid operation: operator ! not defined on i \(variable of type int\)`
	_ = !s // ERROR `invalid operation: operator ! not defined on s \(variable of type string\)`
	_ = -s // ERROR `invalid operation: operator - not defined on s \(variable of type string\)`
	_ = -b // ERROR `invalid operation: operator - not defined on b \(variable of type bool\)`
	_ = +sl // ERROR `invalid operation: operator \+ not defined on sl \(variable of type \[\]int\)`
	_ = ^fl // ERROR `invalid operation: operator \^ not defined on fl \(variable of type float64\)`
	_ = ^b // ERROR `invalid operation: operator \^ not defined on b \(variable of type bool\)`
	_ = *i // ERROR `invalid operation: cannot indirect i \(variable of type int\)`
	_ = *nil // ERROR "invalid operation: cannot indirect nil"
	_ = &1 // ERROR `invalid operation: cannot take address of 1 \(untyped int constant\)`
	_ = &f // ERROR `invalid operation: cannot take address of f \(value of type func\(\)\)`
	_ = &f() // ERROR `f\(\) \(no value\) used as value`
	_ = &i
	_ = &C{}
	_ = &(C{})
	_ = &m["a"] // ERROR `invalid operation: cannot take address of m\["a"\] \(map index expression of type int\)`
	_ = <-i // ERROR `invalid operation: cannot receive from non-channel int i \(variable of type int\)`
	_ = <-ch
	_ = i / 0 // ERROR "invalid operation: division by zero"
	_ = i % 0 // ERROR "invalid operation: division by zero"
	_ = fl / 0
	_ = i << fl // ERROR `invalid operation: shift count fl \(variable of type float64\) must be integer`
	_ = i << 1.0
	_ = i << 1.5 // ERROR `1\.5 \(untyped float constant\) truncated to uint`
	_ = i << -1 // ERROR `invalid operation: negative shift count -1 \(untyped int constant\)`
	_ = i << s // ERROR `invalid operation: shift count s \(variable of type string\) must be integer`
	_ = fl << 1 // ERROR `invalid operation: shifted operand fl \(variable of type float64\) must be integer`
	_ = s << 1 // ERROR `invalid operation: shifted operand s \(variable of type string\) must be integer`
	_ = 1.0 << i // ERROR `invalid operation: shifted operand 1\.0 \(type float64\) must be integer`
	_ = 1.5 << i // ERROR `invalid operation: shifted operand 1\.5 \(untyped float constant\) must be integer`
	_ = "a" << i // ERROR `invalid operation: shifted operand "a" \(untyped string constant\) must be integer`
	var sh1 float64 = 1 << i // ERROR `invalid operation: shifted operand 1 \(type float64\) must be integer`
	var sh2 int = 1.0 << i
	var sh3 = 1.0 << i // ERROR `invalid operation: shifted operand 1\.0 \(type float64\) must be integer`
	var sh4 uint8 = 1 << 8 // ERROR `cannot use 1 << 8 \(untyped int constant 256\) as uint8 value in variable declaration \(overflows\)`
	_ = make([]int, 1.0<<i)
	_ = float64(1 << i) // ERROR `invalid operation: shifted operand 1 \(type float64\) must be integer`
	_ = sl == sl // ERROR `invalid operation: sl == sl \(slice can only be compared to nil\)`
	_ = m == m // ERROR `invalid operation: m == m \(map can only be compared to nil\)`
	_ = fn == fn // ERROR `invalid operation: fn == fn \(func can only be compared to nil\)`
	_ = sl == nil
	_ = st == st // ERROR `invalid operation: st == st \(struct containing \[\]int cannot be compared\)`
	_ = c == c
	_ = arr == arr // ERROR `invalid operation: arr == arr \(\[2\]\[\]int cannot be compared\)`
	_ = c < c // ERROR `invalid operation: c < c \(operator < not defined on struct\)`
	_ = b < b // ERROR `invalid operation: b < b \(operator < not defined on bool\)`
	_ = p < p // ERROR `invalid operation: p < p \(operator < not defined on pointer\)`
	_ = p == nil
	_ = i == nil // ERROR `invalid operation: i == nil \(mismatched types int and untyped nil\)`
	_ = s == nil // ERROR `invalid operation: s == nil \(mismatched types string and untyped nil\)`
	_ = c == nil // ERROR `invalid operation: c == nil \(mismatched types C and untyped nil\)`
	_ = nil == nil // ERROR `invalid operation: nil == nil \(operator == not defined on untyped nil\)`
	_ = in == nil
	_ = in == i // ERROR `invalid operation: in == i \(mismatched types I and int\)`
	_ = in == e
	_ = e == i
	_ = e == sl // ERROR `invalid operation: e == sl \(slice can only be compared to nil\)`
	_ = e == 1
	_ = e < e // ERROR `invalid operation: e < e \(operator < not defined on interface\)`
	_ = e == st // ERROR `invalid operation: e == st \(struct containing \[\]int cannot be compared\)`
	_ = i == s // ERROR `invalid operation: i == s \(mismatched types int and string\)`
	_ = i == "a" // ERROR `invalid operation: i == "a" \(mismatched types int and untyped string\)`
	_ = i == 1.5 // ERROR `1\.5 \(untyped float constant\) truncated to int`
	_ = i == i8 // ERROR `invalid operation: i == i8 \(mismatched types int and int8\)`
	_ = p == &i8 // ERROR `invalid operation: p == &i8 \(mismatched types \*int and \*int8\)`
	_ = fn == nil
	_ = ch == p // ERROR `invalid operation: ch == p \(mismatched types chan int and \*int\)`
	_ = ~i // ERROR `cannot use ~ outside of interface or type constraint \(use \^ for bitwise complement\)`
	_ = ~fl // ERROR "cannot use ~ outside of interface or type constraint"
	_ = i &^ i
	_ = i &^ s // ERROR `invalid operation: i &\^ s \(mismatched types int and string\)`
	_, _, _, _ = sh1, sh2, sh3, sh4
	if i { // ERROR "non-boolean condition in if statement"
	}
	for s { // ERROR "non-boolean condition in for statement"
	}
	if i = 1; b {
	}
	if f() { // ERROR `f\(\) \(no value\) used as value`
	}
	_ = i < i < i // ERROR `invalid operation: i < i < i \(mismatched types untyped bool and int\)`
	_ = b == b == b
	_ = complex(1, 2) < complex(2, 1) // ERROR `invalid operation: complex\(1, 2\) < complex\(2, 1\) \(operator < not defined on untyped complex\)`
}
