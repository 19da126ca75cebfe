// Package sync has locks and other ways for goroutines to wait for each other. Nothing of it may be copied after its
// first use.
package sync

import (
	"sync/atomic"
	_ "unsafe" // for go:linkname
)

// The runtime's semaphores: each of these waits until *addr > 0 and takes one. first: in front of those that wait already.
//
//go:linkname mutexWait sync_mutexwait
func mutexWait(addr *uint32, first bool)

//go:linkname readWait sync_readwait
func readWait(addr *uint32)

//go:linkname writeWait sync_writewait
func writeWait(addr *uint32)

//go:linkname groupWait sync_groupwait
func groupWait(addr *uint32)

// replace is a compare-and-swap that returns what was there, old if it has become new.
//
//go:linkname replace atomic_replace32
//go:noescape
func replace(addr *int32, old, new int32) int32

// release adds one to *addr and wakes the first waiter; with handoff that one runs at once, in the caller's place.
//
//go:linkname release sync_semrelease
func release(addr *uint32, handoff bool)

//go:linkname canSpin sync_canspin
func canSpin(tries int) bool

//go:linkname spin sync_dospin
func spin()

//go:linkname nanotime runtime_nanotime
func nanotime() int64

// fatal ends the program. text ends with a NUL.
//
//go:linkname fatal sync_fatal
func fatal(text string)

// A Locker can be locked and unlocked.
type Locker interface {
	Lock()
	Unlock()
}

// A Mutex is a lock that one goroutine at a time holds. The zero Mutex is unlocked.
//
// The goroutine that a free mutex finds already running gets it, before one that waits and would have to be woken: that
// is fast, and unfair. A goroutine that has waited for a millisecond therefore makes the mutex starving: from then on
// Unlock hands it to the first waiter, and new ones go to the end of the queue. The last waiter, or one that has waited
// for less, makes it normal again.
type Mutex struct {
	state int32  // the bits below, and the number of waiters
	sema  uint32 // what they wait for
}

const (
	locked   = 1 << iota
	woken    // a goroutine is awake and tries to get it: Unlock need not wake another
	starving // belongs to the first waiter; nobody else takes it
	oneWaiter

	patience = 1_000_000 // ns
)

// Lock waits until the mutex is free and takes it.
func (m *Mutex) Lock() {
	if old := replace(&m.state, 0, locked); old != 0 {
		m.lockSlow(old)
	}
}

// TryLock takes the mutex if that is possible at once.
func (m *Mutex) TryLock() bool {
	old := atomic.LoadInt32(&m.state)
	return old&(locked|starving) == 0 && atomic.CompareAndSwapInt32(&m.state, old, old|locked)
}

// lockSlow knows what state was a moment ago. Where others wait it is never 0, but the mutex is often free. The sooner it is
// taken then, the less often a goroutine that spins on another processor gets it, and that costs as much as locking it ten
// times.
//
//go:noinline
func (m *Mutex) lockSlow(old int32) {
	if old&(locked|starving) == 0 && atomic.CompareAndSwapInt32(&m.state, old, old|locked) {
		return
	}
	var (
		since  int64 // when it began to wait
		hungry bool  // it has waited for too long
		awake  bool  // it owns the woken bit
		tries  int
	)
	old = atomic.LoadInt32(&m.state)
	for {
		if old&(locked|starving) == locked && canSpin(tries) {
			if !awake && old&woken == 0 && old >= oneWaiter && atomic.CompareAndSwapInt32(&m.state, old, old|woken) {
				awake = true
			}
			spin()
			tries++
			old = atomic.LoadInt32(&m.state)
			continue
		}
		new := old
		if old&starving == 0 {
			new |= locked
		}
		if old&(locked|starving) != 0 {
			new += oneWaiter
		}
		if hungry && old&locked != 0 {
			new |= starving
		}
		if awake {
			if new&woken == 0 {
				fatal("sync: inconsistent mutex state\x00")
			}
			new &^= woken
		}
		if !atomic.CompareAndSwapInt32(&m.state, old, new) {
			old = atomic.LoadInt32(&m.state)
			continue
		}
		if old&(locked|starving) == 0 {
			return
		}
		again := since != 0
		if !again {
			since = nanotime()
		}
		mutexWait(&m.sema, again)
		hungry = hungry || nanotime()-since > patience
		old = atomic.LoadInt32(&m.state)
		if old&starving != 0 {
			m.inherit(old, hungry)
			return
		}
		awake = true
		tries = 0
	}
}

// inherit takes a starving mutex over from Unlock, which has left the rest to the waiter: the locked bit, its own place
// in the number of waiters, and perhaps the end of the starvation.
func (m *Mutex) inherit(old int32, hungry bool) {
	if old&(locked|woken) != 0 || old < oneWaiter {
		fatal("sync: inconsistent mutex state\x00")
	}
	delta := int32(locked - oneWaiter)
	if !hungry || old>>3 == 1 {
		delta -= starving
	}
	atomic.AddInt32(&m.state, delta)
}

// Unlock gives the mutex back; whoever does so need not be the goroutine that has locked it. A mutex that is not locked
// ends the program.
func (m *Mutex) Unlock() {
	if new := atomic.AddInt32(&m.state, -locked); new != 0 {
		m.unlockSlow(new)
	}
}

//go:noinline
func (m *Mutex) unlockSlow(new int32) {
	if (new+locked)&locked == 0 {
		fatal("sync: unlock of unlocked mutex\x00")
	}
	if new&starving != 0 {
		release(&m.sema, true)
		return
	}
	// Nobody to wake, or somebody is awake or has it already.
	for old := new; old >= oneWaiter && old&(locked|woken|starving) == 0; old = atomic.LoadInt32(&m.state) {
		if atomic.CompareAndSwapInt32(&m.state, old, (old-oneWaiter)|woken) {
			release(&m.sema, false)
			return
		}
	}
}
