package sort

import (
	"math/bits"
	"unsafe"
)

//go:noescape
//go:linkname sliceLen sort_slicelen
func sliceLen(x any) int

//go:noescape
//go:linkname swapElements sort_swap
func swapElements(x any, i, j int)

//go:noescape
//go:linkname wordKind sort_wordkind
func wordKind(x any) int

// unknown is a slice of unknown element type with an order. If its elements are single words, it has the slice once more
// as one of these.
type unknown struct {
	x        any
	len      int
	less     func(i, j int) bool
	numbers  []uint64
	pointers []unsafe.Pointer
}

func newUnknown(x any, less func(i, j int) bool) *unknown {
	u := &unknown{x: x, len: sliceLen(x), less: less}
	slice := (*[2]unsafe.Pointer)(unsafe.Pointer(&x))[1]
	switch wordKind(x) {
	case 1:
		u.numbers = *(*[]uint64)(slice)
	case 2:
		u.pointers = *(*[]unsafe.Pointer)(slice)
	}
	return u
}

func (u *unknown) Len() int           { return u.len }
func (u *unknown) Less(i, j int) bool { return u.less(i, j) }

func (u *unknown) Swap(i, j int) {
	if n := u.numbers; n != nil {
		n[i], n[j] = n[j], n[i]
	} else if p := u.pointers; p != nil {
		p[i], p[j] = p[j], p[i]
	} else {
		swapElements(u.x, i, j)
	}
}

// Slice sorts the slice x in ascending order as less has it, which is given indices of x. Equal elements end up in any
// order. It panics if x is not a slice. slices.SortFunc does the same and is faster.
func Slice(x any, less func(i, j int) bool) {
	u := newUnknown(x, less)
	quickSort(u, 0, u.len, 2*bits.Len(uint(u.len)))
}

// SliceStable is [Slice] with equal elements staying in their order.
func SliceStable(x any, less func(i, j int) bool) { Stable(newUnknown(x, less)) }

// SliceIsSorted reports whether the slice x is sorted as less has it. It panics if x is not a slice.
func SliceIsSorted(x any, less func(i, j int) bool) bool { return IsSorted(newUnknown(x, less)) }
