package os

import (
	"internal/syscall/unix"
	"io/fs"
	"syscall"
	"time"
)

// A FileInfo is what Stat says about a file.
type FileInfo = fs.FileInfo

// A FileMode is what kind of file something is and who may do what with it.
type FileMode = fs.FileMode

// The bits of a mode. One of ModeType's, or none for a regular file, says what it is.
const (
	ModeDir        = fs.ModeDir        // d: directory
	ModeAppend     = fs.ModeAppend     // a: can only be written to at its end
	ModeExclusive  = fs.ModeExclusive  // l: for exclusive use
	ModeTemporary  = fs.ModeTemporary  // T: temporary (Plan 9)
	ModeSymlink    = fs.ModeSymlink    // L: symbolic link
	ModeDevice     = fs.ModeDevice     // D: device
	ModeNamedPipe  = fs.ModeNamedPipe  // p: named pipe
	ModeSocket     = fs.ModeSocket     // S: socket
	ModeSetuid     = fs.ModeSetuid     // u: runs as the file's user
	ModeSetgid     = fs.ModeSetgid     // g: runs as the file's group
	ModeCharDevice = fs.ModeCharDevice // c: device for characters, together with ModeDevice
	ModeSticky     = fs.ModeSticky     // t: sticky
	ModeIrregular  = fs.ModeIrregular  // ?: something else

	ModeType = fs.ModeType // the bits that say what it is
	ModePerm = fs.ModePerm // Unix's permissions
)

// fileStat is the FileInfo of files of the system.
type fileStat struct {
	name    string
	size    int64
	mode    FileMode
	modTime time.Time
	sys     syscall.Stat_t
}

func (s *fileStat) Name() string       { return s.name }
func (s *fileStat) Size() int64        { return s.size }
func (s *fileStat) Mode() FileMode     { return s.mode }
func (s *fileStat) ModTime() time.Time { return s.modTime }
func (s *fileStat) IsDir() bool        { return s.mode.IsDir() }
func (s *fileStat) Sys() any           { return &s.sys }

// fill makes the other fields of name and sys.
func (s *fileStat) fill(name string) {
	s.name = baseName(name)
	s.size = s.sys.Size
	s.modTime = time.Unix(s.sys.Mtim.Sec, s.sys.Mtim.Nsec)
	s.mode = FileMode(s.sys.Mode & 0777)
	switch s.sys.Mode & syscall.S_IFMT {
	case syscall.S_IFBLK:
		s.mode |= ModeDevice
	case syscall.S_IFCHR:
		s.mode |= ModeDevice | ModeCharDevice
	case syscall.S_IFDIR:
		s.mode |= ModeDir
	case syscall.S_IFIFO:
		s.mode |= ModeNamedPipe
	case syscall.S_IFLNK:
		s.mode |= ModeSymlink
	case syscall.S_IFSOCK:
		s.mode |= ModeSocket
	}
	if s.sys.Mode&syscall.S_ISUID != 0 {
		s.mode |= ModeSetuid
	}
	if s.sys.Mode&syscall.S_ISGID != 0 {
		s.mode |= ModeSetgid
	}
	if s.sys.Mode&syscall.S_ISVTX != 0 {
		s.mode |= ModeSticky
	}
}

// systemMode returns the kernel's bits for those of mode that can be set.
func systemMode(mode FileMode) uint32 {
	m := uint32(mode.Perm())
	if mode&ModeSetuid != 0 {
		m |= syscall.S_ISUID
	}
	if mode&ModeSetgid != 0 {
		m |= syscall.S_ISGID
	}
	if mode&ModeSticky != 0 {
		m |= syscall.S_ISVTX
	}
	return m
}

// baseName returns the last element of a path.
func baseName(path string) string {
	if path == "" {
		return "."
	}
	end := len(path)
	for end > 0 && path[end-1] == '/' {
		end--
	}
	if end == 0 {
		return "/"
	}
	start := end
	for start > 0 && path[start-1] != '/' {
		start--
	}
	return path[start:end]
}

// describe makes the FileInfo of what ask finds out.
func describe(op, name string, ask func(string, *syscall.Stat_t) error) (FileInfo, error) {
	info := new(fileStat)
	if err := untilDone(func() error { return ask(name, &info.sys) }); err != nil {
		return nil, &PathError{op, name, err}
	}
	info.fill(name)
	return info, nil
}

// Stat describes a file.
func Stat(name string) (FileInfo, error) { return describe("stat", name, syscall.Stat) }

// Lstat describes a file, or the symbolic link if it is one.
func Lstat(name string) (FileInfo, error) { return describe("lstat", name, syscall.Lstat) }

// lstatAt describes a file of an open directory.
func lstatAt(dir int, name, shown string) (FileInfo, error) {
	info := new(fileStat)
	err := untilDone(func() error { return unix.Fstatat(dir, name, &info.sys, unix.AT_SYMLINK_NOFOLLOW) })
	if err != nil {
		return nil, err
	}
	info.fill(shown)
	return info, nil
}

// SameFile reports whether two results of this package's Stat are of the same file.
func SameFile(fi1, fi2 FileInfo) bool {
	a, ok := fi1.(*fileStat)
	b, ok2 := fi2.(*fileStat)
	return ok && ok2 && a.sys.Dev == b.sys.Dev && a.sys.Ino == b.sys.Ino
}
