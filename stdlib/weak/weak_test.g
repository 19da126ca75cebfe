package weak_test

import (
	"runtime"
	"sync"
	"testing"
	. "weak"
)

type node struct {
	next *node
	data [40]int
}

// While something refers to the object, the pointer gives it; equal pointers make equal ones.
func TestAlive(t *testing.T) {
	n := &node{data: [40]int{1, 2}}
	p := Make(n)
	runtime.GC()
	if p.Value() != n || p != Make(n) || p == Make(new(node)) {
		t.Error("Value")
	}
	q := Make(&n.data[1])
	if q.Value() != &n.data[1] || *q.Value() != 2 || q == Make(&n.data[0]) {
		t.Error("a pointer into an object")
	}
	runtime.KeepAlive(n)
}

func TestNil(t *testing.T) {
	var zero Pointer[int]
	if zero.Value() != nil || Make[int](nil) != zero || Make[int](nil).Value() != nil {
		t.Error("nil")
	}
}

var global = new(node)

func TestGlobal(t *testing.T) {
	p := Make(global)
	var static struct{ x int }
	q := Make(&static)
	for range 3 {
		runtime.GC()
	}
	if p.Value() != global || q.Value() != &static {
		t.Error("what is alive is gone")
	}
}

// Of many objects that nothing refers to, nearly all are gone after some collections, and what is left is whole.
func TestGone(t *testing.T) {
	const n = 2000
	weak := make([]Pointer[node], n)
	done := make(chan bool)
	go func() { // on a stack that is gone afterwards
		for i := range weak {
			weak[i] = Make(&node{data: [40]int{i}})
		}
		done <- true
	}()
	<-done
	left := n
	for range 10 {
		runtime.GC()
		left = 0
		for i := range weak {
			if x := weak[i].Value(); x != nil {
				left++
				if x.data[0] != i {
					t.Fatalf("object %d has %d in it", i, x.data[0])
				}
			}
		}
		if left <= n/20 {
			break
		}
	}
	if left > n/20 {
		t.Errorf("%d of %d are left", left, n)
	}
}

// Objects in a ring that only weak pointers lead to are not kept by them, and strong pointers that come from weak ones keep.
func TestCache(t *testing.T) {
	var mu sync.Mutex
	cache := map[int]Pointer[node]{}
	made := 0
	get := func(key int) *node {
		mu.Lock()
		defer mu.Unlock()
		if n := cache[key].Value(); n != nil {
			return n
		}
		n := &node{data: [40]int{key}}
		n.next = n
		cache[key] = Make(n)
		made++
		return n
	}
	kept := []*node{get(1), get(2), get(3)}
	for range 5 {
		runtime.GC()
		for i, n := range kept {
			if get(i+1) != n || n.next != n {
				t.Fatal("another object")
			}
		}
	}
	if made != 3 {
		t.Error(made)
	}
	runtime.KeepAlive(kept)
}
