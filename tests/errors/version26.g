// errorcheck -lang=go1.26

// What go1.26 does not have yet.
package p

type E struct{ x int }
type S struct{ E }
type P struct{ *E }

func (E) m[T any]() {} // ERROR "generic method requires go1.27 or later"

var _ = S{x: 1} // ERROR "use of promoted field E.x in struct literal of type S requires go1.27 or later"
var _ = P{x: 1} // ERROR "use of promoted field E.x in struct literal of type P requires go1.27 or later"
