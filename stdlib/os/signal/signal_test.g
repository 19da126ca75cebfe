package signal_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	. "os/signal"
	"syscall"
	"testing"
	"time"
)

func raise(t *testing.T, sig syscall.Signal) {
	t.Helper()
	if err := syscall.Kill(os.Getpid(), sig); err != nil {
		t.Fatal(err)
	}
}

func expect(t *testing.T, c <-chan os.Signal, want os.Signal) {
	t.Helper()
	for late := time.After(time.Minute); ; {
		select {
		case got := <-c:
			if got == syscall.SIGURG && want != got { // the runtime's own, which whoever asks for all signals gets too
				continue
			}
			if got != want {
				t.Errorf("%v, want %v", got, want)
			}
		case <-late:
			t.Errorf("no %v", want)
		}
		return
	}
}

func nothing(t *testing.T, c <-chan os.Signal) {
	t.Helper()
	select {
	case got := <-c:
		t.Errorf("%v comes", got)
	case <-time.After(10 * time.Millisecond):
	}
}

func TestNotify(t *testing.T) {
	one, two, all := make(chan os.Signal, 1), make(chan os.Signal, 1), make(chan os.Signal, 100)
	Notify(one, syscall.SIGUSR1)
	Notify(two, syscall.SIGUSR1, syscall.SIGUSR2)
	defer Reset()
	raise(t, syscall.SIGUSR1)
	expect(t, one, syscall.SIGUSR1)
	expect(t, two, syscall.SIGUSR1)
	raise(t, syscall.SIGUSR2)
	expect(t, two, syscall.SIGUSR2)
	nothing(t, one)
	Notify(one, syscall.SIGUSR2) // adds
	raise(t, syscall.SIGUSR2)
	expect(t, one, syscall.SIGUSR2)
	raise(t, syscall.SIGUSR1)
	expect(t, one, syscall.SIGUSR1)
	Stop(two)
	<-two
	nothing(t, two)
	Notify(all)
	raise(t, syscall.SIGHUP)
	expect(t, all, syscall.SIGHUP)
	Stop(all)
	Stop(all) // nothing is left to be done
	for len(all) > 0 {
		if sig := <-all; sig != syscall.SIGURG {
			t.Errorf("%v comes", sig)
		}
	}
	raise(t, syscall.SIGUSR1)
	expect(t, one, syscall.SIGUSR1)
	nothing(t, all)
}

// Nobody waits for a channel that is full.
func TestFull(t *testing.T) {
	c, unbuffered := make(chan os.Signal, 1), make(chan os.Signal)
	Notify(c, syscall.SIGUSR1)
	Notify(unbuffered, syscall.SIGUSR1)
	defer Stop(c)
	defer Stop(unbuffered)
	for range 3 {
		raise(t, syscall.SIGUSR1)
	}
	expect(t, c, syscall.SIGUSR1)
	after := make(chan os.Signal, 1) // the last one comes after the others, which no later test shall get
	Notify(after, syscall.SIGUSR2)
	defer Stop(after)
	raise(t, syscall.SIGUSR2)
	expect(t, after, syscall.SIGUSR2)
}

func TestIgnore(t *testing.T) {
	defer Reset(syscall.SIGUSR1, syscall.SIGHUP)
	if Ignored(syscall.SIGUSR1) {
		t.Error("ignored at the beginning")
	}
	c := make(chan os.Signal, 1)
	Notify(c, syscall.SIGUSR1)
	Ignore(syscall.SIGUSR1, syscall.SIGHUP)
	if !Ignored(syscall.SIGUSR1) || !Ignored(syscall.SIGHUP) {
		t.Error("Ignored")
	}
	raise(t, syscall.SIGHUP) // does not kill
	raise(t, syscall.SIGUSR1)
	nothing(t, c)
	Notify(c, syscall.SIGUSR1)
	if Ignored(syscall.SIGUSR1) {
		t.Error("ignored after Notify")
	}
	raise(t, syscall.SIGUSR1)
	expect(t, c, syscall.SIGUSR1)
	Reset(syscall.SIGUSR1)
	if Ignored(syscall.SIGUSR1) {
		t.Error("ignored after Reset")
	}
}

func TestNotifyContext(t *testing.T) {
	ctx, stop := NotifyContext(context.Background(), syscall.SIGUSR2)
	if got := fmt.Sprint(ctx); got != "signal.NotifyContext(context.Background, [user defined signal 2])" {
		t.Error(got)
	}
	if ctx.Err() != nil {
		t.Error(ctx.Err())
	}
	raise(t, syscall.SIGUSR2)
	<-ctx.Done()
	if ctx.Err() != context.Canceled || !errors.Is(context.Cause(ctx), context.Canceled) && context.Cause(ctx).Error() != "user defined signal 2 signal received" {
		t.Error(ctx.Err(), context.Cause(ctx))
	}
	stop()
	stop()
	parent, cancel := context.WithCancel(context.Background())
	ctx, stop = NotifyContext(parent, syscall.SIGUSR2)
	defer stop()
	cancel()
	<-ctx.Done()
	ctx, stop = NotifyContext(context.Background(), syscall.SIGUSR2)
	stop()
	if ctx.Err() != context.Canceled {
		t.Error(ctx.Err())
	}
}

func TestMisuse(t *testing.T) {
	defer func() {
		if r := recover(); r != "os/signal: Notify using nil channel" {
			t.Error(r)
		}
	}()
	Notify(nil, os.Interrupt)
}
