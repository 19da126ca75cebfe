// errorcheck

// Switch and select statements.

package p

type T struct{ f []int }

func none() {}
func two() (int, int) { return 1, 2 }

func f() {
	var i int
	var s string
	var b bool
	var sl []int
	var t T
	var e interface{}
	var ch chan int
	var so chan<- int
	var ro <-chan int
	switch i {
	case 1:
	case 2, 1: // ERROR `duplicate case 1 \(constant of type int\) in expression switch`
	case "a": // ERROR `cannot convert "a" \(untyped string constant\) to type int`
	case s: // ERROR `invalid case s in switch on i \(mismatched types string and int\)`
	case 1.5: // ERROR `1\.5 \(untyped float constant\) truncated to int`
	case nil: // ERROR "cannot convert nil to type int"
	}
	switch s {
	case "a", "b":
	case "a": // ERROR `duplicate case "a" \(constant of type string\) in expression switch`
	}
	switch {
	case b:
	case i: // ERROR `invalid case i in switch on true \(mismatched types int and bool\)`
	case 1: // ERROR `cannot convert 1 \(untyped int constant\) to type bool`
	case i == 1, true:
	case true:
	}
	switch 1.5 {
	case 1.5, 1.5: // ERROR `duplicate case 1\.5 \(constant of type float64\) in expression switch`
	case 2:
	}
	switch b {
	case true, true:
	}
	switch sl {
	case nil:
	case sl: // ERROR `invalid case sl in switch on sl \(slice can only be compared to nil\)`
	}
	switch t { // ERROR `cannot switch on t \(variable of struct type T\) \(T is not comparable\)`
	}
	switch e {
	case 1, "a", 1: // ERROR `duplicate case 1 \(constant of type int\) in expression switch`
	case sl: // ERROR `invalid case sl in switch on e \(slice can only be compared to nil\)`
	case t: // ERROR `invalid case t in switch on e \(struct containing \[\]int cannot be compared\)`
	case int8(1), uint8(1):
	}
	switch nil { // ERROR "use of untyped nil in switch expression"
	}
	switch none() { // ERROR `none\(\) \(no value\) used as value`
	}
	switch two() { // ERROR `multiple-value two\(\) \(value of type \(int, int\)\) in single-value context`
	}
	switch f {
	case nil:
	}
	switch x := 1; x {
	default:
	case 1:
	default: // ERROR "multiple defaults"
	}
	switch int { // ERROR `int \(type\) is not an expression`
	}
	select {
	case <-ch:
	case i = <-ch:
	case i, b = <-ch:
	case s = <-ch: // ERROR `cannot use <-ch \(comma, ok expression of type int\) as string value in assignment`
	case x := <-ch:
		_ = x
	case x, ok := <-ro:
		_, _ = x, ok
	case ch <- 1:
	case ch <- "a": // ERROR `cannot use "a" \(untyped string constant\) as int value in send`
	case so <- 1:
	case <-so: // ERROR `invalid operation: cannot receive from send-only channel chan<- int so \(variable of type chan<- int\)`
	case ro <- 1: // ERROR `invalid operation: cannot send to receive-only channel <-chan int ro \(variable of type <-chan int\)`
	case i <- 1: // ERROR `invalid operation: cannot send to non-channel int i \(variable of type int\)`
	case i > 1: // ERROR `select case must be send or receive \(possibly with assignment\)`
	case i = 1: // ERROR `select case must be send or receive \(possibly with assignment\)`
	case none(): // ERROR `select case must be send or receive \(possibly with assignment\)`
	case (<-ch):
	default:
	default: // ERROR "multiple defaults"
	}
}
