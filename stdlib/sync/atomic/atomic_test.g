package atomic_test

import (
	"fmt"
	"sync"
	. "sync/atomic"
	"testing"
	"unsafe"
)

type integer interface {
	int32 | int64 | uint32 | uint64 | uintptr
}

// operations are those of the functions; methods are those of the types.
type operations[T integer] struct {
	add  func(*T, T) T
	and  func(*T, T) T
	or   func(*T, T) T
	swap func(*T, T) T
	cas  func(*T, T, T) bool
	load func(*T) T
	stor func(*T, T)
}

type methods[T integer] interface {
	Add(T) T
	And(T) T
	Or(T) T
	Swap(T) T
	CompareAndSwap(T, T) bool
	Load() T
	Store(T)
}

func testInteger[T integer](t *testing.T, name string, f operations[T], m methods[T]) {
	var zero T
	big := ^zero // the largest, or -1
	low := T(0xf0)
	var x T
	step := func(what string, got, want, result T) {
		t.Helper()
		if got != want || x != result {
			t.Errorf("%s.%s: returns %v and leaves %v, want %v and %v", name, what, got, x, want, result)
		}
	}
	step("Add", f.add(&x, 5), 5, 5)
	step("Add", f.add(&x, big), 4, 4) // adds -1
	step("Or", f.or(&x, low), 4, low+4)
	step("And", f.and(&x, 0x3f), low+4, 0x34)
	step("Swap", f.swap(&x, big), 0x34, big)
	step("Add", f.add(&x, 1), 0, 0)
	f.stor(&x, 7)
	step("Load", f.load(&x), 7, 7)
	if f.cas(&x, 6, 8) || x != 7 || !f.cas(&x, 7, 8) || x != 8 {
		t.Errorf("%s: CompareAndSwap", name)
	}
	m.Store(5)
	for _, s := range []struct {
		what              string
		got, want, result T
	}{
		{"Load", m.Load(), 5, 5}, {"Add", m.Add(big), 4, 4}, {"Or", m.Or(low), 4, low + 4}, {"And", m.And(0x3f), low + 4, 0x34}, {"Swap", m.Swap(big), 0x34, big},
	} {
		if s.got != s.want {
			t.Errorf("%s.%s: %v, want %v", name, s.what, s.got, s.want)
		}
	}
	if m.Load() != big || m.CompareAndSwap(0, 1) || !m.CompareAndSwap(big, 1) || m.Load() != 1 {
		t.Errorf("%s: CompareAndSwap", name)
	}
	// Many at once: sums and bits are complete.
	var wg sync.WaitGroup
	x = 0
	m.Store(0)
	var sum, bits T
	for i := range 8 {
		wg.Go(func() {
			for range 500 {
				f.add(&sum, 2)
				m.Add(1)
				for old := f.load(&x); !f.cas(&x, old, old+3); old = f.load(&x) {
				}
			}
			f.or(&bits, 1<<i)
		})
	}
	wg.Wait()
	if sum != 8000 || m.Load() != 4000 || x != 12000 || bits != 0xff {
		t.Errorf("%s: %v %v %v %v", name, sum, m.Load(), x, bits)
	}
}

func TestIntegers(t *testing.T) {
	testInteger(t, "Int32", operations[int32]{AddInt32, AndInt32, OrInt32, SwapInt32, CompareAndSwapInt32, LoadInt32, StoreInt32}, new(Int32))
	testInteger(t, "Int64", operations[int64]{AddInt64, AndInt64, OrInt64, SwapInt64, CompareAndSwapInt64, LoadInt64, StoreInt64}, new(Int64))
	testInteger(t, "Uint32", operations[uint32]{AddUint32, AndUint32, OrUint32, SwapUint32, CompareAndSwapUint32, LoadUint32, StoreUint32}, new(Uint32))
	testInteger(t, "Uint64", operations[uint64]{AddUint64, AndUint64, OrUint64, SwapUint64, CompareAndSwapUint64, LoadUint64, StoreUint64}, new(Uint64))
	testInteger(t, "Uintptr", operations[uintptr]{AddUintptr, AndUintptr, OrUintptr, SwapUintptr, CompareAndSwapUintptr, LoadUintptr, StoreUintptr}, new(Uintptr))
}

func TestBool(t *testing.T) {
	var b Bool
	if b.Load() || b.Swap(true) || !b.Load() || b.CompareAndSwap(false, true) || !b.CompareAndSwap(true, false) || b.Load() {
		t.Error("Bool")
	}
	b.Store(true)
	if !b.Load() {
		t.Error("Store")
	}
}

func TestPointers(t *testing.T) {
	x, y := new(int), new(int)
	var p Pointer[int]
	if p.Load() != nil || p.Swap(x) != nil || p.CompareAndSwap(y, nil) || !p.CompareAndSwap(x, y) || p.Load() != y {
		t.Error("Pointer")
	}
	p.Store(nil)
	if p.Load() != nil {
		t.Error("Store")
	}
	var u unsafe.Pointer
	StorePointer(&u, unsafe.Pointer(x))
	if LoadPointer(&u) != unsafe.Pointer(x) || SwapPointer(&u, unsafe.Pointer(y)) != unsafe.Pointer(x) || CompareAndSwapPointer(&u, nil, nil) ||
		!CompareAndSwapPointer(&u, unsafe.Pointer(y), nil) || u != nil {
		t.Error("pointers")
	}
	if a := unsafe.Alignof(*new(Int64)); a != 8 {
		t.Error("alignment", a)
	}
}

func TestValue(t *testing.T) {
	var v Value
	if v.Load() != nil {
		t.Error(v.Load())
	}
	panics := func(want string, f func()) {
		t.Helper()
		defer func() {
			t.Helper()
			if r := fmt.Sprint(recover()); r != want {
				t.Errorf("panic %q, want %q", r, want)
			}
		}()
		f()
	}
	panics("sync/atomic: store of nil value into Value", func() { v.Store(nil) })
	panics("sync/atomic: swap of nil value into Value", func() { v.Swap(nil) })
	panics("sync/atomic: compare and swap of nil value into Value", func() { v.CompareAndSwap(nil, nil) })
	if !v.CompareAndSwap(nil, "a") || v.CompareAndSwap("b", "c") || !v.CompareAndSwap("a", "b") || v.Load() != "b" {
		t.Error(v.Load())
	}
	if old := v.Swap("c"); old != "b" {
		t.Error(old)
	}
	v.Store("d")
	if v.Load() != "d" {
		t.Error(v.Load())
	}
	panics("sync/atomic: store of inconsistently typed value into Value", func() { v.Store(1) })
	panics("sync/atomic: swap of inconsistently typed value into Value", func() { v.Swap(1) })
	panics("sync/atomic: compare and swap of inconsistently typed values", func() { v.CompareAndSwap(1, "x") })
	panics("sync/atomic: compare and swap of inconsistently typed value into Value", func() { v.CompareAndSwap(1, 2) })
	var w Value
	if old := w.Swap(1); old != nil {
		t.Error(old)
	}
	var slices Value
	slices.Store([]int{1})
	panics("runtime error: comparing uncomparable type []int", func() { slices.CompareAndSwap([]int{1}, []int{2}) })
}

// What was written before a store is seen after the load.
func TestPublish(t *testing.T) {
	type pair struct{ a, b int }
	var p Pointer[pair]
	var v Value
	var stop Bool
	var wg sync.WaitGroup
	for range 2 {
		wg.Go(func() {
			for !stop.Load() {
				if x := p.Load(); x != nil && x.a != x.b {
					t.Error(*x)
				}
				if x, ok := v.Load().(pair); ok && x.a != x.b {
					t.Error(x)
				}
			}
		})
	}
	for i := range 2000 {
		p.Store(&pair{i, i})
		v.Store(pair{i, i})
	}
	stop.Store(true)
	wg.Wait()
}

func ExampleValue() {
	var config Value
	config.Store(map[string]int{"size": 1})
	config.Store(map[string]int{"size": 2})
	fmt.Println(config.Load().(map[string]int)["size"])
	// Output: 2
}
