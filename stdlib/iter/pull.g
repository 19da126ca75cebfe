package iter

import (
	"runtime"
	_ "unsafe" // for go:linkname
)

// A pulled iterator runs on a goroutine of its own. It and the goroutine that pulls take turns: one of them always waits for
// the other, so what they share needs no lock.

type pulled[K, V any] struct {
	name     string // Pull or Pull2, for messages
	waiting  coroutine
	key      K
	value    V
	ok       bool // key and value are an element
	wanted   bool // next waits for an element
	done     bool // the sequence is over, or stop was called
	returned bool // seq has returned
	failed   bool // seq has panicked, with failure, or ended its goroutine
	failure  any
}

// A coroutine is which of the two goroutines waits (the runtime's sched/coro.c).
type coroutine uintptr

// newCoroutine makes a goroutine that will call f at the first switch to it.
//
//go:linkname newCoroutine coro_new
func newCoroutine(f func(), c *coroutine)

// switchCoroutine lets the other one go on, and returns when that one does the same.
//
//go:noescape
//go:linkname switchCoroutine coro_switch
func switchCoroutine(c *coroutine)

// endCoroutine lets the other one go on, for good.
//
//go:noescape
//go:linkname endCoroutine coro_end
func endCoroutine(c *coroutine)

// run is the goroutine of the iterator.
func (p *pulled[K, V]) run(seq Seq2[K, V]) {
	defer func() {
		p.failure = recover()
		p.failed = p.failure != nil || !p.returned
		p.done = true
		endCoroutine(&p.waiting)
	}()
	if !p.done { // or stop was the first call
		seq(p.yield)
		var key K
		var value V
		p.key, p.value, p.ok = key, value, false
	}
	p.returned = true
}

func (p *pulled[K, V]) yield(key K, value V) bool {
	if p.done {
		return false
	}
	if !p.wanted {
		panic("iter." + p.name + ": yield called again before next")
	}
	p.wanted = false
	p.key, p.value, p.ok = key, value, true
	switchCoroutine(&p.waiting)
	return !p.done
}

// step lets the iterator go on to its next yield or to its end. If it panics, or ends its goroutine, so does the caller.
func (p *pulled[K, V]) step() {
	switchCoroutine(&p.waiting)
	if !p.failed {
		return
	}
	p.failed = false
	if p.failure == nil {
		runtime.Goexit()
	}
	panic(p.failure)
}

func (p *pulled[K, V]) next() (key K, value V, ok bool) {
	if p.done {
		return
	}
	if p.wanted {
		panic("iter." + p.name + ": next called again before yield")
	}
	p.wanted = true
	p.step()
	return p.key, p.value, p.ok
}

func (p *pulled[K, V]) stop() {
	if p.done {
		return
	}
	p.done = true
	p.step()
}

func newPulled[K, V any](name string, seq Seq2[K, V]) *pulled[K, V] {
	p := &pulled[K, V]{name: name}
	newCoroutine(func() { p.run(seq) }, &p.waiting)
	return p
}

// Pull turns an iterator around: each call of next returns the next value of seq and true, or the zero value and false at the
// end. Whoever does not go on to the end must call stop, which makes seq's yield return false; it may be called more than once,
// and next returns the zero value and false from then on.
//
// If seq panics, next or stop does. Neither may be called by two goroutines at a time.
func Pull[V any](seq Seq[V]) (next func() (V, bool), stop func()) {
	pairs := Seq2[V, struct{}](func(yield func(V, struct{}) bool) {
		seq(func(v V) bool { return yield(v, struct{}{}) })
	})
	p := newPulled("Pull", pairs)
	next = func() (V, bool) {
		v, _, ok := p.next()
		return v, ok
	}
	return next, p.stop
}

// Pull2 is [Pull] for pairs.
func Pull2[K, V any](seq Seq2[K, V]) (next func() (K, V, bool), stop func()) {
	p := newPulled("Pull2", seq)
	return p.next, p.stop
}
