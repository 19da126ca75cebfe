// errorcheck

// Variables and imports without a use.

package p

import "unsafe" // ERROR `"unsafe" imported and not used`
import u2 "unsafe" // ERROR `"unsafe" imported as u2 and not used`

func f(param int) (result int) {
	var a int // ERROR "declared and not used: a"
	b := 1 // ERROR "declared and not used: b"
	var c, d = 1, 2 // ERROR "declared and not used: c"
	_ = d
	c = 3
	e := func() { // ERROR "declared and not used: e"
		inner := 1 // ERROR "declared and not used: inner"
	}
	for i := 0; ; { // ERROR "declared and not used: i"
	}
	for i, x := range []int{1} { // ERROR "declared and not used: x"
		_ = i
	}
	var in interface{} = 1
	switch t := in.(type) { // ERROR "t declared and not used"
	case int:
	}
	switch t := in.(type) {
	case int:
		_ = t
	case string:
	}
	if k := 1; true { // ERROR "declared and not used: k"
	}
	switch k := 1; { // ERROR "declared and not used: k"
	}
	l := 1
	l++
	m := 1
	m += 2
	n := [2]int{}
	n[0] = 1
	o := struct{ f int }{}
	o.f = 1
	p := new(int)
	*p = 1
	q, r := 1, 2 // ERROR "declared and not used: q"
	(q) = 2
	_ = r
	select {
	case v := <-make(chan int): // ERROR "declared and not used: v"
	}
	return
}
