package os_test

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	. "os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"unsafe"
)

// wants checks the text of an error, in which DIR stands for dir.
func wants(t *testing.T, err error, dir, text string) {
	t.Helper()
	if got := strings.ReplaceAll(fmt.Sprint(err), dir, "DIR"); got != text {
		t.Errorf("error %q, want %q", got, text)
	}
}

func TestFailures(t *testing.T) {
	dir := t.TempDir()
	missing, file := filepath.Join(dir, "missing"), filepath.Join(dir, "file")
	if err := WriteFile(file, []byte("text"), 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(missing)
	wants(t, err, dir, "open DIR/missing: no such file or directory")
	if !IsNotExist(err) || !errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.EIO) {
		t.Error("what kind of error is not clear")
	}
	_, err = Stat(missing)
	wants(t, err, dir, "stat DIR/missing: no such file or directory")
	_, err = ReadFile(dir)
	wants(t, err, dir, "read DIR: is a directory")
	_, err = ReadDir(file)
	wants(t, err, dir, "open DIR/file: not a directory")
	_, err = ReadDir(missing)
	wants(t, err, dir, "open DIR/missing: no such file or directory")
	wants(t, Mkdir(file, 0o700), dir, "mkdir DIR/file: file exists")
	wants(t, MkdirAll(file+"/x/y", 0o700), dir, "mkdir DIR/file: not a directory")
	wants(t, Remove(missing), dir, "remove DIR/missing: no such file or directory")
	wants(t, Remove(filepath.Dir(file)), dir, "remove DIR: directory not empty")
	wants(t, RemoveAll(missing), dir, "<nil>")
	wants(t, Rename(missing, file), dir, "rename DIR/missing DIR/file: no such file or directory")
	wants(t, Link(missing, file), dir, "link DIR/missing DIR/file: no such file or directory")
	wants(t, Symlink("x", file), dir, "symlink x DIR/file: file exists")
	wants(t, Chdir(missing), dir, "chdir DIR/missing: no such file or directory")
	wants(t, Chmod(missing, 0), dir, "chmod DIR/missing: no such file or directory")
	wants(t, Truncate(file, -1), dir, "truncate DIR/file: invalid argument")
	_, err = Readlink(file)
	wants(t, err, dir, "readlink DIR/file: invalid argument")
	_, err = OpenFile(file, O_CREATE|O_EXCL, 0o600)
	wants(t, err, dir, "open DIR/file: file exists")
	_, err = Open("a\x00b")
	wants(t, err, dir, "open a\x00b: invalid argument")
	_, err = CreateTemp(dir, "a/b")
	wants(t, err, dir, "createtemp a/b: pattern contains path separator")
	wants(t, Setenv("", "x"), dir, "setenv: invalid argument")
}

func TestClosed(t *testing.T) {
	dir := t.TempDir()
	f, err := Create(filepath.Join(dir, "f"))
	if err != nil {
		t.Fatal(err)
	}
	f.WriteString("some text")
	_, err = f.Read(make([]byte, 1))
	wants(t, err, dir, "EOF")
	_, err = f.ReadAt(make([]byte, 1), -1)
	wants(t, err, dir, "readat DIR/f: negative offset")
	_, err = f.Seek(0, 9)
	wants(t, err, dir, "seek DIR/f: invalid argument")
	f.Close()
	_, err = f.Read(make([]byte, 1))
	wants(t, err, dir, "read DIR/f: file already closed")
	_, err = f.Write([]byte("x"))
	wants(t, err, dir, "write DIR/f: file already closed")
	_, err = f.Seek(0, 0)
	wants(t, err, dir, "seek DIR/f: file already closed")
	_, err = f.Stat()
	wants(t, err, dir, "stat DIR/f: file already closed")
	wants(t, f.Sync(), dir, "sync DIR/f: file already closed")
	wants(t, f.Truncate(0), dir, "truncate DIR/f: file already closed")
	wants(t, f.Close(), dir, "close DIR/f: file already closed")
	if !errors.Is(f.Close(), ErrClosed) {
		t.Error("is not ErrClosed")
	}
	var none *File
	_, err = none.Read(nil)
	wants(t, err, dir, "invalid argument")
	_, err = none.Write(nil)
	wants(t, err, dir, "invalid argument")
	wants(t, none.Close(), dir, "invalid argument")
	_, err = none.Stat()
	wants(t, err, dir, "invalid argument")
}

func TestFullDisk(t *testing.T) {
	full, err := OpenFile("/dev/full", O_WRONLY, 0)
	if err != nil {
		t.Skip(err)
	}
	defer full.Close()
	n, err := full.Write(make([]byte, 10000))
	if n != 0 || !errors.Is(err, syscall.ENOSPC) {
		t.Errorf("wrote %d bytes, %v", n, err)
	}
	wants(t, err, "?", "write /dev/full: no space left on device")
	w := bufio.NewWriterSize(full, 16)
	n, err = fmt.Fprint(w, "less")
	if n != 4 || err != nil {
		t.Errorf("a buffered write of 4 bytes: %d, %v", n, err)
	}
	wants(t, w.Flush(), "?", "write /dev/full: no space left on device")
	_, err = w.WriteString("x")
	wants(t, err, "?", "write /dev/full: no space left on device")
	_, err = io.Copy(full, strings.NewReader("x"))
	wants(t, err, "?", "write /dev/full: no space left on device")
}

func pointer(s string) uintptr {
	p, _ := syscall.BytePtrFromString(s)
	return uintptr(unsafe.Pointer(p))
}

// The calls for linux/amd64: not every library has names for them.
func mount(dir, kind, options string) syscall.Errno {
	_, _, e := syscall.Syscall6(165, pointer("none"), pointer(dir), pointer(kind), 0, pointer(options), 0)
	return e
}

func unmount(dir string) { syscall.Syscall(166, pointer(dir), 2, 0) }

func TestSmallDisk(t *testing.T) {
	dir := t.TempDir()
	if err := mount(dir, "tmpfs", "size=64k"); err != 0 {
		t.Skip("no small disk: ", err)
	}
	defer unmount(dir)
	f, err := Create(filepath.Join(dir, "f"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n, err := f.Write(make([]byte, 100_000))
	wants(t, err, dir, "write DIR/f: no space left on device")
	info, _ := f.Stat()
	if n != 65536 || info.Size() != int64(n) {
		t.Errorf("wrote %d bytes, of which %d are there", n, info.Size())
	}
	wants(t, WriteFile(filepath.Join(dir, "g"), make([]byte, 10), 0o600), dir, "write DIR/g: no space left on device")
}

func TestPipe(t *testing.T) {
	r, w, err := Pipe()
	if err != nil {
		t.Fatal(err)
	}
	if n, err := w.WriteString("abc"); n != 3 || err != nil {
		t.Errorf("wrote %d, %v", n, err)
	}
	buf := make([]byte, 10)
	if n, err := r.Read(buf); n != 3 || err != nil {
		t.Errorf("a short read: %d, %v", n, err)
	}
	r.Close()
	_, err = w.Write([]byte("x"))
	wants(t, err, "?", "write |1: broken pipe")
	if !errors.Is(err, syscall.EPIPE) {
		t.Error("is not EPIPE")
	}
	w.Close()
	_, err = r.Read(buf)
	wants(t, err, "?", "read |0: file already closed")
}

func TestEnvironment(t *testing.T) {
	t.Setenv("OS_TEST", "value")
	if v, ok := LookupEnv("OS_TEST"); v != "value" || !ok || Getenv("OS_TEST") != v {
		t.Errorf("%q, %t", v, ok)
	}
	if got := ExpandEnv("$OS_TEST ${OS_TEST}x $NOT_THERE."); got != "value valuex ." {
		t.Errorf("expanded to %q", got)
	}
	if got := Expand("${*} $ {x} ${", strings.ToUpper); got != "* $ {x} " {
		t.Errorf("expanded to %q", got)
	}
	Unsetenv("OS_TEST")
	if _, ok := LookupEnv("OS_TEST"); ok {
		t.Error("is still there")
	}
}
