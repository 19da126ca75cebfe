// run -godebug gcstress=1,clobberfree=1

// What reflection holds while it calls, makes and stores is found by the collector.
package main

import "reflect"

type (
	Node struct {
		V    int
		Next *Node
	}
	Big struct {
		A, B *int
		S    string
		L    []*Node
	}
	Pair struct{ P, Q *int }
)

func newInt(x int) *int { p := new(int); *p = x; return p }

func pair() (Pair, error)                       { return Pair{newInt(1), newInt(2)}, nil }
func big(n int) Big                             { return Big{newInt(n), newInt(n + 1), string(rune('a' + n)), []*Node{{n, nil}}} }
func sum(a *int, b Pair, c Big, d []*int, e any, f float64, g, h, i *int) *int {
	return newInt(*a + *b.P + *b.Q + *c.A + *c.B + c.L[0].V + *d[0] + *e.(*int) + int(f) + *g + *h + *i)
}

func (n *Node) Append(v int) *Node { n.Next = &Node{V: v}; return n.Next }

func main() {
	call := func(f any, args ...any) []reflect.Value {
		var in []reflect.Value
		for _, a := range args {
			in = append(in, reflect.ValueOf(a))
		}
		return reflect.ValueOf(f).Call(in)
	}
	p := call(pair)[0].Interface().(Pair)
	b := call(big, 3)[0].Interface().(Big)
	println(*p.P, *p.Q, *b.A, *b.B, b.S, b.L[0].V)
	println(*call(sum, newInt(1), p, b, []*int{newInt(5)}, newInt(6), 7.0, newInt(8), newInt(9), newInt(10))[0].Interface().(*int))
	made := reflect.MakeFunc(reflect.TypeOf(sum), func(in []reflect.Value) []reflect.Value {
		return reflect.ValueOf(sum).Call(in)
	}).Interface().(func(a *int, b Pair, c Big, d []*int, e any, f float64, g, h, i *int) *int)
	println(*made(newInt(1), p, b, []*int{newInt(5)}, newInt(6), 7, newInt(8), newInt(9), newInt(10)))
	n := &Node{}
	v := reflect.ValueOf(n)
	for i := range 20 {
		v = v.MethodByName("Append").Call([]reflect.Value{reflect.ValueOf(i)})[0]
	}
	count := 0
	for m := n.Next; m != nil; m = m.Next {
		count += m.V
	}
	println(count)
	st := reflect.StructOf([]reflect.StructField{{Name: "P", Type: reflect.TypeFor[*int]()}, {Name: "N", Type: reflect.TypeFor[int]()}, {Name: "S", Type: reflect.TypeFor[[]*int]()}})
	m := reflect.MakeMap(reflect.MapOf(reflect.TypeFor[string](), st))
	for i := range 30 {
		e := reflect.New(st).Elem()
		e.Field(0).Set(reflect.ValueOf(newInt(i)))
		e.Field(2).Set(reflect.Append(e.Field(2), reflect.ValueOf(newInt(i))))
		m.SetMapIndex(reflect.ValueOf(string(rune('a'+i))), e)
	}
	count = 0
	for it := m.MapRange(); it.Next(); {
		count += *it.Value().Field(0).Interface().(*int) + *it.Value().Field(2).Index(0).Interface().(*int)
	}
	println(count)
	array := reflect.New(reflect.ArrayOf(3000, st)).Elem() // described by parts
	for i := range array.Len() {
		if i%100 == 0 {
			array.Index(i).Field(0).Set(reflect.ValueOf(newInt(i)))
		}
	}
	count = 0
	for i := range array.Len() {
		if i%100 == 0 {
			count += *array.Index(i).Field(0).Interface().(*int)
		}
	}
	println(count)
	c := reflect.MakeChan(reflect.ChanOf(reflect.BothDir, st), 10)
	for i := range 10 {
		e := reflect.New(st).Elem()
		e.Field(0).Set(reflect.ValueOf(newInt(i)))
		c.Send(e)
	}
	count = 0
	for range 10 {
		e, _ := c.Recv()
		count += *e.Field(0).Interface().(*int)
	}
	println(count)
}
