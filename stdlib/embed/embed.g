// Package embed gives a program files as they were when it was compiled.
//
//	import _ "embed"
//
//	//go:embed help.txt
//	var help string
//
//	//go:embed templates/*.html images all:hidden
//	var files embed.FS
//
// A directive stands before the declaration of a package-level variable of type string, []byte or [FS], with nothing but comments
// and further directives between. Its patterns are those of [path.Match], relative to the folder of the package; a folder means
// the files in it and below it but those whose names begin with '.' or '_', with "all:" before the pattern these too. Patterns with
// blanks are written as string literals.
package embed

import (
	"errors"
	"io"
	"io/fs"
	"time"
)

// file is one of an FS; the name of a folder ends with a slash.
type file struct {
	name, data string
}

var (
	_ fs.ReadDirFS   = FS{}
	_ fs.ReadFileFS  = FS{}
	_ fs.ReadDirFile = (*openDir)(nil)
	_ io.Seeker      = (*openFile)(nil)
	_ io.ReaderAt    = (*openFile)(nil)
	_ fs.FileInfo    = (*file)(nil)
	_ fs.DirEntry    = (*file)(nil)
)

// FS is a tree of files that can only be read, so any number of goroutines may use it. The zero FS is empty.
type FS struct {
	// The compiler knows these types: sorted by folder, then by name, each folder being an entry of its own folder too.
	files *[]file
}

var root = file{name: "./"}

// split takes a name apart: the folder ("." at the top), the rest, and whether that is a folder too.
func split(name string) (dir, base string, isDir bool) {
	if name[len(name)-1] == '/' {
		isDir = true
		name = name[:len(name)-1]
	}
	for i := len(name) - 1; i >= 0; i-- {
		if name[i] == '/' {
			return name[:i], name[i+1:], isDir
		}
	}
	return ".", name, isDir
}

// from is the index of the first file that is (dir, base) or behind it.
func (f FS) from(dir, base string) int {
	first, last := 0, len(*f.files)
	for first < last {
		mid := int(uint(first+last) >> 1)
		d, b, _ := split((*f.files)[mid].name)
		if d < dir || d == dir && b < base {
			first = mid + 1
		} else {
			last = mid
		}
	}
	return first
}

func (f FS) lookup(name string) *file {
	if !fs.ValidPath(name) {
		return nil
	}
	if name == "." {
		return &root
	}
	if f.files == nil {
		return nil
	}
	dir, base, _ := split(name)
	if i := f.from(dir, base); i < len(*f.files) {
		if d, b, _ := split((*f.files)[i].name); d == dir && b == base {
			return &(*f.files)[i]
		}
	}
	return nil
}

func (f FS) list(dir string) []file {
	if f.files == nil {
		return nil
	}
	i := f.from(dir, "")
	j := i
	for j < len(*f.files) {
		if d, _, _ := split((*f.files)[j].name); d != dir {
			break
		}
		j++
	}
	return (*f.files)[i:j]
}

// Open opens a file or folder for reading. A file can seek and be read at any place.
func (f FS) Open(name string) (fs.File, error) {
	x := f.lookup(name)
	if x == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	if x.IsDir() {
		return &openDir{x, f.list(name), 0}, nil
	}
	return &openFile{x, 0}, nil
}

// ReadDir lists a folder, sorted.
func (f FS) ReadDir(name string) ([]fs.DirEntry, error) {
	x, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	dir, ok := x.(*openDir)
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("not a directory")}
	}
	return dir.ReadDir(-1)
}

// ReadFile gives what is in a file.
func (f FS) ReadFile(name string) ([]byte, error) {
	x, err := f.Open(name)
	if err != nil {
		return nil, err
	}
	file, ok := x.(*openFile)
	if !ok {
		return nil, &fs.PathError{Op: "read", Path: name, Err: errors.New("is a directory")}
	}
	return []byte(file.f.data), nil
}

func (f *file) Name() string {
	_, base, _ := split(f.name)
	return base
}

func (f *file) IsDir() bool                { return f.name[len(f.name)-1] == '/' }
func (f *file) Size() int64                { return int64(len(f.data)) }
func (f *file) ModTime() time.Time         { return time.Time{} }
func (f *file) Sys() any                   { return nil }
func (f *file) Type() fs.FileMode          { return f.Mode().Type() }
func (f *file) Info() (fs.FileInfo, error) { return f, nil }
func (f *file) String() string             { return fs.FormatFileInfo(f) }

func (f *file) Mode() fs.FileMode {
	if f.IsDir() {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// openFile is a file that is being read.
type openFile struct {
	f      *file
	offset int64
}

func (o *openFile) Close() error               { return nil }
func (o *openFile) Stat() (fs.FileInfo, error) { return o.f, nil }

func (o *openFile) fail(op string) error {
	return &fs.PathError{Op: op, Path: o.f.name, Err: fs.ErrInvalid}
}

func (o *openFile) Read(b []byte) (int, error) {
	if o.offset >= int64(len(o.f.data)) {
		return 0, io.EOF
	}
	if o.offset < 0 {
		return 0, o.fail("read")
	}
	n := copy(b, o.f.data[o.offset:])
	o.offset += int64(n)
	return n, nil
}

func (o *openFile) Seek(offset int64, whence int) (int64, error) {
	switch whence {
	case io.SeekStart:
	case io.SeekCurrent:
		offset += o.offset
	case io.SeekEnd:
		offset += int64(len(o.f.data))
	}
	if offset < 0 || offset > int64(len(o.f.data)) {
		return 0, o.fail("seek")
	}
	o.offset = offset
	return offset, nil
}

func (o *openFile) ReadAt(b []byte, offset int64) (int, error) {
	if offset < 0 || offset > int64(len(o.f.data)) {
		return 0, o.fail("read")
	}
	n := copy(b, o.f.data[offset:])
	if n < len(b) {
		return n, io.EOF
	}
	return n, nil
}

// openDir is a folder that is being listed.
type openDir struct {
	f      *file
	files  []file
	offset int
}

func (d *openDir) Close() error               { return nil }
func (d *openDir) Stat() (fs.FileInfo, error) { return d.f, nil }

func (d *openDir) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "read", Path: d.f.name, Err: errors.New("is a directory")}
}

func (d *openDir) ReadDir(count int) ([]fs.DirEntry, error) {
	n := len(d.files) - d.offset
	if n == 0 {
		if count <= 0 {
			return nil, nil
		}
		return nil, io.EOF
	}
	if count > 0 && n > count {
		n = count
	}
	list := make([]fs.DirEntry, n)
	for i := range list {
		list[i] = &d.files[d.offset+i]
	}
	d.offset += n
	return list, nil
}
