// Package os is the operating system: files, directories, processes, the environment. It is the same on all systems.
//
// What fails returns an error that says what was tried and on which file: mostly a *[PathError]. Two goroutines may use a
// [File] at the same time.
package os

import (
	"io"
	"io/fs"
	"syscall"
	"unsafe"
)

// The standard files. The runtime writes panics to descriptor 2, whatever has become of Stderr.
var (
	Stdin  = NewFile(uintptr(syscall.Stdin), "/dev/stdin")
	Stdout = NewFile(uintptr(syscall.Stdout), "/dev/stdout")
	Stderr = NewFile(uintptr(syscall.Stderr), "/dev/stderr")
)

// Flags of [OpenFile]: one of the first three, and any of the others.
const (
	O_RDONLY int = syscall.O_RDONLY // for reading
	O_WRONLY int = syscall.O_WRONLY // for writing
	O_RDWR   int = syscall.O_RDWR   // for both
	O_APPEND int = syscall.O_APPEND // write at the end
	O_CREATE int = syscall.O_CREAT  // make the file if there is none
	O_EXCL   int = syscall.O_EXCL   // with O_CREATE: there must be none
	O_SYNC   int = syscall.O_SYNC   // writing waits for the disk
	O_TRUNC  int = syscall.O_TRUNC  // empty the file
)

// Deprecated: use io.SeekStart, io.SeekCurrent and io.SeekEnd.
const (
	SEEK_SET int = 0
	SEEK_CUR int = 1
	SEEK_END int = 2
)

// DevNull is the file that swallows everything.
const DevNull = "/dev/null"

// A File is an open file.
type File struct{ *file }

// file is apart so that a copy of a File is the same file.
type file struct {
	fd            int // -1: closed
	name          string
	appends       bool // opened with O_APPEND
	isStandardOut bool // descriptor 1 or 2
}

// A FileMode is what kind of file something is and who may do what with it.
type FileMode = fs.FileMode

func newFile(fd int, name string) *File {
	return &File{&file{fd: fd, name: name, isStandardOut: fd == 1 || fd == 2}}
}

// NewFile returns a File for a descriptor, nil if that is negative.
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	return newFile(int(fd), name)
}

// Name returns the name that the file was opened with.
func (f *File) Name() string { return f.name }

// Fd returns the file's descriptor.
func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	return uintptr(f.fd)
}

// untilDone repeats what a signal interrupts.
func untilDone(f func() error) error {
	for {
		err := f()
		if err != syscall.EINTR {
			return err
		}
	}
}

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes a file, or empties the one that is there, and opens it for reading and writing.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file; flag says how, perm are the permissions of a new one, less the process's umask.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	var fd int
	err := untilDone(func() (err error) {
		fd, err = syscall.Open(name, flag|syscall.O_CLOEXEC, systemMode(perm))
		return
	})
	if err != nil {
		return nil, &PathError{"open", name, err}
	}
	f := newFile(fd, name)
	f.appends = flag&O_APPEND != 0
	return f, nil
}

// systemMode returns the bits of the kernel for those of mode that can be set.
func systemMode(mode FileMode) uint32 {
	m := uint32(mode.Perm())
	if mode&fs.ModeSetuid != 0 {
		m |= syscall.S_ISUID
	}
	if mode&fs.ModeSetgid != 0 {
		m |= syscall.S_ISGID
	}
	if mode&fs.ModeSticky != 0 {
		m |= syscall.S_ISVTX
	}
	return m
}

// check returns the error that a file which is none gives.
func (f *File) check(op string) error {
	if f == nil {
		return ErrInvalid
	}
	return nil
}

// fail wraps an error of an operation.
func (f *File) fail(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	return &PathError{op, f.name, err}
}

// Close closes the file. Nothing can be done with it any more.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	fd := f.fd
	if fd < 0 {
		return f.fail("close", ErrClosed)
	}
	f.fd = -1
	return f.fail("close", syscall.Close(fd))
}

const largest = 1 << 30 // what one call reads or writes at most

// Read reads up to len(b) bytes. At the end it returns 0 and io.EOF.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check("read"); err != nil {
		return 0, err
	}
	if f.fd < 0 {
		return 0, f.fail("read", ErrClosed)
	}
	if len(b) == 0 {
		return 0, nil
	}
	b = b[:min(len(b), largest)]
	err = untilDone(func() (err error) {
		n, err = syscall.Read(f.fd, b)
		return
	})
	if err != nil {
		return 0, f.fail("read", err)
	}
	if n == 0 {
		return 0, io.EOF
	}
	return n, nil
}

// Write writes all of b. n < len(b) comes with an error.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check("write"); err != nil {
		return 0, err
	}
	if f.fd < 0 {
		return 0, f.fail("write", ErrClosed)
	}
	for n < len(b) && err == nil {
		m, e := syscall.Write(f.fd, b[n:min(len(b), n+largest)])
		if e == syscall.EINTR {
			continue
		}
		n, err = n+max(m, 0), e
		if e == nil && m == 0 {
			err = io.ErrUnexpectedEOF
		}
	}
	return n, f.fail("write", err)
}

// WriteString writes the bytes of s.
func (f *File) WriteString(s string) (n int, err error) {
	return f.Write(unsafe.Slice(unsafe.StringData(s), len(s)))
}

// ReadFile returns the contents of a file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// WriteFile makes the contents of a file be data. If there is none it is made with perm, less the umask. It may fail half
// way.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

