package os

import (
	"io"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"
	"unsafe"
)

// A DirEntry is what a directory says about one of its files.
type DirEntry = fs.DirEntry

// dirBuffer holds entries in the kernel's form that were read but not yet returned.
type dirBuffer struct {
	lock     sync.Mutex
	buf      []byte
	at, size int // buf[at:size] is left
}

const dirBufferSize = 8192

// entries calls yield with the entries of the directory until that returns false or an error, or all are read. yield gets
// ^FileMode(0) if the directory does not know what an entry is.
func (f *File) entries(yield func(name string, kind FileMode) (more bool, err error)) error {
	d := f.dir.Load()
	for d == nil {
		f.dir.CompareAndSwap(nil, new(dirBuffer))
		d = f.dir.Load()
	}
	d.lock.Lock()
	defer d.lock.Unlock()
	if d.buf == nil {
		d.buf = make([]byte, dirBufferSize)
	}
	for {
		if d.at >= d.size {
			n, err := f.pfd.ReadDirent(d.buf)
			if err != nil {
				return &PathError{"readdirent", f.name, err}
			}
			if n <= 0 {
				d.buf, d.at, d.size = nil, 0, 0
				return nil
			}
			d.at, d.size = 0, n
		}
		entry := (*syscall.Dirent)(unsafe.Pointer(&d.buf[d.at]))
		nameAt := d.at + int(unsafe.Offsetof(entry.Name))
		d.at += int(entry.Reclen)
		name := untilZero(d.buf[nameAt:d.at])
		if name == "." || name == ".." {
			continue
		}
		more, err := yield(name, kindOf(entry.Type))
		if !more || err != nil {
			return err
		}
	}
}

func untilZero(b []byte) string {
	for i, c := range b {
		if c == 0 {
			return string(b[:i])
		}
	}
	return string(b)
}

func kindOf(kind uint8) FileMode {
	switch kind {
	case syscall.DT_BLK:
		return ModeDevice
	case syscall.DT_CHR:
		return ModeDevice | ModeCharDevice
	case syscall.DT_DIR:
		return ModeDir
	case syscall.DT_FIFO:
		return ModeNamedPipe
	case syscall.DT_LNK:
		return ModeSymlink
	case syscall.DT_REG:
		return 0
	case syscall.DT_SOCK:
		return ModeSocket
	}
	return ^FileMode(0)
}

// list returns what wanted makes of the next n entries, of all that are left if n <= 0. Entries that are gone already are
// left out.
func list[T any](f *File, n int, wanted func(name string, kind FileMode) (T, error)) ([]T, error) {
	result := []T{}
	if f == nil {
		return nil, ErrInvalid
	}
	err := f.entries(func(name string, kind FileMode) (bool, error) {
		item, err := wanted(name, kind)
		if IsNotExist(err) {
			return true, nil
		}
		if err != nil {
			return false, err
		}
		result = append(result, item)
		return n <= 0 || len(result) < n, nil
	})
	if err == nil && n > 0 && len(result) == 0 {
		err = io.EOF
	}
	return result, err
}

// Readdir returns the FileInfos of the next n files of the directory, symbolic links not followed. With n <= 0 it returns
// all that are left. At the end it returns none, and io.EOF if n > 0. [File.ReadDir] is faster.
func (f *File) Readdir(n int) ([]FileInfo, error) {
	return list(f, n, func(name string, kind FileMode) (FileInfo, error) { return f.lstat(name) })
}

// Readdirnames returns the names of the next n files of the directory; see [File.Readdir].
func (f *File) Readdirnames(n int) (names []string, err error) {
	return list(f, n, func(name string, kind FileMode) (string, error) { return name, nil })
}

// ReadDir returns the entries of the next n files of the directory; see [File.Readdir].
func (f *File) ReadDir(n int) ([]DirEntry, error) {
	return list(f, n, func(name string, kind FileMode) (DirEntry, error) {
		entry := &dirEntry{dir: f.name, name: name, kind: kind}
		if kind == ^FileMode(0) || f.inRoot {
			info, err := f.lstat(name)
			if err != nil {
				return nil, err
			}
			entry.kind, entry.info = info.Mode().Type(), info
		}
		return entry, nil
	})
}

// lstat describes a file of the directory.
func (f *File) lstat(name string) (FileInfo, error) {
	info, err := lstatAt(f.pfd.Sysfd, name, name)
	runtime.KeepAlive(f)
	if err != nil {
		return nil, &PathError{"fstatat", f.name + "/" + name, err}
	}
	return info, nil
}

// dirEntry is the DirEntry of files of the system.
type dirEntry struct {
	dir, name string
	kind      FileMode
	info      FileInfo // nil if not known yet
}

func (e *dirEntry) Name() string   { return e.name }
func (e *dirEntry) IsDir() bool    { return e.kind.IsDir() }
func (e *dirEntry) Type() FileMode { return e.kind }
func (e *dirEntry) String() string { return fs.FormatDirEntry(e) }

func (e *dirEntry) Info() (FileInfo, error) {
	if e.info != nil {
		return e.info, nil
	}
	return Lstat(e.dir + "/" + e.name)
}

func sortByName(list []DirEntry) {
	slices.SortFunc(list, func(a, b DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
}

// ReadDir returns the entries of a directory, sorted by name. With an error come those that were read before it.
func ReadDir(name string) ([]DirEntry, error) {
	f, err := openDir(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	list, err := f.ReadDir(-1)
	sortByName(list)
	return list, err
}

// CopyFS copies a tree into a directory, which is made if there is none. Files that are there already are an error. New
// directories get the permissions 0777, files 0666 and those that they may be executed with, less the umask. Symbolic links
// stay links.
func CopyFS(dir string, fsys fs.FS) error {
	return fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if !fs.ValidPath(path) || strings.IndexByte(path, 0) >= 0 {
			return ErrInvalid
		}
		to := joinPath(dir, path)
		switch d.Type() {
		case ModeDir:
			return MkdirAll(to, 0777)
		case ModeSymlink:
			target, err := fs.ReadLink(fsys, path)
			if err != nil {
				return err
			}
			return Symlink(target, to)
		case 0:
			return copyFile(to, fsys, path)
		}
		return &PathError{"CopyFS", path, ErrInvalid}
	})
}

func copyFile(to string, fsys fs.FS, path string) error {
	r, err := fsys.Open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	info, err := r.Stat()
	if err != nil {
		return err
	}
	w, err := OpenFile(to, O_CREATE|O_EXCL|O_WRONLY, 0666|info.Mode()&0777)
	if err != nil {
		return err
	}
	if _, err := io.Copy(w, r); err != nil {
		w.Close()
		return &PathError{"Copy", to, err}
	}
	return w.Close()
}

// joinPath puts a name behind a directory's.
func joinPath(dir, name string) string {
	if dir != "" && dir[len(dir)-1] == '/' {
		return dir + name
	}
	return dir + "/" + name
}
