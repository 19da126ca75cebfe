package fs

import (
	"time"
	"unicode/utf8"
)

// An FS is a tree of files. It may implement more, such as [ReadFileFS]; the functions of this package use that.
//
// Open opens the file with a name for which [ValidPath] holds; for others it fails with [ErrInvalid] or [ErrNotExist]. Its
// errors are a *[PathError] with Op "open", Path the name and the reason in Err.
type FS interface {
	Open(name string) (File, error)
}

// ValidPath reports whether Open may be called with name: elements separated by slashes, in UTF-8, none of them empty, "."
// or "..". The root alone is ".". Backslashes and colons are characters as others, whatever the system.
func ValidPath(name string) bool {
	if name == "." {
		return true
	}
	if !utf8.ValidString(name) {
		return false
	}
	start := 0
	for i := 0; i <= len(name); i++ {
		if i < len(name) && name[i] != '/' {
			continue
		}
		switch name[start:i] {
		case "", ".", "..":
			return false
		}
		start = i + 1
	}
	return true
}

// A File is an open file of an FS. That of a directory is a [ReadDirFile]. It may also be an io.ReaderAt or io.Seeker.
type File interface {
	Stat() (FileInfo, error)
	Read([]byte) (int, error)
	Close() error
}

// A DirEntry is what a directory says about one of its files.
type DirEntry interface {
	// Name returns the last element of the path: "hello.go".
	Name() string

	// IsDir reports whether it is a directory.
	IsDir() bool

	// Type returns the bits of the mode that say what it is.
	Type() FileMode

	// Info returns all about the file, as of now or of when the directory was read. If the file is gone meanwhile, the
	// error may be [ErrNotExist]. Symbolic links are not followed.
	Info() (FileInfo, error)
}

// A ReadDirFile is an open directory.
//
// ReadDir returns its entries in the order in which the directory has them. With n > 0 it returns the next n, or fewer, and
// at the end none and io.EOF. With n <= 0 it returns all that are left, and no io.EOF; if it fails halfway, it returns those
// that were read and the error.
type ReadDirFile interface {
	File
	ReadDir(n int) ([]DirEntry, error)
}

// A FileInfo is what Stat says about a file.
type FileInfo interface {
	Name() string       // the last element of the path
	Size() int64        // in bytes, for regular files
	Mode() FileMode     // what it is and who may do what with it
	ModTime() time.Time // when it was changed
	IsDir() bool        // Mode().IsDir()
	Sys() any           // where this comes from; may be nil
}

// A StatFS is an FS with a Stat of its own. Errors are a *[PathError].
type StatFS interface {
	FS
	Stat(name string) (FileInfo, error)
}

// Stat describes a file of fsys.
func Stat(fsys FS, name string) (FileInfo, error) {
	if s, ok := fsys.(StatFS); ok {
		return s.Stat(name)
	}
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return file.Stat()
}

// A ReadLinkFS is an FS with symbolic links.
type ReadLinkFS interface {
	FS

	// ReadLink returns what a symbolic link holds.
	ReadLink(name string) (string, error)

	// Lstat describes a file, or the symbolic link if it is one.
	Lstat(name string) (FileInfo, error)
}

// ReadLink returns what a symbolic link of fsys holds. An fsys without links gives [ErrInvalid].
func ReadLink(fsys FS, name string) (string, error) {
	if l, ok := fsys.(ReadLinkFS); ok {
		return l.ReadLink(name)
	}
	return "", &PathError{"readlink", name, ErrInvalid}
}

// Lstat describes a file of fsys, or the symbolic link if it is one. Without links it is [Stat].
func Lstat(fsys FS, name string) (FileInfo, error) {
	if l, ok := fsys.(ReadLinkFS); ok {
		return l.Lstat(name)
	}
	return Stat(fsys, name)
}
