// errorcheck

// Index and slice expressions.

package p

type A [3]int

func fa() [3]int { return [3]int{} }

func f() {
	var a [3]int
	var pa *[3]int
	var s []int
	var str string
	var m map[string]int
	var i int
	var fl float64
	var u8 uint8
	var ps *[]int
	const cs = "hello"
	_ = a[3] // ERROR `invalid argument: index 3 out of bounds \[0:3\]`
	_ = a[-1] // ERROR `invalid argument: index -1 \(constant of type int\) must not be negative`
	_ = a[1.5] // ERROR `1\.5 \(untyped float constant\) truncated to int`
	_ = a[1.0]
	_ = a["x"] // ERROR `cannot convert "x" \(untyped string constant\) to type int`
	_ = a[i]
	_ = a[fl] // ERROR `invalid argument: index fl \(variable of type float64\) must be integer`
	_ = a[u8]
	_ = a[nil] // ERROR "cannot convert nil to type int"
	_ = pa[3] // ERROR `invalid argument: index 3 out of bounds \[0:3\]`
	_ = pa[2]
	_ = s[-1] // ERROR `invalid argument: index -1 \(constant of type int\) must not be negative`
	_ = s[100]
	_ = s["a"] // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = s[1<<70] // ERROR `1 << 70 \(untyped int constant 1180591620717411303424\) overflows int`
	_ = str[1]
	_ = str[-1] // ERROR `invalid argument: index -1 \(constant of type int\) must not be negative`
	_ = cs[5] // ERROR `invalid argument: index 5 out of bounds \[0:5\]`
	_ = cs[4]
	_ = m["a"]
	_ = m[1] // ERROR `cannot use 1 \(untyped int constant\) as string value in map index`
	_ = m[i] // ERROR `cannot use i \(variable of type int\) as string value in map index`
	_ = i[0] // ERROR `cannot index i \(variable of type int\)`
	_ = fl[0] // ERROR `cannot index fl \(variable of type float64\)`
	_ = ps[0] // ERROR `cannot index ps \(variable of type \*\[\]int\)`
	_ = f[0] // ERROR `cannot index f \(value of type func\(\)\)`
	_ = nil[0] // ERROR "cannot index nil"
	_ = f()[0] // ERROR `f\(\) \(no value\) used as value or type`
	_ = a[0:4] // ERROR `invalid argument: index 4 out of bounds \[0:4\]`
	_ = a[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = a[:]
	_ = a[1:2:3]
	_ = a[1:2:4] // ERROR `invalid argument: index 4 out of bounds \[0:4\]`
	_ = a[2:1:3] // ERROR "invalid slice indices: 1 < 2"
	_ = a[1:3:2] // ERROR "invalid slice indices: 2 < 3"
	_ = fa()[:] // ERROR `cannot slice unaddressable value fa\(\) \(value of type \[3\]int\)`
	_ = fa()[0]
	_ = pa[:]
	_ = pa[:4] // ERROR `invalid argument: index 4 out of bounds \[0:4\]`
	_ = s[1:2]
	_ = s[2:1] // ERROR "invalid slice indices: 1 < 2"
	_ = s[i:1]
	_ = s["a":] // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	_ = s[:1.5] // ERROR `1\.5 \(untyped float constant\) truncated to int`
	_ = s[:-1] // ERROR `invalid argument: index -1 \(constant of type int\) must not be negative`
	_ = str[1:2]
	_ = str[1:2:3] // ERROR "invalid operation: 3-index slice of string"
	_ = cs[1:6] // ERROR `invalid argument: index 6 out of bounds \[0:6\]`
	_ = cs[3:2] // ERROR "invalid slice indices: 2 < 3"
	_ = m[1:2] // ERROR `cannot slice m \(variable of type map\[string\]int\)`
	_ = i[1:2] // ERROR `cannot slice i \(variable of type int\)`
	_ = ps[1:2] // ERROR `cannot slice ps \(variable of type \*\[\]int\)`
	_ = len(a, a) // ERROR `invalid operation: too many arguments for len\(a, a\) \(expected 1, found 2\)`
	_ = A{}[5] // ERROR `invalid argument: index 5 out of bounds \[0:3\]`
	_ = "abc"[5] // ERROR `invalid argument: index 5 out of bounds \[0:3\]`
	_ = "abc"[1:7] // ERROR `invalid argument: index 7 out of bounds \[0:4\]`
	str[0] = 'a' // ERROR `cannot assign to str\[0\] \(neither addressable nor a map index expression\)`
	fa()[0] = 1 // ERROR `cannot assign to fa\(\)\[0\] \(neither addressable nor a map index expression\)`
	_ = &str[0] // ERROR `invalid operation: cannot take address of str\[0\] \(value of type byte\)`
	_ = &s[0]
	_ = [3]int{}[:] // ERROR `cannot slice unaddressable value \[3\]int\{\} \(value of type \[3\]int\)`
}
