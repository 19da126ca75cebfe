package heap_test

import (
	"container/heap"
	"math/rand"
	"slices"
	"testing"
)

type ints []int

func (h ints) Len() int           { return len(h) }
func (h ints) Less(i, j int) bool { return h[i] < h[j] }
func (h ints) Swap(i, j int)      { h[i], h[j] = h[j], h[i] }
func (h *ints) Push(x any)        { *h = append(*h, x.(int)) }

func (h *ints) Pop() any {
	old := *h
	x := old[len(old)-1]
	*h = old[:len(old)-1]
	return x
}

func drain(h *ints) (list []int) {
	for h.Len() > 0 {
		list = append(list, heap.Pop(h).(int))
	}
	return list
}

func TestHeap(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	for n := range 50 {
		h := new(ints)
		var all []int
		for i := range n {
			x := r.Intn(20)
			all = append(all, x)
			if i < n/2 {
				*h = append(*h, x)
			}
		}
		heap.Init(h)
		for _, x := range all[n/2:] {
			heap.Push(h, x)
		}
		slices.Sort(all)
		if got := drain(h); !slices.Equal(got, all) {
			t.Fatalf("%d values: popped %v, want %v", n, got, all)
		}
	}
}

func TestRemoveAndFix(t *testing.T) {
	h := &ints{5, 2, 8, 1, 9, 3}
	heap.Init(h)
	at := slices.Index(*h, 8)
	if x := heap.Remove(h, at); x != 8 {
		t.Errorf("removed %v", x)
	}
	(*h)[slices.Index(*h, 9)] = 0
	heap.Fix(h, slices.Index(*h, 0))
	if got, want := drain(h), []int{0, 1, 2, 3, 5}; !slices.Equal(got, want) {
		t.Errorf("popped %v, want %v", got, want)
	}
	if x := heap.Remove(&ints{4}, 0); x != 4 {
		t.Errorf("removed %v of one", x)
	}
}
