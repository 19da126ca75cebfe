// run

// The pointer maps of type descriptors, read the way a collector does: size, bytes that may hold pointers, one bit a word.
// (Interfaces are left out: whether their type word counts as a pointer is for each compiler to say.)
package main

import "unsafe"

type descriptor struct {
	size, ptrdata uintptr
	hash          uint32
	tflag         uint8
	align         uint8
	fieldAlign    uint8
	kind          uint8
	equal         unsafe.Pointer
	gcdata        *byte
}

func show(x any) {
	d := *(**descriptor)(unsafe.Pointer(&x))
	print(d.size, " ", d.ptrdata, " ")
	for i := uintptr(0); i < d.ptrdata/8; i++ {
		b := *(*byte)(unsafe.Add(unsafe.Pointer(d.gcdata), i/8))
		print(b >> (i % 8) & 1)
	}
	println()
}

type pair struct {
	a int
	b *int
}

type mixed struct {
	flag  bool
	s     string
	n     int32
	list  []pair
	f     float64
	fn    func()
	m     map[string]int
	c     chan int
	u     uintptr
	p     unsafe.Pointer
	small [3]pair
	none  [0]*int
	tail  [5]int
}

type padded struct {
	a byte
	p *int
	z struct{}
}

type generic[T any] struct {
	next *generic[T]
	val  T
}

func main() {
	show(1)
	show("s")
	show(new(int))
	show([]int{})
	show(map[int]int{})
	show(func() {})
	show(struct{ a, b int }{})
	show(pair{})
	show(mixed{})
	show(padded{})
	show([3]pair{})
	show([2][3]string{})
	show([7]int{})
	show([0]*int{})
	show(generic[string]{})
	show(generic[[2]int]{})
	show(generic[generic[*int]]{})
	show(struct {
		c complex128
		s []string
	}{})
}
