package poll

import "time"

// SetDeadline ends reads and writes at t, those that wait already too. The zero Time means that there is no deadline.
func (fd *FD) SetDeadline(t time.Time) error { return fd.setDeadline(t, reading+writing) }

// SetReadDeadline does so for reads.
func (fd *FD) SetReadDeadline(t time.Time) error { return fd.setDeadline(t, reading) }

// SetWriteDeadline does so for writes.
func (fd *FD) SetWriteDeadline(t time.Time) error { return fd.setDeadline(t, writing) }

// moment is t as the runtime counts: nanoseconds of its clock; 0 is no deadline, a negative number one that has passed.
func moment(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	left := time.Until(t)
	if left <= 0 {
		return -1
	}
	when := nanotime() + int64(left)
	if when < 0 {
		return 1<<63 - 1
	}
	return when
}

func (fd *FD) setDeadline(t time.Time, mode int) error {
	when := moment(t)
	if err := fd.begin(); err != nil {
		return err
	}
	defer fd.end()
	if fd.desc == 0 {
		return ErrNoDeadline
	}
	pollSetDeadline(uintptr(fd.desc), when, mode)
	return nil
}
