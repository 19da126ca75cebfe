// Package context carries deadlines, the wish to stop, and values of a request through the calls that deal with it.
//
// A function that takes part has a Context as its first parameter, called ctx, and passes it on, or one that was made of it:
// by [WithCancel], [WithDeadline], [WithTimeout] or [WithValue]. When a context is cancelled, all that were made of it are
// too. What makes one that can be cancelled has to call the CancelFunc in the end, or the context stays known to its parent
// for as long as that lives.
//
// Contexts are used by several goroutines at the same time.
package context

import (
	"errors"
	"reflect"
	"sync"
	"time"
)

// Context is the context of a request.
type Context interface {
	// Deadline returns when the context will be cancelled; ok is false if there is no such time.
	Deadline() (deadline time.Time, ok bool)

	// Done returns a channel that is closed when the context is cancelled, perhaps soon after the CancelFunc has
	// returned. It is nil for a context that never is. Every call returns the same.
	Done() <-chan struct{}

	// Err returns nil as long as Done is not closed; then [Canceled], or [DeadlineExceeded] if time was over.
	Err() error

	// Value returns the value for key, or nil. Keys are of a type of their own in the package that uses them, so that
	// they are equal to no others.
	Value(key any) any
}

// Canceled is the error of a context whose CancelFunc was called.
var Canceled = errors.New("context canceled")

// DeadlineExceeded is the error of a context whose time is over.
var DeadlineExceeded error = deadlineExceededError{}

type deadlineExceededError struct{}

func (deadlineExceededError) Error() string   { return "context deadline exceeded" }
func (deadlineExceededError) Timeout() bool   { return true }
func (deadlineExceededError) Temporary() bool { return true }

// CancelFunc cancels a context and does not wait for anything. Calls after the first do nothing.
type CancelFunc func()

// CancelCauseFunc is a CancelFunc that says why; nil means [Canceled].
type CancelCauseFunc func(cause error)

// Contexts without parent ---------------------------------------------------------------------------------------------

type emptyCtx struct{}

func (emptyCtx) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }
func (emptyCtx) Done() <-chan struct{}                   { return nil }
func (emptyCtx) Err() error                              { return nil }
func (emptyCtx) Value(key any) any                       { return nil }

type backgroundCtx struct{ emptyCtx }

func (backgroundCtx) String() string { return "context.Background" }

type todoCtx struct{ emptyCtx }

func (todoCtx) String() string { return "context.TODO" }

// Background returns the context of the program itself, which all others are made of. It is never cancelled.
func Background() Context { return backgroundCtx{} }

// TODO is [Background] where the right context is not known yet.
func TODO() Context { return todoCtx{} }

// Names ---------------------------------------------------------------------------------------------------------------

type stringer interface{ String() string }

// nameOf is what a context calls itself, or its type.
func nameOf(c Context) string {
	if s, ok := c.(stringer); ok {
		return s.String()
	}
	return reflect.TypeOf(c).String()
}

// show returns a key or value for a context's name: only what cannot have side effects or take long.
func show(v any) string {
	switch x := v.(type) {
	case stringer:
		return x.String()
	case string:
		return x
	case nil:
		return "<nil>"
	}
	return reflect.TypeOf(v).String()
}

// Contexts that can be cancelled --------------------------------------------------------------------------------------

// A cancelCtx is cancelled by its function, its timer or its parent. If the parent is another one of this package, or wraps
// one, it has this one among its children; for other parents a function or a goroutine waits.
//
// A parent's lock is taken before those of its children.
type cancelCtx struct {
	Context // the parent

	mu       sync.Mutex
	done     chan struct{}           // mu; nil until somebody asks
	err      error                   // mu; not nil: cancelled
	cause    error                   // mu
	children map[*cancelCtx]struct{} // mu
	timer    *time.Timer             // mu
	after    func()                  // mu; runs once when this is cancelled
	detach   func() bool             // mu; tells a parent of another kind that this is over
}

// cancelKey is the key for which a cancelCtx is its own value.
var cancelKey int

var closed = make(chan struct{})

func init() { close(closed) }

func (c *cancelCtx) Done() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done == nil {
		c.done = make(chan struct{})
	}
	return c.done
}

func (c *cancelCtx) Err() error {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.err
}

func (c *cancelCtx) Value(key any) any {
	if key == &cancelKey {
		return c
	}
	return find(c.Context, key)
}

func (c *cancelCtx) String() string { return nameOf(c.Context) + ".WithCancel" }

// ancestor returns the cancelCtx whose cancellation is that of ctx, or nil if there is none.
func ancestor(ctx Context) *cancelCtx {
	done := ctx.Done()
	if done == nil || done == closed {
		return nil
	}
	p, ok := ctx.Value(&cancelKey).(*cancelCtx)
	if !ok || p.Done() != done { // ctx wraps p and has a Done of its own
		return nil
	}
	return p
}

// attach makes c, which is new, a child of parent.
func (c *cancelCtx) attach(parent Context) {
	c.Context = parent
	done := parent.Done()
	if done == nil {
		return
	}
	select {
	case <-done:
		c.cancel(parent.Err(), Cause(parent))
		return
	default:
	}
	if p := ancestor(parent); p != nil {
		p.adopt(c)
		return
	}
	if a, ok := parent.(interface{ AfterFunc(func()) func() bool }); ok {
		c.mu.Lock()
		c.detach = a.AfterFunc(func() { c.cancel(parent.Err(), Cause(parent)) })
		c.mu.Unlock()
		return
	}
	go func() {
		select {
		case <-done:
			c.cancel(parent.Err(), Cause(parent))
		case <-c.Done():
		}
	}()
}

func (p *cancelCtx) adopt(c *cancelCtx) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.err != nil {
		c.cancel(p.err, p.cause)
		return
	}
	if p.children == nil {
		p.children = make(map[*cancelCtx]struct{})
	}
	p.children[c] = struct{}{}
}

// leave makes the parent forget c.
func (c *cancelCtx) leave() {
	c.mu.Lock()
	detach := c.detach
	c.mu.Unlock()
	if detach != nil {
		detach()
		return
	}
	if p := ancestor(c.Context); p != nil {
		p.mu.Lock()
		delete(p.children, c)
		p.mu.Unlock()
	}
}

// cancel cancels c and its children; the parent still knows c. Only the first call counts.
func (c *cancelCtx) cancel(err, cause error) {
	if cause == nil {
		cause = err
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err != nil {
		return
	}
	c.err, c.cause = err, cause
	if c.done == nil {
		c.done = closed
	} else {
		close(c.done)
	}
	for child := range c.children {
		child.cancel(err, cause)
	}
	c.children = nil
	if c.timer != nil {
		c.timer.Stop()
		c.timer = nil
	}
	if c.after != nil {
		go c.after()
		c.after = nil
	}
}

// end is what a CancelFunc does.
func (c *cancelCtx) end(err, cause error) {
	c.cancel(err, cause)
	c.leave()
}

func newCancelCtx(parent Context) *cancelCtx {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	c := new(cancelCtx)
	c.attach(parent)
	return c
}

// WithCancel returns a context that is cancelled when cancel is called or when parent is cancelled.
func WithCancel(parent Context) (ctx Context, cancel CancelFunc) {
	c := newCancelCtx(parent)
	return c, func() { c.end(Canceled, nil) }
}

// WithCancelCause is [WithCancel] with a function that says why; [Cause] tells it.
func WithCancelCause(parent Context) (ctx Context, cancel CancelCauseFunc) {
	c := newCancelCtx(parent)
	return c, func(cause error) { c.end(Canceled, cause) }
}

// Cause returns why c was cancelled: what the CancelCauseFunc was given that cancelled it or the context it was made of, if
// there was one, else c.Err().
func Cause(c Context) error {
	err := c.Err()
	if err == nil {
		return nil
	}
	if p, ok := c.Value(&cancelKey).(*cancelCtx); ok {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.cause != nil {
			return p.cause
		}
	}
	return err
}

// AfterFunc calls f in a goroutine of its own when ctx is cancelled; at once, if it is already. stop keeps it from that, and
// returns whether it was in time.
//
// A context of another package may have a method AfterFunc(func()) func() bool of this meaning: contexts made of it use that
// instead of a goroutine.
func AfterFunc(ctx Context, f func()) (stop func() bool) {
	c := &cancelCtx{after: f}
	c.attach(ctx)
	return func() bool {
		c.mu.Lock()
		stopped := c.after != nil
		c.after = nil
		c.mu.Unlock()
		if stopped {
			c.end(Canceled, nil)
		}
		return stopped
	}
}

// Deadlines -----------------------------------------------------------------------------------------------------------

type timerCtx struct {
	cancelCtx
	deadline time.Time
}

func (c *timerCtx) Deadline() (deadline time.Time, ok bool) { return c.deadline, true }

func (c *timerCtx) String() string {
	return nameOf(c.Context) + ".WithDeadline(" + c.deadline.String() + " [" + time.Until(c.deadline).String() + "])"
}

// WithDeadline is [WithCancel] for a context that is also cancelled at d. If parent is cancelled earlier, that is all that
// happens.
func WithDeadline(parent Context, d time.Time) (Context, CancelFunc) {
	return WithDeadlineCause(parent, d, nil)
}

// WithDeadlineCause is [WithDeadline] with what [Cause] returns when the time is over. The CancelFunc does not set it.
func WithDeadlineCause(parent Context, d time.Time, cause error) (Context, CancelFunc) {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if earlier, ok := parent.Deadline(); ok && earlier.Before(d) {
		return WithCancel(parent)
	}
	c := &timerCtx{deadline: d}
	c.attach(parent)
	cancel := func() { c.end(Canceled, nil) }
	left := time.Until(d)
	if left <= 0 {
		c.end(DeadlineExceeded, cause)
		return c, cancel
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.err == nil {
		c.timer = time.AfterFunc(left, func() { c.end(DeadlineExceeded, cause) })
	}
	return c, cancel
}

// WithTimeout is [WithDeadline] for a time from now.
func WithTimeout(parent Context, timeout time.Duration) (Context, CancelFunc) {
	return WithDeadline(parent, time.Now().Add(timeout))
}

// WithTimeoutCause is [WithDeadlineCause] for a time from now.
func WithTimeoutCause(parent Context, timeout time.Duration, cause error) (Context, CancelFunc) {
	return WithDeadlineCause(parent, time.Now().Add(timeout), cause)
}

// Values --------------------------------------------------------------------------------------------------------------

type valueCtx struct {
	Context
	key, val any
}

// WithValue returns parent with a value for key, for data of a request that passes through programs, not for parameters of
// functions. key must be comparable, and should not be of a built-in type.
func WithValue(parent Context, key, val any) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	if key == nil {
		panic("nil key")
	}
	if !reflect.TypeOf(key).Comparable() {
		panic("key is not comparable")
	}
	return &valueCtx{parent, key, val}
}

func (c *valueCtx) Value(key any) any { return find(c, key) }

func (c *valueCtx) String() string {
	return nameOf(c.Context) + ".WithValue(" + show(c.key) + ", " + show(c.val) + ")"
}

type withoutCancelCtx struct{ c Context }

// WithoutCancel returns a context with the values of parent that is not cancelled with it and has no deadline.
func WithoutCancel(parent Context) Context {
	if parent == nil {
		panic("cannot create context from nil parent")
	}
	return withoutCancelCtx{parent}
}

func (withoutCancelCtx) Deadline() (deadline time.Time, ok bool) { return time.Time{}, false }
func (withoutCancelCtx) Done() <-chan struct{}                   { return nil }
func (withoutCancelCtx) Err() error                              { return nil }
func (c withoutCancelCtx) Value(key any) any                     { return find(c, key) }
func (c withoutCancelCtx) String() string                        { return nameOf(c.c) + ".WithoutCancel" }

// find looks for a value from c outwards, without a call for every context of this package.
func find(c Context, key any) any {
	for {
		switch x := c.(type) {
		case *valueCtx:
			if key == x.key {
				return x.val
			}
			c = x.Context
		case *cancelCtx:
			if key == &cancelKey {
				return x
			}
			c = x.Context
		case *timerCtx:
			if key == &cancelKey {
				return &x.cancelCtx
			}
			c = x.Context
		case withoutCancelCtx:
			if key == &cancelKey {
				return nil
			}
			c = x.c
		default:
			return c.Value(key)
		}
	}
}
