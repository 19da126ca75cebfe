package os

import (
	"errors"
	"runtime"
	"strconv"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"internal/syscall/unix"
)

var (
	// ErrProcessDone says that a process has ended.
	ErrProcessDone = errors.New("os: process already finished")

	// ErrNoHandle is what [Process.WithHandle] returns if the system has no handles for processes.
	ErrNoHandle = errors.New("os: process handle unavailable")

	errReleased = errors.New("os: process already released")
)

// A Process is one that [StartProcess] has started or [FindProcess] was asked for.
//
// Where the kernel can do it, it is known by a descriptor, which stays that of this process even if its number is given to
// another one after its end.
type Process struct {
	Pid int

	state     atomic.Uint32 // processState
	waitLock  sync.RWMutex  // while there is no handle: signals are not sent to a number that Wait has given back
	lock      sync.Mutex
	handle    int // a descriptor of the process; -1: none
	users     int // of handle
	hasHandle bool
	cleanup   runtime.Cleanup // closes handle when p cannot be reached any more
}

const (
	processRuns uint32 = iota
	processDone
	processReleased
)

// ProcAttr is what [StartProcess] has to know about the new process.
type ProcAttr struct {
	Dir   string   // the working directory; "": that of this process
	Env   []string // the environment as from Environ; nil: that of this process
	Files []*File  // its descriptors 0, 1, 2...; nil: closed
	Sys   *syscall.SysProcAttr
}

func newProcess(pid, handle int) *Process {
	p := &Process{Pid: pid, handle: handle, hasHandle: handle >= 0}
	if p.hasHandle {
		p.cleanup = runtime.AddCleanup(p, func(handle int) { syscall.Close(handle) }, handle)
	}
	return p
}

// FindProcess returns the process with a number. There need not be one: sending it the signal 0 tells.
func FindProcess(pid int) (*Process, error) {
	handle := -1
	if pidfdWorks() {
		fd, err := unix.PidfdOpen(pid)
		if err == syscall.ESRCH {
			p := newProcess(pid, -1)
			p.state.Store(processDone)
			return p, nil
		}
		if err == nil {
			handle = fd
		}
	}
	return newProcess(pid, handle), nil
}

var pidfd struct {
	once  sync.Once
	works bool
}

// pidfdWorks reports whether the kernel has all that is needed to use descriptors for processes.
func pidfdWorks() bool {
	pidfd.once.Do(func() {
		fd, err := unix.PidfdOpen(syscall.Getpid())
		if err != nil {
			return
		}
		defer syscall.Close(fd)
		var info unix.ChildInfo
		err = untilDone(func() error { return unix.Waitid(unix.P_PIDFD, fd, &info, syscall.WEXITED, nil) })
		pidfd.works = err == syscall.ECHILD && unix.PidfdSendSignal(fd, 0) == nil
	})
	return pidfd.works
}

// StartProcess starts the program name with arguments argv, argv[0] being its name. The process has only the files that
// attr names.
func StartProcess(name string, argv []string, attr *ProcAttr) (*Process, error) {
	if attr.Sys == nil && attr.Dir != "" {
		// The kernel would not say that it is the directory that is missing.
		if _, err := Stat(attr.Dir); err != nil {
			return nil, &PathError{"chdir", attr.Dir, inner(err)}
		}
	}
	var sys syscall.SysProcAttr
	if attr.Sys != nil {
		sys = *attr.Sys
	}
	handle := -1
	if pidfdWorks() {
		sys.PidFD = &handle
	}
	a := &syscall.ProcAttr{Dir: attr.Dir, Env: attr.Env, Sys: &sys}
	if a.Env == nil {
		a.Env = Environ()
	}
	for _, f := range attr.Files {
		a.Files = append(a.Files, f.Fd())
	}
	pid, _, err := syscall.StartProcess(name, argv, a)
	runtime.KeepAlive(attr) // its files
	if err != nil {
		return nil, &PathError{"fork/exec", name, err}
	}
	if attr.Sys != nil && attr.Sys.PidFD != nil && handle >= 0 {
		*attr.Sys.PidFD = handle // that one is the caller's
		handle, err = unix.DupCloexec(handle)
		if err != nil {
			handle = -1
		}
	}
	return newProcess(pid, handle), nil
}

// finish notes that the process cannot be used any more, and gives its handle back.
func (p *Process) finish(state uint32) {
	if p.state.CompareAndSwap(processRuns, state) && p.hasHandle {
		p.lock.Lock()
		p.closeUnused()
		p.lock.Unlock()
	}
}

func (p *Process) closeUnused() {
	if p.users == 0 && p.handle >= 0 && p.state.Load() != processRuns {
		p.cleanup.Stop()
		syscall.Close(p.handle)
		p.handle = -1
	}
}

// with calls f with the handle of a process that runs. done and released are the errors otherwise.
func (p *Process) with(done, released error, f func(handle int) error) error {
	p.lock.Lock()
	state := p.state.Load()
	if state == processRuns {
		p.users++
	}
	p.lock.Unlock()
	switch state {
	case processDone:
		return done
	case processReleased:
		return released
	}
	defer func() {
		p.lock.Lock()
		p.users--
		p.closeUnused()
		p.lock.Unlock()
	}()
	return f(p.handle)
}

// WithHandle calls f with the descriptor of the process (see pidfd_open), which is good until f returns.
func (p *Process) WithHandle(f func(handle uintptr)) error {
	if !p.hasHandle {
		return ErrNoHandle
	}
	return p.with(ErrProcessDone, errReleased, func(handle int) error {
		f(uintptr(handle))
		return nil
	})
}

// Release gives back what is kept for the process. It is only needed if nobody waits for it.
func (p *Process) Release() error {
	p.Pid = -1
	p.finish(processReleased)
	return nil
}

// Kill ends the process at once. It does not wait until it has ended, nor for its children.
func (p *Process) Kill() error { return p.Signal(Kill) }

// Signal sends a signal to the process.
func (p *Process) Signal(sig Signal) error {
	s, ok := sig.(syscall.Signal)
	if !ok {
		return errors.New("os: unsupported signal type")
	}
	var err error
	if p.hasHandle {
		err = p.with(ErrProcessDone, errReleased, func(handle int) error { return unix.PidfdSendSignal(handle, s) })
	} else {
		err = p.kill(s)
	}
	if err == syscall.ESRCH {
		return ErrProcessDone
	}
	return err
}

// kill is Signal without a handle.
func (p *Process) kill(s syscall.Signal) error {
	switch p.Pid {
	case -1:
		return errReleased
	case 0:
		return errors.New("os: process not initialized")
	}
	p.waitLock.RLock()
	defer p.waitLock.RUnlock()
	switch p.state.Load() {
	case processDone:
		return ErrProcessDone
	case processReleased:
		return errReleased
	}
	return syscall.Kill(p.Pid, s)
}

// Wait waits until the process has ended, tells how, and gives back what is kept for it. It must be a child of this one.
func (p *Process) Wait() (*ProcessState, error) {
	if !p.hasHandle {
		return p.waitByNumber()
	}
	state := new(ProcessState)
	err := p.with(NewSyscallError("wait", syscall.ECHILD), syscall.EINVAL, func(handle int) error {
		var info unix.ChildInfo
		err := untilDone(func() error { return unix.Waitid(unix.P_PIDFD, handle, &info, syscall.WEXITED, &state.rusage) })
		state.pid, state.status = int(info.Pid), info.WaitStatus()
		return NewSyscallError("waitid", err)
	})
	if err != nil {
		return nil, err
	}
	p.finish(processDone)
	return state, nil
}

func (p *Process) waitByNumber() (*ProcessState, error) {
	if p.state.Load() == processReleased {
		return nil, syscall.EINVAL
	}
	// First wait without taking the state away: then no signal is on its way to the number when it is given back.
	var info unix.ChildInfo
	err := untilDone(func() error { return unix.Waitid(unix.P_PID, p.Pid, &info, syscall.WEXITED|syscall.WNOWAIT, nil) })
	if err != nil {
		return nil, NewSyscallError("waitid", err)
	}
	p.finish(processDone)
	p.waitLock.Lock()
	defer p.waitLock.Unlock()
	state := new(ProcessState)
	state.pid, err = untilDone2(func() (int, error) { return syscall.Wait4(p.Pid, &state.status, 0, &state.rusage) })
	if err != nil {
		return nil, NewSyscallError("wait", err)
	}
	return state, nil
}

// A ProcessState tells how a process has ended.
type ProcessState struct {
	pid    int
	status syscall.WaitStatus
	rusage syscall.Rusage
}

// Pid returns the number that the process had.
func (p *ProcessState) Pid() int { return p.pid }

// Exited reports whether the program has ended by itself, as opposed to by a signal.
func (p *ProcessState) Exited() bool { return p.status.Exited() }

// Success reports whether it has ended with status 0.
func (p *ProcessState) Success() bool { return p.status.ExitStatus() == 0 }

// ExitCode returns the status that it has ended with, -1 if it was a signal.
func (p *ProcessState) ExitCode() int {
	if p == nil {
		return -1
	}
	return p.status.ExitStatus()
}

// Sys returns the state in the form of the system, a syscall.WaitStatus.
func (p *ProcessState) Sys() any { return p.status }

// SysUsage returns what the process has used, a *syscall.Rusage.
func (p *ProcessState) SysUsage() any { return &p.rusage }

// UserTime returns how long the process and its children have computed.
func (p *ProcessState) UserTime() time.Duration { return time.Duration(p.rusage.Utime.Nano()) }

// SystemTime returns how long the kernel has worked for the process and its children.
func (p *ProcessState) SystemTime() time.Duration { return time.Duration(p.rusage.Stime.Nano()) }

// String says it in words: "exit status 1", "signal: killed".
func (p *ProcessState) String() string {
	if p == nil {
		return "<nil>"
	}
	text := ""
	switch s := p.status; {
	case s.Exited():
		text = "exit status " + strconv.Itoa(s.ExitStatus())
	case s.Signaled():
		text = "signal: " + s.Signal().String()
	case s.Stopped():
		text = "stop signal: " + s.StopSignal().String()
		if s.StopSignal() == syscall.SIGTRAP && s.TrapCause() != 0 {
			text += " (trap " + strconv.Itoa(s.TrapCause()) + ")"
		}
	case s.Continued():
		text = "continued"
	}
	if p.status.CoreDump() {
		text += " (core dumped)"
	}
	return text
}
