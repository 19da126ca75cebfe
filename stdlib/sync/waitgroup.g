package sync

import "sync/atomic"

// A WaitGroup counts tasks that are not done yet. The zero WaitGroup counts none.
type WaitGroup struct {
	state atomic.Uint64 // tasks << 32 | waiters
	sema  uint32
}

// Add adds delta, which may be negative, to the number of tasks. At 0 those that wait are released. It panics if the
// number becomes negative. Starting from 0, Add has to happen before Wait.
func (wg *WaitGroup) Add(delta int) {
	state := wg.state.Add(uint64(delta) << 32)
	tasks, waiters := int32(state>>32), uint32(state)
	if tasks < 0 {
		panic("sync: negative WaitGroup counter")
	}
	if waiters != 0 && delta > 0 && tasks == int32(delta) {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	if tasks > 0 || waiters == 0 {
		return
	}
	if wg.state.Load() != state {
		panic("sync: WaitGroup misuse: Add called concurrently with Wait")
	}
	wg.state.Store(0)
	for range waiters {
		release(&wg.sema, false)
	}
}

// Done says that one task is done.
func (wg *WaitGroup) Done() { wg.Add(-1) }

// Wait waits until there are no tasks.
func (wg *WaitGroup) Wait() {
	for {
		state := wg.state.Load()
		if int32(state>>32) == 0 {
			return
		}
		if wg.state.CompareAndSwap(state, state+1) {
			groupWait(&wg.sema)
			if wg.state.Load() != 0 {
				panic("sync: WaitGroup is reused before previous Wait has returned")
			}
			return
		}
	}
}

// Go calls f in a new goroutine, as a task of the group. A panic of f ends the program; Wait does not return before that.
func (wg *WaitGroup) Go(f func()) {
	wg.Add(1)
	go func() {
		defer func() {
			if p := recover(); p != nil {
				panic(p) // the end of the program: Wait must not return before it
			}
			wg.Done()
		}()
		f()
	}()
}
