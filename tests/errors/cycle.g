// errorcheck

// Declarations that need themselves.

package p

import "unsafe"

type A A // ERROR "invalid recursive type: A refers to itself"
type B C // ERROR "invalid recursive type B"
type C B
type D struct{ d D } // ERROR "invalid recursive type: D refers to itself"
type E struct{ f F } // ERROR "invalid recursive type E"
type F struct{ e E }
type G [2]G // ERROR "invalid recursive type: G refers to itself"
type H []H
type I interface{ I } // ERROR "invalid recursive type: I refers to itself"
type J interface{ K } // ERROR "invalid recursive type J"
type K interface{ J }
type L = L // ERROR "invalid recursive type: L refers to itself"
type M = N // ERROR "invalid recursive type M"
type N = M
type O = *O // ERROR "invalid recursive type: O refers to itself"
type P *P
type Q struct{ q *Q }
type R map[string]R
type S func(S) S
type T chan T
type U [unsafe.Sizeof(U{})]int // ERROR "invalid recursive type: U refers to itself"
type V [len(v)]int // ERROR "invalid recursive type V"
var v V
const w = w // ERROR "initialization cycle: w refers to itself"
const x = y // ERROR "initialization cycle for x"
const y = x
var z = z // ERROR "initialization cycle: z refers to itself"
type AA struct{ BB } // ERROR "invalid recursive type AA"
type BB struct{ CC [1]CC }
type CC struct{ AA }
type DD interface{ m(DD) DD }
type EE = struct{ e EE } // ERROR "invalid recursive type: EE refers to itself"
type FF struct{ g GG } // ERROR "invalid recursive type: FF refers to itself"
type GG = FF

func f() {
	type A A // ERROR "invalid recursive type: A refers to itself"
	type B struct{ b B } // ERROR "invalid recursive type: B refers to itself"
	type C []C
	const c = c // ERROR "undefined: c"
	var d = d // ERROR "declared and not used: d" "undefined: d"
	type E [len(E{})]int // ERROR "invalid recursive type: E refers to itself"
}
