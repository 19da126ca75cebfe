// run

// Package os/signal: Notify, Stop, Ignore, Reset.
package main

import (
	"os"
	"os/signal"
	"runtime"
	"syscall"
)

func raise(sig syscall.Signal) {
	if err := syscall.Kill(syscall.Getpid(), sig); err != nil {
		println(err.Error())
	}
}

// unseen raises what nobody receives. This thread gets it, so it has come when the call is back; another one might get it later.
func unseen(sig syscall.Signal) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	if err := syscall.Tgkill(syscall.Getpid(), syscall.Gettid(), sig); err != nil {
		println(err.Error())
	}
}

func main() {
	// What nobody asks for does nothing.
	unseen(syscall.SIGUSR1)
	unseen(syscall.SIGUSR2)
	unseen(syscall.SIGWINCH)
	unseen(syscall.SIGPIPE)
	unseen(syscall.SIGCHLD)
	unseen(syscall.SIGURG)
	unseen(syscall.SIGALRM)
	unseen(syscall.Signal(40))

	c := make(chan os.Signal, 10)
	signal.Notify(c, syscall.SIGUSR1, syscall.SIGINT)
	raise(syscall.SIGUSR1)
	println((<-c).String())
	raise(syscall.SIGINT)
	s := <-c
	println(s.String(), s == os.Interrupt, s == syscall.SIGINT)

	d := make(chan os.Signal, 10)
	signal.Notify(d, syscall.SIGUSR1, syscall.SIGUSR2, syscall.Signal(64), os.Kill, syscall.Signal(1000))
	raise(syscall.SIGUSR1)
	println((<-c).String(), (<-d).String())
	raise(syscall.SIGUSR2)
	println((<-d).String(), len(c))
	raise(syscall.Signal(64))
	println((<-d).String(), len(c))

	// No room: the signal is lost, nobody waits.
	e := make(chan os.Signal)
	signal.Notify(e, syscall.SIGUSR2)
	raise(syscall.SIGUSR2)
	println((<-d).String())
	signal.Stop(e)

	signal.Stop(d)
	unseen(syscall.SIGUSR2)
	raise(syscall.SIGUSR1)
	println((<-c).String(), len(c), len(d))

	// Many. There is room for the SIGURGs that the runtime sends to its own threads meanwhile.
	all := make(chan os.Signal, 100)
	signal.Notify(all)
	for sig := syscall.Signal(1); sig < 65; sig++ {
		// SIGPROF and SIGURG are the runtime's own.
		if sig == syscall.SIGKILL || sig == syscall.SIGSTOP || 32 <= sig && sig < 35 || sig == syscall.SIGPROF || sig == syscall.SIGURG {
			continue
		}
		raise(sig)
		for got := range all {
			if got == sig {
				break
			}
		}
	}
	signal.Stop(all)
	for len(c) > 0 {
		<-c
	}

	println(signal.Ignored(syscall.SIGINT), signal.Ignored(syscall.SIGTERM))
	signal.Ignore(syscall.SIGINT, syscall.SIGTERM, syscall.SIGQUIT)
	println(signal.Ignored(syscall.SIGINT), signal.Ignored(syscall.SIGTERM), signal.Ignored(syscall.SIGHUP))
	raise(syscall.SIGINT)
	raise(syscall.SIGTERM)
	raise(syscall.SIGQUIT)
	raise(syscall.SIGUSR1)
	println((<-c).String(), len(c))
	signal.Notify(c, syscall.SIGTERM)
	raise(syscall.SIGTERM)
	println((<-c).String(), signal.Ignored(syscall.SIGTERM))
	signal.Reset()
	unseen(syscall.SIGUSR1)
	println(len(c))

	// A thousand of them, while other goroutines work.
	signal.Notify(c, syscall.SIGUSR1)
	work := make(chan int)
	go func() {
		for i := range 1000 {
			work <- i
		}
		close(work)
	}()
	n := 0
	for range work {
		raise(syscall.SIGUSR1)
		<-c
		n++
	}
	println(n)
	signal.Reset(syscall.SIGUSR1)
}
