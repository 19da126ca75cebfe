package unique_test

import (
	"fmt"
	"math"
	"runtime"
	"strings"
	"sync"
	"testing"
	. "unique"
)

type name struct {
	first, last string
	n           int
}

func testValues[T comparable](t *testing.T, make func(i int) T) {
	t.Helper()
	var handles []Handle[T]
	for i := range 200 {
		handles = append(handles, Make(make(i)))
	}
	runtime.GC()
	for i, h := range handles {
		if h != Make(make(i)) || h.Value() != make(i) {
			t.Errorf("%v: another handle for the same value", make(i))
		}
		if i > 0 && h == handles[i-1] {
			t.Errorf("%v: the same handle for another value", make(i))
		}
	}
}

func TestMake(t *testing.T) {
	testValues(t, func(i int) int { return i })
	testValues(t, func(i int) string { return strings.Repeat("x", i) })
	testValues(t, func(i int) name { return name{fmt.Sprint("first", i), strings.Clone("last"), i} })
	testValues(t, func(i int) any {
		if i%2 == 0 {
			return i
		}
		return fmt.Sprint(i - 1)
	})
	testValues(t, func(i int) [2]string { return [2]string{fmt.Sprint(i)} })
	testValues(t, func(i int) *int { return &numbers[i] })
	testValues(t, func(i int) float64 { return float64(i) / 3 })
	if Make(0.0) != Make(math.Copysign(0, -1)) {
		t.Error("-0 and 0 are equal")
	}
	if Make(struct{}{}) != Make(struct{}{}) {
		t.Error("structs without fields")
	}
	var zero, other Handle[string]
	if zero != other || zero == Make("") {
		t.Error("the zero handle")
	}
	if Make(any(int8(1))) == Make(any(int16(1))) {
		t.Error("types in interfaces")
	}
}

var numbers [200]int

func TestHandlesAsKeys(t *testing.T) {
	m := map[Handle[string]]int{}
	for i := range 1000 {
		m[Make(fmt.Sprint("key", i%10))]++
	}
	if len(m) != 10 || m[Make("key3")] != 100 {
		t.Error(len(m))
	}
}

func TestConcurrent(t *testing.T) {
	var wg sync.WaitGroup
	var got [4][500]Handle[string]
	for i := range got {
		wg.Go(func() {
			for n := range got[i] {
				got[i][n] = Make(fmt.Sprint("value ", n))
				if n%100 == 0 {
					runtime.GC()
				}
			}
		})
	}
	wg.Wait()
	for i := range got {
		if got[i] != got[0] {
			t.Error("handles differ")
		}
	}
}

// Handles that are forgotten and made again: values stay right while the collector runs.
func TestForgotten(t *testing.T) {
	for round := range 5 {
		for i := range 2000 {
			if s := fmt.Sprint("gone ", i); Make(s).Value() != s {
				t.Fatal(round, s)
			}
		}
		runtime.GC()
	}
}

func TestPanic(t *testing.T) {
	defer func() {
		if r := fmt.Sprint(recover()); r != "runtime error: hash of unhashable type []int" {
			t.Error(r)
		}
	}()
	Make(any([]int{1}))
}

func ExampleHandle() {
	a, b := Make("some text"), Make("some "+"text")
	fmt.Println(a == b, a.Value())
	// Output: true some text
}
