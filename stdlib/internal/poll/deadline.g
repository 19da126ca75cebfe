package poll

// Deadlines are moments of the runtime's clock here; 0 is none.

// DeadlineIn is the deadline in ns nanoseconds; ns <= 0 means that it has passed.
func DeadlineIn(ns int64) int64 {
	if ns <= 0 {
		return -1
	}
	when := nanotime() + ns
	if when < 0 {
		when = 1<<63 - 1
	}
	return when
}

// SetDeadlineAt ends reads and writes at that moment, those that wait already too.
func (fd *FD) SetDeadlineAt(when int64) error { return fd.setDeadline(when, reading+writing) }

// SetReadDeadlineAt does so for reads.
func (fd *FD) SetReadDeadlineAt(when int64) error { return fd.setDeadline(when, reading) }

// SetWriteDeadlineAt does so for writes.
func (fd *FD) SetWriteDeadlineAt(when int64) error { return fd.setDeadline(when, writing) }

func (fd *FD) setDeadline(when int64, mode int) error {
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
