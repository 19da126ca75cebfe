package time

import "unsafe"

// A timer of the runtime, which has the same declaration in C (runtime/svc).
type runtimeTimer struct {
	lock, sendLock uint32
	firing         uint32
	heap           unsafe.Pointer
	index          int
	when, period   int64
	f              func(arg any, seq uintptr, late int64)
	arg            any
	seq            uintptr
	c              unsafe.Pointer // the channel that f sends to
	armed          bool
	waiting        int32
	sleeper        unsafe.Pointer
}

//go:linkname bindTimer time_bind
func bindTimer(t *runtimeTimer)

//go:linkname stopTimer time_stop
func stopTimer(t *runtimeTimer) bool

//go:linkname resetTimer time_reset
func resetTimer(t *runtimeTimer, when, period int64) bool

//go:linkname sleep time_sleep
func sleep(nano int64)

// Sleep lets the goroutine pause for d or longer.
func Sleep(d Duration) { sleep(int64(d)) }

// after returns when d will have passed, on the monotonic clock.
func after(d Duration) int64 {
	now := nanotime()
	if d <= 0 {
		return now
	}
	if when := now + int64(d); when > 0 {
		return when
	}
	return forever
}

// sendTime sends the time at which the timer was due, unless a value is waiting already.
func sendTime(c any, seq uintptr, late int64) {
	select {
	case c.(chan Time) <- Now().Add(Duration(-late)):
	default:
	}
}

func startFunc(f any, seq uintptr, late int64) { go f.(func())() }

func (t *runtimeTimer) sendTo(c chan Time) {
	t.f, t.arg, t.c = sendTime, c, *(*unsafe.Pointer)(unsafe.Pointer(&c))
	bindTimer(t)
}

// A Timer is one event: its time is sent on C, or a function is called. It is made by [NewTimer] or [AfterFunc].
type Timer struct {
	C     <-chan Time
	timer *runtimeTimer
}

// NewTimer makes a timer that sends the time on its channel when d has passed.
func NewTimer(d Duration) *Timer {
	c := make(chan Time, 1)
	t := new(runtimeTimer)
	t.sendTo(c)
	resetTimer(t, after(d), 0)
	return &Timer{c, t}
}

// AfterFunc makes a timer that calls f in a goroutine of its own when d has passed. Its C is not used. Stop and Reset work
// as for others, but neither waits for an f that runs.
func AfterFunc(d Duration, f func()) *Timer {
	t := &runtimeTimer{f: startFunc, arg: f}
	resetTimer(t, after(d), 0)
	return &Timer{timer: t}
}

// After returns the channel of a new timer.
func After(d Duration) <-chan Time { return NewTimer(d).C }

// Stop keeps the timer from firing. It returns whether it did: false if it has fired or was stopped before. After it
// nothing arrives on C that was not received before.
func (t *Timer) Stop() bool {
	if t.timer == nil {
		panic("time: Stop called on uninitialized Timer")
	}
	return stopTimer(t.timer)
}

// Reset makes the timer fire when d has passed from now. It returns what Stop would have. What was due before does not
// arrive on C any more.
func (t *Timer) Reset(d Duration) bool {
	if t.timer == nil {
		panic("time: Reset called on uninitialized Timer")
	}
	return resetTimer(t.timer, after(d), 0)
}

// A Ticker sends the time on C again and again. Who is slow misses some.
type Ticker struct {
	C     <-chan Time
	timer *runtimeTimer
}

// NewTicker makes a ticker that sends the time every d. It panics if d is not positive.
func NewTicker(d Duration) *Ticker {
	if d <= 0 {
		panic("non-positive interval for NewTicker")
	}
	c := make(chan Time, 1)
	t := new(runtimeTimer)
	t.sendTo(c)
	resetTimer(t, after(d), int64(d))
	return &Ticker{c, t}
}

// Stop ends the ticks. It does not close C.
func (t *Ticker) Stop() {
	if t.timer != nil {
		stopTimer(t.timer)
	}
}

// Reset makes the ticks come every d, the first d from now. It panics if d is not positive.
func (t *Ticker) Reset(d Duration) {
	if d <= 0 {
		panic("non-positive interval for Ticker.Reset")
	}
	if t.timer == nil {
		panic("time: Reset called on uninitialized Ticker")
	}
	resetTimer(t.timer, after(d), int64(d))
}

// Tick returns the channel of a new ticker, nil if d is not positive.
func Tick(d Duration) <-chan Time {
	if d <= 0 {
		return nil
	}
	return NewTicker(d).C
}
