package sync

import "sync/atomic"

// A Once does something one time.
type Once struct {
	done atomic.Bool
	m    Mutex
}

// Do calls f if no Do of this Once was called before. When it returns, the one call has returned, be it by a panic.
func (o *Once) Do(f func()) {
	if !o.done.Load() {
		o.doSlow(f)
	}
}

func (o *Once) doSlow(f func()) {
	o.m.Lock()
	defer o.m.Unlock()
	if !o.done.Load() {
		defer o.done.Store(true)
		f()
	}
}

// onceCall is the state of a function that calls another once.
type onceCall struct {
	once  Once
	good  bool // it has returned
	value any  // what it panicked with, else
}

// do calls f, which must forget what it calls, the first time.
func (c *onceCall) do(f func()) {
	c.once.Do(func() {
		defer func() {
			c.value = recover()
			if !c.good {
				panic(c.value)
			}
		}()
		f()
		c.good = true
	})
	if !c.good {
		panic(c.value)
	}
}

type onceFunc struct {
	onceCall
	f func()
}

func (c *onceFunc) call() {
	c.do(func() {
		defer func() { c.f = nil }()
		c.f()
	})
}

// OnceFunc gives a function that calls f once, however often it is called. If f panics, every call does, with the same
// value.
func OnceFunc(f func()) func() { return (&onceFunc{f: f}).call }

type onceValue[T any] struct {
	onceCall
	f      func() T
	result T
}

func (c *onceValue[T]) call() T {
	c.do(func() {
		defer func() { c.f = nil }()
		c.result = c.f()
	})
	return c.result
}

// OnceValue gives a function that calls f once and always gives what f gave. A panic is given again as well.
func OnceValue[T any](f func() T) func() T { return (&onceValue[T]{f: f}).call }

type onceValues[T1, T2 any] struct {
	onceCall
	f  func() (T1, T2)
	r1 T1
	r2 T2
}

func (c *onceValues[T1, T2]) call() (T1, T2) {
	c.do(func() {
		defer func() { c.f = nil }()
		c.r1, c.r2 = c.f()
	})
	return c.r1, c.r2
}

// OnceValues is OnceValue for two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	return (&onceValues[T1, T2]{f: f}).call
}
