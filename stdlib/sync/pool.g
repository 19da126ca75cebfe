package sync

import (
	"sync/atomic"
	_ "unsafe" // for go:linkname
)

// pin keeps the goroutine on its processor, whose number it gives, until unpin: no other goroutine runs there meanwhile, and
// the world does not stop.
//
//go:linkname pin sync_pin
func pin() int

//go:linkname unpin sync_unpin
func unpin()

// poolsInit tells the runtime where the lists are.
//
//go:linkname poolsInit sync_poolsinit
func poolsInit(lists *[2]*Pool)

// A Pool keeps values that may be used again. It may drop any of them at any time.
//
// Each processor has one value and a stack of more. The one needs no lock; the stack has a lock that is held for a moment
// only, since a processor that has nothing looks into the stacks of the others. When a collection begins, the runtime
// (svc/pool.c) takes all of it away and keeps it as the victim, from which Get helps itself if there is nothing else, until
// the next collection.
type Pool struct {
	// These three are the runtime's too.
	stacks atomic.Pointer[[]*poolStack] // by processor; nil: not in pools[0]
	victim atomic.Pointer[[]*poolStack]
	link   *Pool // next in its list

	New func() any // makes a value if there is none; Get gives nil without
}

// Pools with stacks, and those that had some before the last collection. The lists change while the goroutine is pinned.
var (
	pools  [2]*Pool
	poolMu Mutex
)

type poolStack struct {
	one    any // the processor's own
	locked atomic.Bool
	n      atomic.Int32 // how many values; changed with the lock
	values []any
	_      [16]byte // a cache line each
}

// lock gives false if the lock is not to be had soon.
func (s *poolStack) lock() bool {
	for range 50 {
		if !s.locked.Load() && s.locked.CompareAndSwap(false, true) {
			return true
		}
	}
	return false
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

//gocc:cold
func (p *Pool) enlarge(size int) {
	poolMu.Lock()
	defer poolMu.Unlock()
	added := make([]*poolStack, size)
	for i := range added {
		added[i] = new(poolStack)
	}
	poolsInit(&pools)
	pin()
	if old := p.stacks.Load(); old != nil {
		copy(added, *old)
	} else {
		p.link = pools[0]
		pools[0] = p
	}
	if old := p.stacks.Load(); old == nil || len(*old) < size {
		p.stacks.Store(&added)
	}
	unpin()
}

// Put adds x to the pool.
func (p *Pool) Put(x any) {
	if x == nil {
		return
	}
	s := p.pinned()
	if s.one == nil {
		s.one = x
	} else if s.lock() {
		s.values = append(s.values, x)
		s.n.Store(int32(len(s.values)))
		s.locked.Store(false)
	}
	unpin()
}

// pop gives nil if there is nothing, or somebody else at it.
func (s *poolStack) pop() (x any) {
	if s.n.Load() == 0 || !s.lock() {
		return nil
	}
	if n := len(s.values); n > 0 {
		x = s.values[n-1]
		s.values[n-1] = nil
		s.values = s.values[:n-1]
		s.n.Store(int32(n - 1))
	}
	s.locked.Store(false)
	return x
}

// take gives a value out of anybody's stack, number n's first; of one's own of others only if they are nobody's any more.
func take(all *[]*poolStack, n int, old bool) any {
	if all == nil {
		return nil
	}
	for i := range *all {
		s := (*all)[(n+i)%len(*all)]
		if x := s.pop(); x != nil {
			return x
		}
		if old && s.one != nil && s.lock() {
			x := s.one
			s.one = nil
			s.locked.Store(false)
			if x != nil {
				return x
			}
		}
	}
	return nil
}

// Get takes a value out of the pool, whichever it likes, or has New make one.
func (p *Pool) Get() any {
	s := p.pinned()
	x := s.one
	s.one = nil
	if x == nil {
		x = p.search()
	}
	unpin()
	if x == nil && p.New != nil {
		x = p.New()
	}
	return x
}

// search looks everywhere. Pinned.
func (p *Pool) search() any {
	n := pin()
	x := take(p.stacks.Load(), n, false)
	if victim := p.victim.Load(); x == nil && victim != nil {
		if x = take(victim, n, true); x == nil {
			p.victim.CompareAndSwap(victim, nil)
		}
	}
	unpin()
	return x
}
