// run
// Operands of every kind of type, with and without methods, under every kind of verb.

package main

import (
	"errors"
	"fmt"
	"os"
	"unsafe"
)

type Point struct{ X, Y int }

type Inner struct {
	s  string
	b  []byte
	e  error
	m  map[string]int
	f  float64
	p  *int
	a  any
	fn func()
}

type Named int

func (n Named) String() string { return fmt.Sprintf("N%d", int(n)) }

type PtrStr struct{ v int }

func (p *PtrStr) String() string { return fmt.Sprint("ptr", p.v) }

type Err struct{ code int }

func (e Err) Error() string { return "err" + fmt.Sprint(e.code) }

type Go struct{ a int }

func (g Go) GoString() string { return "Go!" }

type Fmt struct{}

func (Fmt) Format(s fmt.State, verb rune) {
	w, wok := s.Width()
	p, pok := s.Precision()
	fmt.Fprintf(s, "<%c %d %t %d %t", verb, w, wok, p, pok)
	for _, c := range "+-# 0" {
		if s.Flag(int(c)) {
			fmt.Fprintf(s, " %q", c)
		}
	}
	fmt.Fprint(s, " ", fmt.FormatString(s, verb), ">")
}

type Panics struct{}

func (Panics) String() string { panic("oops") }

type PanicsErr struct{}

func (PanicsErr) Error() string { panic(errors.New("inner")) }

type ValRecv struct{ x int }

func (v ValRecv) String() string { return "val" + fmt.Sprint(v.x) }

type Rec struct {
	Name string
	Next *Rec
}

type Emb struct {
	Point
	*PtrStr
	N Named
}

type private struct{ n Named }

type (
	Bytes   []byte
	Arr     [3]byte
	Str     string
	Chan    chan int
	Fn      func(int, ...string) (bool, error)
	B       bool
	F32     float32
	C64     complex64
	UI8     uint8
	Iface   interface{ M() }
	Map     map[Point]string
	Gen[T any] struct{ V T }
)

type byteStruct struct{ b byte }

func main() {
	i := 7
	vals := []any{
		Point{1, 2}, &Point{3, 4}, []Point{{1, 2}, {3, 4}}, map[string]int{"b": 2, "a": 1, "c": 3},
		map[Point]string{{2, 1}: "x", {1, 5}: "y"}, []any{1, "a", nil, 2.5, Point{}}, [3]int{1, 2, 3}, [0]int{}, []string{},
		[]string(nil), map[int]bool(nil), (*Point)(nil), Named(5), []Named{1, 2}, map[Named]Named{1: 2}, &PtrStr{1}, PtrStr{2},
		[]*PtrStr{nil}, Err{3}, &Err{4}, Go{1}, []Go{{1}}, struct{ G Go }{Go{2}}, Fmt{}, []Fmt{{}}, Inner{}, Inner{s: "q", b: []byte("z"), a: 5, f: 1.5},
		Bytes("hey"), Arr{1, 2, 3}, Str("str"), B(true), F32(1.5), C64(1 + 2i), UI8(200), 
		private{5}, Gen[int]{1}, Gen[map[string]Point]{}, [][]int{{1}, {2, 3}}, map[string][]int{"a": {1}}, struct{}{},
		struct {
			A int `json:"a"`
			b any
		}{1, nil}, errors.New("plain"), fmt.Errorf("w: %w", Err{1}), fmt.Errorf("%w %w", Err{1}, Err{2}),
		errors.Join(Err{1}, Err{2}), unsafe.Pointer(nil), uintptr(10), [2]bool{true}, []float32{1, 0.1}, []rune("hé"), [2]Str{"a", "b"},
		[]Str{"x"}, []UI8{1, 2}, []byteStruct{{1}}, &[]int{1}, &map[string]int{"k": 1}, &[2]int{1, 2}, &i == nil, []any{nil},
		[2][]byte{[]byte("a"), nil}, complex(1, -2),
		map[bool]int{true: 1, false: 0}, map[float64]string{2.5: "b", -1: "a"}, map[[2]int]int{{1, 2}: 1, {0, 5}: 2}, int64(-5), '\u1234',
		struct{ p *int }{nil}, struct{ f func() }{nil}, struct{ c chan int }{nil}, struct{ e error }{nil}, struct{ e error }{Err{5}},
		struct{ i any }{Named(3)}, struct{ I any }{Named(3)}, ValRecv{1}, &ValRecv{2}, (*ValRecv)(nil), []*ValRecv{nil}, Rec{"a", nil},
		Panics{}, []any{Panics{}}, PanicsErr{}, (*PtrStr)(nil), os.ErrNotExist,
	}
	for _, verb := range []string{"%v", "%+v", "%#v", "%T", "%s", "%d", "%x", "%X", "%q", "%5v|", "%05d", "%t", "%08.3f", "% x", "%+q", "%w", "%!"} {
		for n, v := range vals {
			if verb == "%s" || verb == "%v" || verb == "%d" || n < 200 {
				fmt.Printf("%d %s: "+verb+"\n", n, verb, v)
			}
		}
	}
	for _, v := range []any{Chan(nil), Fn(nil), (func())(nil), (chan<- int)(nil), (<-chan string)(nil), new(Iface), new(any), new(error), Map{}, (*Gen[Point])(nil), func(a int, b ...string) (c error) { return nil }, [4]*[]map[string]chan struct {
		X int `t:"x"`
		Point
	}{}, (*interface {
		A(int) string
		b()
	})(nil), struct{ int }{}, struct{ *Point }{}} {
		fmt.Printf("%T\n", v)
	}
	fmt.Printf("%v %v\n", Chan(nil), Fn(nil))
	fmt.Printf("%#v %#v %#v\n", Chan(nil), Fn(nil), Map(nil))
	fmt.Printf("%t\n", fmt.Sprintf("%p", &i) == fmt.Sprintf("%v", &i))
	fmt.Printf("%p %v %d\n", nil, nil, nil)
	fmt.Println(fmt.Sprint(), fmt.Sprint(nil), fmt.Sprint(nil, nil), fmt.Sprint("a", "b", 1, 2, "c"), fmt.Sprint(Str("x"), 1, Named(1), 2))
	err := fmt.Errorf("a %w b %w c %d", Err{1}, nil, 3)
	fmt.Println(err, errors.Unwrap(err), errors.Is(err, Err{1}))
	err = fmt.Errorf("%[2]w %[1]w", Err{1}, Err{2})
	fmt.Printf("%v %T %#v\n", err, err, err)
	fmt.Printf("%T %T %T\n", fmt.Errorf("x"), fmt.Errorf("%w", Err{1}), fmt.Errorf("%w", 1))
	fmt.Println(fmt.Errorf("%w", 1), fmt.Errorf("%w", nil), fmt.Sprintf("%w", Err{1}))
}
