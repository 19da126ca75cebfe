package quick_test

import (
	"errors"
	"fmt"
	"math/rand"
	"reflect"
	"strings"
	"testing"
	. "testing/quick"
)

type shape struct {
	A int8
	B string
	C []uint16
	D map[string]bool
	E *float64
	F [2]complex64
}

// even makes even numbers only.
type even int

func (even) Generate(r *rand.Rand, size int) reflect.Value {
	return reflect.ValueOf(even(2 * r.Intn(size+1)))
}

func config() *Config { return &Config{Rand: rand.New(rand.NewSource(1)), MaxCount: 200} }

func TestCheck(t *testing.T) {
	n := 0
	if err := Check(func(a, b int) bool { n++; return a+b == b+a }, config()); err != nil || n != 200 {
		t.Error(err, n)
	}
	n = 0
	if err := Check(func(shape) bool { n++; return true }, &Config{MaxCountScale: 0.5}); err != nil || n != 50 {
		t.Error(err, n)
	}
	if err := Check(func(e even) bool { return e%2 == 0 }, nil); err != nil {
		t.Error(err)
	}
	err := Check(func(x uint8) bool { return x < 100 }, config())
	var ce *CheckError
	if !errors.As(err, &ce) || ce.Count < 1 || len(ce.In) != 1 || ce.In[0].(uint8) < 100 || err.Error() != fmt.Sprintf("#%d: failed on input 0x%x", ce.Count, ce.In[0]) {
		t.Error(err)
	}
	n = 0
	var own Config = *config()
	own.Values = func(args []reflect.Value, r *rand.Rand) { args[0] = reflect.ValueOf(7) }
	if err := Check(func(x int) bool { n += x; return true }, &own); err != nil || n != 1400 {
		t.Error(err, n)
	}
	for _, tt := range []struct {
		f    any
		want string
	}{
		{1, "argument is not a function"}, {func() {}, "function does not return one value"}, {func() int { return 1 }, "function does not return a bool"}, {func(chan int) bool { return true }, "cannot create arbitrary value of type chan int for argument 0"},
	} {
		err := Check(tt.f, nil)
		var se SetupError
		if err == nil || !errors.As(err, &se) || !strings.HasSuffix(err.Error(), tt.want) {
			t.Errorf("%v, want %s", err, tt.want)
		}
	}
}

func TestCheckEqual(t *testing.T) {
	double := func(x int16) int { return int(x) + int(x) }
	if err := CheckEqual(double, func(x int16) int { return 2 * int(x) }, config()); err != nil {
		t.Error(err)
	}
	err := CheckEqual(double, func(x int16) int { return int(2 * x) }, config())
	var ce *CheckEqualError
	if !errors.As(err, &ce) || len(ce.Out1) != 1 || len(ce.Out2) != 1 || ce.Out1[0] == ce.Out2[0] || !strings.HasPrefix(err.Error(), fmt.Sprintf("#%d: failed on input ", ce.Count)) {
		t.Error(err)
	}
	if err := CheckEqual(double, func(string) int { return 0 }, nil); err == nil || err.Error() != "functions have different types" {
		t.Error(err)
	}
	if err := CheckEqual(1, 2, nil); err == nil {
		t.Error("numbers are taken for functions")
	}
}

func TestValue(t *testing.T) {
	r := rand.New(rand.NewSource(3))
	differ := map[string]bool{}
	for range 100 {
		v, ok := Value(reflect.TypeFor[shape](), r)
		if !ok {
			t.Fatal("no value")
		}
		s := v.Interface().(shape)
		if len(s.C) > 50 || len(s.D) > 50 {
			t.Errorf("%+v", s)
		}
		differ[fmt.Sprintf("%+v", s.B)] = true
	}
	if len(differ) < 50 {
		t.Error(len(differ))
	}
	for _, x := range []any{true, int64(1), uint(1), 1.5, float32(1), 1i, "", []string{}, map[int8]bool{}, [3]int{}, new(int), uintptr(1), even(1)} {
		if v, ok := Value(reflect.TypeOf(x), r); !ok || v.Type() != reflect.TypeOf(x) {
			t.Errorf("%T: %v %t", x, v, ok)
		}
	}
	for _, x := range []any{make(chan int), func() {}} {
		if _, ok := Value(reflect.TypeOf(x), r); ok {
			t.Errorf("a value of %T", x)
		}
	}
	var g Generator = even(0)
	if x := g.Generate(r, 10).Interface().(even); x%2 != 0 || x > 20 {
		t.Error(x)
	}
}
