package unix

import (
	"syscall"
	"unsafe"
)

// UTIME_OMIT in the place of a time leaves what it is.
const UTIME_OMIT = 1<<30 - 2

// ChildInfo is what waitid says about a child: siginfo_t for SIGCHLD.
type ChildInfo struct {
	Signo, Errno, Code, _ int32
	Pid, Uid, Status      int32
	_                     [100]byte
}

// Values of Code.
const (
	childExited = 1 + iota
	childKilled
	childDumped
	childTrapped
	childStopped
	childContinued
)

// WaitStatus returns the state in the form that wait4 has.
func (c *ChildInfo) WaitStatus() syscall.WaitStatus {
	switch c.Code {
	case childExited:
		return syscall.WaitStatus(c.Status << 8)
	case childKilled:
		return syscall.WaitStatus(c.Status)
	case childDumped:
		return syscall.WaitStatus(c.Status) | 0x80
	case childTrapped, childStopped:
		return syscall.WaitStatus(c.Status<<8) | 0x7f
	case childContinued:
		return 0xffff
	}
	return 0
}

// Waitid waits for a child: kind says what id is.
func Waitid(kind, id int, info *ChildInfo, options int, rusage *syscall.Rusage) error {
	_, _, e := syscall.Syscall6(syscall.SYS_WAITID, uintptr(kind), uintptr(id), uintptr(unsafe.Pointer(info)), uintptr(options),
		uintptr(unsafe.Pointer(rusage)), 0)
	return asError(e)
}

// PidfdOpen returns a descriptor of a process.
func PidfdOpen(pid int) (int, error) {
	r, _, e := syscall.Syscall(SYS_PIDFD_OPEN, uintptr(pid), 0, 0)
	return int(r), asError(e)
}

// PidfdSendSignal sends a signal to the process of a descriptor.
func PidfdSendSignal(fd int, s syscall.Signal) error {
	_, _, e := syscall.Syscall6(SYS_PIDFD_SEND_SIGNAL, uintptr(fd), uintptr(s), 0, 0, 0, 0)
	return asError(e)
}

// DupCloexec returns another descriptor of the same file, which is closed when a program is executed.
func DupCloexec(fd int) (int, error) {
	r, _, e := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_DUPFD_CLOEXEC, 0)
	return int(r), asError(e)
}
