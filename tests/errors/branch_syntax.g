// errorcheck

// Labels and branches are checked in functions that have no syntax errors.
package p

func f(x int) {
	break // ERROR "break is not in a loop, switch, or select"
L:	// ERROR "label L defined and not used"
	for {
		func() {
			continue // ERROR "continue is not in a loop"
		}()
	}
	switch x {
	case 2:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
	goto N // ERROR "label N not defined"
}

func g(x int) {
	switch x {
	case 1:
		M: // ERROR "missing statement after label"
	case 2:
		fallthrough
	}
	x = = 2 // ERROR "syntax error: unexpected =, expected expression"
}
