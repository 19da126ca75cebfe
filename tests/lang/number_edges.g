// run

// Arithmetic, shifts, comparison and conversions of all number types at the edges; maps with unusual keys; invalid UTF-8.
package main

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"unsafe"
)

type Num interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~int | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uint | ~uintptr
}
type Flt interface{ ~float32 | ~float64 }

var h uint64

func mix(x uint64) { h = (h ^ x) * 1099511628211 }

func vals[T Num]() []T {
	var z T
	n := uint(unsafe.Sizeof(z)) * 8
	one := T(1)
	v := []T{0, 1, 2, 3, 5, 7, 100, z - 1, z - 2, one << (n - 1), one<<(n-1) - 1, one << (n / 2), ^z / 3}
	return v
}

func try(f func()) {
	defer func() {
		if r := recover(); r != nil {
			for _, c := range r.(error).Error() {
				mix(uint64(c))
			}
		}
	}()
	f()
}

func arith[T Num]() {
	h = 0
	for _, a := range vals[T]() {
		for _, b := range vals[T]() {
			mix(uint64(a + b))
			mix(uint64(a - b))
			mix(uint64(a * b))
			mix(uint64(a & b))
			mix(uint64(a | b))
			mix(uint64(a ^ b))
			mix(uint64(a &^ b))
			try(func() { mix(uint64(a / b)) })
			try(func() { mix(uint64(a % b)) })
			try(func() { mix(uint64(a << b)) })
			try(func() { mix(uint64(a >> b)) })
			x := a
			try(func() { x <<= b; mix(uint64(x)); x /= 3; mix(uint64(x)); x %= 7; mix(uint64(x)) })
			if a < b {
				mix(1)
			}
			if a <= b {
				mix(2)
			}
			mix(uint64(min(a, b)))
			mix(uint64(max(a, b, 5)))
			mix(uint64(-a))
			mix(uint64(^a))
		}
		for s := uint8(0); s < 70; s += 7 {
			mix(uint64(a << s))
			mix(uint64(a >> s))
		}
		mix(uint64(a / 7))

		mix(uint64(a % 10))
		mix(uint64(a / 8))
		mix(uint64(a % 8))
		mix(uint64(a * 9))
	}
	var z T
	fmt.Printf("%T %x\n", z, h)
}

func arithU[T ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uint | ~uintptr]() {
	h = 0
	for _, a := range vals[T]() {
		mix(uint64(a / 7))
		mix(uint64(a % 10))
		mix(uint64(a / 8))
		mix(uint64(a * 9))
		mix(uint64(a / 100))
	}
	var z T
	fmt.Printf("%T %x\n", z, h)
}

func conv[A, B Num]() {
	for _, a := range vals[A]() {
		mix(uint64(B(a)))
		mix(uint64(A(B(a)) - a))
	}
}

func convs[A Num]() {
	h = 0
	conv[A, int8]()
	conv[A, int16]()
	conv[A, int32]()
	conv[A, int64]()
	conv[A, uint8]()
	conv[A, uint16]()
	conv[A, uint32]()
	conv[A, uint64]()
	for _, a := range vals[A]() {
		mix(uint64(math.Float32bits(float32(a))))
		mix(math.Float64bits(float64(a)))
		mix(math.Float64bits(float64(float32(a))))
		mix(uint64(len(string(rune(a)))))
	}
	var z A
	fmt.Printf("conv %T %x\n", z, h)
}

var fl = []float64{0, math.Copysign(0, -1), 1, -1, 0.5, -0.5, 1.5, 2.5, 127, 128, -128, -129, 255, 256, 32767.9, 65535.9, 2147483647, 2147483648, 4294967295, 4294967296, 9223372036854775807, 1e19, 1.8e19, -1e19, math.MaxFloat32, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Inf(1), math.Inf(-1), math.NaN(), math.Pi}

func floats[F Flt]() {
	h = 0
	for _, a64 := range fl {
		a := F(a64)
		for _, b64 := range fl {
			b := F(b64)
			for _, r := range []F{a + b, a - b, a * b, a / b, min(a, b), max(a, b), -a} {
				x := math.Float64bits(float64(r))
				if r != r {
					x = 1
				}
				mix(x)
			}
			for i, c := range []bool{a < b, a <= b, a == b, a != b, a > b, a >= b} {
				if c {
					mix(uint64(i))
				}
			}
			var ai, bi any = a, b
			if ai == bi {
				mix(77)
			}
			c, d := complex(float64(a), float64(b)), complex(float64(b), float64(a))
			for _, r := range []complex128{c + d, c * d, c - d, c / d} {
				if r == r {
					mix(math.Float64bits(real(r)))
					mix(math.Float64bits(imag(r)))
				}
			}
		}
		mix(uint64(int8(a)))
		mix(uint64(int16(a)))
		mix(uint64(int32(a)))
		mix(uint64(int64(a)))
		mix(uint64(int(a)))
		mix(uint64(uint8(a)))
		mix(uint64(uint16(a)))
		mix(uint64(uint32(a)))
		mix(uint64(uint64(a)))
		mix(uint64(uintptr(a)))
		mix(uint64(math.Float32bits(float32(a)) & 0x7fbfffff))
	}
	var z F
	fmt.Printf("%T %x\n", z, h)
}

func maps() {
	nan := math.NaN()
	m := map[float64]int{nan: 1, nan: 2, 0: 3}
	m[math.Copysign(0, -1)] = 4
	m[nan] = 5
	fmt.Println(len(m), m[nan], m[0])
	delete(m, nan)
	fmt.Println(len(m))
	for k := range m {
		if k == 0 {
			fmt.Println(1 / k)
		}
	}
	clear(m)
	fmt.Println(len(m))
	im := map[any]string{1: "int", int8(1): "int8", "1": "string", 1.0: "float", [2]int{1, 2}: "arr", struct{ a any }{1}: "struct", nil: "nil", true: "bool", complex64(1): "c64"}
	keys := []string{}
	for k, v := range im {
		keys = append(keys, fmt.Sprintf("%T=%v:%v", k, k, v))
	}
	sort.Strings(keys)
	fmt.Println(keys)
	for _, k := range []any{[]int{}, map[int]int{}, func() {}, [1]any{[]int{}}, struct{ x any }{func() {}}} {
		func() {
			defer func() { fmt.Println(recover()) }()
			im[k] = "x"
		}()
		func() {
			defer func() { fmt.Println(recover()) }()
			delete(im, k)
		}()
		func() {
			defer func() { fmt.Println(recover()) }()
			_ = im[k]
		}()
	}
	big := map[[40]int]string{}
	big[[40]int{1}] = "a"
	big[[40]int{39: 2}] = "b"
	fmt.Println(len(big), big[[40]int{1}], big[[40]int{39: 2}])
	type S struct {
		a string
		b [3]any
	}
	sm := map[S]int{}
	sm[S{"x", [3]any{1, "2", 3.0}}]++
	sm[S{"x", [3]any{1, "2", 3.0}}]++
	sm[S{"x", [3]any{1, 2, 3.0}}] += 5
	fmt.Println(len(sm), sm[S{"x", [3]any{1, "2", 3.0}}])
	dm := map[int]int{}
	for i := range 1000 {
		dm[i] = i
	}
	n := 0
	for k := range dm {
		delete(dm, k)
		delete(dm, k+1)
		n++
	}
	fmt.Println(len(dm), n <= 1000 && n >= 500)
}

func utf8s() {
	for _, s := range []string{"héllo", "\xff\xfe", "a\xe4\xb8", "\xed\xa0\x80", "\xf4\x90\x80\x80", "世\xc0\x80界", "\xf0\x9f\x98\x80x", "\xc2", ""} {
		var b strings.Builder
		for i, r := range s {
			fmt.Fprintf(&b, "%d:%x ", i, r)
		}
		fmt.Println(b.String(), []rune(s), len([]rune(s)), string([]rune(s)) == s, []byte(s))
	}
	for _, r := range []rune{-1, 0xd800, 0x10ffff, 0x110000, 'a', 0x80, 0x7ff, 0x800, 0xffff, 0x10000} {
		fmt.Printf("%x %x|", string(r), string([]rune{r, 'x'}))
	}
	fmt.Println()
	for _, i := range []int64{-1, 1 << 40, 65} {
		fmt.Printf("%x ", string(rune(i)))
	}
	fmt.Println()
}

func main() {
	arith[int8]()
	arith[int16]()
	arith[int32]()
	arith[int64]()
	arith[int]()
	arith[uint8]()
	arith[uint16]()
	arith[uint32]()
	arith[uint64]()
	arith[uint]()
	arithU[uint8]()
	arithU[uint16]()
	arithU[uint32]()
	arithU[uint64]()
	convs[int8]()
	convs[int16]()
	convs[int32]()
	convs[int64]()
	convs[uint8]()
	convs[uint16]()
	convs[uint32]()
	convs[uint64]()
	floats[float32]()
	floats[float64]()
	maps()
	utf8s()
}
