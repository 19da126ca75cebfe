// errorcheck

// Constants: overflow, truncation, division, things that are no constants.

package p

import "unsafe"

var v = 1

func f() int { return 1 }

const (
	a = v // ERROR `v \(variable of type int\) is not constant`
	b = f() // ERROR `f\(\) \(value of type int\) is not constant`
	c int8 = 128 // ERROR `cannot use 128 \(untyped int constant\) as int8 value in constant declaration \(overflows\)`
	d uint8 = -1 // ERROR `cannot use -1 \(untyped int constant\) as uint8 value in constant declaration \(overflows\)`
	e uint = 1.5 // ERROR `cannot use 1\.5 \(untyped float constant\) as uint value in constant declaration \(truncated\)`
	g = 1 / 0 // ERROR "invalid operation: division by zero"
	h = 1.0 / 0.0 // ERROR "invalid operation: division by zero"
	i = 1 % 0 // ERROR "invalid operation: division by zero"
	j = 1 << 1000 // ERROR "constant shift overflow"
	k = 1 << -1 // ERROR `invalid operation: negative shift count -1 \(untyped int constant\)`
	l = "a" + 1 // ERROR `invalid operation: "a" \+ 1 \(mismatched types untyped string and untyped int\)`
	m = "a" - "b" // ERROR `invalid operation: operator - not defined on "a" \(untyped string constant\)`
	n = !1 // ERROR `invalid operation: operator ! not defined on 1 \(untyped int constant\)`
	o = -"a" // ERROR `invalid operation: operator - not defined on "a" \(untyped string constant\)`
	p = ^1.5 // ERROR `invalid operation: operator \^ not defined on 1\.5 \(untyped float constant\)`
	q = 1.5 % 2 // ERROR `invalid operation: operator % not defined on 1\.5 \(untyped float constant\)`
	r = 1 << 1.5 // ERROR `1\.5 \(untyped float constant\) truncated to uint`
	s []int = nil // ERROR `invalid constant type \[\]int`
	t = nil // ERROR "nil is not constant"
	u int // ERROR "missing init expr for u"
	w, x = 1 // ERROR "missing init expr for x"
	y, z = 1, 2, 3 // ERROR "extra init expr 3"
	aa float32 = 1e100 // ERROR `cannot use 1e100 \(untyped float constant 1e\+100\) as float32 value in constant declaration \(overflows\)`
	bb = len([]int{1}) // ERROR `len\(\[\]int\{…\}\) \(value of type int\) is not constant`
	cc = len([2]int{})
	dd = len("abc")
	ee bool = 1 // ERROR `cannot use 1 \(untyped int constant\) as bool value in constant declaration`
	ff string = 'a' // ERROR `cannot use 'a' \(untyped rune constant 97\) as string value in constant declaration`
	gg = int8(200) // ERROR "constant 200 overflows int8"
	hh = uint(-1) // ERROR "constant -1 overflows uint"
	ii = int(1.5) // ERROR `cannot convert 1\.5 \(untyped float constant\) to type int`
	jj = string(1.5) // ERROR `cannot convert 1\.5 \(untyped float constant\) to type string`
	kk = "a" == 1 // ERROR `invalid operation: "a" == 1 \(mismatched types untyped string and untyped int\)`
	ll = "a" < "b"
	mm = 1 < "a" // ERROR `invalid operation: 1 < "a" \(mismatched types untyped int and untyped string\)`
	nn = true < false // ERROR `invalid operation: true < false \(operator < not defined on untyped bool\)`
	oo = 1 && 2 // ERROR `invalid operation: operator && not defined on 1 \(untyped int constant\)`
	pp = true + false // ERROR `invalid operation: operator \+ not defined on true \(untyped bool constant\)`
	qq = unsafe.Sizeof(v)
	rr = []int{1} // ERROR `\[\]int\{…\} \(value of type \[\]int\) is not constant`
	ss = 1i % 2 // ERROR `invalid operation: operator % not defined on 1i \(untyped complex constant \(0 \+ 1i\)\)`
	tt = 0x1p-2
	uu = 07_7
	vv = 1 << 600 // ERROR "constant shift overflow"
	ww = 'a' + 1.5
	xx int = 'a' + 1.5 // ERROR `cannot use 'a' \+ 1\.5 \(untyped float constant 98\.5\) as int value in constant declaration \(truncated\)`
	yy = [2]int{1, 2}[0] // ERROR `\[2\]int\{…\}\[0\] \(value of type int\) is not constant`
	zz = undefined // ERROR "undefined: undefined"
)

const (
	i8 int8 = 100 + iota*20
	i8b
	i8c // ERROR `cannot use 100 \+ iota \* 20 \(untyped int constant 140\) as int8 value in constant declaration \(overflows\)`
)

const big = 1 << 100

var (
	v1 = big // ERROR `cannot use big \(untyped int constant 1267650600228229401496703205376\) as int value in variable declaration \(overflows\)`
	v2 int = big // ERROR `cannot use big \(untyped int constant 1267650600228229401496703205376\) as int value in variable declaration \(overflows\)`
	v3 float32 = big
	v4 = big * 1.0
	v5 int64 = 9223372036854775808 // ERROR `cannot use 9223372036854775808 \(untyped int constant\) as int64 value in variable declaration \(overflows\)`
	v6 = 9223372036854775808 // ERROR `cannot use 9223372036854775808 \(untyped int constant\) as int value in variable declaration \(overflows\)`
	v7 = -9223372036854775808
	v8 uint64 = 18446744073709551616 // ERROR `cannot use 18446744073709551616 \(untyped int constant\) as uint64 value in variable declaration \(overflows\)`
	v9 = int32(1) << 40 // ERROR `int32\(1\) << 40 \(constant 1099511627776 of type int32\) overflows int32`
	v10 = uint8(255) + 1 // ERROR `uint8\(255\) \+ 1 \(constant 256 of type uint8\) overflows uint8`
	v11 = uint8(200) * 2 // ERROR `uint8\(200\) \* 2 \(constant 400 of type uint8\) overflows uint8`
	v12 = -uint8(1) // ERROR `-uint8\(1\) \(constant -1 of type uint8\) overflows uint8`
	v13 = ^uint8(1)
	v14 = int8(-128) / -1 // ERROR `int8\(-128\) / -1 \(constant 128 of type int8\) overflows int8`
	v15 = 5 / 2.0
	v16 int = 5 / 2.0 // ERROR `cannot use 5 / 2\.0 \(untyped float constant 2\.5\) as int value in variable declaration \(truncated\)`
	v17 byte = 'ā' // ERROR `cannot use 'ā' \(untyped rune constant 257\) as byte value in variable declaration \(overflows\)`
	v18 rune = 1 << 40 // ERROR `cannot use 1 << 40 \(untyped int constant 1099511627776\) as rune value in variable declaration \(overflows\)`
	v19 = "abc"[5] // ERROR `invalid argument: index 5 out of bounds \[0:3\]`
	v20 = 10000000000000000000000000000 // ERROR `cannot use 10000000000000000000000000000 \(untyped int constant\) as int value in variable declaration \(overflows\)`
	v21 complex64 = 1e100 // ERROR `cannot use 1e100 \(untyped float constant 1e\+100\) as complex64 value in variable declaration \(overflows\)`
	v22 float64 = 1i // ERROR `cannot use 1i \(untyped complex constant \(0 \+ 1i\)\) as float64 value in variable declaration \(overflows\)`
	v23 int = 2i * 2i
)
