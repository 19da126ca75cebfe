package syscall_test

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"strings"
	. "syscall"
	"testing"
	"unsafe"
)

func TestErrno(t *testing.T) {
	for _, tt := range []struct {
		e                  Errno
		text               string
		is                 error
		temporary, timeout bool
	}{
		{ENOENT, "no such file or directory", fs.ErrNotExist, false, false}, {EEXIST, "file exists", fs.ErrExist, false, false}, {EACCES, "permission denied", fs.ErrPermission, false, false},
		{EPERM, "operation not permitted", fs.ErrPermission, false, false}, {EINTR, "interrupted system call", nil, true, false}, {EAGAIN, "resource temporarily unavailable", nil, true, true},
		{ETIMEDOUT, "connection timed out", nil, true, true}, {ENOSYS, "function not implemented", errors.ErrUnsupported, false, false}, {EPIPE, "broken pipe", nil, false, false},
		{ENOSPC, "no space left on device", nil, false, false}, {EMFILE, "too many open files", nil, true, false}, {Errno(9999), "errno 9999", nil, false, false}, {ENOTEMPTY, "directory not empty", fs.ErrExist, false, false},
	} {
		if tt.e.Error() != tt.text || tt.is != nil && !errors.Is(tt.e, tt.is) || tt.e.Temporary() != tt.temporary || tt.e.Timeout() != tt.timeout {
			t.Errorf("%d: %q, temporary %t, timeout %t", int(tt.e), tt.e.Error(), tt.e.Temporary(), tt.e.Timeout())
		}
	}
	if errors.Is(ENOENT, fs.ErrExist) || EWOULDBLOCK != EAGAIN {
		t.Error("Is")
	}
}

func TestSignals(t *testing.T) {
	for s, want := range map[Signal]string{SIGINT: "interrupt", SIGKILL: "killed", SIGSEGV: "segmentation fault", SIGPIPE: "broken pipe", SIGUSR1: "user defined signal 1", SIGTERM: "terminated", Signal(99): "signal 99"} {
		if s.String() != want {
			t.Errorf("%d: %q, want %q", int(s), s, want)
		}
		s.Signal()
	}
}

func TestEnvironment(t *testing.T) {
	defer Unsetenv("SYSCALL_TEST")
	if err := Setenv("SYSCALL_TEST", "a=b"); err != nil {
		t.Error(err)
	}
	if v, ok := Getenv("SYSCALL_TEST"); v != "a=b" || !ok || !slices.Contains(Environ(), "SYSCALL_TEST=a=b") {
		t.Error(v, ok)
	}
	if err := Unsetenv("SYSCALL_TEST"); err != nil {
		t.Error(err)
	}
	if v, ok := Getenv("SYSCALL_TEST"); v != "" || ok {
		t.Error(v, ok)
	}
	for _, name := range []string{"", "a=b", "a\x00b"} {
		if err := Setenv(name, "x"); err != EINVAL {
			t.Errorf("Setenv(%q): %v", name, err)
		}
	}
	if err := Setenv("SYSCALL_TEST", "a\x00b"); err != EINVAL {
		t.Error(err)
	}
}

func TestStrings(t *testing.T) {
	if _, err := BytePtrFromString("a\x00b"); err != EINVAL {
		t.Error(err)
	}
	if b, err := ByteSliceFromString("ab"); string(b) != "ab\x00" || err != nil {
		t.Error(b, err)
	}
	p, err := BytePtrFromString("ab")
	if err != nil || unsafe.String(p, 3) != "ab\x00" {
		t.Error(err)
	}
}

func TestFiles(t *testing.T) {
	dir := t.TempDir()
	name := dir + "/file"
	fd, err := Open(name, O_RDWR|O_CREAT|O_EXCL|O_CLOEXEC, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(name, O_RDWR|O_CREAT|O_EXCL, 0o600); err != EEXIST {
		t.Error(err)
	}
	if _, err := Open("a\x00b", O_RDONLY, 0); err != EINVAL {
		t.Error(err)
	}
	if n, err := Write(fd, []byte("hello")); n != 5 || err != nil {
		t.Error(n, err)
	}
	if n, err := Pwrite(fd, []byte("J"), 0); n != 1 || err != nil {
		t.Error(n, err)
	}
	if at, err := Seek(fd, 1, 0); at != 1 || err != nil {
		t.Error(at, err)
	}
	b := make([]byte, 10)
	if n, err := Read(fd, b); string(b[:n]) != "ello" || err != nil {
		t.Error(n, err)
	}
	if n, err := Read(fd, b); n != 0 || err != nil {
		t.Error(n, err)
	}
	if n, err := Pread(fd, b, 0); string(b[:n]) != "Jello" || err != nil {
		t.Error(n, err)
	}
	var st Stat_t
	if err := Fstat(fd, &st); err != nil || st.Size != 5 || st.Mode&S_IFMT != S_IFREG || st.Mode&0o777 != 0o600 {
		t.Error(st, err)
	}
	if err := Ftruncate(fd, 2); err != nil {
		t.Error(err)
	}
	if err := Stat(name, &st); err != nil || st.Size != 2 {
		t.Error(st, err)
	}
	if err := Close(fd); err != nil {
		t.Error(err)
	}
	if err := Close(fd); err != EBADF {
		t.Error(err)
	}
	for _, step := range []struct {
		err, want error
	}{
		{Mkdir(dir+"/d", 0o700), nil}, {Mkdir(dir+"/d", 0o700), EEXIST}, {Rename(name, dir+"/d/f"), nil}, {Rmdir(dir + "/d"), ENOTEMPTY}, {Link(dir+"/d/f", name), nil}, {Symlink("d/f", dir+"/l"), nil},
		{Lstat(dir+"/l", &st), nil}, {Unlink(dir + "/d/f"), nil}, {Unlink(dir + "/d/f"), ENOENT}, {Rmdir(dir + "/d"), nil}, {Chmod(name, 0o400), nil}, {Access(name, 4), nil}, {Stat(dir+"/l", &st), ENOENT},
	} {
		if step.err != step.want {
			t.Errorf("%v, want %v", step.err, step.want)
		}
	}
	if n, err := Readlink(dir+"/l", b); string(b[:n]) != "d/f" || err != nil {
		t.Error(n, err)
	}
}

func TestPipes(t *testing.T) {
	var p [2]int
	if err := Pipe2(p[:], O_CLOEXEC|O_NONBLOCK); err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 4)
	if n, err := Read(p[0], b); n != -1 || err != EAGAIN {
		t.Error(n, err)
	}
	Write(p[1], []byte("ab"))
	if n, err := Read(p[0], b); n != 2 || err != nil {
		t.Error(n, err)
	}
	if err := SetNonblock(p[0], false); err != nil {
		t.Error(err)
	}
	Close(p[1])
	if n, err := Read(p[0], b); n != 0 || err != nil {
		t.Error(n, err)
	}
	Close(p[0])
	if err := Pipe(p[:]); err != nil {
		t.Error(err)
	}
	CloseOnExec(p[0])
	Close(p[0])
	Close(p[1])
	pair, err := Socketpair(AF_UNIX, SOCK_STREAM, 0)
	if err != nil {
		t.Fatal(err)
	}
	Write(pair[0], []byte("xyz"))
	if n, err := Read(pair[1], b); string(b[:n]) != "xyz" || err != nil {
		t.Error(n, err)
	}
	Close(pair[0])
	Close(pair[1])
}

func TestCalls(t *testing.T) {
	pid, _, e := Syscall(SYS_GETPID, 0, 0, 0)
	if int(pid) != Getpid() || e != 0 || Getpid() != os.Getpid() || Getppid() != os.Getppid() {
		t.Error(pid, e)
	}
	if r, _, e := RawSyscall(SYS_CLOSE, ^uintptr(0), 0, 0); int(r) != -1 || e != EBADF {
		t.Error(r, e)
	}
	if _, _, e := Syscall6(9999, 0, 0, 0, 0, 0, 0); e != ENOSYS {
		t.Error(e)
	}
	if Getuid() != os.Getuid() || Getgid() != os.Getgid() || Getpagesize() != 4096 {
		t.Error(Getuid(), Getgid(), Getpagesize())
	}
	wd, err := Getwd()
	if w, _ := os.Getwd(); wd != w || err != nil {
		t.Error(wd, err)
	}
	m, err := Mmap(-1, 0, 8192, PROT_READ|PROT_WRITE, MAP_ANON|MAP_PRIVATE)
	if err != nil || len(m) != 8192 {
		t.Fatal(err)
	}
	m[8191] = 1
	if err := Mprotect(m, PROT_READ); err != nil {
		t.Error(err)
	}
	if err := Munmap(m[:4096]); err != EINVAL {
		t.Error("a part", err)
	}
	if err := Munmap(m[4096:]); err != EINVAL {
		t.Error("a part", err)
	}
	if err := Munmap(m); err != nil {
		t.Error(err)
	}
	if err := Munmap(m); err != EINVAL {
		t.Error(err)
	}
	var lim Rlimit
	if err := Getrlimit(RLIMIT_NOFILE, &lim); err != nil || lim.Cur == 0 || lim.Cur > lim.Max {
		t.Error(lim, err)
	}
	var tv Timeval
	if err := Gettimeofday(&tv); err != nil || tv.Sec < 1700000000 || tv.Nano() != tv.Sec*1e9+tv.Usec*1000 {
		t.Error(tv, err)
	}
	if ts := NsecToTimespec(1500000000); ts.Sec != 1 || ts.Nsec != 500000000 || TimespecToNsec(ts) != 1500000000 {
		t.Error(ts)
	}
	if tv := NsecToTimeval(1500000000); tv.Sec != 1 || tv.Usec != 500000 || TimevalToNsec(tv) != 1500000000 {
		t.Error(tv)
	}
	var u Utsname
	if err := Uname(&u); err != nil || u.Sysname[0] != 'L' {
		t.Error(err)
	}
}

func TestProcesses(t *testing.T) {
	var p [2]int
	if err := Pipe2(p[:], O_CLOEXEC); err != nil {
		t.Fatal(err)
	}
	pid, err := ForkExec("/bin/sh", []string{"sh", "-c", "echo $X; exit 7"}, &ProcAttr{Env: []string{"X=out"}, Files: []uintptr{0, uintptr(p[1]), 2}})
	if err != nil {
		t.Fatal(err)
	}
	Close(p[1])
	b := make([]byte, 10)
	n, err := Read(p[0], b)
	if string(b[:n]) != "out\n" || err != nil {
		t.Error(n, err)
	}
	Close(p[0])
	var ws WaitStatus
	if got, err := Wait4(pid, &ws, 0, nil); got != pid || err != nil || !ws.Exited() || ws.ExitStatus() != 7 || ws.Signaled() || ws.Stopped() {
		t.Error(got, err, ws)
	}
	if _, err := ForkExec("/no/such/program", []string{"x"}, nil); err != ENOENT {
		t.Error(err)
	}
	pid, _, err = StartProcess("/bin/sleep", []string{"sleep", "100"}, &ProcAttr{})
	if err != nil {
		t.Fatal(err)
	}
	Kill(pid, SIGKILL)
	if _, err := Wait4(pid, &ws, 0, nil); err != nil || !ws.Signaled() || ws.Signal() != SIGKILL || ws.Exited() || ws.ExitStatus() != -1 {
		t.Error(err, ws)
	}
	if err := Kill(pid, 0); err != ESRCH {
		t.Error(err)
	}
	if !strings.Contains(ENOEXEC.Error(), "exec format") {
		t.Error(ENOEXEC)
	}
}
