// Package poll has the descriptor that os.File and the connections of net are made of: FD. Goroutines wait for it in the
// runtime's poller, not in the kernel; reads and writes have deadlines; Close ends what waits.
package poll

import "errors"

type netClosing struct{}

func (netClosing) Error() string   { return "use of closed network connection" }
func (netClosing) Timeout() bool   { return false }
func (netClosing) Temporary() bool { return false }

// ErrNetClosing says that a connection was closed, before the operation or during it; ErrFileClosing is the same of files.
var (
	ErrNetClosing  = netClosing{}
	ErrFileClosing = errors.New("use of closed file")
)

// A DeadlineExceededError is ErrDeadlineExceeded: the time for an operation is up.
type DeadlineExceededError struct{}

func (*DeadlineExceededError) Error() string   { return "i/o timeout" }
func (*DeadlineExceededError) Timeout() bool   { return true }
func (*DeadlineExceededError) Temporary() bool { return true }

var ErrDeadlineExceeded error = &DeadlineExceededError{}

// ErrNoDeadline says that there are no deadlines for what is not polled.
var ErrNoDeadline = errors.New("file type does not support deadline")

// ErrNotPollable says that something went wrong with the descriptor while it was waited for.
var ErrNotPollable = errors.New("not pollable")

func errClosing(isFile bool) error {
	if isFile {
		return ErrFileClosing
	}
	return ErrNetClosing
}
