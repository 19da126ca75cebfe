package os

import (
	"internal/poll"
	"io/fs"
	"syscall"
)

// Errors that [errors.Is] finds in what the functions of this package return.
var (
	ErrInvalid    = fs.ErrInvalid    // "invalid argument"; also from a nil *File
	ErrPermission = fs.ErrPermission // "permission denied"
	ErrExist      = fs.ErrExist      // "file already exists"
	ErrNotExist   = fs.ErrNotExist   // "file does not exist"
	ErrClosed     = fs.ErrClosed     // "file already closed"

	ErrNoDeadline       = poll.ErrNoDeadline       // "file type does not support deadline"
	ErrDeadlineExceeded = poll.ErrDeadlineExceeded // "i/o timeout"; what wraps it has Timeout() == true
)

// PathError is what operations on one file fail with.
type PathError = fs.PathError

// A SyscallError is an error of a system call, and which one that was.
type SyscallError struct {
	Syscall string
	Err     error
}

func (e *SyscallError) Error() string { return e.Syscall + ": " + e.Err.Error() }

// Unwrap returns the error alone.
func (e *SyscallError) Unwrap() error { return e.Err }

// Timeout reports whether the error is that time has run out.
func (e *SyscallError) Timeout() bool { return isTimeout(e.Err) }

// NewSyscallError returns a *[SyscallError], or nil if err is nil.
func NewSyscallError(syscall string, err error) error {
	if err == nil {
		return nil
	}
	return &SyscallError{syscall, err}
}

// A LinkError is an error of link, symlink or rename, with both paths.
type LinkError struct {
	Op  string
	Old string
	New string
	Err error
}

func (e *LinkError) Error() string { return e.Op + " " + e.Old + " " + e.New + ": " + e.Err.Error() }

// Unwrap returns the error alone.
func (e *LinkError) Unwrap() error { return e.Err }

// IsExist reports whether err says that something is there already. It looks into the errors of this package only;
// errors.Is(err, fs.ErrExist) into all.
func IsExist(err error) bool { return means(err, ErrExist) }

// IsNotExist reports whether err says that something is not there; see [IsExist].
func IsNotExist(err error) bool { return means(err, ErrNotExist) }

// IsPermission reports whether err says that something is not allowed; see [IsExist].
func IsPermission(err error) bool { return means(err, ErrPermission) }

// IsTimeout reports whether err says that time has run out; see [IsExist].
func IsTimeout(err error) bool { return isTimeout(inner(err)) }

func isTimeout(err error) bool {
	t, ok := err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}

// inner takes err out of an error of this package.
func inner(err error) error {
	switch e := err.(type) {
	case *PathError:
		return e.Err
	case *LinkError:
		return e.Err
	case *SyscallError:
		return e.Err
	}
	return err
}

func means(err, target error) bool {
	err = inner(err)
	if err == target {
		return true
	}
	number, ok := err.(syscall.Errno)
	return ok && number.Is(target)
}
