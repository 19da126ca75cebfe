// errorcheck

// What is too large for the element of a channel or map.
package p

type big [1 << 16]int32

var c chan big              // ERROR "channel element type too large \(>64kB\)"
var m map[[1 << 31]byte]int // ERROR "map key type too large"
var n map[int][1 << 31]byte // ERROR "map element type too large"
var ok map[int]big
