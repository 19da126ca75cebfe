// Package syscall is the system's own interface: its calls, its numbers for errors and signals, and the environment.
// Programs that do not need exactly this are better off with package os.
//
// A call that fails returns an [Errno]. What was interrupted by a signal returns [EINTR]; package os repeats it.
package syscall

import (
	"errors"
	"internal/oserror"
	"strconv"
	"unsafe"
)

// The file descriptors that a process starts with.
var (
	Stdin  = 0
	Stdout = 1
	Stderr = 2
)

//go:linkname blocking syscall_blocking
func blocking(number, a, b, c, d, e, f uintptr) int

//go:linkname raw syscall_raw
func raw(number, a, b, c, d, e, f uintptr) int

// Exit ends the process at once.
//
//go:linkname Exit syscall_exit
func Exit(code int)

// Getpagesize returns the size of a page of memory.
//
//go:linkname Getpagesize syscall_pagesize
func Getpagesize() int

// results splits what the kernel returns.
func results(r int) (r1, r2 uintptr, err Errno) {
	if r < 0 && r > -4096 {
		return ^uintptr(0), 0, Errno(-r)
	}
	return uintptr(r), 0, 0
}

// Syscall makes the system call with number trap. While it waits, other goroutines run. r1 is the result, or -1 if err is
// not 0; r2 is always 0. A pointer among the arguments is converted to uintptr in the call itself.
func Syscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	return results(blocking(trap, a1, a2, a3, 0, 0, 0))
}

// Syscall6 is [Syscall] with six arguments.
func Syscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	return results(blocking(trap, a1, a2, a3, a4, a5, a6))
}

// RawSyscall is [Syscall] for calls that never wait: the scheduler is not told.
func RawSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	return results(raw(trap, a1, a2, a3, 0, 0, 0))
}

// RawSyscall6 is [RawSyscall] with six arguments.
func RawSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	return results(raw(trap, a1, a2, a3, a4, a5, a6))
}

//go:linkname allThreads syscall_allthreads
func allThreads(number, a, b, c, d, e, f uintptr) int

// AllThreadsSyscall makes a system call on every thread of the program, while no goroutine runs: one that changes what the kernel
// keeps for each thread. If it fails on the first thread, that is all that happens; if another thread has another result, the program
// ends with a fatal error.
func AllThreadsSyscall(trap, a1, a2, a3 uintptr) (r1, r2 uintptr, err Errno) {
	return results(allThreads(trap, a1, a2, a3, 0, 0, 0))
}

// AllThreadsSyscall6 is [AllThreadsSyscall] with six arguments.
func AllThreadsSyscall6(trap, a1, a2, a3, a4, a5, a6 uintptr) (r1, r2 uintptr, err Errno) {
	return results(allThreads(trap, a1, a2, a3, a4, a5, a6))
}

// nthText returns text n, from 0, of a list of texts with a NUL behind each; "" if there is none.
func nthText(texts string, n int) string {
	start := 0
	for i := range len(texts) {
		if texts[i] != 0 {
			continue
		}
		if n == 0 {
			return texts[start:i]
		}
		n--
		start = i + 1
	}
	return ""
}

// An Errno is the system's number for an error; 0 is none. [errors.Is] finds it equal to the errors of package os with
// the same meaning.
type Errno uintptr

func (e Errno) Error() string {
	if text := nthText(errorTexts, int(e)); text != "" {
		return text
	}
	return "errno " + strconv.Itoa(int(e))
}

// Is reports whether target is the portable error for e.
func (e Errno) Is(target error) bool {
	switch target {
	case oserror.ErrPermission:
		return e == EACCES || e == EPERM
	case oserror.ErrExist:
		return e == EEXIST || e == ENOTEMPTY
	case oserror.ErrNotExist:
		return e == ENOENT
	case errors.ErrUnsupported:
		return e == ENOSYS || e == EOPNOTSUPP
	}
	return false
}

// Temporary reports whether the same call may do better later.
func (e Errno) Temporary() bool {
	return e == EINTR || e == EMFILE || e == ENFILE || e.Timeout()
}

// Timeout reports whether e says that time has run out, or that a call would have to wait.
func (e Errno) Timeout() bool { return e == EAGAIN || e == ETIMEDOUT }

// asError is nil for 0.
func asError(e Errno) error {
	if e == 0 {
		return nil
	}
	return e
}

// A Signal is the number of a signal. It is an os.Signal.
type Signal int

// Signal does nothing; it tells signals from other types.
func (s Signal) Signal() {}

func (s Signal) String() string {
	if text := nthText(signalTexts, int(s)); text != "" {
		return text
	}
	return "signal " + strconv.Itoa(int(s))
}

// ByteSliceFromString returns the bytes of s and a 0 behind them. A 0 within s is an error, EINVAL.
func ByteSliceFromString(s string) ([]byte, error) {
	for i := 0; i < len(s); i++ {
		if s[i] == 0 {
			return nil, EINVAL
		}
	}
	b := make([]byte, len(s)+1)
	copy(b, s)
	return b, nil
}

// BytePtrFromString is [ByteSliceFromString] that returns the address of the first byte.
func BytePtrFromString(s string) (*byte, error) {
	b, err := ByteSliceFromString(s)
	if err != nil {
		return nil, err
	}
	return &b[0], nil
}

// zero is what a pointer to no bytes points to.
var zero uintptr

func address(p []byte) uintptr {
	if len(p) == 0 {
		return uintptr(unsafe.Pointer(&zero))
	}
	return uintptr(unsafe.Pointer(&p[0]))
}

// path makes a call whose first argument is a path.
func pathCall(trap uintptr, path string, b, c uintptr) (uintptr, error) {
	p, err := BytePtrFromString(path)
	if err != nil {
		return 0, err
	}
	r, _, e := Syscall(trap, uintptr(unsafe.Pointer(p)), b, c)
	return r, asError(e)
}

// twoPaths makes a call with two paths.
func twoPaths(trap uintptr, from, to string) error {
	p, err := BytePtrFromString(from)
	if err != nil {
		return err
	}
	q, err := BytePtrFromString(to)
	if err != nil {
		return err
	}
	_, _, e := Syscall(trap, uintptr(unsafe.Pointer(p)), uintptr(unsafe.Pointer(q)), 0)
	return asError(e)
}

// call makes a call of which only the error matters.
func call(trap, a, b, c uintptr) error {
	_, _, e := Syscall(trap, a, b, c)
	return asError(e)
}
