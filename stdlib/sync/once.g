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

// OnceFunc gives a function that calls f once, however often it is called. If f panics, every call does, with the same
// value.
func OnceFunc(f func()) func() {
	call := OnceValue(func() struct{} {
		f()
		return struct{}{}
	})
	return func() { call() }
}

// OnceValue gives a function that calls f once and always gives what f gave. A panic is given again as well.
func OnceValue[T any](f func() T) func() T {
	var (
		once   Once
		good   bool
		value  any
		result T
	)
	return func() T {
		once.Do(func() {
			defer func() {
				f = nil
				value = recover()
				if !good {
					panic(value)
				}
			}()
			result = f()
			good = true
		})
		if !good {
			panic(value)
		}
		return result
	}
}

// OnceValues is OnceValue for two results.
func OnceValues[T1, T2 any](f func() (T1, T2)) func() (T1, T2) {
	type pair struct {
		a T1
		b T2
	}
	call := OnceValue(func() pair {
		a, b := f()
		return pair{a, b}
	})
	return func() (T1, T2) {
		p := call()
		return p.a, p.b
	}
}
