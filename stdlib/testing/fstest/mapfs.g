// Package fstest has a file system in memory, and a test for file systems.
package fstest

import (
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
	"time"
)

// MapFS is a file system: what is at each path. Folders that are not in it are there nevertheless if something is in them; one
// is put into it to be empty, or to have a mode and a time. Symbolic links are followed. Whoever changes the map must not
// use the file system meanwhile. Each use of a folder looks at the whole map, so it should be small.
type MapFS map[string]*MapFile

// MapFile is a file, folder or symbolic link in a [MapFS].
type MapFile struct {
	Data    []byte      // what is in the file, or the target of the link
	Mode    fs.FileMode // of the FileInfo, as are the others
	ModTime time.Time
	Sys     any
}

var (
	_ fs.ReadLinkFS = MapFS(nil)
	_ fs.ReadDirFS  = MapFS(nil)
	_ fs.GlobFS     = MapFS(nil)
	_ fs.SubFS      = MapFS(nil)
)

func failure(op, name string, err error) error {
	return &fs.PathError{Op: op, Path: name, Err: err}
}

// Finding -------------------------------------------------------------------------------------------------------------

// follow returns name without symbolic links on the way, nor at its end. False if that is no path in the file system.
func (m MapFS) follow(name string) (string, bool) {
	for end := 0; end < len(name); {
		if i := strings.IndexByte(name[end:], '/'); i >= 0 {
			end += i
		} else {
			end = len(name)
		}
		at := name[:end]
		if f := m[at]; f != nil && f.Mode.Type() == fs.ModeSymlink {
			target := string(f.Data)
			if path.IsAbs(target) {
				return "", false
			}
			name = path.Join(path.Dir(at), target) + name[end:]
			end = 0
			continue
		}
		end++
	}
	return name, fs.ValidPath(name)
}

// children returns what is in the folder: of the map, and folders that are there because something is in them.
func (m MapFS) children(folder string) []*entry {
	below := folder + "/"
	if folder == "." {
		below = ""
	}
	found := make(map[string]*MapFile)
	for name, f := range m {
		rest, ok := strings.CutPrefix(name, below)
		if !ok || name == "." {
			continue
		}
		if child, _, deeper := strings.Cut(rest, "/"); !deeper {
			found[rest] = f
		} else if found[child] == nil {
			found[child] = nil
		}
	}
	var list []*entry
	for name, f := range found {
		list = append(list, newEntry(name, f))
	}
	slices.SortFunc(list, func(a, b *entry) int { return strings.Compare(a.name, b.name) })
	return list
}

// find returns what is at name, and no path is behind that: links have been followed.
func (m MapFS) find(name, shown string) (e *entry, children []*entry, err error) {
	f := m[name]
	if f != nil && !f.Mode.IsDir() {
		return newEntry(shown, f), nil, nil
	}
	children = m.children(name)
	if f == nil && len(children) == 0 && name != "." {
		return nil, nil, fs.ErrNotExist
	}
	return newEntry(shown, f), children, nil
}

// Open opens the file, after following symbolic links.
func (m MapFS) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, failure("open", name, fs.ErrNotExist)
	}
	at, ok := m.follow(name)
	if !ok {
		return nil, failure("open", name, fs.ErrNotExist)
	}
	e, children, err := m.find(at, path.Base(name))
	if err != nil {
		return nil, failure("open", name, err)
	}
	if e.IsDir() {
		return &folder{entry: *e, path: name, children: children}, nil
	}
	return &file{entry: *e, path: name}, nil
}

func (m MapFS) lstat(name string) (*entry, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	dir, ok := m.follow(path.Dir(name))
	if !ok {
		return nil, fs.ErrNotExist
	}
	e, _, err := m.find(path.Join(dir, path.Base(name)), path.Base(name))
	return e, err
}

// Lstat returns what is known of the file, without following it if it is a symbolic link.
func (m MapFS) Lstat(name string) (fs.FileInfo, error) {
	e, err := m.lstat(name)
	if err != nil {
		return nil, failure("lstat", name, err)
	}
	return e, nil
}

// ReadLink returns the target of a symbolic link.
func (m MapFS) ReadLink(name string) (string, error) {
	e, err := m.lstat(name)
	if err == nil && e.Type() != fs.ModeSymlink {
		err = fs.ErrInvalid
	}
	if err != nil {
		return "", failure("readlink", name, err)
	}
	return string(e.f.Data), nil
}

// plain has the method Open only, so that the functions of package fs do without the others.
type plain struct{ fs.FS }

// ReadFile returns what is in the file.
func (m MapFS) ReadFile(name string) ([]byte, error) { return fs.ReadFile(plain{m}, name) }

// Stat returns what is known of the file, after following symbolic links.
func (m MapFS) Stat(name string) (fs.FileInfo, error) { return fs.Stat(plain{m}, name) }

// ReadDir returns what is in the folder, sorted by name.
func (m MapFS) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(plain{m}, name) }

// Glob returns the paths that match pattern.
func (m MapFS) Glob(pattern string) ([]string, error) { return fs.Glob(plain{m}, pattern) }

// A whole has all methods but Sub.
type whole struct{ MapFS }

func (whole) Sub() {}

// Sub returns the folder dir as a file system.
func (m MapFS) Sub(dir string) (fs.FS, error) { return fs.Sub(whole{m}, dir) }

// Files ---------------------------------------------------------------------------------------------------------------

// entry is an fs.FileInfo and an fs.DirEntry.
type entry struct {
	name string
	f    *MapFile
}

// newEntry: f is nil of a folder that is not in the map.
func newEntry(name string, f *MapFile) *entry {
	if f == nil {
		f = &MapFile{Mode: fs.ModeDir | 0o555}
	}
	return &entry{name, f}
}

func (e *entry) Name() string               { return e.name }
func (e *entry) Size() int64                { return int64(len(e.f.Data)) }
func (e *entry) Mode() fs.FileMode          { return e.f.Mode }
func (e *entry) Type() fs.FileMode          { return e.f.Mode.Type() }
func (e *entry) ModTime() time.Time         { return e.f.ModTime }
func (e *entry) IsDir() bool                { return e.f.Mode.IsDir() }
func (e *entry) Sys() any                   { return e.f.Sys }
func (e *entry) Info() (fs.FileInfo, error) { return e, nil }
func (e *entry) String() string             { return fs.FormatFileInfo(e) }

type file struct {
	entry
	path string
	at   int64
}

func (f *file) Stat() (fs.FileInfo, error) { return &f.entry, nil }
func (f *file) Close() error               { return nil }

func (f *file) Read(p []byte) (int, error) {
	if f.at >= f.Size() {
		return 0, io.EOF
	}
	n := copy(p, f.f.Data[f.at:])
	f.at += int64(n)
	return n, nil
}

func (f *file) ReadAt(p []byte, at int64) (int, error) {
	if at < 0 || at > f.Size() {
		return 0, failure("read", f.path, fs.ErrInvalid)
	}
	n := copy(p, f.f.Data[at:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

func (f *file) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekCurrent:
		offset += f.at
	case io.SeekEnd:
		offset += f.Size()
	}
	if offset < 0 || offset > f.Size() {
		return 0, failure("seek", f.path, fs.ErrInvalid)
	}
	f.at = offset
	return offset, nil
}

type folder struct {
	entry
	path     string
	children []*entry // that have not been read
}

func (d *folder) Stat() (fs.FileInfo, error) { return &d.entry, nil }
func (d *folder) Close() error               { return nil }

func (d *folder) Read(p []byte) (int, error) {
	return 0, failure("read", d.path, fs.ErrInvalid)
}

func (d *folder) ReadDir(n int) ([]fs.DirEntry, error) {
	if n > 0 && len(d.children) == 0 {
		return nil, io.EOF
	}
	if n <= 0 || n > len(d.children) {
		n = len(d.children)
	}
	list := make([]fs.DirEntry, n)
	for i := range list {
		list[i] = d.children[i]
	}
	d.children = d.children[n:]
	return list, nil
}
