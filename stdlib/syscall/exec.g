package syscall

import (
	"errors"
	"sync"
	"unsafe"
)

// ForkLock is held for reading by who makes descriptors that are not closed when another program is executed and marks
// them later, and for writing while a process is made: so none gets there by accident.
var ForkLock sync.RWMutex

// A Credential is the user and the groups of a new process.
type Credential struct {
	Uid         uint32
	Gid         uint32
	Groups      []uint32
	NoSetGroups bool // leave the groups as they are
}

// SysProcAttr is what can be asked for a new process on Linux.
type SysProcAttr struct {
	Chroot       string
	Credential   *Credential
	Ptrace       bool      // the parent traces it
	Setsid       bool      // a session of its own
	Setpgid      bool      // the process group Pgid, or if that is 0 one of its own
	Setctty      bool      // Ctty, a descriptor of the child, becomes its terminal; needs Setsid
	Noctty       bool      // no terminal
	Ctty         int       // a descriptor of the child for Setctty, of the parent for Foreground
	Foreground   bool      // its group is in the foreground of Ctty
	Pgid         int       // for Setpgid
	Pdeathsig    Signal    // which it gets when the thread that started it ends
	Cloneflags   uintptr   // of clone
	Unshareflags uintptr   // of unshare
	AmbientCaps  []uintptr // capabilities
	PidFD        *int      // gets a descriptor of the process
}

// ProcAttr is what [StartProcess] has to know about the new process.
type ProcAttr struct {
	Dir   string    // its working directory; "": that of this one
	Env   []string  // its environment
	Files []uintptr // its descriptors 0, 1, 2...; ^0: closed
	Sys   *SysProcAttr
}

// forkArgs has the same declaration in C (runtime/svc).
type forkArgs struct {
	path, dir, chroot        *byte
	argv, envp               **byte
	fds                      *int
	nfds                     int
	groups                   *uint32
	ngroups                  int
	caps                     *uintptr
	ncaps                    int
	pidfd                    *int
	files                    *Rlimit
	cloneflags, unshareflags uintptr
	pgid, ctty, pdeathsig    int
	uid, gid                 int
	flags                    uintptr
}

const (
	forkSetsid = 1 << iota
	forkSetpgid
	forkForeground
	forkSetctty
	forkNoctty
	forkPtrace
	forkCredential
	forkNoGroups
)

//go:linkname forkexec syscall_forkexec
func forkexec(args unsafe.Pointer) int

// SlicePtrFromStrings returns pointers to the bytes of the strings, each with a 0 behind it, and nil at the end. A 0 within
// one is an error, EINVAL.
func SlicePtrFromStrings(ss []string) ([]*byte, error) {
	list := make([]*byte, len(ss)+1)
	for i, s := range ss {
		p, err := BytePtrFromString(s)
		if err != nil {
			return nil, err
		}
		list[i] = p
	}
	return list, nil
}

// pathOrNil is nil for "".
func pathOrNil(s string) (*byte, error) {
	if s == "" {
		return nil, nil
	}
	return BytePtrFromString(s)
}

func (a *forkArgs) setStrings(argv0 string, argv []string, attr *ProcAttr, sys *SysProcAttr) (err error) {
	if a.path, err = BytePtrFromString(argv0); err != nil {
		return
	}
	args, err := SlicePtrFromStrings(argv)
	if err != nil {
		return
	}
	env, err := SlicePtrFromStrings(attr.Env)
	if err != nil {
		return
	}
	a.argv, a.envp = &args[0], &env[0]
	if a.chroot, err = pathOrNil(sys.Chroot); err != nil {
		return
	}
	a.dir, err = pathOrNil(attr.Dir)
	return
}

func (a *forkArgs) setSys(sys *SysProcAttr) {
	set := func(flag uintptr, wanted bool) {
		if wanted {
			a.flags |= flag
		}
	}
	set(forkSetsid, sys.Setsid)
	set(forkSetpgid, sys.Setpgid)
	set(forkForeground, sys.Foreground)
	set(forkSetctty, sys.Setctty)
	set(forkNoctty, sys.Noctty)
	set(forkPtrace, sys.Ptrace)
	a.pgid, a.ctty, a.pdeathsig = sys.Pgid, sys.Ctty, int(sys.Pdeathsig)
	a.cloneflags, a.unshareflags = sys.Cloneflags, sys.Unshareflags
	if c := sys.Credential; c != nil {
		set(forkCredential, true)
		set(forkNoGroups, c.NoSetGroups)
		a.uid, a.gid = int(c.Uid), int(c.Gid)
		a.groups, a.ngroups = unsafe.SliceData(c.Groups), len(c.Groups)
	}
	a.caps, a.ncaps = unsafe.SliceData(sys.AmbientCaps), len(sys.AmbientCaps)
	a.pidfd = sys.PidFD
}

// ForkExec starts a program as a new process and returns its number.
func ForkExec(argv0 string, argv []string, attr *ProcAttr) (pid int, err error) {
	if attr == nil {
		attr = &ProcAttr{}
	}
	sys := attr.Sys
	if sys == nil {
		sys = &SysProcAttr{}
	}
	var a forkArgs
	if err := a.setStrings(argv0, argv, attr, sys); err != nil {
		return 0, err
	}
	if sys.Setctty && sys.Foreground {
		return 0, errors.New("both Setctty and Foreground set in SysProcAttr")
	}
	if sys.Setctty && sys.Ctty >= len(attr.Files) {
		return 0, errors.New("Setctty set but Ctty not valid in child")
	}
	a.setSys(sys)
	fds := make([]int, len(attr.Files)+1)
	for i, fd := range attr.Files {
		fds[i] = int(fd)
	}
	a.fds, a.nfds = &fds[0], len(attr.Files)
	a.files = givenFiles.Load()
	ForkLock.Lock()
	pid = forkexec(unsafe.Pointer(&a))
	ForkLock.Unlock()
	if pid < 0 {
		return 0, Errno(-pid)
	}
	return pid, nil
}

// StartProcess is [ForkExec] for package os.
func StartProcess(argv0 string, argv []string, attr *ProcAttr) (pid int, handle uintptr, err error) {
	pid, err = ForkExec(argv0, argv, attr)
	return
}

// Exec executes a program in the place of this one. It returns only if that fails.
func Exec(argv0 string, argv []string, envv []string) error {
	p, err := BytePtrFromString(argv0)
	if err != nil {
		return err
	}
	args, err := SlicePtrFromStrings(argv)
	if err != nil {
		return err
	}
	env, err := SlicePtrFromStrings(envv)
	if err != nil {
		return err
	}
	if given := givenFiles.Load(); given != nil {
		setrlimit(RLIMIT_NOFILE, given)
	}
	return call(SYS_EXECVE, uintptr(unsafe.Pointer(p)), uintptr(unsafe.Pointer(&args[0])), uintptr(unsafe.Pointer(&env[0])))
}

// A WaitStatus tells how a process has ended, or that it has stopped or goes on.
type WaitStatus uint32

// Exited reports whether the program has ended by itself.
func (w WaitStatus) Exited() bool { return w&0x7f == 0 }

// Signaled reports whether a signal has ended it.
func (w WaitStatus) Signaled() bool { return w&0x7f != 0x7f && w&0x7f != 0 }

// Stopped reports whether a signal has stopped it.
func (w WaitStatus) Stopped() bool { return w&0xff == 0x7f }

// Continued reports whether it goes on after having been stopped.
func (w WaitStatus) Continued() bool { return w == 0xffff }

// CoreDump reports whether a core was written.
func (w WaitStatus) CoreDump() bool { return w.Signaled() && w&0x80 != 0 }

// ExitStatus returns the status that the program has ended with, -1 if it has not ended by itself.
func (w WaitStatus) ExitStatus() int {
	if !w.Exited() {
		return -1
	}
	return int(w>>8) & 0xff
}

// Signal returns the signal that has ended it, -1 if none has.
func (w WaitStatus) Signal() Signal {
	if !w.Signaled() {
		return -1
	}
	return Signal(w & 0x7f)
}

// StopSignal returns the signal that has stopped it, -1 if none has.
func (w WaitStatus) StopSignal() Signal {
	if !w.Stopped() {
		return -1
	}
	return Signal(w>>8) & 0xff
}

// TrapCause returns what ptrace says about a SIGTRAP, -1 if it was none.
func (w WaitStatus) TrapCause() int {
	if w.StopSignal() != SIGTRAP {
		return -1
	}
	return int(w>>8) >> 8
}

// Wait4 waits for a child process.
func Wait4(pid int, wstatus *WaitStatus, options int, rusage *Rusage) (wpid int, err error) {
	var status int32
	r, _, e := Syscall6(SYS_WAIT4, uintptr(pid), uintptr(unsafe.Pointer(&status)), uintptr(options), uintptr(unsafe.Pointer(rusage)), 0, 0)
	if wstatus != nil {
		*wstatus = WaitStatus(status)
	}
	return result(r, asError(e))
}
