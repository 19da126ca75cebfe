// errorcheck -0 -m

// The promise of go:noescape is believed.
package p

//go:noescape
func stays(p *int, s []int)

func leaves(p *int)

func f() {
	var x int
	stays(&x, make([]int, 3)) // ERROR "make\(\[\]int, 3\) does not escape"
	var y int                 // ERROR "moved to heap: y"
	leaves(&y)
}
