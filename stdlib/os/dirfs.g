package os

import (
	"errors"
	"io/fs"
	"strings"
)

// DirFS returns the tree below a directory. It puts dir in front of names: a symbolic link may lead out of it, and a
// relative dir depends on the working directory. [Root.FS] keeps inside. The result is also an fs.StatFS, fs.ReadFileFS,
// fs.ReadDirFS and fs.ReadLinkFS. dir must not be "".
func DirFS(dir string) fs.FS { return dirFS(dir) }

type dirFS string

// in calls do with the name's path. Errors show the name.
func in[T any](dir dirFS, op, name string, do func(path string) (T, error)) (result T, err error) {
	if dir == "" {
		return result, &PathError{op, name, errors.New("os: DirFS with empty root")}
	}
	if !fs.ValidPath(name) || strings.IndexByte(name, 0) >= 0 {
		return result, &PathError{op, name, ErrInvalid}
	}
	result, err = do(joinPath(string(dir), name))
	if e, ok := err.(*PathError); ok {
		e.Path = name
	}
	return
}

func (dir dirFS) Open(name string) (fs.File, error) {
	f, err := in(dir, "open", name, Open)
	if err != nil {
		return nil, err
	}
	return f, nil
}

func (dir dirFS) ReadFile(name string) ([]byte, error)    { return in(dir, "readfile", name, ReadFile) }
func (dir dirFS) ReadDir(name string) ([]DirEntry, error) { return in(dir, "readdir", name, ReadDir) }
func (dir dirFS) Stat(name string) (fs.FileInfo, error)   { return in(dir, "stat", name, Stat) }
func (dir dirFS) Lstat(name string) (fs.FileInfo, error)  { return in(dir, "lstat", name, Lstat) }
func (dir dirFS) ReadLink(name string) (string, error)    { return in(dir, "readlink", name, Readlink) }
