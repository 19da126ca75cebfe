// Package unix has system calls that packages of the library need and package syscall does not offer.
package unix

import (
	"syscall"
	"unsafe"
)

func asError(e syscall.Errno) error {
	if e == 0 {
		return nil
	}
	return e
}

// pathAt makes a call whose first arguments are a directory and a path in it.
func pathAt(trap uintptr, dir int, path string, c, d, e uintptr) (int, error) {
	p, err := syscall.BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	r, _, errno := syscall.Syscall6(trap, uintptr(dir), uintptr(unsafe.Pointer(p)), c, d, e, 0)
	return int(r), asError(errno)
}

// twoAt makes a call with two paths, each in a directory.
func twoAt(trap uintptr, olddir int, oldpath string, newdir int, newpath string, flags uintptr) error {
	p, err := syscall.BytePtrFromString(oldpath)
	if err != nil {
		return err
	}
	q, err := syscall.BytePtrFromString(newpath)
	if err != nil {
		return err
	}
	_, _, e := syscall.Syscall6(trap, uintptr(olddir), uintptr(unsafe.Pointer(p)), uintptr(newdir), uintptr(unsafe.Pointer(q)), flags, 0)
	return asError(e)
}

// The calls of package syscall for a path that begins at an open directory.

func Openat(dir int, path string, flags int, perm uint32) (int, error) {
	return pathAt(syscall.SYS_OPENAT, dir, path, uintptr(flags), uintptr(perm), 0)
}

func Fstatat(dir int, path string, stat *syscall.Stat_t, flags int) error {
	_, err := pathAt(syscall.SYS_NEWFSTATAT, dir, path, uintptr(unsafe.Pointer(stat)), uintptr(flags), 0)
	return err
}

func Unlinkat(dir int, path string, flags int) error {
	_, err := pathAt(syscall.SYS_UNLINKAT, dir, path, uintptr(flags), 0, 0)
	return err
}

func Mkdirat(dir int, path string, mode uint32) error {
	_, err := pathAt(syscall.SYS_MKDIRAT, dir, path, uintptr(mode), 0, 0)
	return err
}

func Fchownat(dir int, path string, uid, gid, flags int) error {
	_, err := pathAt(syscall.SYS_FCHOWNAT, dir, path, uintptr(uid), uintptr(gid), uintptr(flags))
	return err
}

// Faccessat asks whether a file may be used as mode says (X_OK), by the effective user with AT_EACCESS.
func Faccessat(dir int, path string, mode uint32, flags int) error {
	_, err := pathAt(SYS_FACCESSAT2, dir, path, uintptr(mode), uintptr(flags), 0)
	return err
}

// Eaccess asks whether a file may be used by the effective user.
func Eaccess(path string, mode uint32) error { return Faccessat(AT_FDCWD, path, mode, AT_EACCESS) }

func Readlinkat(dir int, path string, buf []byte) (int, error) {
	return pathAt(syscall.SYS_READLINKAT, dir, path, uintptr(unsafe.Pointer(&buf[0])), uintptr(len(buf)), 0)
}

func Utimensat(dir int, path string, times *[2]syscall.Timespec, flags int) error {
	_, err := pathAt(syscall.SYS_UTIMENSAT, dir, path, uintptr(unsafe.Pointer(times)), uintptr(flags), 0)
	return err
}

func Renameat(olddir int, oldpath string, newdir int, newpath string) error {
	return twoAt(syscall.SYS_RENAMEAT, olddir, oldpath, newdir, newpath, 0)
}

func Linkat(olddir int, oldpath string, newdir int, newpath string, flags int) error {
	return twoAt(syscall.SYS_LINKAT, olddir, oldpath, newdir, newpath, uintptr(flags))
}

func Symlinkat(oldpath string, newdir int, newpath string) error {
	p, err := syscall.BytePtrFromString(oldpath)
	if err != nil {
		return err
	}
	q, err := syscall.BytePtrFromString(newpath)
	if err != nil {
		return err
	}
	_, _, e := syscall.Syscall(syscall.SYS_SYMLINKAT, uintptr(unsafe.Pointer(p)), uintptr(newdir), uintptr(unsafe.Pointer(q)))
	return asError(e)
}

// FchmodatNoFollow sets permissions, but fails on a symbolic link. Kernels before 6.6 have no call for it: there it goes by
// a descriptor that can do nothing but name the file.
func FchmodatNoFollow(dir int, path string, mode uint32) error {
	_, err := pathAt(SYS_FCHMODAT2, dir, path, uintptr(mode), AT_SYMLINK_NOFOLLOW, 0)
	if err != syscall.ENOSYS {
		return err
	}
	fd, err := Openat(dir, path, O_PATH|syscall.O_NOFOLLOW|syscall.O_CLOEXEC, 0)
	if err != nil {
		return err
	}
	defer syscall.Close(fd)
	var st syscall.Stat_t
	if err := syscall.Fstat(fd, &st); err != nil {
		return err
	}
	if st.Mode&syscall.S_IFMT == syscall.S_IFLNK {
		return syscall.EOPNOTSUPP
	}
	return syscall.Chmod("/proc/self/fd/"+decimal(fd), mode)
}

func decimal(n int) string {
	var buf [20]byte
	at := len(buf)
	for {
		at--
		buf[at] = '0' + byte(n%10)
		n /= 10
		if n == 0 {
			return string(buf[at:])
		}
	}
}

// CopyFileRange copies up to n bytes between files, at their positions.
func CopyFileRange(from, to, n int) (int, error) {
	r, _, e := syscall.Syscall6(SYS_COPY_FILE_RANGE, uintptr(from), 0, uintptr(to), 0, uintptr(n), 0)
	if e != 0 {
		return 0, e
	}
	return int(r), nil
}

// IsNonblock reports whether reads and writes of a descriptor fail rather than wait.
func IsNonblock(fd int) (bool, error) {
	flags, _, e := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_GETFL, 0)
	return flags&syscall.O_NONBLOCK != 0, asError(e)
}
