package poll

import (
	"syscall"
	_ "unsafe" // for go:linkname
)

// The runtime's poller. mode: what is waited for.
//
//go:linkname pollOpen poll_open
func pollOpen(fd uintptr) (desc uintptr, errno int)

//go:linkname pollClose poll_close
func pollClose(desc uintptr)

//go:linkname pollReset poll_reset
func pollReset(desc uintptr, mode int) int

//go:linkname pollWait poll_wait
func pollWait(desc uintptr, mode int) int

//go:linkname pollSetDeadline poll_setdeadline
func pollSetDeadline(desc uintptr, when int64, mode int)

//go:linkname pollUnblock poll_unblock
func pollUnblock(desc uintptr)

//go:linkname nanotime runtime_nanotime
func nanotime() int64

const (
	reading = 'r'
	writing = 'w'
)

// desc is the runtime's part of a polled descriptor, 0 if it is not polled.
type desc uintptr

func (d *desc) open(fd int) error {
	p, errno := pollOpen(uintptr(fd))
	if errno != 0 {
		return syscall.Errno(errno)
	}
	*d = desc(p)
	return nil
}

func (d *desc) close() {
	if *d != 0 {
		pollClose(uintptr(*d))
		*d = 0
	}
}

// evict ends what waits and what will want to.
func (d desc) evict() {
	if d != 0 {
		pollUnblock(uintptr(d))
	}
}

// prepare comes before the first attempt of an operation.
func (d desc) prepare(mode int, isFile bool) error {
	if d == 0 {
		return nil
	}
	return waitError(pollReset(uintptr(d), mode), isFile)
}

// wait comes after an attempt that would have blocked. nil: it is worth another one.
func (d desc) wait(mode int, isFile bool) error {
	return waitError(pollWait(uintptr(d), mode), isFile)
}

func waitError(status int, isFile bool) error {
	switch status {
	case 0:
		return nil
	case 1:
		return errClosing(isFile)
	case 2:
		return ErrDeadlineExceeded
	case 3:
		return ErrNotPollable
	}
	panic("poll: unknown status")
}
