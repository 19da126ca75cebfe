// errorcheck

// One name declared twice.

package p

const a = 1
var a = 2 // ERROR "a redeclared in this block"

type b int
func b() {} // ERROR "b redeclared in this block"

func f(x int, x string) {} // ERROR "x redeclared in this block"
func g(x int) (x string) { return } // ERROR "x redeclared in this block" "result parameter x not in scope at return"

type s struct {
	n int
	n string // ERROR "n redeclared"
}

type i interface {
	m()
	m() // ERROR "duplicate method m"
}

type r struct{ m int }

func (r) m() {} // ERROR "field and method with the same name m"
func (r) k() {}
func (*r) k() {} // ERROR `method r\.k already declared at`

func h(p int) {
	p := 1 // ERROR "no new variables on left side of :="
	_ = p
	var q int
	var q string // ERROR "q redeclared in this block"
	_ = q
	q, q := 1, 2 // ERROR "q repeated on left side of :="
	q := 3 // ERROR "no new variables on left side of :="
	q, z := 4, 5 // ERROR "declared and not used: z"
	_, _ := 1, 2 // ERROR "no new variables on left side of :="
	const q = 1 // ERROR "q redeclared in this block"
	type q int // ERROR "q redeclared in this block"
	L:
	_ = 0
	goto L
}

func init() {}
func init() {}

var init = 1 // ERROR "cannot declare init - must be func"

func (u undefinedType) m() {} // ERROR "undefined: undefinedType"
