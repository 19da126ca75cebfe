package os

import (
	"internal/syscall/unix"
	"io"
	"syscall"
	"time"
)

const (
	PathSeparator     = '/' // between the elements of a path
	PathListSeparator = ':' // between the paths of a list
)

// IsPathSeparator reports whether c separates the elements of a path.
func IsPathSeparator(c uint8) bool { return c == PathSeparator }

// one makes a system call for one path.
func one(op, name string, f func() error) error {
	if err := untilDone(f); err != nil {
		return &PathError{op, name, err}
	}
	return nil
}

// Mkdir makes a directory with the permissions perm, less the umask.
func Mkdir(name string, perm FileMode) error {
	return one("mkdir", name, func() error { return syscall.Mkdir(name, systemMode(perm)) })
}

// MkdirAll makes a directory and those above it that are missing, all with the permissions perm, less the umask. If it is
// there already, it does nothing.
func MkdirAll(path string, perm FileMode) error {
	if info, err := Stat(path); err == nil {
		if info.IsDir() {
			return nil
		}
		return &PathError{"mkdir", path, syscall.ENOTDIR}
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	for end > 0 && path[end-1] != '/' {
		end--
	}
	if end > 1 {
		if err := MkdirAll(path[:end-1], perm); err != nil {
			return err
		}
	}
	err := Mkdir(path, perm)
	if err != nil {
		// It may have been made meanwhile, or path ends with "/.".
		if info, e := Lstat(path); e == nil && info.IsDir() {
			return nil
		}
	}
	return err
}

// Chdir makes a directory the working one.
func Chdir(dir string) error { return one("chdir", dir, func() error { return syscall.Chdir(dir) }) }

// Chmod sets the permissions of a file, also the bits setuid, setgid and sticky.
func Chmod(name string, mode FileMode) error {
	return one("chmod", name, func() error { return syscall.Chmod(name, systemMode(mode)) })
}

// Chown sets the owner of a file; -1 leaves what it is.
func Chown(name string, uid, gid int) error {
	return one("chown", name, func() error { return syscall.Chown(name, uid, gid) })
}

// Lchown is [Chown] of the symbolic link itself, if it is one.
func Lchown(name string, uid, gid int) error {
	return one("lchown", name, func() error { return syscall.Lchown(name, uid, gid) })
}

// Chtimes sets when a file was used and changed; a zero time leaves what it is.
func Chtimes(name string, atime time.Time, mtime time.Time) error {
	times := [2]syscall.Timespec{systemTime(atime), systemTime(mtime)}
	return one("chtimes", name, func() error { return syscall.UtimesNano(name, times[:]) })
}

func systemTime(t time.Time) syscall.Timespec {
	if t.IsZero() {
		return syscall.Timespec{Sec: unix.UTIME_OMIT, Nsec: unix.UTIME_OMIT}
	}
	return syscall.NsecToTimespec(t.UnixNano())
}

// Truncate sets the length of a file.
func Truncate(name string, size int64) error {
	return one("truncate", name, func() error { return syscall.Truncate(name, size) })
}

// Remove removes a file or an empty directory.
func Remove(name string) error {
	return one("remove", name, func() error {
		return fileOrDir(func() error { return syscall.Unlink(name) }, func() error { return syscall.Rmdir(name) })
	})
}

// fileOrDir tries to remove a file, and if that fails a directory. It returns the error of the attempt that was the right
// one: only rmdir says whether it is a directory.
func fileOrDir(file, dir func() error) error {
	err := untilDone(file)
	if err == nil {
		return nil
	}
	if e := untilDone(dir); e != syscall.ENOTDIR {
		return e
	}
	return err
}

// Rename gives a file another path, also in another directory of the same file system. A file that is there is replaced, a
// directory is not.
func Rename(oldpath, newpath string) error {
	err := untilDone(func() error {
		if info, err := Lstat(newpath); err == nil && info.IsDir() {
			old, err := Lstat(oldpath)
			if err != nil {
				return inner(err)
			}
			if newpath == oldpath || !SameFile(info, old) {
				return syscall.EEXIST
			}
		}
		return syscall.Rename(oldpath, newpath)
	})
	if err != nil {
		return &LinkError{"rename", oldpath, newpath, err}
	}
	return nil
}

// Link gives a file one more name.
func Link(oldname, newname string) error {
	if err := untilDone(func() error { return syscall.Link(oldname, newname) }); err != nil {
		return &LinkError{"link", oldname, newname, err}
	}
	return nil
}

// Symlink makes newname a symbolic link to oldname.
func Symlink(oldname, newname string) error {
	if err := untilDone(func() error { return syscall.Symlink(oldname, newname) }); err != nil {
		return &LinkError{"symlink", oldname, newname, err}
	}
	return nil
}

// Readlink returns what a symbolic link holds, which may be a path from the link's directory on.
func Readlink(name string) (string, error) {
	link, err := readLink(func(buf []byte) (int, error) { return syscall.Readlink(name, buf) })
	if err != nil {
		return "", &PathError{"readlink", name, err}
	}
	return link, nil
}

// readLink reads a link with larger and larger buffers: what is cut off is not said.
func readLink(read func(buf []byte) (int, error)) (string, error) {
	for size := 128; ; size *= 2 {
		buf := make([]byte, size)
		n, err := untilDone2(func() (int, error) { return read(buf) })
		if err != nil {
			return "", err
		}
		if n < size {
			return string(buf[:n]), nil
		}
	}
}

// RemoveAll removes a file or a directory with all that is in it. What is not there is no error. If something cannot be
// removed it removes the rest and returns the first error.
func RemoveAll(path string) error {
	if path == "" {
		return nil
	}
	if endsWithDot(path) { // the kernel would not remove it
		return &PathError{"RemoveAll", path, syscall.EINVAL}
	}
	if err := Remove(path); err == nil || IsNotExist(err) {
		return nil
	}
	dir, base := splitLast(path)
	parent, err := Open(dir)
	if IsNotExist(err) {
		return nil
	}
	if err != nil {
		return err
	}
	defer parent.Close()
	err = removeAllAt(parent.pfd.Sysfd, base)
	if e, ok := err.(*PathError); ok {
		e.Path = dir + "/" + e.Path
	}
	return err
}

func endsWithDot(path string) bool {
	n := len(path)
	return path == "." || n >= 2 && path[n-1] == '.' && path[n-2] == '/'
}

// splitLast splits a path into that of the directory and the last element, without slashes around it.
func splitLast(path string) (dir, base string) {
	for len(path) > 1 && path[:2] == "//" {
		path = path[1:]
	}
	for len(path) > 1 && path[len(path)-1] == '/' {
		path = path[:len(path)-1]
	}
	for i := len(path) - 2; i >= 0; i-- {
		if path[i] == '/' {
			return path[:max(i, 1)], path[i+1:]
		}
	}
	return ".", path
}

// removeAllAt is RemoveAll of a name in an open directory. The paths of errors begin with that name.
func removeAllAt(dir int, name string) error {
	cause := untilDone(func() error { return unix.Unlinkat(dir, name, 0) })
	if cause == nil || IsNotExist(cause) {
		return nil
	}
	if cause != syscall.EISDIR && cause != syscall.EPERM && cause != syscall.EACCES {
		return &PathError{"unlinkat", name, cause}
	}
	inside := emptyDirAt(dir, name, cause)
	if inside == errGone {
		return nil
	}
	err := untilDone(func() error { return unix.Unlinkat(dir, name, unix.AT_REMOVEDIR) })
	if err == nil || IsNotExist(err) {
		return nil
	}
	if inside != nil {
		return inside
	}
	return &PathError{"unlinkat", name, err}
}

var errGone error = syscall.ENOENT

// emptyDirAt removes all that is in a directory. It returns the first error; errGone if the directory is not there any more.
// cause is why name could not be removed as a file, the error if it is no directory.
func emptyDirAt(dir int, name string, cause error) (first error) {
	const batch = 1024
	for {
		fd, err := openDirAt(dir, name)
		if err != nil {
			if IsNotExist(err) {
				return errGone
			}
			if _, isLink := err.(linkError); isLink || err == syscall.ENOTDIR {
				err = cause
			}
			return &PathError{"openfdat", name, err}
		}
		f := newFile(fd, name, false, false)
		names, failed := []string(nil), 0
		for {
			names, err = f.Readdirnames(batch)
			if err != nil && err != io.EOF {
				f.Close()
				if IsNotExist(err) {
					return errGone
				}
				return &PathError{"readdirnames", name, err}
			}
			failed = 0
			for _, n := range names {
				if err := removeAllAt(fd, n); err != nil {
					failed++
					if e, ok := err.(*PathError); ok {
						e.Path = name + "/" + e.Path
					}
					if first == nil {
						first = err
					}
				}
			}
			if failed < batch { // else go on behind what cannot be removed
				break
			}
		}
		f.Close() // entries may move when others are removed: it is read from the beginning
		if len(names) < batch {
			return first
		}
	}
}
