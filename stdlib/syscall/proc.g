package syscall

import (
	"sync/atomic"
	"unsafe"
)

// ask makes a call that has no arguments and cannot fail.
func ask(trap uintptr) int {
	r, _, _ := RawSyscall(trap, 0, 0, 0)
	return int(r)
}

// Numbers of the process, its parent, the thread, its user and group.
func Getpid() (pid int)   { return ask(SYS_GETPID) }
func Getppid() (ppid int) { return ask(SYS_GETPPID) }
func Gettid() (tid int)   { return ask(SYS_GETTID) }
func Getpgrp() (pid int)  { return ask(SYS_GETPGRP) }
func Getuid() (uid int)   { return ask(SYS_GETUID) }
func Geteuid() (euid int) { return ask(SYS_GETEUID) }
func Getgid() (gid int)   { return ask(SYS_GETGID) }
func Getegid() (egid int) { return ask(SYS_GETEGID) }

// Getpgid returns the process group of a process; 0 is the calling one.
func Getpgid(pid int) (pgid int, err error) {
	r, _, e := RawSyscall(SYS_GETPGID, uintptr(pid), 0, 0)
	return result(r, asError(e))
}

// Setpgid puts a process into a process group.
func Setpgid(pid int, pgid int) error {
	_, _, e := RawSyscall(SYS_SETPGID, uintptr(pid), uintptr(pgid), 0)
	return asError(e)
}

// Setsid makes the process the leader of a new session.
func Setsid() (pid int, err error) {
	r, _, e := RawSyscall(SYS_SETSID, 0, 0, 0)
	return result(r, asError(e))
}

// Getgroups returns the groups that the process belongs to besides its own.
func Getgroups() (gids []int, err error) {
	r, _, e := RawSyscall(SYS_GETGROUPS, 0, 0, 0)
	if e != 0 || r == 0 {
		return nil, asError(e)
	}
	list := make([]uint32, r)
	r, _, e = RawSyscall(SYS_GETGROUPS, r, uintptr(unsafe.Pointer(&list[0])), 0)
	if e != 0 {
		return nil, e
	}
	gids = make([]int, r)
	for i := range gids {
		gids[i] = int(list[i])
	}
	return gids, nil
}

// Kill sends a signal to a process, or to a group if pid is negative. Signal 0 only asks whether that may be done.
func Kill(pid int, sig Signal) error {
	_, _, e := RawSyscall(SYS_KILL, uintptr(pid), uintptr(sig), 0)
	return asError(e)
}

// Tgkill sends a signal to a thread.
func Tgkill(tgid, tid int, sig Signal) error {
	_, _, e := RawSyscall(SYS_TGKILL, uintptr(tgid), uintptr(tid), uintptr(sig))
	return asError(e)
}

// Uname names the system.
func Uname(buf *Utsname) error {
	_, _, e := RawSyscall(SYS_UNAME, uintptr(unsafe.Pointer(buf)), 0, 0)
	return asError(e)
}

// Getrlimit reads a limit of the process.
func Getrlimit(resource int, rlim *Rlimit) error {
	_, _, e := RawSyscall6(SYS_PRLIMIT64, 0, uintptr(resource), 0, uintptr(unsafe.Pointer(rlim)), 0, 0)
	return asError(e)
}

// Setrlimit sets a limit of the process.
func Setrlimit(resource int, rlim *Rlimit) error {
	err := setrlimit(resource, rlim)
	if err == nil && resource == RLIMIT_NOFILE {
		givenFiles.Store(nil)
	}
	return err
}

func setrlimit(resource int, rlim *Rlimit) error {
	_, _, e := RawSyscall6(SYS_PRLIMIT64, 0, uintptr(resource), uintptr(unsafe.Pointer(rlim)), 0, 0, 0)
	return asError(e)
}

// givenFiles is how many files the process was allowed to open, nil if that was not changed. The usual limit is low for the
// sake of programs that use select; init raises it as far as it goes, as Go does to one less than the highest, and programs
// that are executed get the old one.
var givenFiles atomic.Pointer[Rlimit]

func init() {
	var given Rlimit
	if Getrlimit(RLIMIT_NOFILE, &given) != nil || given.Max == 0 || given.Cur >= given.Max-1 {
		return
	}
	if setrlimit(RLIMIT_NOFILE, &Rlimit{given.Max - 1, given.Max}) == nil {
		givenFiles.Store(&given)
	}
}

// Getrusage reads what the process, its children or the thread have used.
func Getrusage(who int, rusage *Rusage) error {
	_, _, e := RawSyscall(SYS_GETRUSAGE, uintptr(who), uintptr(unsafe.Pointer(rusage)), 0)
	return asError(e)
}

// Gettimeofday reads the clock.
func Gettimeofday(tv *Timeval) error {
	_, _, e := RawSyscall(SYS_GETTIMEOFDAY, uintptr(unsafe.Pointer(tv)), 0, 0)
	return asError(e)
}
