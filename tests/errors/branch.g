// errorcheck

// Branches and labels.

package p

func f(x int) {
	break // ERROR "break is not in a loop, switch, or select"
	continue // ERROR "continue is not in a loop"
	fallthrough // ERROR "fallthrough statement out of place"
	for {
		break
		continue
		fallthrough // ERROR "fallthrough statement out of place"
	}
	switch x {
	case 1:
		break
	case 2:
		continue // ERROR "continue is not in a loop"
	case 3:
		fallthrough
	case 4:
		if x > 0 {
			fallthrough // ERROR "fallthrough statement out of place"
		}
	case 5:
		fallthrough // ERROR "cannot fallthrough final case in switch"
	}
	var e interface{}
	switch e.(type) {
	case int:
		fallthrough // ERROR "cannot fallthrough in type switch"
	case string:
	}
	select {
	default:
		break
		continue // ERROR "continue is not in a loop"
	}
	func() {
		break // ERROR "break is not in a loop, switch, or select"
	}()
	for {
		func() {
			continue // ERROR "continue is not in a loop"
		}()
	}
	break L1 // ERROR "break label not defined: L1"
	continue L1 // ERROR "continue label not defined: L1"
	goto L1 // ERROR "label L1 not defined"
L2:
	for {
		break L2
		continue L2
	}
L3: // ERROR "label L3 defined and not used"
	x = 1
L4:
	switch x {
	case 1:
		break L4
		continue L4 // ERROR "invalid continue label L4"
	}
L5:
	{
		break L5 // ERROR "invalid break label L5"
	}
L2: // ERROR `label L2 already defined at branch\.g:52:1`
	goto L6 // ERROR `goto L6 jumps over declaration of y at branch\.g:71:4`
	y := 1
	_ = y
L6:
	goto L7 // ERROR `goto L7 jumps into block starting at branch\.g:75:2`
	{
	L7:
	}
	for {
		goto L8 // ERROR `goto L8 jumps into block starting at branch\.g:81:11`
	}
	if x > 0 {
	L8:
	}
}
