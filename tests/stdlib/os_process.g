// run

// Package os: processes, pipes, deadlines.
package main

import (
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
	"time"
)

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return err.Error()
}

// run starts a program and returns what it prints and how it ends.
func run(dir string, env []string, sys *syscall.SysProcAttr, name string, args ...string) {
	r, w, err := os.Pipe()
	if err != nil {
		panic(err)
	}
	in, _ := os.Open("/dev/null")
	p, err := os.StartProcess(name, append([]string{name}, args...), &os.ProcAttr{Dir: dir, Env: env, Files: []*os.File{in, w, w}, Sys: sys})
	w.Close()
	in.Close()
	if err != nil {
		println(text(err))
		r.Close()
		return
	}
	out, err := io.ReadAll(r)
	r.Close()
	state, err2 := p.Wait()
	println(strings.TrimSpace(string(out)), text(err), text(err2), state.String(), state.Exited(), state.Success(), state.ExitCode(), state.Pid() == p.Pid, state.Sys().(syscall.WaitStatus), state.SystemTime() >= 0)
	_, err = p.Wait()
	println(text(err), text(p.Signal(syscall.Signal(0))), text(p.Release()), text(p.Kill()))
}

func processes() {
	run("", nil, nil, "/bin/echo", "hello", "world")
	run("/", nil, nil, "/bin/pwd")
	run("", []string{"A=1", "B=2"}, nil, "/usr/bin/env")
	run("", nil, nil, "/bin/sh", "-c", "exit 7")
	run("", nil, nil, "/bin/sh", "-c", "kill -9 $$")
	run("", nil, nil, "/bin/sh", "-c", "kill -TERM $$")
	run("", nil, nil, "/no/such/program")
	run("", nil, nil, "/dev/null")
	run("", nil, nil, "/bin")
	run("/no/such/dir", nil, nil, "/bin/pwd")
	run("/no/such/dir", nil, &syscall.SysProcAttr{}, "/bin/pwd")
	run("", nil, nil, "with\x00zero")
	run("", nil, nil, "/bin/echo", "a\x00b")
	run("", nil, &syscall.SysProcAttr{Setsid: true}, "/bin/sh", "-c", "test $(ps -o sid= -p $$ 2>/dev/null || echo $$) -eq $$ && echo leader")
	run("", nil, &syscall.SysProcAttr{Setpgid: true}, "/bin/echo", "group")
	run("", nil, &syscall.SysProcAttr{Setctty: true, Ctty: 9}, "/bin/echo", "x")
	run("", nil, &syscall.SysProcAttr{Setctty: true, Foreground: true}, "/bin/echo", "x")
	run("", nil, &syscall.SysProcAttr{Chroot: "/no/such"}, "/bin/echo", "x")

	// what of signals the child has
	run("", nil, nil, "/bin/sh", "-c", "grep -E 'SigBlk|SigIgn' /proc/self/status | tr -d '\\n\\t'")

	exe, _ := os.Executable()
	run("", nil, nil, "/bin/sh", "-c", "ulimit -S -n 100; exec "+exe+" limits")

	p, err := os.StartProcess("/bin/sleep", []string{"sleep", "100"}, &os.ProcAttr{})
	println(text(err), text(p.Signal(syscall.Signal(0))))
	q, err := os.FindProcess(p.Pid)
	println(text(err), q.Pid == p.Pid, text(q.Signal(syscall.Signal(0))))
	done := make(chan string)
	go func() {
		state, err := p.Wait()
		done <- state.String() + " " + text(err)
	}()
	time.Sleep(time.Millisecond)
	println(text(p.Kill()))
	println(<-done)
	println(text(p.Kill()), errors.Is(p.Kill(), os.ErrProcessDone), text(q.Signal(syscall.SIGTERM)))
	println(text(q.WithHandle(func(uintptr) {})), text(p.WithHandle(func(uintptr) {})))
	p, _ = os.FindProcess(1 << 30)
	println(text(p.Signal(syscall.SIGTERM)), text(p.Release()), text(p.Signal(syscall.SIGTERM)))
	_, err = p.Wait()
	println(text(err))
	self, _ := os.FindProcess(os.Getpid())
	_, err = self.Wait()
	println(text(err))
	var none *os.ProcessState
	println(none.String(), none.ExitCode())
	println(text(syscall.Exec("/no/such", []string{"x"}, nil)))
}

func pipes() {
	r, w, err := os.Pipe()
	println(text(err), r.Name(), w.Name())
	go func() {
		time.Sleep(2 * time.Millisecond)
		w.WriteString("late")
		w.Close()
	}()
	b := make([]byte, 10)
	n, err := r.Read(b)
	println(n, text(err))
	n, err = r.Read(b)
	println(n, err == io.EOF)
	_, err = r.Write(b)
	println(text(err))
	_, err = r.Seek(0, 0)
	println(text(err))
	_, err = r.ReadAt(b, 0)
	println(text(err))
	r.Close()

	r, w, _ = os.Pipe()
	r.Close()
	n, err = w.Write(b)
	println(n, text(err), errors.Is(err, syscall.EPIPE))
	w.Close()

	r, w, _ = os.Pipe()
	println(text(r.SetReadDeadline(time.Now().Add(3 * time.Millisecond))))
	start := time.Now()
	_, err = r.Read(b)
	println(text(err), os.IsTimeout(err), errors.Is(err, os.ErrDeadlineExceeded), time.Since(start) >= 2*time.Millisecond)
	_, err = r.Read(b)
	println(text(err))
	println(text(r.SetDeadline(time.Time{})))
	w.Write([]byte("x"))
	n, err = r.Read(b)
	println(n, text(err))
	println(text(w.SetWriteDeadline(time.Now().Add(-1))))
	_, err = w.Write(b)
	println(text(err))
	w.SetWriteDeadline(time.Time{})

	// a full pipe waits; Close wakes who waits
	n = 0
	for delay := 5 * time.Millisecond; n == 0 && delay < time.Minute; delay *= 2 { // it may pass before Write begins
		err2 := w.SetWriteDeadline(time.Now().Add(delay))
		if n, err = w.Write(make([]byte, 1<<20)); n > 0 {
			println(text(err2))
		}
	}
	println(n > 0 && n < 1<<20, text(err))
	go func() {
		time.Sleep(2 * time.Millisecond)
		r2, w2 := r, w
		w2.Close()
		_ = r2
	}()
	m, err := io.Copy(io.Discard, r)
	println(m == int64(n), text(err))
	r.Close()
	r, w, _ = os.Pipe()
	go func() {
		time.Sleep(2 * time.Millisecond)
		r.Close()
	}()
	_, err = r.Read(b)
	println(text(err))
	c, err := w.SyscallConn()
	println(text(err), text(c.Control(func(fd uintptr) { println(fd == w.Fd()) })))
	w.Close()
	println(text(c.Control(func(fd uintptr) {})))
}

// limits tells how many files may be open: raised for us, not for others.
func limits() {
	var lim syscall.Rlimit
	os.Stdout.WriteString(text(syscall.Getrlimit(syscall.RLIMIT_NOFILE, &lim)))
	if lim.Cur == lim.Max-1 {
		os.Stdout.WriteString(" raised ")
	}
	p, _ := os.StartProcess("/bin/sh", []string{"sh", "-c", "ulimit -S -n"}, &os.ProcAttr{Files: []*os.File{nil, os.Stdout, os.Stdout}})
	p.Wait()
}

func main() {
	if len(os.Args) > 1 {
		limits()
		return
	}
	processes()
	pipes()
}
