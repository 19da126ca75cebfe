// run

// Keys of every comparable kind.
package main

type empty struct{}
type named string
type padded struct {
	a int8
	b int64
	c int16
}
type blank struct {
	a int
	_ int
	b string
}
type mixed struct {
	f float64
	s string
	i any
	a [2]float32
	n int8
	m int8
	p *int
}
type huge struct{ a [40]int }
type shape interface{ area() int }
type square int
type rect struct{ w, h int }

func (s square) area() int { return int(s * s) }
func (r *rect) area() int  { return r.w * r.h }

type T struct{ x, y int32 }

//go:noinline
func zero() float64 { return 0 }

func floats() {
	m := map[float64]string{}
	z := zero()
	m[z] = "plus"
	m[-z] = "minus"
	println(len(m), m[0])
	for k := range m {
		println(1/k < 0)
	}
	nan := z / z
	for i := 0; i < 20; i++ {
		m[nan] = "nan"
	}
	_, ok := m[nan]
	println(len(m), ok, m[nan] == "")
	delete(m, nan)
	n := 0
	for k, v := range m {
		if k != k && v == "nan" {
			n++
		}
	}
	println(len(m), n)
	clear(m)
	println(len(m))
	c := map[complex128]int{complex(0, -z): 1}
	c[complex(-z, 0)]++
	c[complex(nan, 1)] = 5
	c[complex(nan, 1)] = 6
	println(len(c), c[0])
	f := map[float32]int{0.5: 1, float32(-z): 2}
	println(f[0.5], f[0], f[float32(nan)])
	a := map[[2]float64]int{{z, 1}: 3}
	println(a[[2]float64{-z, 1}])
	k := struct {
		f float64
		b bool
	}{-z, true}
	s := map[struct {
		f float64
		b bool
	}]int{k: 4}
	k.f = z
	println(s[k])
}

func ints() {
	b := map[bool]int{true: 1}
	i8 := map[int8]int{-1: 1, 127: 2}
	u8 := map[byte]int{255: 3}
	i16 := map[int16]int{-300: 4}
	u16 := map[uint16]int{60000: 5}
	i32 := map[rune]int{'x': 6, -1: 7}
	u32 := map[uint32]int{1 << 31: 8}
	u64 := map[uint64]int{1 << 63: 9}
	up := map[uintptr]int{5: 10}
	println(b[true], b[false], i8[-1], i8[127], u8[255], i16[-300], u16[60000], i32['x'], i32[-1], u32[1<<31], u64[1<<63], up[5])
	for i := 0; i < 256; i++ {
		u8[byte(i)] += i
		i16[int16(i*100)] = i
		i32[rune(i*1000)] = i
	}
	sum := 0
	for k, v := range u8 {
		sum += int(k) * v
	}
	println(len(u8), sum, len(i16), i16[200], len(i32), i32[77000])
	delete(u8, 7)
	delete(i32, 77000)
	println(len(u8), u8[7], i32[77000])
}

func pointers() {
	x, y := new(int), new(int)
	m := map[*int]string{x: "x", y: "y", nil: "nil"}
	println(m[x], m[y], m[nil], m[new(int)] == "")
	c := make(chan int)
	cm := map[chan int]int{c: 1}
	println(cm[c], cm[nil])
	cm[nil]++
	println(cm[nil], len(cm))
}

func structs() {
	p := map[padded]int{{1, 2, 3}: 1}
	println(p[padded{1, 2, 3}], p[padded{1, 2, 4}])
	b := map[blank]int{{a: 1, b: "x"}: 1}
	println(b[blank{1, 99, "x"}], b[blank{1, 0, "y"}])
	i := 5
	m := map[mixed]int{}
	for n := range int8(100) {
		m[mixed{1.5, "s", int(n), [2]float32{1, 2}, n, 3, &i}] = int(n)
	}
	println(len(m), m[mixed{1.5, "s", 42, [2]float32{1, 2}, 42, 3, &i}], m[mixed{1.5, "s", 42, [2]float32{1, 2}, 43, 3, &i}])
	h := map[huge]huge{}
	for n := range 50 {
		var k huge
		k.a[n%40] = n
		h[k] = k
	}
	var k huge
	k.a[30] = 30
	println(len(h), h[k].a[30], h[huge{}].a[0])
	delete(h, k)
	println(len(h))
	for k, v := range h {
		if k != v {
			println("different")
		}
	}
	e := map[empty]int{}
	e[empty{}]++
	e[struct{}{}]++
	println(len(e), e[empty{}])
	none := map[[0]int]empty{}
	none[[0]int{}] = empty{}
	_, ok := none[[0]int{}]
	println(len(none), ok)
	set := map[int]empty{1: {}, 2: {}}
	_, ok = set[2]
	println(len(set), ok)
	ts := map[T]int{{1, 2}: 3, {2, 1}: 4}
	println(ts[T{1, 2}], ts[T{2, 1}], ts[T{0, 0}])
	arr := map[[3]string]int{{"a", "b", "c"}: 1}
	println(arr[[3]string{"a", "b", "c"}], arr[[3]string{"a", "bc", ""}])
	small := map[[3]byte]int{{1, 2, 3}: 1}
	println(small[[3]byte{1, 2, 3}], small[[3]byte{1, 2}])
}

func interfaces() {
	m := map[any]string{1: "int", int8(1): "int8", "1": "string", 1.0: "float", nil: "nil", T{1, 2}: "T", [1]int{1}: "array", true: "bool",
		named("1"): "named", square(1): "square", empty{}: "empty"}
	println(len(m), m[1], m[int8(1)], m["1"], m[1.0], m[nil], m[T{1, 2}], m[[1]int{1}], m[true], m[named("1")], m[square(1)], m[struct{}{}] == "")
	p := &T{}
	m[p] = "pointer"
	m[any(p)] += "!"
	println(m[p], m[&T{}] == "", len(m))
	delete(m, 1)
	println(len(m), m[1] == "", m[int8(1)])
	r := &rect{2, 3}
	s := map[shape]int{square(3): 1, r: 2, nil: 3}
	println(s[square(3)], s[r], s[nil], s[&rect{2, 3}], s[square(4)])
	for k := range s {
		if k != nil && k.area() != 9 && k.area() != 6 {
			println("wrong")
		}
	}
	e := map[error]int{nil: 1}
	println(e[nil])
	n := map[any]int{}
	f := zero()
	n[f/f] = 1
	n[f/f] = 2
	n[f], n[-f] = 3, 4
	println(len(n), n[f], n[f/f])
}

func strings() {
	m := map[named]int{"": 1}
	long := ""
	for i := 0; i < 200; i++ {
		m[named(long)] = i
		long += string(rune('a' + i%26))
	}
	println(len(m), m[""], m["a"], m["abcdefghijklmnopqrstuvwxyz"], m[named(long)], m[named(long[:199])], m[named(long[:100])])
	b := []byte("abc")
	println(m[named(b)], m[named(string(b))])
	k := map[string]int{}
	k[string(b)] = 1
	b[0] = 'x'
	k[string(b)] = 2
	println(len(k), k["abc"], k["xbc"], k[string(b)], k[string(b[1:])], k[string([]byte(nil))])
	v, ok := k[string(b)]
	println(v, ok)
	delete(k, string(b))
	println(len(k))
}

func main() {
	ints()
	floats()
	pointers()
	structs()
	interfaces()
	strings()
}
