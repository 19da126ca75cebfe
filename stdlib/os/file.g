// Package os is the operating system: files, directories, processes, the environment. It is the same on all systems.
//
// What fails returns an error that says what was tried and on which file: mostly a *[PathError]. Two goroutines may use a
// [File] at the same time.
package os

import (
	"errors"
	"internal/poll"
	"io"
	"io/fs"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"
	"unsafe"
)

// The standard files. The runtime writes panics to descriptor 2, whatever has become of Stderr. They stay open when they
// are replaced.
var (
	Stdin  = adopt(syscall.Stdin, "/dev/stdin")
	Stdout = adopt(syscall.Stdout, "/dev/stdout")
	Stderr = adopt(syscall.Stderr, "/dev/stderr")
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

// A File is an open file. It is closed some time after it cannot be reached any more.
type File struct{ *file }

// file is apart so that a copy of a File is the same file, and so that programs can set finalizers of their own for a File:
// the one that closes the descriptor is the file's.
type file struct {
	pfd           poll.FD
	name          string
	dir           atomic.Pointer[dirBuffer] // nil unless the file is being read as a directory
	setNonblock   bool                      // we have made the descriptor non-blocking
	isStandardOut bool                      // descriptor 1 or 2
	appends       bool                      // opened with O_APPEND
	inRoot        bool                      // opened by a Root
}

// newFile makes a File. isNonblock: the descriptor is non-blocking. tryPoll: make it so if the poller takes it, as it does with
// pipes, sockets and terminals; waiting for these takes no thread then. Regular files it does not take.
func newFile(fd int, name string, tryPoll, isNonblock bool) *File {
	f := makeFile(fd, name, tryPoll, isNonblock)
	closeLater(f)
	return f
}

// closeLater has the descriptor closed when the file cannot be reached any more.
func closeLater(f *File) {
	runtime.SetFinalizer(f.file, func(f *file) { f.pfd.Close() })
}

// makeFile is newFile of one that stays open when it cannot be reached any more.
func makeFile(fd int, name string, tryPoll, isNonblock bool) *File {
	f := &File{&file{name: name, isStandardOut: fd == 1 || fd == 2}}
	f.pfd.Sysfd, f.pfd.IsStream, f.pfd.ZeroReadIsEOF = fd, true, true
	if err := f.pfd.Init("file", tryPoll || isNonblock); err == nil && tryPoll && !isNonblock {
		syscall.SetNonblock(fd, true)
		f.setNonblock = true
	}
	return f
}

// NewFile returns a File for a descriptor, nil if that is negative. If the descriptor is non-blocking, reading and writing
// let other goroutines run instead of failing. The descriptor is the File's: it is closed with it.
func NewFile(fd uintptr, name string) *File {
	if int(fd) < 0 {
		return nil
	}
	f := adopt(int(fd), name)
	closeLater(f)
	return f
}

// adopt is NewFile of one that stays open when it cannot be reached any more.
func adopt(fd int, name string) *File {
	flags, _, e := syscall.Syscall(syscall.SYS_FCNTL, uintptr(fd), syscall.F_GETFL, 0)
	if e != 0 {
		flags = 0
	}
	f := makeFile(fd, name, false, flags&syscall.O_NONBLOCK != 0)
	f.appends = flags&syscall.O_APPEND != 0
	return f
}

// Pipe returns the two ends of a pipe: r reads what is written to w.
func Pipe() (r *File, w *File, err error) {
	var p [2]int
	if err := syscall.Pipe2(p[:], syscall.O_CLOEXEC); err != nil {
		return nil, nil, NewSyscallError("pipe2", err)
	}
	return newFile(p[0], "|0", true, false), newFile(p[1], "|1", true, false), nil
}

// Open opens a file for reading.
func Open(name string) (*File, error) { return OpenFile(name, O_RDONLY, 0) }

// Create makes a file, or empties the one that is there, and opens it for reading and writing.
func Create(name string) (*File, error) { return OpenFile(name, O_RDWR|O_CREATE|O_TRUNC, 0666) }

// OpenFile opens a file; flag says how, perm are the permissions of a new one, less the process's umask.
func OpenFile(name string, flag int, perm FileMode) (*File, error) {
	fd, err := openFd(name, flag, perm)
	if err != nil {
		return nil, err
	}
	f := newFile(fd, name, true, flag&syscall.O_NONBLOCK != 0)
	f.appends = flag&O_APPEND != 0
	return f, nil
}

func openFd(name string, flag int, perm FileMode) (int, error) {
	fd, err := untilDone2(func() (int, error) {
		return syscall.Open(name, flag|syscall.O_CLOEXEC, systemMode(perm))
	})
	if err != nil {
		return -1, &PathError{"open", name, err}
	}
	return fd, nil
}

// openDir opens a directory for reading.
func openDir(name string) (*File, error) {
	fd, err := openFd(name, O_RDONLY|syscall.O_DIRECTORY, 0)
	if err != nil {
		return nil, err
	}
	return newFile(fd, name, false, false), nil
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

func untilDone2[T any](f func() (T, error)) (T, error) {
	for {
		result, err := f()
		if err != syscall.EINTR {
			return result, err
		}
	}
}

// check returns the error of a file that is none.
func (f *File) check() error {
	if f == nil {
		return ErrInvalid
	}
	return nil
}

// fail says what was done when an error came up, and to which file.
func (f *File) fail(op string, err error) error {
	if err == nil || err == io.EOF {
		return err
	}
	if err == poll.ErrFileClosing {
		err = ErrClosed
	}
	return &PathError{op, f.name, err}
}

// Name returns the name that the file was opened with.
func (f *File) Name() string { return f.name }

// Fd returns the file's descriptor, which is blocking then: deadlines have no effect any more. Do not close it; after
// Close, or when the File cannot be reached any more (see [runtime.KeepAlive]), it is not this file's any more. [File.SyscallConn] has no such restrictions.
func (f *File) Fd() uintptr {
	if f == nil {
		return ^uintptr(0)
	}
	if f.setNonblock {
		f.pfd.SetBlocking()
	}
	return uintptr(f.pfd.Sysfd)
}

// Close closes the file. Goroutines that wait for it get [ErrClosed], and so does whoever closes it again.
func (f *File) Close() error {
	if f == nil {
		return ErrInvalid
	}
	f.dir.Store(nil)
	err := f.fail("close", f.pfd.Close())
	runtime.SetFinalizer(f.file, nil)
	return err
}

// Read reads up to len(b) bytes. At the end it returns 0 and io.EOF.
func (f *File) Read(b []byte) (n int, err error) {
	if err := f.check(); err != nil {
		return 0, err
	}
	n, err = f.pfd.Read(b)
	return max(n, 0), f.fail("read", err)
}

// ReadAt reads len(b) bytes at a position. n < len(b) comes with an error, io.EOF at the end.
func (f *File) ReadAt(b []byte, off int64) (n int, err error) {
	if err := f.check(); err != nil {
		return 0, err
	}
	if off < 0 {
		return 0, &PathError{"readat", f.name, errors.New("negative offset")}
	}
	for len(b) > 0 {
		m, err := f.pfd.Pread(b, off)
		if err != nil {
			return n, f.fail("read", err)
		}
		n += m
		b = b[m:]
		off += int64(m)
	}
	return n, nil
}

//go:linkname raiseSigpipe os_sigpipe
func raiseSigpipe()

// Write writes all of b. n < len(b) comes with an error. A broken pipe at descriptor 1 or 2 ends the program with SIGPIPE,
// unless it has asked for that signal.
func (f *File) Write(b []byte) (n int, err error) {
	if err := f.check(); err != nil {
		return 0, err
	}
	n, e := f.pfd.Write(b)
	n = max(n, 0)
	if e == syscall.EPIPE && f.isStandardOut {
		raiseSigpipe()
	}
	if e == nil && n != len(b) {
		return n, io.ErrShortWrite
	}
	return n, f.fail("write", e)
}

// WriteString writes the bytes of s.
func (f *File) WriteString(s string) (n int, err error) {
	return f.Write(unsafe.Slice(unsafe.StringData(s), len(s)))
}

var errAppend = errors.New("os: invalid use of WriteAt on file opened with O_APPEND")

// WriteAt writes all of b at a position. It is an error with a file that was opened with O_APPEND.
func (f *File) WriteAt(b []byte, off int64) (n int, err error) {
	if err := f.check(); err != nil {
		return 0, err
	}
	if f.appends {
		return 0, errAppend
	}
	if off < 0 {
		return 0, &PathError{"writeat", f.name, errors.New("negative offset")}
	}
	for len(b) > 0 {
		m, err := f.pfd.Pwrite(b, off)
		if err != nil {
			return n, f.fail("write", err)
		}
		n += m
		b = b[m:]
		off += int64(m)
	}
	return n, nil
}

// Seek sets where the next Read or Write will be, counted from what whence says (io.SeekStart, io.SeekCurrent, io.SeekEnd),
// and returns it counted from the beginning. What a file does that was opened with O_APPEND is not said.
func (f *File) Seek(offset int64, whence int) (ret int64, err error) {
	if err := f.check(); err != nil {
		return 0, err
	}
	f.dir.Store(nil) // a directory is read anew
	ret, err = f.pfd.Seek(offset, whence)
	if err != nil {
		return 0, f.fail("seek", err)
	}
	return ret, nil
}

// Truncate sets the length of the file; the position stays.
func (f *File) Truncate(size int64) error {
	if err := f.check(); err != nil {
		return err
	}
	return f.fail("truncate", f.pfd.Ftruncate(size))
}

// Sync waits until what was written is on the disk.
func (f *File) Sync() error {
	if err := f.check(); err != nil {
		return err
	}
	return f.fail("sync", f.pfd.Fsync())
}

// Chmod sets the permissions of the file.
func (f *File) Chmod(mode FileMode) error {
	if err := f.check(); err != nil {
		return err
	}
	return f.fail("chmod", f.pfd.Fchmod(systemMode(mode)))
}

// Chown sets the owner of the file; -1 leaves what it is.
func (f *File) Chown(uid, gid int) error {
	if err := f.check(); err != nil {
		return err
	}
	return f.fail("chown", f.pfd.Fchown(uid, gid))
}

// Chdir makes the directory the working one.
func (f *File) Chdir() error {
	if err := f.check(); err != nil {
		return err
	}
	return f.fail("chdir", f.pfd.Fchdir())
}

// Stat describes the file.
func (f *File) Stat() (FileInfo, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	info := new(fileStat)
	if err := f.pfd.Fstat(&info.sys); err != nil {
		return nil, f.fail("stat", err)
	}
	info.fill(f.name)
	return info, nil
}

// SetDeadline sets until when reading and writing may wait; the zero time is for ever. After that they fail with an error
// that is [ErrDeadlineExceeded], those that wait already too. Files that cannot be waited for, as those on a disk, return
// [ErrNoDeadline]; pipes can.
func (f *File) SetDeadline(t time.Time) error {
	if err := f.check(); err != nil {
		return err
	}
	return f.pfd.SetDeadline(t)
}

// SetReadDeadline is [File.SetDeadline] for reading.
func (f *File) SetReadDeadline(t time.Time) error {
	if err := f.check(); err != nil {
		return err
	}
	return f.pfd.SetReadDeadline(t)
}

// SetWriteDeadline is [File.SetDeadline] for writing. What was written before the deadline counts.
func (f *File) SetWriteDeadline(t time.Time) error {
	if err := f.check(); err != nil {
		return err
	}
	return f.pfd.SetWriteDeadline(t)
}

// SyscallConn returns the file for use with system calls of one's own.
func (f *File) SyscallConn() (syscall.RawConn, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	return rawConn{f}, nil
}

type rawConn struct{ file *File }

func (c rawConn) Control(f func(uintptr)) error    { return c.file.pfd.RawControl(f) }
func (c rawConn) Read(f func(uintptr) bool) error  { return c.file.pfd.RawRead(f) }
func (c rawConn) Write(f func(uintptr) bool) error { return c.file.pfd.RawWrite(f) }

// withoutReadFrom and withoutWriteTo are files to io.Copy that do not send it back here.
type withoutReadFrom struct{ io.Writer }
type withoutWriteTo struct{ file *File }

func (w withoutWriteTo) Read(p []byte) (int, error) { return w.file.Read(p) }

// ReadFrom writes everything that r has. From file to file the kernel copies.
func (f *File) ReadFrom(r io.Reader) (n int64, err error) {
	if err := f.check(); err != nil {
		return 0, err
	}
	n, done, err := f.copyFrom(r)
	if done {
		return n, f.fail("write", err)
	}
	m, err := io.Copy(withoutReadFrom{f}, r)
	return n + m, err
}

// WriteTo writes everything that is left of the file to w.
func (f *File) WriteTo(w io.Writer) (n int64, err error) {
	if err := f.check(); err != nil {
		return 0, err
	}
	return io.Copy(w, withoutWriteTo{f})
}

// ReadFile returns the contents of a file.
func ReadFile(name string) ([]byte, error) {
	f, err := Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return f.readAll()
}

// readAll reads the whole file. Its size is a hint only: files in /proc have none, and want to be read in large pieces.
func (f *File) readAll() ([]byte, error) {
	const least = 512
	size := 0
	if info, err := f.Stat(); err == nil {
		size = int(info.Size())
	}
	data := make([]byte, 0, max(size+1, least)) // one more to see the end
	for {
		n, err := f.Read(data[len(data):cap(data)])
		data = data[:len(data)+n]
		if err == io.EOF {
			return data, nil
		}
		if err != nil {
			return data, err
		}
		if free := cap(data) - len(data); free == 0 || size == 0 && free < least {
			data = append(data, make([]byte, least)...)[:len(data)]
		}
	}
}

// WriteFile makes the contents of a file be data. If there is none it is made with perm, less the umask. It may fail half
// way.
func WriteFile(name string, data []byte, perm FileMode) error {
	f, err := OpenFile(name, O_WRONLY|O_CREATE|O_TRUNC, perm)
	return f.writeAll(data, err)
}

// writeAll writes data and closes the file, unless opening it has failed.
func (f *File) writeAll(data []byte, err error) error {
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

var _ fs.ReadDirFile = (*File)(nil)
