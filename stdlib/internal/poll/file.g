package poll

import "syscall"

// What is done to files under their number.

// Fstat fills in st.
func (fd *FD) Fstat(st *syscall.Stat_t) error {
	return fd.Control(func(n int) error { return syscall.Fstat(n, st) })
}

// Fchmod changes the mode.
func (fd *FD) Fchmod(mode uint32) error {
	return fd.Control(func(n int) error { return syscall.Fchmod(n, mode) })
}

// Fchown changes owner and group.
func (fd *FD) Fchown(uid, gid int) error {
	return fd.Control(func(n int) error { return syscall.Fchown(n, uid, gid) })
}

// Ftruncate changes the size.
func (fd *FD) Ftruncate(size int64) error {
	return fd.Control(func(n int) error { return syscall.Ftruncate(n, size) })
}

// Fsync waits until all is on the disk.
func (fd *FD) Fsync() error {
	return fd.Control(syscall.Fsync)
}

// Fchdir makes it the current directory.
func (fd *FD) Fchdir() error {
	return fd.Control(syscall.Fchdir)
}

// Seek moves the place of the next read or write.
func (fd *FD) Seek(offset int64, whence int) (int64, error) {
	if err := fd.begin(); err != nil {
		return 0, err
	}
	defer fd.end()
	return syscall.Seek(fd.Sysfd, offset, whence)
}

// ReadDirent reads entries of a directory as the kernel gives them.
func (fd *FD) ReadDirent(buf []byte) (int, error) {
	if err := fd.begin(); err != nil {
		return 0, err
	}
	defer fd.end()
	for {
		n, err := syscall.ReadDirent(fd.Sysfd, buf)
		if err != syscall.EINTR {
			return max(n, 0), err
		}
	}
}
