// Package signal lets programs hear of signals: Notify sends them to a channel.
//
// SIGKILL and SIGSTOP cannot be heard of. Signals that stand for an error of the program itself (SIGSEGV, SIGBUS, SIGFPE)
// are panics, unless another process has sent them. Without Notify SIGHUP, SIGINT and SIGTERM end the program; SIGQUIT,
// SIGILL, SIGTRAP, SIGABRT, SIGSTKFLT and SIGSYS end it with a dump of its goroutines; SIGTSTP, SIGTTIN, SIGTTOU and
// SIGCONT do what they do elsewhere; all others do nothing. SIGPIPE is an error of the write that caused it; on standard
// output and standard error it ends the program. SIGHUP and SIGINT are ignored if they were when the program was started.
package signal

import (
	"os"
	"slices"
	"sync"
	"syscall"
	_ "unsafe" // for go:linkname
)

//go:linkname enable signal_enable
func enable(sig uint32)

//go:linkname disable signal_disable
func disable(sig uint32)

//go:linkname ignore signal_ignore
func ignore(sig uint32)

//go:linkname ignored signal_ignored
func ignored(sig uint32) bool

// receive waits for the next signal of those that are enabled.
//
//go:linkname receive signal_recv
func receive() uint32

// settle waits until the signals that have arrived so far are dealt with.
//
//go:linkname settle signal_settle
func settle()

// Signals are numbers from 1 to last.
const last = 64

type set [last + 1]bool

// A leaver is a channel in Stop: nothing is enabled for it any more, but a signal may be on its way.
type leaver struct {
	c    chan<- os.Signal
	want *set
}

var (
	mu        sync.Mutex // for all of this
	listeners = map[chan<- os.Signal]*set{}
	leaving   []leaver
	users     [last + 1]int // listeners of each signal
	start     sync.Once
)

// number is 0 if sig is no signal of this system.
func number(sig os.Signal) int {
	if s, ok := sig.(syscall.Signal); ok && 0 < s && s <= last {
		return int(s)
	}
	return 0
}

// each calls f for the numbers of sigs, for all there are if there are none.
func each(sigs []os.Signal, f func(n int)) {
	if len(sigs) == 0 {
		for n := 1; n <= last; n++ {
			f(n)
		}
	}
	for _, sig := range sigs {
		if n := number(sig); n != 0 {
			f(n)
		}
	}
}

// Notify sends the signals to c from now on, all signals if none is named. It does not wait: what c has no room for is lost.
// Several calls for the same channel add up.
func Notify(c chan<- os.Signal, sig ...os.Signal) {
	if c == nil {
		panic("os/signal: Notify using nil channel")
	}
	mu.Lock()
	defer mu.Unlock()
	each(sig, func(n int) {
		want := listeners[c]
		if want == nil {
			want = new(set)
			listeners[c] = want
		}
		if want[n] {
			return
		}
		want[n] = true
		if users[n] == 0 {
			enable(uint32(n))
			start.Do(func() { go loop() })
		}
		users[n]++
	})
}

func loop() {
	for {
		deliver(int(receive()))
	}
}

func deliver(n int) {
	mu.Lock()
	defer mu.Unlock()
	for c, want := range listeners {
		if want[n] {
			send(c, n)
		}
	}
	for _, l := range leaving {
		if l.want[n] {
			send(l.c, n)
		}
	}
}

func send(c chan<- os.Signal, n int) {
	select {
	case c <- syscall.Signal(n):
	default:
	}
}

// forget takes the signals away from all channels; then does what is to become of each of them.
func forget(sigs []os.Signal, then func(sig uint32)) {
	mu.Lock()
	defer mu.Unlock()
	each(sigs, func(n int) {
		for c, want := range listeners {
			if !want[n] {
				continue
			}
			want[n] = false
			users[n]--
			if *want == (set{}) {
				delete(listeners, c)
			}
		}
		then(uint32(n))
	})
}

// Ignore makes the signals have no effect, all signals if none is named. Earlier Notify calls for them are undone.
func Ignore(sig ...os.Signal) { forget(sig, ignore) }

// Reset undoes Notify for the signals, for all if none is named.
func Reset(sig ...os.Signal) { forget(sig, disable) }

// Ignored tells whether the signal is ignored.
func Ignored(sig os.Signal) bool {
	n := number(sig)
	return n != 0 && ignored(uint32(n))
}

// Stop ends what Notify has begun for c. When it returns, c gets no more signals.
func Stop(c chan<- os.Signal) {
	mu.Lock()
	want := listeners[c]
	if want == nil {
		mu.Unlock()
		return
	}
	delete(listeners, c)
	for n := range want {
		if !want[n] {
			continue
		}
		users[n]--
		if users[n] == 0 {
			disable(uint32(n))
		}
	}
	// A signal that arrived before must either reach c or have its usual effect, nothing in between.
	leaving = append(leaving, leaver{c, want})
	mu.Unlock()
	settle()
	mu.Lock()
	leaving = slices.DeleteFunc(leaving, func(l leaver) bool { return l.c == c && l.want == want })
	mu.Unlock()
}
