package syscall_test

import (
	"bytes"
	"fmt"
	"os"
	"runtime"
	"slices"
	. "syscall"
	"testing"
	"unsafe"
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Error(err)
	}
}

func text(field []int8) string {
	var b []byte
	for _, c := range field {
		if c == 0 {
			break
		}
		b = append(b, byte(c))
	}
	return string(b)
}

// What the kernel writes ends up in the right fields: os and the commands of the system say the same.
func TestStatFields(t *testing.T) {
	dir := t.TempDir()
	name := dir + "/f"
	fd, err := Creat(name, 0o640)
	check(t, err)
	defer Close(fd)
	if n, err := Write(fd, make([]byte, 5000)); n != 5000 || err != nil {
		t.Error(n, err)
	}
	check(t, Fsync(fd))
	check(t, Fdatasync(fd))
	check(t, Fchmod(fd, 0o604))
	check(t, Fchown(fd, -1, -1))
	check(t, Chown(name, Getuid(), Getgid()))
	check(t, Link(name, dir+"/g"))
	check(t, UtimesNano(name, []Timespec{{100, 5}, {1 << 33, 999999999}}))
	if err := UtimesNano(name, []Timespec{{}}); err != EINVAL {
		t.Error(err)
	}
	var st, top Stat_t
	check(t, Fstat(fd, &st))
	check(t, Stat(dir, &top))
	if st.Dev != top.Dev || st.Ino == 0 || st.Ino == top.Ino || st.Nlink != 2 || st.Mode != S_IFREG|0o604 || int(st.Uid) != Geteuid() ||
		int(st.Gid) != Getegid() || st.Rdev != 0 || st.Size != 5000 || st.Blksize < 512 || st.Blocks*512 < 5000 || st.X__pad0 != 0 ||
		st.X__unused != [3]int64{} {
		t.Errorf("%+v", st)
	}
	if (st.Atim != Timespec{100, 5}) || (st.Mtim != Timespec{1 << 33, 999999999}) || st.Ctim.Sec < 1700000000 {
		t.Errorf("%+v", st)
	}
	check(t, Stat("/dev/null", &st))
	if st.Mode&S_IFMT != S_IFCHR || st.Rdev != 1<<8|3 {
		t.Errorf("%+v", st)
	}
	check(t, Mkfifo(dir+"/fifo", 0o600))
	check(t, Mknod(dir+"/file", S_IFREG|0o600, 0))
	check(t, Stat(dir+"/fifo", &st))
	if st.Mode != S_IFIFO|0o600 {
		t.Errorf("%o", st.Mode)
	}
}

func TestDirent(t *testing.T) {
	dir := t.TempDir()
	check(t, Mkdir(dir+"/sub", 0o700))
	check(t, os.WriteFile(dir+"/file", nil, 0o600))
	fd, err := Open(dir, O_RDONLY|O_DIRECTORY, 0)
	check(t, err)
	defer Close(fd)
	for _, read := range []func(int, []byte) (int, error){ReadDirent, Getdents} {
		if _, err := Seek(fd, 0, 0); err != nil {
			t.Error(err)
		}
		buf := make([]byte, 4096)
		n, err := read(fd, buf)
		check(t, err)
		kinds := map[string]uint8{}
		for at := 0; at < n; {
			e := (*Dirent)(unsafe.Pointer(&buf[at]))
			kinds[text(e.Name[:])] = e.Type
			if e.Ino == 0 || int(e.Reclen) < int(unsafe.Offsetof(e.Name)) || e.Off == 0 {
				t.Error(e.Ino, e.Reclen, e.Off)
			}
			at += int(e.Reclen)
		}
		if len(kinds) != 4 || kinds["sub"] != DT_DIR || kinds["file"] != DT_REG || kinds[".."] != DT_DIR {
			t.Error(kinds)
		}
		if n, err := read(fd, buf); n != 0 || err != nil {
			t.Error(n, err)
		}
	}
	if unsafe.Sizeof(Dirent{}) != 280 || len(Dirent{}.Pad_cgo_0) != 5 {
		t.Error(unsafe.Sizeof(Dirent{}))
	}
	sub, err := Openat(fd, "sub", O_RDONLY, 0)
	check(t, err)
	wd, err := Getwd()
	check(t, err)
	check(t, Fchdir(sub))
	buf := make([]byte, PathMax)
	n, err := Getcwd(buf)
	if got := string(buf[:n]); err != nil || got != dir+"/sub\x00" {
		t.Errorf("%q, %v", got, err)
	}
	check(t, Chdir(wd))
	check(t, Close(sub))
	if _, err := Openat(fd, "none", O_RDONLY, 0); err != ENOENT {
		t.Error(err)
	}
	if _, err := Getcwd(buf[:1]); err != ERANGE || !ImplementsGetwd {
		t.Error(err)
	}
}

func TestDescriptors(t *testing.T) {
	a, err := os.CreateTemp(t.TempDir(), "")
	check(t, err)
	defer a.Close()
	fd := int(a.Fd())
	d, err := Dup(fd)
	check(t, err)
	e, err := Dup(fd)
	check(t, err)
	check(t, Close(e))
	check(t, Dup2(d, e))
	check(t, Dup3(d, e, O_CLOEXEC))
	if err := Dup3(d, d, 0); err != EINVAL {
		t.Error(err)
	}
	flags, _, errno := Syscall(SYS_FCNTL, uintptr(e), F_GETFD, 0)
	if flags != FD_CLOEXEC || errno != 0 {
		t.Error(flags, errno)
	}
	Write(e, []byte("0123456789"))
	from, to := int64(2), t.TempDir()+"/to"
	out, err := Open(to, O_CREAT|O_WRONLY|O_TRUNC, 0o600)
	check(t, err)
	if n, err := Sendfile(out, d, &from, 5); n != 5 || from != 7 || err != nil {
		t.Error(n, from, err)
	}
	check(t, Close(out))
	if b, err := os.ReadFile(to); string(b) != "23456" || err != nil {
		t.Errorf("%q, %v", b, err)
	}
	check(t, Flock(fd, LOCK_EX|LOCK_NB))
	other, err := Open(a.Name(), O_RDWR, 0)
	check(t, err)
	if err := Flock(other, LOCK_SH|LOCK_NB); err != EWOULDBLOCK {
		t.Error(err)
	}
	check(t, Flock(d, LOCK_UN))
	check(t, Flock(other, LOCK_SH|LOCK_NB))
	lock := Flock_t{Type: F_WRLCK, Whence: 0, Start: 2, Len: 3}
	check(t, FcntlFlock(uintptr(fd), F_SETLK, &lock))
	lock = Flock_t{Type: F_RDLCK, Start: 4, Len: 10}
	check(t, FcntlFlock(uintptr(other), F_GETLK, &lock)) // a lock of the same process is in nobody's way
	if lock.Type != F_UNLCK || lock.Pid != 0 || lock.Pad_cgo_0 != [4]byte{} || lock.Pad_cgo_1 != [4]byte{} {
		t.Errorf("%+v", lock)
	}
	for _, fd := range []int{d, e, other} {
		check(t, Close(fd))
	}
	m, err := Mmap(-1, 0, 4096, PROT_READ|PROT_WRITE, MAP_ANON|MAP_PRIVATE)
	check(t, err)
	m[7] = 7
	check(t, Madvise(m, MADV_DONTNEED))
	if m[7] != 0 {
		t.Error("MADV_DONTNEED")
	}
	check(t, Munmap(m))
}

func TestSockets(t *testing.T) {
	for _, tt := range []struct {
		domain int
		at     Sockaddr
	}{
		{AF_INET, &SockaddrInet4{Addr: [4]byte{127, 0, 0, 1}}}, {AF_INET6, &SockaddrInet6{Addr: [16]byte{15: 1}, ZoneId: 0}},
		{AF_UNIX, &SockaddrUnix{Name: t.TempDir() + "/s"}}, {AF_UNIX, &SockaddrUnix{Name: "@gocc" + t.TempDir()}},
	} {
		l, err := Socket(tt.domain, SOCK_STREAM|SOCK_CLOEXEC, 0)
		if err == EAFNOSUPPORT {
			continue
		}
		check(t, err)
		if err := Bind(l, tt.at); err == EADDRNOTAVAIL && tt.domain == AF_INET6 {
			Close(l)
			continue // the machine has no IPv6
		} else if err != nil {
			t.Fatal(err)
		}
		check(t, Listen(l, SOMAXCONN))
		at, err := Getsockname(l)
		check(t, err)
		c, err := Socket(tt.domain, SOCK_STREAM|SOCK_CLOEXEC, 0)
		check(t, err)
		check(t, Connect(c, at))
		s, _, err := Accept4(l, SOCK_CLOEXEC)
		check(t, err)
		peer, err := Getpeername(c)
		check(t, err)
		switch p := peer.(type) {
		case *SockaddrInet4:
			if p.Addr != [4]byte{127, 0, 0, 1} || p.Port == 0 || p.Port != at.(*SockaddrInet4).Port {
				t.Error(p)
			}
		case *SockaddrInet6:
			if p.Addr != [16]byte{15: 1} || p.Port == 0 || p.ZoneId != 0 {
				t.Error(p)
			}
		case *SockaddrUnix:
			if p.Name != tt.at.(*SockaddrUnix).Name {
				t.Error(p)
			}
		}
		check(t, Sendto(c, []byte("abc"), MSG_NOSIGNAL, nil))
		b := make([]byte, 10)
		if n, _, err := Recvfrom(s, b, MSG_PEEK); string(b[:n]) != "abc" || err != nil {
			t.Errorf("%q, %v", b[:n], err)
		}
		if n, err := Read(s, b); string(b[:n]) != "abc" || err != nil {
			t.Errorf("%q, %v", b[:n], err)
		}
		if _, _, err := Recvfrom(s, b, MSG_DONTWAIT); err != EAGAIN {
			t.Error(err)
		}
		check(t, SetsockoptTimeval(s, SOL_SOCKET, SO_RCVTIMEO, &Timeval{Usec: 5000}))
		if _, err := Read(s, b); err != EAGAIN {
			t.Error(err)
		}
		check(t, SetsockoptLinger(s, SOL_SOCKET, SO_LINGER, &Linger{Onoff: 1, Linger: 3}))
		if kind, err := GetsockoptInt(s, SOL_SOCKET, SO_TYPE); kind != SOCK_STREAM || err != nil {
			t.Error(kind, err)
		}
		check(t, Shutdown(c, SHUT_WR))
		if n, err := Read(s, b); n != 0 || err != nil {
			t.Error(n, err)
		}
		for _, fd := range []int{l, c, s} {
			check(t, Close(fd))
		}
	}
	if err := Connect(-1, &SockaddrInet4{Port: 1 << 16}); err != EINVAL {
		t.Error(err)
	}
	if _, err := Getpeername(0); err != ENOTSOCK {
		t.Error(err)
	}
}

func TestIdentity(t *testing.T) {
	if pgid, err := Getpgid(0); pgid != Getpgrp() || err != nil {
		t.Error(pgid, Getpgrp(), err)
	}
	ours, err := os.Getgroups()
	check(t, err)
	if groups, err := Getgroups(); !slices.Equal(groups, ours) || err != nil {
		t.Error(groups, ours, err)
	}
	if Geteuid() != os.Geteuid() || Getegid() != os.Getegid() {
		t.Error(Geteuid(), Getegid())
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	check(t, Tgkill(Getpid(), Gettid(), 0))
	if err := Tgkill(Getpid(), 1<<30, 0); err != ESRCH {
		t.Error(err)
	}
	r, _, e := RawSyscall6(SYS_GETTID, 0, 0, 0, 0, 0, 0)
	if int(r) != Gettid() || e != 0 {
		t.Error(r, e)
	}
	var u Utsname
	check(t, Uname(&u))
	host, err := os.Hostname()
	check(t, err)
	if text(u.Sysname[:]) != "Linux" || text(u.Nodename[:]) != host || text(u.Machine[:]) != "x86_64" || text(u.Release[:]) == "" ||
		text(u.Version[:]) == "" || len(u.Domainname) != 65 {
		t.Errorf("%q %q", text(u.Nodename[:]), host)
	}
	var lim Rlimit
	check(t, Getrlimit(RLIMIT_CORE, &lim))
	check(t, Setrlimit(RLIMIT_CORE, &Rlimit{0, lim.Max}))
	check(t, Getrlimit(RLIMIT_CORE, &lim))
	if lim.Cur != 0 {
		t.Error(lim)
	}
	if sec, nsec := (&Timespec{5, 6}).Unix(); sec != 5 || nsec != 6 || Time_t(1)<<40 == 0 {
		t.Error(sec, nsec)
	}
	ss, err := SlicePtrFromStrings([]string{"a", "bc"})
	if err != nil || len(ss) != 3 || unsafe.String(ss[1], 3) != "bc\x00" || ss[2] != nil {
		t.Error(ss, err)
	}
	if _, err := SlicePtrFromStrings([]string{"a", "b\x00c"}); err != EINVAL {
		t.Error(err)
	}
}

func TestRusage(t *testing.T) {
	for start := os.Getpid(); start > 0; start = 0 {
		b := bytes.Repeat([]byte("x"), 64<<20)
		bytes.Count(b, []byte("y"))
	}
	var ru Rusage
	check(t, Getrusage(RUSAGE_SELF, &ru))
	if ru.Utime.Nano()+ru.Stime.Nano() == 0 || ru.Maxrss < 64<<10 || ru.Minflt == 0 || ru.Majflt < 0 || ru.Nvcsw+ru.Nivcsw == 0 ||
		ru.Inblock < 0 || ru.Oublock < 0 || ru.Ixrss+ru.Idrss+ru.Isrss+ru.Nswap+ru.Msgsnd+ru.Msgrcv+ru.Nsignals != 0 {
		t.Errorf("%+v", ru)
	}
	if err := Getrusage(RUSAGE_CHILDREN-1, &ru); err != EINVAL {
		t.Error(err)
	}
}

// The statuses are numbers that the kernel could give.
func TestWaitStatus(t *testing.T) {
	for _, tt := range []struct {
		w                          WaitStatus
		stopped, continued, dumped bool
		stop                       Signal
		trap                       int
	}{
		{0, false, false, false, -1, -1}, {0x8b, false, false, true, -1, -1}, {0x137f, true, false, false, SIGSTOP, -1},
		{0xffff, false, true, false, -1, -1}, {0x3057f, true, false, false, SIGTRAP, 3}, {0x57f, true, false, false, SIGTRAP, 0},
	} {
		if tt.w.Stopped() != tt.stopped || tt.w.Continued() != tt.continued || tt.w.CoreDump() != tt.dumped ||
			tt.w.StopSignal() != tt.stop || tt.w.TrapCause() != tt.trap {
			t.Errorf("%#x: %t %t %t %d %d", uint32(tt.w), tt.w.Stopped(), tt.w.Continued(), tt.w.CoreDump(), tt.w.StopSignal(), tt.w.TrapCause())
		}
	}
}

// run starts the shell script with attr and returns what it prints and how it ends.
func run(t *testing.T, script string, sys *SysProcAttr) (string, error) {
	t.Helper()
	r, w, err := os.Pipe()
	check(t, err)
	defer r.Close()
	ForkLock.RLock() // nobody makes a process meanwhile
	null, err := Open("/dev/null", O_RDONLY, 0)
	CloseOnExec(null)
	ForkLock.RUnlock()
	check(t, err)
	defer Close(null)
	pid, err := ForkExec("/bin/sh", []string{"sh", "-c", script}, &ProcAttr{Env: []string{"PATH=/bin:/usr/bin"},
		Files: []uintptr{uintptr(null), w.Fd(), 2}, Sys: sys})
	w.Close()
	if err != nil {
		return "", err
	}
	var b bytes.Buffer
	b.ReadFrom(r)
	var ws WaitStatus
	var ru Rusage
	if got, err := Wait4(pid, &ws, 0, &ru); got != pid || err != nil || !ws.Exited() {
		t.Error(got, err, ws)
	}
	return b.String(), nil
}

func TestSysProcAttr(t *testing.T) {
	fd := -1
	if out, err := run(t, "echo a", &SysProcAttr{PidFD: &fd, Pdeathsig: SIGKILL, Unshareflags: CLONE_FS}); out != "a\n" || err != nil {
		t.Errorf("%q, %v", out, err)
	}
	if fd >= 0 {
		check(t, Close(fd))
	}
	if _, err := run(t, "", &SysProcAttr{Noctty: true}); err != ENOTTY {
		t.Error(err)
	}
	if _, err := run(t, "", &SysProcAttr{Setpgid: true, Pgid: 1 << 30}); err != EPERM && err != ESRCH {
		t.Error(err)
	}
	here, err := os.Readlink("/proc/self/ns/user")
	check(t, err)
	if out, err := run(t, "readlink /proc/self/ns/user", &SysProcAttr{Cloneflags: CLONE_NEWUSER}); err == nil && out == here+"\n" {
		t.Errorf("%q, %v", out, err)
	}
	own := &Credential{Uid: uint32(Getuid()), Gid: uint32(Getgid()), NoSetGroups: true}
	if out, err := run(t, "id -u", &SysProcAttr{Credential: own}); out != fmt.Sprintln(Getuid()) || err != nil {
		t.Errorf("%q, %v", out, err)
	}
	if Getuid() == 0 {
		other := &Credential{Uid: 65534, Gid: 65533, Groups: []uint32{7, 9}}
		if out, err := run(t, "id -u; id -g; id -G", &SysProcAttr{Credential: other}); out != "65534\n65533\n65533 7 9\n" || err != nil {
			t.Errorf("%q, %v", out, err)
		}
		if out, err := run(t, "grep CapAmb /proc/self/status", &SysProcAttr{AmbientCaps: []uintptr{0}}); err == nil && out != "CapAmb:\t0000000000000001\n" {
			t.Errorf("%q, %v", out, err)
		}
	}
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	pid, err := ForkExec("/bin/true", []string{"true"}, &ProcAttr{Sys: &SysProcAttr{Ptrace: true}})
	if err != nil {
		t.Skip(err) // some sandboxes do not let a process trace another
	}
	var ws WaitStatus
	if _, err := Wait4(pid, &ws, 0, nil); err != nil || !ws.Stopped() || ws.StopSignal() != SIGTRAP {
		t.Error(err, ws)
	}
	Kill(pid, SIGKILL)
	Wait4(pid, &ws, 0, nil)
}
