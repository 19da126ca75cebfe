package poll

import (
	"io"
	"sync/atomic"
	"syscall"
)

// An FD is a descriptor that goroutines read and write; any number of them, though one at a time each way.
type FD struct {
	Sysfd         int  // the number; does not change until Close
	IsStream      bool // a stream of bytes, not of messages
	ZeroReadIsEOF bool // a read of no bytes is the end; not so for messages

	uses       uses
	rturn      turn
	wturn      turn
	desc       desc
	closed     uint32 // semaphore: Close waits until the number was given back
	isFile     bool
	isBlocking atomic.Bool
}

// More bytes than this are not read or written at once: some kernels and file systems refuse to.
const maxChunk = 1 << 30

// Init is called once, before anything else. net is "file" or the name of a network; pollable means that the descriptor is
// in non-blocking mode, and that the runtime is to wait for it. Without an error it does.
func (fd *FD) Init(net string, pollable bool) error {
	fd.isFile = net == "file"
	if !pollable {
		fd.isBlocking.Store(true)
		return nil
	}
	err := fd.desc.open(fd.Sysfd)
	if err != nil {
		fd.isBlocking.Store(true) // it would not help to wait for it
	}
	return err
}

// begin and end are the brackets of operations that neither read nor write.
func (fd *FD) begin() error {
	if !fd.uses.begin() {
		return errClosing(fd.isFile)
	}
	return nil
}

func (fd *FD) end() error {
	if !fd.uses.end() {
		return nil
	}
	fd.desc.close()
	err := syscall.Close(fd.Sysfd) // not repeated after EINTR: it is closed
	fd.Sysfd = -1
	semrelease(&fd.closed, false)
	return err
}

func (fd *FD) beginTurn(t *turn) error {
	if err := fd.begin(); err != nil {
		return err
	}
	if !t.lock() {
		fd.end()
		return errClosing(fd.isFile)
	}
	return nil
}

func (fd *FD) endTurn(t *turn) {
	t.unlock()
	fd.end()
}

// Close closes it. What goroutines wait for ends with an error; unless they wait in the kernel, Close returns when the
// last one has.
func (fd *FD) Close() error {
	if !fd.uses.beginLast() {
		return errClosing(fd.isFile)
	}
	fd.rturn.end()
	fd.wturn.end()
	fd.desc.evict()
	err := fd.end()
	if !fd.isBlocking.Load() {
		semacquire(&fd.closed)
	}
	return err
}

// SetBlocking puts it into blocking mode: from now on operations wait in the kernel.
func (fd *FD) SetBlocking() error {
	if err := fd.begin(); err != nil {
		return err
	}
	defer fd.end()
	fd.isBlocking.Store(true)
	return syscall.SetNonblock(fd.Sysfd, false)
}

// Pollable tells whether the runtime waits for it, so that there are deadlines.
func (fd *FD) Pollable() bool { return fd.desc != 0 }

// retry tells whether an operation that ended with err is to be tried again, having waited for it if need be. If not, the
// error is the operation's.
func (fd *FD) retry(err error, mode int) (bool, error) {
	switch {
	case err == syscall.EINTR:
		return true, nil
	case err == syscall.EAGAIN && fd.desc != 0:
		if err := fd.desc.wait(mode, fd.isFile); err != nil {
			return false, err
		}
		return true, nil
	}
	return false, err
}

func (fd *FD) chunk(p []byte) []byte {
	if fd.IsStream && len(p) > maxChunk {
		return p[:maxChunk]
	}
	return p
}

func (fd *FD) eof(n int, err error) error {
	if n == 0 && err == nil && fd.ZeroReadIsEOF {
		return io.EOF
	}
	return err
}

// Read reads what there is, at least a byte, or waits for it.
func (fd *FD) Read(p []byte) (int, error) {
	if err := fd.beginTurn(&fd.rturn); err != nil {
		return 0, err
	}
	defer fd.endTurn(&fd.rturn)
	if len(p) == 0 {
		return 0, nil
	}
	if err := fd.desc.prepare(reading, fd.isFile); err != nil {
		return 0, err
	}
	for {
		n, err := syscall.Read(fd.Sysfd, fd.chunk(p))
		if err == nil {
			return n, fd.eof(n, nil)
		}
		if again, err := fd.retry(err, reading); !again {
			return 0, err
		}
	}
}

// Pread reads at an offset. It does not wait its turn: it changes nothing.
func (fd *FD) Pread(p []byte, offset int64) (int, error) {
	if err := fd.begin(); err != nil {
		return 0, err
	}
	defer fd.end()
	for {
		n, err := syscall.Pread(fd.Sysfd, fd.chunk(p), offset)
		if err == nil && len(p) > 0 {
			err = fd.eof(n, nil)
		}
		if err != syscall.EINTR {
			return max(n, 0), err
		}
	}
}

// Write writes all of p, or says why not.
func (fd *FD) Write(p []byte) (int, error) {
	if err := fd.beginTurn(&fd.wturn); err != nil {
		return 0, err
	}
	defer fd.endTurn(&fd.wturn)
	if err := fd.desc.prepare(writing, fd.isFile); err != nil {
		return 0, err
	}
	for done := 0; ; {
		n, err := syscall.Write(fd.Sysfd, fd.chunk(p[done:]))
		if n > 0 {
			done += n
		}
		switch {
		case done == len(p) && err == nil:
			return done, nil
		case err == nil && n == 0:
			return done, io.ErrUnexpectedEOF
		case err == nil:
			continue
		}
		if again, err := fd.retry(err, writing); !again {
			return done, err
		}
	}
}

// Pwrite writes all of p at an offset.
func (fd *FD) Pwrite(p []byte, offset int64) (int, error) {
	if err := fd.begin(); err != nil {
		return 0, err
	}
	defer fd.end()
	for done := 0; ; {
		n, err := syscall.Pwrite(fd.Sysfd, fd.chunk(p[done:]), offset+int64(done))
		if n > 0 {
			done += n
		}
		switch {
		case err == syscall.EINTR:
		case err != nil || done == len(p):
			return done, err
		case n == 0:
			return done, io.ErrUnexpectedEOF
		}
	}
}

// RawRead calls f until it is true, each time when there may be something to read.
func (fd *FD) RawRead(f func(uintptr) bool) error {
	return fd.raw(&fd.rturn, reading, f)
}

// RawWrite calls f until it is true, each time when there may be room to write.
func (fd *FD) RawWrite(f func(uintptr) bool) error {
	return fd.raw(&fd.wturn, writing, f)
}

func (fd *FD) raw(t *turn, mode int, f func(uintptr) bool) error {
	if err := fd.beginTurn(t); err != nil {
		return err
	}
	defer fd.endTurn(t)
	if err := fd.desc.prepare(mode, fd.isFile); err != nil {
		return err
	}
	for !f(uintptr(fd.Sysfd)) {
		if fd.desc == 0 {
			return ErrNotPollable
		}
		if err := fd.desc.wait(mode, fd.isFile); err != nil {
			return err
		}
	}
	return nil
}

// RawControl calls f while the descriptor is sure to be open.
func (fd *FD) RawControl(f func(uintptr)) error {
	if err := fd.begin(); err != nil {
		return err
	}
	defer fd.end()
	f(uintptr(fd.Sysfd))
	return nil
}

// Control calls f, again as long as that gives EINTR, while the descriptor is sure to be open: fstat, setsockopt and such.
func (fd *FD) Control(f func(sysfd int) error) error {
	if err := fd.begin(); err != nil {
		return err
	}
	defer fd.end()
	for {
		if err := f(fd.Sysfd); err != syscall.EINTR {
			return err
		}
	}
}

// Dup makes another descriptor for the same thing, closed on exec. call is the name of the system call, for errors.
func (fd *FD) Dup() (n int, call string, err error) {
	if err := fd.begin(); err != nil {
		return -1, "", err
	}
	defer fd.end()
	r, _, e := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd.Sysfd), syscall.F_DUPFD_CLOEXEC, 0)
	if e != 0 {
		return -1, "fcntl", e
	}
	return int(r), "", nil
}
