// run

// Methods: value and pointer receivers, on all kinds of named types, method values and expressions, embedding.
package main

type Int int

func (i Int) double() Int { return i * 2 }
func (i *Int) add(n Int)  { *i += n }

type Strs []string

func (s Strs) join() (r string) {
	for _, x := range s {
		r += x
	}
	return
}
func (s *Strs) push(x string) { *s = append(*s, x) }

type Fn func(int) int

func (f Fn) twice(x int) int { return f(f(x)) }

type Big struct {
	data [20]int
	name string
}

func (b Big) changed() Big      { b.data[0] = 1; b.name = "copy"; return b }
func (b *Big) set(i, v int) *Big { b.data[i] = v; return b }
func (b Big) get(i int) int     { return b.data[i] }

type Base struct{ n int }

func (b Base) value() int { return b.n }
func (b *Base) inc()      { b.n++ }

type Middle struct{ Base }

type Outer struct {
	*Middle
	extra int
}

func (o Outer) value() int { return o.Middle.value() + o.extra }

type Ch chan int

func (c Ch) put(x int) Ch { c <- x; return c }

type Null struct{}

func (*Null) on() string { return "nil receiver is fine" }
func (Null) _()          {}

type Arr [3]int

func (a Arr) total() int { return a[0] + a[1] + a[2] }
func (a *Arr) zero()     { *a = Arr{} }

func main() {
	i := Int(5)
	i.add(3)
	(&i).add(1)
	println(i.double(), (&i).double(), Int(4).double().double())
	var s Strs
	s.push("a")
	s.push("b")
	println(s.join(), len(s), Strs{"x", "y"}.join())
	println(Fn(func(x int) int { return x*x + 1 }).twice(2))
	var b Big
	c := b.set(1, 10).set(2, 20).changed()
	println(b.data[0], c.data[0], b.get(1), c.get(2), b.name == "", c.name)
	o := Outer{&Middle{Base{1}}, 10}
	o.inc()
	o.Middle.inc()
	println(o.value(), o.Middle.value(), o.Base.value(), o.n)

	// Method values bind the receiver now.
	j := Int(1)
	dbl, add := j.double, j.add
	j = 100
	println(dbl(), j)
	add(5)
	println(j, dbl())
	get := b.get
	b.data[1] = 99
	println(get(1), b.get(1))
	inc := o.inc
	inc()
	inc()
	println(o.n)
	fs := []func() int{o.value, o.Middle.value, Base{7}.value}
	o.extra = 1000
	println(fs[0](), fs[1](), fs[2]())

	// Method expressions.
	println(Int.double(21), (*Int).double(&j), Big.get(b, 2))
	(*Int).add(&j, 1)
	println(j)
	f := (*Big).set
	f(&b, 0, 3)
	println(b.data[0], Outer.value(o), Base.value(o.Base))

	println((*Null)(nil).on())
	ch := make(Ch, 3).put(1).put(2)
	println(len(ch), <-ch)
	a := Arr{1, 2, 3}
	println(a.total(), Arr.total(a))
	a.zero()
	println(a.total())
	for _, x := range []Int{1, 2} {
		print(x.double(), " ")
	}
	println()
}
