package sync

import "sync/atomic"

// An RWMutex is held by any number of readers or by one writer. The zero RWMutex is unlocked. A writer that waits keeps new
// readers out, so a reader must not lock it again.
type RWMutex struct {
	w         Mutex  // held by the writer
	writerSem uint32 // the writer waits for the readers before it
	readerSem uint32 // readers wait for the writer
	readers   int32  // readers that hold it or wait; minus maxReaders while a writer is there
	departing int32  // readers that the writer still waits for
}

const maxReaders = 1 << 30

// RLock waits until no writer has it or waits for it.
func (rw *RWMutex) RLock() {
	if atomic.AddInt32(&rw.readers, 1) < 0 {
		readWait(&rw.readerSem)
	}
}

// TryRLock takes it for reading if that is possible at once.
func (rw *RWMutex) TryRLock() bool {
	for {
		n := atomic.LoadInt32(&rw.readers)
		if n < 0 {
			return false
		}
		if atomic.CompareAndSwapInt32(&rw.readers, n, n+1) {
			return true
		}
	}
}

// RUnlock undoes one RLock.
func (rw *RWMutex) RUnlock() {
	n := atomic.AddInt32(&rw.readers, -1)
	if n >= 0 {
		return
	}
	if n+1 == 0 || n+1 == -maxReaders {
		fatal("sync: RUnlock of unlocked RWMutex\x00")
	}
	if atomic.AddInt32(&rw.departing, -1) == 0 {
		release(&rw.writerSem, false)
	}
}

// Lock waits until nobody else has it.
func (rw *RWMutex) Lock() {
	rw.w.Lock()
	// Announced: new readers wait. Those that were there have to leave; some may have left already.
	n := atomic.AddInt32(&rw.readers, -maxReaders) + maxReaders
	if n != 0 && atomic.AddInt32(&rw.departing, n) != 0 {
		writeWait(&rw.writerSem)
	}
}

// TryLock takes it for writing if that is possible at once.
func (rw *RWMutex) TryLock() bool {
	if !rw.w.TryLock() {
		return false
	}
	if !atomic.CompareAndSwapInt32(&rw.readers, 0, -maxReaders) {
		rw.w.Unlock()
		return false
	}
	return true
}

// Unlock undoes Lock. The readers that wait come next.
func (rw *RWMutex) Unlock() {
	n := atomic.AddInt32(&rw.readers, maxReaders)
	if n >= maxReaders {
		fatal("sync: Unlock of unlocked RWMutex\x00")
	}
	for range n {
		release(&rw.readerSem, false)
	}
	rw.w.Unlock()
}

// RLocker is a Locker that locks and unlocks for reading.
func (rw *RWMutex) RLocker() Locker { return (*readLocker)(rw) }

type readLocker RWMutex

func (r *readLocker) Lock()   { (*RWMutex)(r).RLock() }
func (r *readLocker) Unlock() { (*RWMutex)(r).RUnlock() }
