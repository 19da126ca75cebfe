package os_test

import (
	"errors"
	"fmt"
	"io"
	. "os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestMain lets the test program be what the tests start: OS_TEST_CHILD says what it does then.
func TestMain(m *testing.M) {
	switch what := Getenv("OS_TEST_CHILD"); what {
	case "":
		Exit(m.Run())
	case "echo":
		in, err := io.ReadAll(Stdin)
		fmt.Fprintf(Stdout, "%s %q %v", in, Args[1:], err)
		fmt.Fprint(Stderr, "to the other")
		Exit(7)
	case "environment":
		fmt.Print(strings.Join(Environ(), " "))
	case "parent":
		fmt.Print(Getppid(), Getpid())
	case "wait":
		time.Sleep(time.Minute)
	case "here":
		dir, err := Getwd()
		fmt.Print(dir, err)
	case "write":
		for { // until there is nobody who reads
			if _, err := Stdout.WriteString("more\n"); err != nil {
				fmt.Fprint(Stderr, err)
				Exit(3)
			}
		}
	case "write elsewhere":
		f := NewFile(3, "three")
		for {
			if _, err := f.WriteString("more\n"); err != nil {
				fmt.Fprint(Stderr, err, errors.Is(err, syscall.EPIPE))
				Exit(4)
			}
		}
	default:
		Exit(99)
	}
}

// start starts the test program as a child; what it writes to file descriptors 1 and above comes from the readers.
func start(t *testing.T, what, in string, attr ProcAttr, fds int, args ...string) (*Process, []*File) {
	t.Helper()
	self, err := Executable()
	if err != nil {
		t.Fatal(err)
	}
	inR, inW, err := Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer inR.Close()
	attr.Files = []*File{inR}
	var readers []*File
	for range fds {
		r, w, err := Pipe()
		if err != nil {
			t.Fatal(err)
		}
		defer w.Close()
		attr.Files, readers = append(attr.Files, w), append(readers, r)
	}
	attr.Env = append(attr.Env, "OS_TEST_CHILD="+what)
	p, err := StartProcess(self, append([]string{"child"}, args...), &attr)
	if err != nil {
		t.Fatal(err)
	}
	inW.WriteString(in)
	inW.Close()
	return p, readers
}

func text(t *testing.T, f *File) string {
	t.Helper()
	all, err := io.ReadAll(f)
	if err != nil {
		t.Error(err)
	}
	f.Close()
	return string(all)
}

func TestChild(t *testing.T) {
	p, out := start(t, "echo", "some input", ProcAttr{}, 2, "a b", "")
	if p.Pid <= 0 || p.Pid == Getpid() {
		t.Error("pid", p.Pid)
	}
	if got := text(t, out[0]); got != `some input ["a b" ""] <nil>` {
		t.Error(got)
	}
	if got := text(t, out[1]); got != "to the other" {
		t.Error(got)
	}
	state, err := p.Wait()
	if err != nil || state.ExitCode() != 7 || state.Success() || !state.Exited() || state.Pid() != p.Pid || state.String() != "exit status 7" {
		t.Error(state, err)
	}
	if status := state.Sys().(syscall.WaitStatus); status.ExitStatus() != 7 {
		t.Error(status)
	}
	if usage := state.SysUsage().(*syscall.Rusage); usage.Maxrss <= 0 || state.UserTime() < 0 || state.SystemTime() < 0 {
		t.Error(usage.Maxrss, state.UserTime(), state.SystemTime())
	}
	if _, err := p.Wait(); err == nil {
		t.Error("waited twice")
	}
	if err := p.Signal(Kill); !errors.Is(err, ErrProcessDone) || err.Error() != "os: process already finished" {
		t.Error(err)
	}
	if err := p.Release(); err != nil {
		t.Error(err)
	}
}

func TestChildKilled(t *testing.T) {
	for _, tt := range []struct {
		stop func(*Process) error
		want string
		sig  syscall.Signal
	}{
		{(*Process).Kill, "signal: killed", syscall.SIGKILL},
		{func(p *Process) error { return p.Signal(syscall.SIGTERM) }, "signal: terminated", syscall.SIGTERM},
		{func(p *Process) error { return p.Signal(syscall.SIGHUP) }, "signal: hangup", syscall.SIGHUP},
	} {
		p, out := start(t, "wait", "", ProcAttr{}, 2)
		if err := p.Signal(syscall.Signal(0)); err != nil {
			t.Error("is not there:", err)
		}
		if err := tt.stop(p); err != nil {
			t.Error(err)
		}
		text(t, out[0])
		text(t, out[1])
		state, err := p.Wait()
		if err != nil || state.String() != tt.want || state.Exited() || state.ExitCode() != -1 || state.Success() {
			t.Error(state, err)
		}
		if status := state.Sys().(syscall.WaitStatus); !status.Signaled() || status.Signal() != tt.sig {
			t.Error(status)
		}
	}
	var none *ProcessState
	if none.ExitCode() != -1 || none.String() != "<nil>" {
		t.Error(none)
	}
}

// A program that writes to a pipe without reader dies of it if the pipe is its output, and has an error if it is another.
func TestBrokenPipe(t *testing.T) {
	p, out := start(t, "write", "", ProcAttr{}, 2)
	out[0].Close()
	if got := text(t, out[1]); got != "" {
		t.Error(got)
	}
	if state, err := p.Wait(); err != nil || state.String() != "signal: broken pipe" {
		t.Error(state, err)
	}
	p, out = start(t, "write elsewhere", "", ProcAttr{}, 3)
	out[2].Close()
	if got := text(t, out[1]); got != "write three: broken pipe true" {
		t.Error(got)
	}
	if state, err := p.Wait(); err != nil || state.String() != "exit status 4" {
		t.Error(state, err)
	}
}

func TestChildAttributes(t *testing.T) {
	p, out := start(t, "environment", "", ProcAttr{Env: []string{"A=1", "A=2", "B="}}, 2)
	if got := text(t, out[0]); got != "A=1 B= OS_TEST_CHILD=environment" { // the first of a name counts
		t.Error(got)
	}
	p.Wait()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	p, out = start(t, "here", "", ProcAttr{Dir: dir}, 2)
	if got := text(t, out[0]); got != dir+"<nil>" && got != dir+" <nil>" {
		t.Error(got)
	}
	p.Wait()
	p, out = start(t, "parent", "", ProcAttr{Sys: &syscall.SysProcAttr{Setpgid: true}}, 2)
	if got := text(t, out[0]); got != fmt.Sprint(Getpid(), p.Pid) {
		t.Error(got)
	}
	state, err := p.Wait()
	if err != nil || !state.Success() || state.String() != "exit status 0" || state.ExitCode() != 0 {
		t.Error(state, err)
	}
	_, err = StartProcess("/no/such/program", []string{"x"}, &ProcAttr{})
	wants(t, err, "?", "fork/exec /no/such/program: no such file or directory")
	_, err = StartProcess(dir, []string{"x"}, &ProcAttr{})
	wants(t, err, dir, "fork/exec DIR: permission denied")
	_, err = StartProcess("/bin/true", []string{"x"}, &ProcAttr{Dir: "/no/such"})
	wants(t, err, "?", "chdir /no/such: no such file or directory")
	if !errors.Is(err, ErrNotExist) {
		t.Error("is not ErrNotExist")
	}
}

func TestFindProcess(t *testing.T) {
	p, err := FindProcess(Getpid())
	if err != nil || p.Pid != Getpid() {
		t.Fatal(p, err)
	}
	if err := p.Signal(syscall.Signal(0)); err != nil {
		t.Error(err)
	}
	called := false
	err = p.WithHandle(func(handle uintptr) { called = true })
	if called != (err == nil) || err != nil && !errors.Is(err, ErrNoHandle) {
		t.Error(called, err)
	}
	if err := p.Release(); err != nil {
		t.Error(err)
	}
	if err := p.Signal(Interrupt); fmt.Sprint(err) != "os: process already released" {
		t.Error(err)
	}
	if _, err := p.Wait(); err == nil {
		t.Error("waited for a released process")
	}
}

func TestIdentity(t *testing.T) {
	if Getuid() != syscall.Getuid() || Geteuid() != syscall.Geteuid() || Getgid() != syscall.Getgid() || Getegid() != syscall.Getegid() ||
		Getpid() != syscall.Getpid() || Getppid() != syscall.Getppid() || Getpagesize() != 4096 {
		t.Error("not what the system says")
	}
	groups, err := Getgroups()
	want, _ := syscall.Getgroups()
	if err != nil || !slices.Equal(groups, want) {
		t.Error(groups, err)
	}
	name, err := Hostname()
	var u syscall.Utsname
	syscall.Uname(&u)
	var node []byte
	for _, c := range u.Nodename {
		if c == 0 {
			break
		}
		node = append(node, byte(c))
	}
	if err != nil || name != string(node) {
		t.Errorf("%q, %v, want %q", name, err, node)
	}
	self, err := Executable()
	if err != nil || !filepath.IsAbs(self) {
		t.Error(self, err)
	}
	if info, err := Stat(self); err != nil || info.Mode()&0o100 == 0 {
		t.Error(info, err)
	}
	var s Signal = Interrupt
	s.Signal()
	if s.String() != "interrupt" || Kill.String() != "killed" {
		t.Error(s, Kill)
	}
}

func TestEnvironmentOfAll(t *testing.T) {
	before := Environ()
	defer func() {
		Clearenv()
		for _, e := range before {
			name, value, _ := strings.Cut(e, "=")
			Setenv(name, value)
		}
	}()
	Clearenv()
	if len(Environ()) != 0 {
		t.Error(Environ())
	}
	for _, f := range []func() (string, error){UserHomeDir, UserCacheDir, UserConfigDir} {
		if dir, err := f(); dir != "" || err == nil {
			t.Errorf("%q without HOME", dir)
		}
	}
	_, err := UserHomeDir()
	wants(t, err, "?", "$HOME is not defined")
	_, err = UserCacheDir()
	wants(t, err, "?", "neither $XDG_CACHE_HOME nor $HOME are defined")
	_, err = UserConfigDir()
	wants(t, err, "?", "neither $XDG_CONFIG_HOME nor $HOME are defined")
	Setenv("HOME", "/h")
	home, _ := UserHomeDir()
	cache, _ := UserCacheDir()
	config, _ := UserConfigDir()
	if home != "/h" || cache != "/h/.cache" || config != "/h/.config" {
		t.Error(home, cache, config)
	}
	Setenv("XDG_CACHE_HOME", "/c")
	Setenv("XDG_CONFIG_HOME", "relative")
	cache, _ = UserCacheDir()
	_, err = UserConfigDir()
	wants(t, err, "?", "path in $XDG_CONFIG_HOME is relative")
	if cache != "/c" {
		t.Error(cache)
	}
	Setenv("A", "1")
	Setenv("A", "2")
	got := Environ()
	slices.Sort(got)
	if strings.Join(got, " ") != "A=2 HOME=/h XDG_CACHE_HOME=/c XDG_CONFIG_HOME=relative" {
		t.Error(got)
	}
	wants(t, Setenv("A=B", "x"), "?", "setenv: invalid argument")
	wants(t, Setenv("A", "x\x00"), "?", "setenv: invalid argument")
}
