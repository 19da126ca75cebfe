// Package fs has the interfaces that trees of files have in common, whether they are those of the system or others, and
// what can be done with these alone.
package fs

import "internal/oserror"

// Errors that [errors.Is] finds in what operations on files return.
var (
	ErrInvalid    = oserror.ErrInvalid    // "invalid argument"
	ErrPermission = oserror.ErrPermission // "permission denied"
	ErrExist      = oserror.ErrExist      // "file already exists"
	ErrNotExist   = oserror.ErrNotExist   // "file does not exist"
	ErrClosed     = oserror.ErrClosed     // "file already closed"
)

// A PathError is an error together with what was to be done and to which file.
type PathError struct {
	Op   string
	Path string
	Err  error
}

func (e *PathError) Error() string { return e.Op + " " + e.Path + ": " + e.Err.Error() }

// Unwrap returns the error alone.
func (e *PathError) Unwrap() error { return e.Err }

// Timeout reports whether the error is that time has run out.
func (e *PathError) Timeout() bool {
	t, ok := e.Err.(interface{ Timeout() bool })
	return ok && t.Timeout()
}
