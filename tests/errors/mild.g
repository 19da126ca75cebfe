// errorcheck

// What is wrong with a literal, or with a directive, does not keep the rest from being checked.
package p

//go:nowritebarrier // ERROR "//go:nowritebarrier only allowed in runtime"
func f(s string, ch chan int) {
	_ = 0x       // ERROR "hexadecimal literal has no digits"
	_ = s[::3]   // ERROR "middle index required in 3-index slice" "3-index slice of string"
	go (f(s, ch))  // ERROR "expression in go must not be parenthesized"
	defer f      // ERROR "expression in defer must be function call"
	for a, b, c := range s { // ERROR "range clause permits at most two iteration variables"
		_, _ = a, b
	}
	for a, b, c := range ch { // ERROR "range over ch .* permits only one iteration variable"
		_, _ = a, b
	}
	var unused int // ERROR "declared and not used: unused"
	_ = 'ab' // ERROR "more than one character in rune literal"
}
