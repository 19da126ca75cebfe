package os_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	. "os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

func must[T any](t *testing.T) func(x T, err error) T {
	return func(x T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return x
	}
}

func TestReadsAndWrites(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "f")
	f := must[*File](t)(OpenFile(path, O_RDWR|O_CREATE|O_TRUNC|O_SYNC, 0o640))
	defer f.Close()
	if f.Name() != path || int(f.Fd()) < 3 {
		t.Error(f.Name(), f.Fd())
	}
	n, err := f.WriteAt([]byte("behind"), 4)
	wants(t, err, dir, "<nil>")
	n2, err := f.WriteAt([]byte("x"), -1)
	wants(t, err, dir, "writeat DIR/f: negative offset")
	n64, err := f.ReadFrom(strings.NewReader("at first"))
	wants(t, err, dir, "<nil>")
	at, err := f.Seek(-2, SEEK_CUR)
	wants(t, err, dir, "<nil>")
	end, err := f.Seek(-3, SEEK_END)
	wants(t, err, dir, "<nil>")
	_, err = f.Seek(-1, SEEK_SET)
	wants(t, err, dir, "seek DIR/f: invalid argument")
	var rest bytes.Buffer
	w64, err := f.WriteTo(&rest)
	wants(t, err, dir, "<nil>")
	if got := fmt.Sprint(n, n2, n64, at, end, w64, rest.String()); got != "6 0 8 6 7 3tnd" {
		t.Error(got)
	}
	b := make([]byte, 100)
	n, err = f.ReadAt(b, 2) // a short one
	if n != 8 || err != io.EOF || string(b[:n]) != " firstnd" {
		t.Errorf("%q, %v", b[:n], err)
	}
	if n, err := f.ReadAt(b, 1000); n != 0 || err != io.EOF {
		t.Error(n, err)
	}
	if n, err := f.Read(nil); n != 0 || err != nil {
		t.Error(n, err)
	}

	a := must[*File](t)(OpenFile(path, O_WRONLY|O_APPEND, 0))
	a.Seek(0, 0)
	a.WriteString("!")
	_, err = a.WriteAt([]byte("x"), 0)
	wants(t, err, dir, "os: invalid use of WriteAt on file opened with O_APPEND")
	_, err = a.Read(b)
	wants(t, err, dir, "read DIR/f: bad file descriptor")
	a.Close()
	r := must[*File](t)(OpenFile(path, O_RDONLY, 0))
	_, err = r.Write([]byte("x"))
	wants(t, err, dir, "write DIR/f: bad file descriptor")
	_, err = r.ReadFrom(strings.NewReader("x"))
	wants(t, err, dir, "write DIR/f: bad file descriptor")
	r.Close()
	_, err = r.WriteAt([]byte("x"), 0)
	wants(t, err, dir, "write DIR/f: file already closed")
	_, err = r.ReadAt(b, 0)
	wants(t, err, dir, "read DIR/f: file already closed")
	_, err = r.Readdir(0)
	wants(t, err, dir, "readdirent DIR/f: use of closed file")
	_, err = r.SyscallConn()
	wants(t, err, dir, "<nil>")
	wants(t, r.Chmod(0), dir, "chmod DIR/f: file already closed")
	wants(t, r.Chown(-1, -1), dir, "chown DIR/f: file already closed")
	wants(t, r.Chdir(), dir, "chdir DIR/f: file already closed")
	if r.Fd() != ^uintptr(0) {
		t.Error("a closed file has a descriptor")
	}
	if got := string(must[[]byte](t)(ReadFile(path))); got != "at firstnd!" {
		t.Errorf("%q", got)
	}
}

// Every method of a nil *File says that its receiver is invalid.
func TestNoFile(t *testing.T) {
	var f *File
	b := make([]byte, 1)
	for name, do := range map[string]func() error{
		"Chdir": f.Chdir, "Close": f.Close, "Sync": f.Sync,
		"Chmod":            func() error { return f.Chmod(0) },
		"Chown":            func() error { return f.Chown(0, 0) },
		"Read":             func() error { _, err := f.Read(b); return err },
		"ReadAt":           func() error { _, err := f.ReadAt(b, 0); return err },
		"ReadDir":          func() error { _, err := f.ReadDir(0); return err },
		"ReadFrom":         func() error { _, err := f.ReadFrom(strings.NewReader("x")); return err },
		"Readdir":          func() error { _, err := f.Readdir(0); return err },
		"Readdirnames":     func() error { _, err := f.Readdirnames(0); return err },
		"Seek":             func() error { _, err := f.Seek(0, 0); return err },
		"SetDeadline":      func() error { return f.SetDeadline(time.Time{}) },
		"SetReadDeadline":  func() error { return f.SetReadDeadline(time.Time{}) },
		"SetWriteDeadline": func() error { return f.SetWriteDeadline(time.Time{}) },
		"Stat":             func() error { _, err := f.Stat(); return err },
		"SyscallConn":      func() error { _, err := f.SyscallConn(); return err },
		"Truncate":         func() error { return f.Truncate(0) },
		"Write":            func() error { _, err := f.Write(b); return err },
		"WriteAt":          func() error { _, err := f.WriteAt(b, 0); return err },
		"WriteString":      func() error { _, err := f.WriteString("x"); return err },
		"WriteTo":          func() error { _, err := f.WriteTo(io.Discard); return err },
	} {
		if err := do(); !errors.Is(err, ErrInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if f.Fd() != ^uintptr(0) {
		t.Error("no file has a descriptor")
	}
	if NewFile(^uintptr(0), "x") != nil {
		t.Error("a file of descriptor -1")
	}
}

func TestDeadlines(t *testing.T) {
	r, w, err := Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	defer w.Close()
	if err := r.SetReadDeadline(time.Now().Add(time.Millisecond)); err != nil {
		t.Fatal(err)
	}
	_, err = r.Read(make([]byte, 1))
	wants(t, err, "?", "read |0: i/o timeout")
	if !errors.Is(err, ErrDeadlineExceeded) || !IsTimeout(err) || IsTimeout(io.EOF) {
		t.Errorf("%#v", err)
	}
	n := 0
	for delay := time.Millisecond; n == 0 && delay < time.Minute; delay *= 2 { // it may pass before Write begins
		w.SetWriteDeadline(time.Now().Add(delay))
		n, err = w.Write(make([]byte, 1<<20))
	}
	wants(t, err, "?", "write |1: i/o timeout")
	if n <= 0 || n >= 1<<20 {
		t.Error("wrote", n)
	}
	w.SetDeadline(time.Time{})
	all := make(chan int64)
	r.SetDeadline(time.Time{})
	go func() {
		n, _ := io.Copy(io.Discard, r)
		all <- n
	}()
	if m, err := w.Write(make([]byte, 1<<20)); m != 1<<20 || err != nil {
		t.Error(m, err)
	}
	w.Close()
	if got := <-all; got != int64(n)+1<<20 {
		t.Errorf("of %d and %d bytes %d arrive", n, 1<<20, got)
	}
	f := must[*File](t)(Create(filepath.Join(t.TempDir(), "f")))
	defer f.Close()
	if err := f.SetDeadline(time.Now()); !errors.Is(err, ErrNoDeadline) {
		t.Error("a file on disk has a deadline:", err)
	}
}

func TestSyscallConn(t *testing.T) {
	r, w, err := Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	conn, err := r.SyscallConn()
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan string)
	go func() {
		var got string
		err := conn.Read(func(fd uintptr) bool {
			b := make([]byte, 10)
			n, err := syscall.Read(int(fd), b)
			if err == syscall.EAGAIN {
				return false
			}
			got = string(b[:n])
			return true
		})
		done <- fmt.Sprint(got, err)
	}()
	time.Sleep(time.Millisecond)
	w.WriteString("abc")
	if got := <-done; got != "abc<nil>" && got != "abc <nil>" {
		t.Error(got)
	}
	w.Close()
	same := uintptr(0)
	if err := conn.Control(func(fd uintptr) { same = fd }); err != nil || same != r.Fd() {
		t.Error(same, r.Fd(), err)
	}
}

func TestDirectories(t *testing.T) {
	dir := must[string](t)(MkdirTemp(t.TempDir(), "a*b"))
	if base := filepath.Base(dir); !strings.HasPrefix(base, "a") || !strings.HasSuffix(base, "b") || len(base) < 3 {
		t.Error(base)
	}
	_, err := MkdirTemp(dir, "a/b")
	wants(t, err, dir, "mkdirtemp a/b: pattern contains path separator")
	_, err = MkdirTemp(filepath.Join(dir, "none"), "x")
	if !IsNotExist(err) {
		t.Error(err)
	}
	var names []string
	for i := range 300 { // more than a buffer of the system call
		name := fmt.Sprintf("%s%03d", strings.Repeat("n", 100), i)
		WriteFile(filepath.Join(dir, name), make([]byte, i), 0o600)
		names = append(names, name)
	}
	f := must[*File](t)(Open(dir))
	var got []string
	for {
		some, err := f.Readdirnames(7)
		if got = append(got, some...); err == io.EOF && len(some) == 0 {
			break
		}
		if err != nil || len(some) > 7 {
			t.Fatal(len(some), err)
		}
	}
	slices.Sort(got)
	if !slices.Equal(got, names) {
		t.Errorf("%d names of %d", len(got), len(names))
	}
	f.Seek(0, io.SeekStart)
	infos, err := f.Readdir(-1)
	sum := int64(0)
	for _, i := range infos {
		sum += i.Size()
	}
	if len(infos) != 300 || err != nil || sum != 299*300/2 {
		t.Error(len(infos), err, sum)
	}
	if more, err := f.Readdirnames(0); len(more) != 0 || err != nil {
		t.Error(more, err)
	}
	f.Close()

	Mkdir(filepath.Join(dir, "sub"), 0o750)
	Symlink("sub", filepath.Join(dir, "link"))
	list, err := fs.ReadDir(DirFS(dir), ".")
	if len(list) != 302 || err != nil {
		t.Error(len(list), err)
	}
	for _, e := range list {
		var entry DirEntry = e
		info, err := entry.Info()
		if err != nil || info.Name() != entry.Name() || info.Mode().Type() != entry.Type() || info.IsDir() != (entry.Name() == "sub") {
			t.Error(entry, info, err)
		}
	}
	to := filepath.Join(t.TempDir(), "to")
	Remove(filepath.Join(dir, "link"))
	WriteFile(filepath.Join(dir, "sub", "x"), []byte("deep"), 0o755)
	wants(t, CopyFS(to, DirFS(dir)), dir, "<nil>")
	if got, err := ReadFile(filepath.Join(to, "sub", "x")); string(got) != "deep" || err != nil {
		t.Error(got, err)
	}
	if info, err := Stat(filepath.Join(to, "sub", "x")); err != nil || info.Mode()&0o111 == 0 {
		t.Error(info, err)
	}
	if err := CopyFS(to, DirFS(dir)); !errors.Is(err, ErrExist) {
		t.Error(err)
	}
	_, err = DirFS(dir).Open("../x")
	wants(t, err, dir, "open ../x: invalid argument")
	_, err = DirFS(dir).Open("none")
	wants(t, err, dir, "open none: no such file or directory")
}

func TestInfo(t *testing.T) {
	dir := t.TempDir()
	path, link := filepath.Join(dir, "f"), filepath.Join(dir, "l")
	WriteFile(path, []byte("12345"), 0o600)
	Symlink("f", link)
	when := time.Date(2001, 2, 3, 4, 5, 6, 789, time.UTC)
	wants(t, Chtimes(path, time.Time{}, when), dir, "<nil>")
	var info FileInfo = must[FileInfo](t)(Stat(link))
	if info.Name() != "l" || info.Size() != 5 || info.Mode() != 0o600 || !info.ModTime().Equal(when) || info.IsDir() {
		t.Error(fs.FormatFileInfo(info))
	}
	if st := info.Sys().(*syscall.Stat_t); st.Size != 5 || st.Nlink != 1 {
		t.Error(st.Size, st.Nlink)
	}
	same := must[FileInfo](t)(Stat(path))
	other := must[FileInfo](t)(Lstat(link))
	if !SameFile(info, same) || SameFile(info, other) {
		t.Error("SameFile")
	}
	if other.Mode().Type() != ModeSymlink || other.Mode()&ModePerm != 0o777 {
		t.Error(other.Mode())
	}
	var st syscall.Stat_t
	syscall.Stat(path, &st)
	wants(t, Chown(path, int(st.Uid), int(st.Gid)), dir, "<nil>")
	wants(t, Lchown(link, -1, -1), dir, "<nil>")
	wants(t, Chown(link+"x", 0, 0), dir, "chown DIR/lx: no such file or directory")
	wants(t, Lchown(link+"x", 0, 0), dir, "lchown DIR/lx: no such file or directory")
	wants(t, Chtimes(link+"x", when, when), dir, "chtimes DIR/lx: no such file or directory")
	_, err := Lstat(link + "x")
	wants(t, err, dir, "lstat DIR/lx: no such file or directory")
	f := must[*File](t)(Open(path))
	defer f.Close()
	wants(t, f.Chown(-1, -1), dir, "<nil>")
	for mode, want := range map[FileMode]string{
		0o640 | ModeSetuid | ModeSticky: "ut-rw-r-----", 0o755 | ModeSetgid: "g-rwxr-xr-x", 0: "----------",
	} {
		Chmod(path, mode)
		if got := must[FileInfo](t)(Stat(path)).Mode(); got != mode && mode != 0 || want != mode.String() && want[0] == '-' {
			t.Errorf("%v, want %v", got, mode)
		}
	}
	if s := (ModeDir | ModeAppend | ModeExclusive | ModeTemporary | ModeSymlink | ModeDevice | ModeNamedPipe | ModeSocket | ModeSetuid | ModeSetgid |
		ModeCharDevice | ModeSticky | ModeIrregular | ModePerm).String(); s != "dalTLDpSugct?rwxrwxrwx" {
		t.Error(s)
	}
	null := must[FileInfo](t)(Stat(DevNull))
	if null.Mode()&ModeType != ModeDevice|ModeCharDevice || null.Mode().IsRegular() {
		t.Error(null.Mode())
	}
	fifo := filepath.Join(dir, "p")
	syscall.Mkfifo(fifo, 0o600)
	if mode := must[FileInfo](t)(Stat(fifo)).Mode(); mode != ModeNamedPipe|0o600 {
		t.Error(mode)
	}
	if !IsPathSeparator(PathSeparator) || IsPathSeparator(PathListSeparator) {
		t.Error("IsPathSeparator")
	}
}

func TestKindsOfErrors(t *testing.T) {
	_, missing := Open("/no/such")
	exists := Mkdir("/", 0)
	denied := &PathError{Op: "open", Path: "x", Err: syscall.EACCES}
	wrapped := fmt.Errorf("more: %w", missing)
	for _, tt := range []struct {
		err                      error
		exist, notExist, permits bool
	}{
		{nil, false, false, false}, {missing, false, true, false}, {exists, true, false, false}, {denied, false, false, true},
		{wrapped, false, false, false}, {ErrExist, true, false, false}, {ErrNotExist, false, true, false}, {ErrPermission, false, false, true},
		{&LinkError{"link", "a", "b", syscall.EEXIST}, true, false, false}, {NewSyscallError("x", syscall.EPERM), false, false, true},
		{syscall.ENOTEMPTY, true, false, false}, {io.EOF, false, false, false},
	} {
		if IsExist(tt.err) != tt.exist || IsNotExist(tt.err) != tt.notExist || IsPermission(tt.err) != tt.permits {
			t.Errorf("%v: %t %t %t", tt.err, IsExist(tt.err), IsNotExist(tt.err), IsPermission(tt.err))
		}
	}
	if !errors.Is(wrapped, ErrNotExist) {
		t.Error("errors.Is does not look into the wrapped one")
	}
	if NewSyscallError("x", nil) != nil {
		t.Error("an error of none")
	}
	var call *SyscallError
	err := NewSyscallError("futex", syscall.ETIMEDOUT)
	if !errors.As(err, &call) || call.Syscall != "futex" || call.Err != syscall.ETIMEDOUT || !call.Timeout() || call.Unwrap() != syscall.ETIMEDOUT ||
		err.Error() != "futex: connection timed out" {
		t.Error(err)
	}
	var link *LinkError
	err = Rename("/no/a", "/no/b")
	if !errors.As(err, &link) || link.Op != "rename" || link.Old != "/no/a" || link.New != "/no/b" || link.Err != syscall.ENOENT || link.Unwrap() != link.Err {
		t.Error(err)
	}
}
