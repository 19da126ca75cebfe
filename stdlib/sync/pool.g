package sync

import (
	"sync/atomic"
	_ "unsafe" // for go:linkname
)

// pin keeps the goroutine on its processor, whose number it gives, until unpin: no other goroutine runs there meanwhile.
//
//go:linkname pin sync_pin
func pin() int

//go:linkname unpin sync_unpin
func unpin()

// A Pool keeps values that may be used again. It may drop any of them at any time. Each processor has a stack of its own,
// so Get and Put need no lock.
type Pool struct {
	New func() any // makes a value if there is none; Get gives nil without

	stacks atomic.Pointer[[]*poolStack] // by processor
	grow   Mutex
}

// first is taken before what is on the stack, and only filled if it is empty.
type poolStack struct {
	first  any
	values []any
	_      [24]byte // a cache line each
}

// pinned pins and gives the processor's stack.
func (p *Pool) pinned() *poolStack {
	_ = p.stacks.Load() // a nil pool panics here: nothing may while the goroutine is pinned
	for {
		n := pin()
		if all := p.stacks.Load(); all != nil && n < len(*all) {
			return (*all)[n]
		}
		unpin()
		p.enlarge(n + 1)
	}
}

func (p *Pool) enlarge(size int) {
	p.grow.Lock()
	defer p.grow.Unlock()
	var all []*poolStack
	if old := p.stacks.Load(); old != nil {
		all = append(all, *old...)
	}
	for len(all) < size {
		all = append(all, new(poolStack))
	}
	p.stacks.Store(&all)
}

// Put adds x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	s := p.pinned()
	if s.first == nil {
		s.first = x
	} else {
		s.values = append(s.values, x)
	}
	unpin()
}

// Get takes a value out of the pool, whichever it likes, or has New make one.
func (p *Pool) Get() any {
	s := p.pinned()
	x := s.first
	s.first = nil
	if n := len(s.values); x == nil && n > 0 {
		x = s.values[n-1]
		s.values[n-1] = nil
		s.values = s.values[:n-1]
	}
	unpin()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}
