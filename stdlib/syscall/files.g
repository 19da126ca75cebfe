package syscall

import "unsafe"

const (
	PathMax         = 4096
	ImplementsGetwd = true
	O_LARGEFILE     = 0 // all files may be large
)

// workingDir in the place of a directory's descriptor stands for the working directory.
const workingDir = ^uintptr(99)

// Open opens a file.
func Open(path string, mode int, perm uint32) (fd int, err error) {
	r, err := pathCall(SYS_OPEN, path, uintptr(mode), uintptr(perm))
	return result(r, err)
}

// Openat opens a file; a path that is not absolute begins at the directory dirfd.
func Openat(dirfd int, path string, flags int, mode uint32) (fd int, err error) {
	p, err := BytePtrFromString(path)
	if err != nil {
		return -1, err
	}
	r, _, e := Syscall6(SYS_OPENAT, uintptr(dirfd), uintptr(unsafe.Pointer(p)), uintptr(flags), uintptr(mode), 0, 0)
	return result(r, asError(e))
}

// Creat makes or empties a file and opens it for writing.
func Creat(path string, mode uint32) (fd int, err error) {
	return Open(path, O_CREAT|O_WRONLY|O_TRUNC, mode)
}

// result makes an int out of a result that is -1 with an error.
func result(r uintptr, err error) (int, error) {
	if err != nil {
		return -1, err
	}
	return int(r), nil
}

// Close closes a file descriptor.
func Close(fd int) error { return call(SYS_CLOSE, uintptr(fd), 0, 0) }

// Read reads up to len(p) bytes.
func Read(fd int, p []byte) (n int, err error) {
	r, _, e := Syscall(SYS_READ, uintptr(fd), address(p), uintptr(len(p)))
	return result(r, asError(e))
}

// Write writes up to len(p) bytes.
func Write(fd int, p []byte) (n int, err error) {
	r, _, e := Syscall(SYS_WRITE, uintptr(fd), address(p), uintptr(len(p)))
	return result(r, asError(e))
}

// Pread reads at an offset.
func Pread(fd int, p []byte, offset int64) (n int, err error) {
	r, _, e := Syscall6(SYS_PREAD64, uintptr(fd), address(p), uintptr(len(p)), uintptr(offset), 0, 0)
	return result(r, asError(e))
}

// Pwrite writes at an offset.
func Pwrite(fd int, p []byte, offset int64) (n int, err error) {
	r, _, e := Syscall6(SYS_PWRITE64, uintptr(fd), address(p), uintptr(len(p)), uintptr(offset), 0, 0)
	return result(r, asError(e))
}

// Seek moves the offset of the next read or write.
func Seek(fd int, offset int64, whence int) (off int64, err error) {
	r, _, e := Syscall(SYS_LSEEK, uintptr(fd), uintptr(offset), uintptr(whence))
	return int64(r), asError(e)
}

// Fsync waits until what was written is on the disk.
func Fsync(fd int) error { return call(SYS_FSYNC, uintptr(fd), 0, 0) }

// Fdatasync is [Fsync] of the contents only.
func Fdatasync(fd int) error { return call(SYS_FDATASYNC, uintptr(fd), 0, 0) }

// Ftruncate sets the length of a file.
func Ftruncate(fd int, length int64) error {
	return call(SYS_FTRUNCATE, uintptr(fd), uintptr(length), 0)
}

// Truncate sets the length of a file.
func Truncate(path string, length int64) error {
	_, err := pathCall(SYS_TRUNCATE, path, uintptr(length), 0)
	return err
}

// Stat describes the file that path leads to.
func Stat(path string, stat *Stat_t) error {
	_, err := pathCall(SYS_STAT, path, uintptr(unsafe.Pointer(stat)), 0)
	return err
}

// Lstat is [Stat] that does not follow a symbolic link at the end of the path.
func Lstat(path string, stat *Stat_t) error {
	_, err := pathCall(SYS_LSTAT, path, uintptr(unsafe.Pointer(stat)), 0)
	return err
}

// Fstat describes an open file.
func Fstat(fd int, stat *Stat_t) error {
	return call(SYS_FSTAT, uintptr(fd), uintptr(unsafe.Pointer(stat)), 0)
}

// Access reports by its error whether the real user may do with a file what mode says.
func Access(path string, mode uint32) error {
	p, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	return call(SYS_FACCESSAT, workingDir, uintptr(unsafe.Pointer(p)), uintptr(mode))
}

// Mkdir makes a directory.
func Mkdir(path string, mode uint32) error {
	_, err := pathCall(SYS_MKDIR, path, uintptr(mode), 0)
	return err
}

// Rmdir removes an empty directory.
func Rmdir(path string) error {
	_, err := pathCall(SYS_RMDIR, path, 0, 0)
	return err
}

// Unlink removes a name of a file.
func Unlink(path string) error {
	_, err := pathCall(SYS_UNLINK, path, 0, 0)
	return err
}

// Rename gives a file another name.
func Rename(from, to string) error { return twoPaths(SYS_RENAME, from, to) }

// Link gives a file one more name.
func Link(path, link string) error { return twoPaths(SYS_LINK, path, link) }

// Symlink makes a symbolic link.
func Symlink(path, link string) error { return twoPaths(SYS_SYMLINK, path, link) }

// Readlink reads what a symbolic link holds; n tells how much of it has fit into buf.
func Readlink(path string, buf []byte) (n int, err error) {
	r, err := pathCall(SYS_READLINK, path, address(buf), uintptr(len(buf)))
	return result(r, err)
}

// Chmod sets the permission bits of a file.
func Chmod(path string, mode uint32) error {
	_, err := pathCall(SYS_CHMOD, path, uintptr(mode), 0)
	return err
}

// Fchmod sets the permission bits of an open file.
func Fchmod(fd int, mode uint32) error { return call(SYS_FCHMOD, uintptr(fd), uintptr(mode), 0) }

// Chown sets the owner of a file.
func Chown(path string, uid, gid int) error {
	_, err := pathCall(SYS_CHOWN, path, uintptr(uid), uintptr(gid))
	return err
}

// Lchown is [Chown] that does not follow a symbolic link at the end of the path.
func Lchown(path string, uid, gid int) error {
	_, err := pathCall(SYS_LCHOWN, path, uintptr(uid), uintptr(gid))
	return err
}

// Fchown sets the owner of an open file.
func Fchown(fd int, uid, gid int) error {
	return call(SYS_FCHOWN, uintptr(fd), uintptr(uid), uintptr(gid))
}

// UtimesNano sets the times of the last access and of the last change of a file.
func UtimesNano(path string, ts []Timespec) error {
	if len(ts) != 2 {
		return EINVAL
	}
	p, err := BytePtrFromString(path)
	if err != nil {
		return err
	}
	_, _, e := Syscall6(SYS_UTIMENSAT, workingDir, uintptr(unsafe.Pointer(p)), uintptr(unsafe.Pointer(&ts[0])), 0, 0, 0)
	return asError(e)
}

// Chdir changes the working directory.
func Chdir(path string) error {
	_, err := pathCall(SYS_CHDIR, path, 0, 0)
	return err
}

// Fchdir changes the working directory to one that is open.
func Fchdir(fd int) error { return call(SYS_FCHDIR, uintptr(fd), 0, 0) }

// Chroot makes a directory the root of the process.
func Chroot(path string) error {
	_, err := pathCall(SYS_CHROOT, path, 0, 0)
	return err
}

// Getcwd writes the path of the working directory and a 0 to buf; n counts both.
func Getcwd(buf []byte) (n int, err error) {
	r, _, e := Syscall(SYS_GETCWD, address(buf), uintptr(len(buf)), 0)
	return result(r, asError(e))
}

// Getwd returns the working directory.
func Getwd() (wd string, err error) {
	var buf [PathMax]byte
	n, err := Getcwd(buf[:])
	if err != nil {
		return "", err
	}
	// A directory that cannot be reached from the root is given as "(unreachable)...".
	if n < 1 || n > len(buf) || buf[n-1] != 0 {
		return "", EINVAL
	}
	if buf[0] != '/' {
		return "", ENOENT
	}
	return string(buf[:n-1]), nil
}

// Dup returns another descriptor of the same open file.
func Dup(fd int) (int, error) {
	r, _, e := Syscall(SYS_DUP, uintptr(fd), 0, 0)
	return result(r, asError(e))
}

// Dup2 makes newfd a descriptor of the file that is open as oldfd.
func Dup2(oldfd, newfd int) error { return call(SYS_DUP2, uintptr(oldfd), uintptr(newfd), 0) }

// Dup3 is [Dup2] with flags.
func Dup3(oldfd, newfd, flags int) error {
	return call(SYS_DUP3, uintptr(oldfd), uintptr(newfd), uintptr(flags))
}

// Pipe makes a pipe: p[0] reads what p[1] writes.
func Pipe(p []int) error { return Pipe2(p, 0) }

// Pipe2 is [Pipe] with flags.
func Pipe2(p []int, flags int) error {
	if len(p) != 2 {
		return EINVAL
	}
	var fds [2]int32
	err := call(SYS_PIPE2, uintptr(unsafe.Pointer(&fds)), uintptr(flags), 0)
	if err == nil {
		p[0], p[1] = int(fds[0]), int(fds[1])
	}
	return err
}

// SetNonblock switches whether reading and writing wait.
func SetNonblock(fd int, nonblocking bool) error {
	flags, _, e := Syscall(SYS_FCNTL, uintptr(fd), F_GETFL, 0)
	if e != 0 {
		return e
	}
	wanted := flags &^ O_NONBLOCK
	if nonblocking {
		wanted |= O_NONBLOCK
	}
	if wanted == flags {
		return nil
	}
	return call(SYS_FCNTL, uintptr(fd), F_SETFL, wanted)
}

// CloseOnExec makes the descriptor be closed when another program is executed.
func CloseOnExec(fd int) { Syscall(SYS_FCNTL, uintptr(fd), F_SETFD, FD_CLOEXEC) }

// FcntlFlock locks or unlocks a part of a file.
func FcntlFlock(fd uintptr, cmd int, lk *Flock_t) error {
	return call(SYS_FCNTL, fd, uintptr(cmd), uintptr(unsafe.Pointer(lk)))
}

// Flock locks or unlocks a file.
func Flock(fd int, how int) error { return call(SYS_FLOCK, uintptr(fd), uintptr(how), 0) }

// Umask sets which permission bits new files do not get, and returns the old value.
func Umask(mask int) (oldmask int) {
	r, _, _ := RawSyscall(SYS_UMASK, uintptr(mask), 0, 0)
	return int(r)
}

// Mknod makes a file of any kind.
func Mknod(path string, mode uint32, dev int) error {
	_, err := pathCall(SYS_MKNOD, path, uintptr(mode), uintptr(dev))
	return err
}

// Mkfifo makes a named pipe.
func Mkfifo(path string, mode uint32) error { return Mknod(path, mode|S_IFIFO, 0) }

// Sync writes everything that waits to the disks.
func Sync() { Syscall(SYS_SYNC, 0, 0, 0) }

// ReadDirent reads entries of a directory, in the kernel's form.
func ReadDirent(fd int, buf []byte) (n int, err error) { return Getdents(fd, buf) }

// Getdents reads entries of a directory, in the kernel's form.
func Getdents(fd int, buf []byte) (n int, err error) {
	r, _, e := Syscall(SYS_GETDENTS64, uintptr(fd), address(buf), uintptr(len(buf)))
	return result(r, asError(e))
}

// Sendfile copies count bytes from infd, from *offset on, to outfd.
func Sendfile(outfd int, infd int, offset *int64, count int) (written int, err error) {
	r, _, e := Syscall6(SYS_SENDFILE, uintptr(outfd), uintptr(infd), uintptr(unsafe.Pointer(offset)), uintptr(count), 0, 0)
	return result(r, asError(e))
}
