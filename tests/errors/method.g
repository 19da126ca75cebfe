// errorcheck

// Methods, method values and expressions, fields.

package p

type T struct {
	a int
	E
	*P
}
type E struct{ e int }
type P struct{ p int }

func (t T) V()  {}
func (t *T) R() {}
func (e *E) ER() {}
func (p *P) PR() {}
func (e E) dup() {}
func (p P) dup() {}

type N int

func (n N) m() {}

func mk() T { return T{} }

func f() {
	var t T
	var pt *T
	var ppt **T
	t.V()
	t.R()
	pt.V()
	pt.R()
	ppt.V()
	_ = ppt.a
	mk().V()
	mk().R()
	mk().ER()
	mk().PR()
	_ = mk().a
	mk().a = 1
	mk().p = 1
	mk().e = 1
	t.dup()
	_ = t.e
	_ = t.p
	_ = t.V
	_ = t.R
	_ = mk().R
	_ = T.V
	_ = T.R
	_ = (*T).R
	_ = (*T).V
	_ = T.a
	_ = T.zz
	_ = t.v
	_ = t.r()
	_ = t.A
	_ = t._
	N(1).m()
	1.m() // ERROR "syntax error: unexpected name m at end of statement"
	var n N = 1
	n.m()
	_ = n.x
	_ = f.x
	_ = nil.x
	_ = len.x
	_ = int.x
	t.V = nil
	t.V()()
	_ = t.V == nil
	_ = t.V()
}
