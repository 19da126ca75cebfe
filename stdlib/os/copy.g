package os

import (
	"internal/syscall/unix"
	"io"
	"runtime"
	"syscall"
)

const copyStep = 1 << 30 // what one call of the kernel copies at most

// copyFrom lets the kernel copy from r, a regular file or what is left of one in an io.LimitedReader, to f. done is false if
// it cannot, or not from here on; n bytes are copied by then.
func (f *File) copyFrom(r io.Reader) (n int64, done bool, err error) {
	if f.appends {
		return 0, false, nil // the kernel refuses
	}
	left := int64(1<<63 - 1)
	limited, isLimited := r.(*io.LimitedReader)
	if isLimited {
		r, left = limited.R, limited.N
	}
	if w, ok := r.(withoutWriteTo); ok {
		r = w.file
	}
	src, ok := r.(*File)
	if !ok || src == nil || left <= 0 || !f.isRegular() || !src.isRegular() {
		return 0, false, nil
	}
	for left > 0 {
		m, err := untilDone2(func() (int, error) {
			return unix.CopyFileRange(src.pfd.Sysfd, f.pfd.Sysfd, int(min(left, copyStep)))
		})
		runtime.KeepAlive(src)
		runtime.KeepAlive(f)
		switch err {
		case nil:
		case syscall.ENOSYS, syscall.EXDEV, syscall.EINVAL, syscall.EIO, syscall.EOPNOTSUPP, syscall.EPERM:
			return n, false, nil // what cannot be copied so can perhaps be read and written
		default:
			return n, true, NewSyscallError("copy_file_range", err)
		}
		if m == 0 {
			return n, n > 0, nil // the end; files of /proc seem to be empty
		}
		n += int64(m)
		left -= int64(m)
		if isLimited {
			limited.N = left
		}
	}
	return n, true, nil
}

func (f *File) isRegular() bool {
	var st syscall.Stat_t
	return f.pfd.Fstat(&st) == nil && st.Mode&syscall.S_IFMT == syscall.S_IFREG
}
