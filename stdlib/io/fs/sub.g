package fs

import (
	"errors"
	"path"
)

// A SubFS is an FS with a Sub of its own.
type SubFS interface {
	FS
	Sub(dir string) (FS, error)
}

// Sub returns the tree below a directory of fsys; that of "." is fsys itself. If fsys has no Sub, the result puts dir in
// front of all names and takes it away from those in errors. That is no wall: a symbolic link may lead out of dir if those
// of fsys do.
func Sub(fsys FS, dir string) (FS, error) {
	if !ValidPath(dir) {
		return nil, &PathError{"sub", dir, ErrInvalid}
	}
	if dir == "." {
		return fsys, nil
	}
	if s, ok := fsys.(SubFS); ok {
		return s.Sub(dir)
	}
	return &subFS{fsys, dir}, nil
}

type subFS struct {
	fsys FS
	dir  string
}

func (s *subFS) full(op, name string) (string, error) {
	if !ValidPath(name) {
		return "", &PathError{op, name, ErrInvalid}
	}
	return path.Join(s.dir, name), nil
}

// short takes dir away from a name.
func (s *subFS) short(name string) (string, bool) {
	if name == s.dir {
		return ".", true
	}
	if n := len(s.dir); len(name) > n+1 && name[:n] == s.dir && name[n] == '/' {
		return name[n+1:], true
	}
	return "", false
}

func (s *subFS) shorten(err error) error {
	if e, ok := err.(*PathError); ok {
		if name, ok := s.short(e.Path); ok {
			e.Path = name
		}
	}
	return err
}

// in calls do with the name in the tree around.
func in[T any](s *subFS, op, name string, do func(FS, string) (T, error)) (result T, err error) {
	full, err := s.full(op, name)
	if err != nil {
		return
	}
	result, err = do(s.fsys, full)
	return result, s.shorten(err)
}

func (s *subFS) Open(name string) (File, error)               { return in(s, "open", name, FS.Open) }
func (s *subFS) ReadDir(name string) ([]DirEntry, error)      { return in(s, "read", name, ReadDir) }
func (s *subFS) ReadFile(name string) ([]byte, error)         { return in(s, "read", name, ReadFile) }
func (s *subFS) ReadLink(name string) (string, error)         { return in(s, "readlink", name, ReadLink) }
func (s *subFS) Lstat(name string) (info FileInfo, err error) { return in(s, "lstat", name, Lstat) }

func (s *subFS) Glob(pattern string) ([]string, error) {
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if pattern == "." {
		return []string{"."}, nil
	}
	list, err := Glob(s.fsys, s.dir+"/"+pattern)
	for i, name := range list {
		short, ok := s.short(name)
		if !ok {
			return nil, errors.New("invalid result from inner fsys Glob: " + name + " not in " + s.dir)
		}
		list[i] = short
	}
	return list, s.shorten(err)
}

func (s *subFS) Sub(dir string) (FS, error) {
	if dir == "." {
		return s, nil
	}
	full, err := s.full("sub", dir)
	if err != nil {
		return nil, err
	}
	return &subFS{s.fsys, full}, nil
}
