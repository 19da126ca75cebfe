// run

package main

// order of evaluation, shadowing, method values, promotion
var trace []string

func tr(s string, i int) int { print(s, " "); return i }
func trs(s string) string    { print(s, " "); return s }

type P struct{ x, y int }

func (p P) val() int   { return p.x*10 + p.y }
func (p *P) ptr() int  { p.x++; return p.x }
func mk(s string) *P   { print(s, " "); return &P{1, 2} }
func fn(s string) func(...int) int {
	print(s, " ")
	return func(a ...int) int { t := 0; for _, x := range a { t = t*10 + x }; return t }
}

type I interface{ M() string }
type E1 struct{ name string }

func (e E1) M() string { return "E1." + e.name }

type E2 struct {
	*E1
	I2
	n int
}
type I2 interface{ N() int }
type N int

func (n N) N() int { return int(n) }

type Deep struct{ E2 }

func main() {
	a := []int{1, 2, 3}
	i := 0
	i, a[i] = 1, 9
	println(a[0], i)
	a[tr("i", 0)], a[tr("j", 1)] = tr("x", 5), tr("y", 6)
	println(a[0], a[1])
	m := map[string]int{trs("k1"): tr("v1", 1), trs("k2"): tr("v2", 2)}
	println(len(m))
	println(fn("f")(tr("a", 1), tr("b", 2), fn("g")(tr("c", 3), tr("d", 4))))
	x := []int{tr("0", 0), 5: tr("5", 5), tr("6", 6)}
	println(len(x), x[6])
	p := mk("mk")
	v := p.val
	q := p.ptr
	p.x = 7
	println(v(), q(), q(), p.x)
	println(P.val(*p), (*P).ptr(p), (*P).val(p))
	// shadow builtins
	{
		len := func(x string) int { return 42 }
		true := false
		nil := 3
		string := 5
		println(len("x"), true, nil, string)
		type int = float64
		var y int = 1.5
		println(y)
	}
	d := Deep{E2{&E1{"z"}, N(4), 9}}
	var iface I = d
	println(iface.M(), d.N(), d.name, d.n)
	mv := iface.M
	d.E1.name = "changed"
	println(mv(), d.M())
	f2 := d.E2.I2.N
	d.I2 = N(11)
	println(f2(), d.N())
	var arr [3]int
	for i, arr[i] = range []int{7, 8, 9} {
	}
	println(arr[0], arr[1], arr[2], i)
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		if i == 0 {
			s[1] = 99
		}
	}
	println(len(s), s[1], s[3], s[4])
	ar := [3]int{1, 2, 3}
	for i, v := range ar {
		ar[2] = 100
		print(i, v, " ")
	}
	for i, v := range &ar {
		ar[2] = 200
		print(i, v, " ")
	}
	println()
	var mm map[string][]int = map[string][]int{}
	mm["a"] = append(mm["a"], len(mm))
	println(len(mm["a"]), mm["a"][0])
	c := make(chan int, 3)
	c <- 1
	c <- 2
	y, z := <-c, <-c
	println(y, z)
	var e any = 3
	switch e := e.(type) {
	case int, string:
		_, ok := e.(int)
		println("ok", ok)
	}
	defer func(i int) { println("deferred", i, tr("late", 2)) }(tr("early", 1))
	func() {
		defer func() { recover(); println("nilmap idx") }()
		var nm map[string]int
		nm[trs("key")] = tr("val", 1)
	}()
	func() {
		defer func() { println(recover() != nil, a[0]) }()
		var np *int
		a[0], *np = 77, 1
	}()
	func() {
		defer func() { println(recover() != nil, i) }()
		i, a[tr("idx", 10)] = 55, 2
	}()
	var k uint = 70
	println(1<<k == 0, int8(-128)/int8(tr("m1", -1)), -7/2, -7%3, 7&^5, -8>>1, uint8(200)+uint8(i+100))
	xs := [...]string{2: "c", 0: "a"}
	println(len(xs), xs[2], xs[1] == "")
	lbl := 0
L:
	for {
		select {
		default:
			lbl++
			if lbl > 2 {
				break L
			}
			continue L
		}
	}
	println(lbl)
	goto end
end:
	println(min(3, 1, 2), max(2.5, 1), min("b", "a"), *new(5), *new(int8(3)))
}
