package poll

import (
	"sync/atomic"
	_ "unsafe" // for go:linkname
)

//go:linkname semacquire poll_semacquire
func semacquire(addr *uint32)

//go:linkname semrelease sync_semrelease
func semrelease(addr *uint32, handoff bool)

// uses counts those who use a descriptor at the moment. It is closed in two steps: from shut on nobody may begin, and when
// the last use is over, the number of the descriptor can be given back to the kernel.
type uses struct {
	state uint32 // bit 0: shut; the number of uses above
}

const (
	shut    = 1
	oneUse  = 2
	maxUses = 1<<20 - 1
)

const tooMany = "too many concurrent operations on a single file or socket (max 1048575)"

// begin counts one more, false if it is shut.
func (u *uses) begin() bool {
	for {
		old := atomic.LoadUint32(&u.state)
		if old&shut != 0 {
			return false
		}
		if old/oneUse == maxUses {
			panic(tooMany)
		}
		if atomic.CompareAndSwapUint32(&u.state, old, old+oneUse) {
			return true
		}
	}
}

// beginLast shuts it and counts the one who does so, false if somebody else has.
func (u *uses) beginLast() bool {
	for {
		old := atomic.LoadUint32(&u.state)
		if old&shut != 0 {
			return false
		}
		if atomic.CompareAndSwapUint32(&u.state, old, old+oneUse|shut) {
			return true
		}
	}
}

// end is true if it was the last use of all.
func (u *uses) end() bool {
	state := atomic.AddUint32(&u.state, ^uint32(oneUse-1))
	if state/oneUse > maxUses {
		panic("inconsistent poll.FD")
	}
	return state == shut
}

// A turn lets one goroutine at a time read, or write. Once it is over for good nobody gets it any more, and who waits is
// sent away.
type turn struct {
	state uint32 // the bits below, and the number of those who wait
	sema  uint32 // what they wait for
}

const (
	held = 1 << iota
	over
	oneWaiter
)

func (t *turn) lock() bool {
	for {
		old := atomic.LoadUint32(&t.state)
		switch {
		case old&over != 0:
			return false
		case old&held == 0:
			if atomic.CompareAndSwapUint32(&t.state, old, old|held) {
				return true
			}
		case atomic.CompareAndSwapUint32(&t.state, old, old+oneWaiter):
			semacquire(&t.sema) // who wakes it has taken it off the number
		}
	}
}

func (t *turn) unlock() {
	for {
		old := atomic.LoadUint32(&t.state)
		new := old &^ held
		if old >= oneWaiter {
			new -= oneWaiter
		}
		if atomic.CompareAndSwapUint32(&t.state, old, new) {
			if old >= oneWaiter {
				semrelease(&t.sema, false)
			}
			return
		}
	}
}

func (t *turn) end() {
	for {
		old := atomic.LoadUint32(&t.state)
		if !atomic.CompareAndSwapUint32(&t.state, old, old&held|over) {
			continue
		}
		for n := old / oneWaiter; n > 0; n-- {
			semrelease(&t.sema, false)
		}
		return
	}
}
