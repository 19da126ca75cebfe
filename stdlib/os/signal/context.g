package signal

import (
	"context"
	"os"
)

// NotifyContext gives a copy of parent that is done when one of the signals arrives, when stop is called, or with parent.
// stop undoes the Notify; the program should call it as soon as it no longer wants the signals.
func NotifyContext(parent context.Context, signals ...os.Signal) (ctx context.Context, stop context.CancelFunc) {
	inner, cancel := context.WithCancelCause(parent)
	c := &signalCtx{Context: inner, signals: signals, cancel: cancel, ch: make(chan os.Signal, 1)}
	Notify(c.ch, signals...)
	if inner.Err() == nil {
		go func() {
			select {
			case s := <-c.ch:
				cancel(arrived(s.String() + " signal received"))
			case <-inner.Done():
			}
		}()
	}
	return c, c.stop
}

// arrived is the cause of a context that a signal has ended.
type arrived string

func (a arrived) Error() string { return string(a) }

func (a arrived) Is(target error) bool { return target == context.Canceled }

type signalCtx struct {
	context.Context
	signals []os.Signal
	cancel  context.CancelCauseFunc
	ch      chan os.Signal
}

func (c *signalCtx) stop() {
	c.cancel(nil)
	Stop(c.ch)
}

// String is what the contexts of package context print, with the signals.
func (c *signalCtx) String() string {
	const made = ".WithCancel" // behind the name of the parent
	name := c.Context.(interface{ String() string }).String()
	b := []byte("signal.NotifyContext(" + name[:len(name)-len(made)])
	for i, s := range c.signals {
		if i == 0 {
			b = append(b, ", ["...)
		} else {
			b = append(b, ' ')
		}
		b = append(b, s.String()...)
	}
	if len(c.signals) != 0 {
		b = append(b, ']')
	}
	return string(append(b, ')'))
}
