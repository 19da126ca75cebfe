// errorcheck

// Interfaces, assertions and embedding.

package p

type I interface {
	M()
	N(int) string
}
type R interface{ Read() int }
type A struct{}
type B struct{}
type C struct{}
type D struct{ A }
type F struct{ *C }

func (A) M()            {}
func (A) N(int) string  { return "" }
func (B) M()            {}
func (*C) M()           {}
func (*C) N(int) string { return "" }

type W struct{}

func (W) M()             {}
func (W) N(string) int   { return 0 }

type L struct{}

func (L) m()           {}
func (L) N(int) string { return "" }

var (
	i1 I = A{}
	i2 I = &A{}
	i3 I = B{}
	i4 I = C{}
	i5 I = &C{}
	i6 I = D{}
	i7 I = F{}
	i8 I = W{}
	i9 I = L{}
	i10 I = 1
	i11 I = nil
	i12 R = i1
	i13 I = &i1
	e interface{} = i1
	i14 I = e
	i15 I = e.(I)
)

func f() {
	_ = i1.(A)
	_ = i1.(B)
	_ = i1.(*A)
	_ = i1.(C)
	_ = i1.(*C)
	_ = i1.(R)
	_ = i1.(int)
	_ = i1.(undefined)
	_ = e.(int)
	_ = A{}.(I)
	_ = 1.(int)
	x, ok := i1.(A)
	_ = i1.M
	i1.M(1)
	i1.Q()
	var p *I
	p.M()
	_ = e.x
	x.M()
	D{}.M()
	F{}.M()
	switch i1.(type) {
	case A:
	case B:
	case A:
	case nil:
	case nil:
	case int:
	case x:
	case 1:
	}
	switch y := A{}.(type) { // ERROR "syntax error: cannot use y := A as value"
	}
	switch i1.(type) {
	default:
	default:
	}
	switch _ := i1.(type) {
	}
	switch z := i1.(type) {
	case A, *A:
		z.Foo()
	case C:
	}
	_ = i1.(type)
	var s struct { A; B }
	s.M()
	_ = ok
}
