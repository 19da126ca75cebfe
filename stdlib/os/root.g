package os

import (
	"errors"
	"io/fs"
	"runtime"
	"syscall"
	"time"

	"internal/syscall/unix"
)

// A Root is a directory that names cannot lead out of: its methods take paths below it, and what is outside, by .. or by a
// symbolic link, is an error. Absolute links are outside. Mount points, devices and /proc are as they are.
//
// Names may begin with links, which are followed as far as they stay inside; the methods that say so do not follow the last
// one. Several goroutines may use a Root. It keeps to its directory when that is renamed, and is closed some time after it
// cannot be reached any more.
type Root struct{ root *root }

// OpenRoot opens a directory, following links, as a Root.
func OpenRoot(name string) (*Root, error) {
	fd, err := openFd(name, O_RDONLY, 0)
	if err != nil {
		return nil, err
	}
	return newRoot(fd, name)
}

func newRoot(fd int, name string) (*Root, error) {
	var st syscall.Stat_t
	if err := untilDone(func() error { return syscall.Fstat(fd, &st) }); err == nil && st.Mode&syscall.S_IFMT != syscall.S_IFDIR {
		syscall.Close(fd)
		return nil, &PathError{"open", name, errors.New("not a directory")}
	}
	r := &root{fd: fd, name: name}
	runtime.SetFinalizer(r, (*root).close)
	return &Root{r}, nil
}

// OpenInRoot opens a file below a directory; see [Root.Open].
func OpenInRoot(dir, name string) (*File, error) {
	r, err := OpenRoot(dir)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	return r.Open(name)
}

// Name returns the name that OpenRoot was given.
func (r *Root) Name() string { return r.root.name }

// Close closes the directory. Methods fail with [ErrClosed] after it.
func (r *Root) Close() error {
	r.root.close()
	return nil
}

// errUnsupportedMode is for permissions that are more than nine bits.
var errUnsupportedMode = errors.New("unsupported file mode")

// Open is [Open] below the root.
func (r *Root) Open(name string) (*File, error) { return r.OpenFile(name, O_RDONLY, 0) }

// Create is [Create] below the root.
func (r *Root) Create(name string) (*File, error) {
	return r.OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666)
}

// OpenFile is [OpenFile] below the root; perm must not be more than 0777.
func (r *Root) OpenFile(name string, flag int, perm FileMode) (*File, error) {
	if perm&0o777 != perm {
		return nil, &PathError{"openat", name, errUnsupportedMode}
	}
	fd, err := inRoot(r, name, 0, openDirAt, func(dir int, name string, slash bool) (int, error) {
		fd, err := openAt(dir, name, flag|syscall.O_NOFOLLOW, perm)
		switch isNew := flag&(O_CREATE|O_EXCL) == O_CREATE|O_EXCL; {
		case isNew && err == syscall.ELOOP:
			err = syscall.EEXIST
		case !isNew && (err == syscall.ELOOP || err == syscall.ENOTDIR):
			err = linkOr(dir, name, err)
		}
		return fd, err
	})
	if err != nil {
		return nil, &PathError{"openat", name, err}
	}
	f := newFile(fd, joinPath(r.Name(), name), true, flag&syscall.O_NONBLOCK != 0)
	f.inRoot = true
	f.appends = flag&O_APPEND != 0
	return f, nil
}

// OpenRoot opens a directory below the root as a Root.
func (r *Root) OpenRoot(name string) (*Root, error) {
	fd, err := inRoot(r, name, 0, openDirAt, func(dir int, name string, slash bool) (int, error) {
		fd, err := openAt(dir, name, syscall.O_NOFOLLOW, 0)
		if err == syscall.ELOOP {
			err = linkOr(dir, name, err)
		}
		return fd, err
	})
	if err != nil {
		return nil, &PathError{"openat", name, err}
	}
	return newRoot(fd, joinPath(r.Name(), name))
}

// do calls f with the directory and the last element that name leads to.
func (r *Root) do(op, name string, flags int, f func(dir int, name string) error) error {
	_, err := inRoot(r, name, flags, openDirAt, func(dir int, name string, slash bool) (struct{}, error) {
		return struct{}{}, untilDone(func() error { return f(dir, name) })
	})
	if err != nil {
		return &PathError{op, name, err}
	}
	return nil
}

// followed calls f unless the last element is a link, which is followed first.
func followed(f func(dir int, name string) error) func(dir int, name string) error {
	return func(dir int, name string) error {
		if err := linkOr(dir, name, nil); err != nil {
			return err
		}
		return f(dir, name)
	}
}

// Chmod is [Chmod] below the root.
func (r *Root) Chmod(name string, mode FileMode) error {
	return r.do("chmodat", name, 0, followed(func(dir int, name string) error {
		return unix.FchmodatNoFollow(dir, name, systemMode(mode))
	}))
}

// Chown is [Chown] below the root.
func (r *Root) Chown(name string, uid, gid int) error {
	return r.do("chownat", name, 0, followed(func(dir int, name string) error {
		return unix.Fchownat(dir, name, uid, gid, unix.AT_SYMLINK_NOFOLLOW)
	}))
}

// Lchown is [Lchown] below the root.
func (r *Root) Lchown(name string, uid, gid int) error {
	return r.do("lchownat", name, 0, func(dir int, name string) error {
		return unix.Fchownat(dir, name, uid, gid, unix.AT_SYMLINK_NOFOLLOW)
	})
}

// Chtimes is [Chtimes] below the root.
func (r *Root) Chtimes(name string, atime time.Time, mtime time.Time) error {
	times := [2]syscall.Timespec{systemTime(atime), systemTime(mtime)}
	return r.do("chtimesat", name, 0, followed(func(dir int, name string) error {
		return unix.Utimensat(dir, name, &times, unix.AT_SYMLINK_NOFOLLOW)
	}))
}

// Mkdir is [Mkdir] below the root; perm must not be more than 0777.
func (r *Root) Mkdir(name string, perm FileMode) error {
	if perm&0o777 != perm {
		return &PathError{"mkdirat", name, errUnsupportedMode}
	}
	return r.do("mkdirat", name, slashIsFine, func(dir int, name string) error {
		return unix.Mkdirat(dir, name, systemMode(perm))
	})
}

// MkdirAll is [MkdirAll] below the root; perm must not be more than 0777.
func (r *Root) MkdirAll(name string, perm FileMode) error {
	if perm&0o777 != perm {
		return &PathError{"mkdirat", name, errUnsupportedMode}
	}
	mkdir := func(dir int, name string) error {
		return untilDone(func() error { return unix.Mkdirat(dir, name, systemMode(perm)) })
	}
	openOrMake := func(dir int, name string) (int, error) {
		fd, err := openDirAt(dir, name)
		if IsNotExist(err) {
			if err := mkdir(dir, name); err != nil && err != syscall.EEXIST {
				return 0, &PathError{"mkdirat", "", err}
			}
			fd, err = openDirAt(dir, name)
		}
		if _, isLink := err.(linkError); err == nil || isLink {
			return fd, err
		}
		return 0, &PathError{"openat", "", err}
	}
	_, err := inRoot(r, name, slashIsFine, openOrMake, func(dir int, last string, slash bool) (struct{}, error) {
		err := mkdir(dir, last)
		if err == syscall.EEXIST {
			err = r.isDirectory(dir, last, name)
		}
		if err != nil {
			err = &PathError{"mkdirat", "", err}
		}
		return struct{}{}, err
	})
	if err != nil {
		if _, ok := err.(*PathError); !ok {
			err = &PathError{"mkdirat", name, err}
		}
	}
	return err
}

// isDirectory returns nil for a directory, or a link to one, that is in the place of the one to be made; else why it cannot
// be made.
func (r *Root) isDirectory(dir int, last, name string) error {
	info, err := lstatAt(dir, last, last)
	if err != nil {
		return syscall.EEXIST
	}
	if info.IsDir() {
		return nil
	}
	if info.Mode()&ModeSymlink == 0 {
		return syscall.EEXIST
	}
	info, err = r.Stat(name)
	switch {
	case IsNotExist(err):
		return syscall.EEXIST
	case err != nil:
		return err
	case info.IsDir():
		return nil
	}
	return syscall.ENOTDIR
}

// Remove is [Remove] below the root.
func (r *Root) Remove(name string) error {
	return r.do("removeat", name, 0, func(dir int, name string) error {
		return fileOrDir(func() error { return unix.Unlinkat(dir, name, 0) },
			func() error { return unix.Unlinkat(dir, name, unix.AT_REMOVEDIR) })
	})
}

// RemoveAll is [RemoveAll] below the root.
func (r *Root) RemoveAll(name string) error {
	for name != "" && name[len(name)-1] == '/' {
		name = name[:len(name)-1]
	}
	if endsWithDot(name) { // the root itself cannot be removed
		return &PathError{"RemoveAll", name, syscall.EINVAL}
	}
	_, err := inRoot(r, name, 0, openDirAt, func(dir int, name string, slash bool) (struct{}, error) {
		return struct{}{}, removeAllAt(dir, name)
	})
	if err == nil || IsNotExist(err) {
		return nil
	}
	return &PathError{"RemoveAll", name, inner(err)}
}

func (r *Root) stat(name string, follow bool) (FileInfo, error) {
	info, err := inRoot(r, name, 0, openDirAt, func(dir int, last string, slash bool) (FileInfo, error) {
		info, err := lstatAt(dir, last, name)
		if err == nil && follow && info.Mode()&ModeSymlink != 0 {
			err = linkOr(dir, last, syscall.ELOOP)
		}
		return info, err
	})
	if err != nil {
		return nil, &PathError{"statat", name, err}
	}
	return info, nil
}

// Stat is [Stat] below the root.
func (r *Root) Stat(name string) (FileInfo, error) { return r.stat(name, true) }

// Lstat is [Lstat] below the root.
func (r *Root) Lstat(name string) (FileInfo, error) { return r.stat(name, false) }

// Readlink is [Readlink] below the root.
func (r *Root) Readlink(name string) (string, error) {
	link, err := inRoot(r, name, 0, openDirAt, func(dir int, name string, slash bool) (string, error) {
		return readLinkAt(dir, name)
	})
	if err != nil {
		return "", &PathError{"readlinkat", name, err}
	}
	return link, nil
}

// inBoth calls f with where two names lead.
func (r *Root) inBoth(op, oldname, newname string, flags int, f func(olddir int, oldname string, newdir int, newname string, slash bool) error) error {
	_, err := inRoot(r, oldname, 0, openDirAt, func(olddir int, old string, _ bool) (struct{}, error) {
		return inRoot(r, newname, flags, openDirAt, func(newdir int, new string, slash bool) (struct{}, error) {
			return struct{}{}, f(olddir, old, newdir, new, slash)
		})
	})
	if err != nil {
		return &LinkError{op, oldname, newname, err}
	}
	return nil
}

// Rename is [Rename] below the root. Links at the end are not followed.
func (r *Root) Rename(oldname, newname string) error {
	return r.inBoth("renameat", oldname, newname, newDirectory, func(olddir int, old string, newdir int, new string, slash bool) error {
		if slash {
			info, err := lstatAt(olddir, old, old)
			if err != nil {
				return err
			}
			if !info.IsDir() {
				return syscall.ENOTDIR
			}
		}
		if info, err := lstatAt(newdir, new, new); err == nil && info.IsDir() {
			oldInfo, err := lstatAt(olddir, old, old)
			if err != nil {
				return err
			}
			if new == old || !SameFile(info, oldInfo) {
				return syscall.EEXIST
			}
		}
		return unix.Renameat(olddir, old, newdir, new)
	})
}

// Link is [Link] below the root. Links at the end are not followed.
func (r *Root) Link(oldname, newname string) error {
	return r.inBoth("linkat", oldname, newname, 0, func(olddir int, old string, newdir int, new string, _ bool) error {
		return unix.Linkat(olddir, old, newdir, new, 0)
	})
}

// Symlink is [Symlink] below the root. Where the link leads to does not matter.
func (r *Root) Symlink(oldname, newname string) error {
	_, err := inRoot(r, newname, 0, openDirAt, func(dir int, name string, slash bool) (struct{}, error) {
		return struct{}{}, unix.Symlinkat(oldname, dir, name)
	})
	if err != nil {
		return &LinkError{"symlinkat", oldname, newname, err}
	}
	return nil
}

// ReadFile is [ReadFile] below the root.
func (r *Root) ReadFile(name string) ([]byte, error) {
	f, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.readAll()
}

// WriteFile is [WriteFile] below the root.
func (r *Root) WriteFile(name string, data []byte, perm FileMode) error {
	f, err := r.OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	return f.writeAll(data, err)
}

// FS returns the tree below the root. It is also an fs.StatFS, fs.ReadFileFS, fs.ReadDirFS and fs.ReadLinkFS.
func (r *Root) FS() fs.FS { return (*rootFS)(r) }

type rootFS Root

// valid calls do if fs.FS takes the name.
func valid[T any](r *rootFS, op, name string, do func(*Root, string) (T, error)) (result T, err error) {
	if !fs.ValidPath(name) {
		return result, &PathError{op, name, ErrInvalid}
	}
	return do((*Root)(r), name)
}

func (r *rootFS) Open(name string) (fs.File, error) {
	f, err := valid(r, "open", name, (*Root).Open)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (r *rootFS) ReadDir(name string) ([]DirEntry, error) {
	f, err := valid(r, "readdir", name, (*Root).Open)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	sortByName(list)
	return list, err
}

func (r *rootFS) ReadFile(name string) ([]byte, error) {
	return valid(r, "readfile", name, (*Root).ReadFile)
}
func (r *rootFS) ReadLink(name string) (string, error) {
	return valid(r, "readlink", name, (*Root).Readlink)
}
func (r *rootFS) Stat(name string) (fs.FileInfo, error) { return valid(r, "stat", name, (*Root).Stat) }
func (r *rootFS) Lstat(name string) (fs.FileInfo, error) {
	return valid(r, "lstat", name, (*Root).Lstat)
}
