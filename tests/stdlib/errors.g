// run

// Package errors.
package main

import "errors"

type codeError int

func (c codeError) Error() string { return "code" }

type wrapError struct {
	text string
	err  error
}

func (w *wrapError) Error() string { return w.text + ": " + w.err.Error() }
func (w *wrapError) Unwrap() error { return w.err }

// large does not fit in the data word of an interface and cannot be compared.
type large struct {
	list []int
	text string
}

func (l large) Error() string { return l.text }

// chameleon is whatever is asked for.
type chameleon struct{}

func (chameleon) Error() string         { return "chameleon" }
func (chameleon) Is(target error) bool  { return target == errors.ErrUnsupported }
func (chameleon) As(target any) bool {
	if p, ok := target.(*codeError); ok {
		*p = 42
		return true
	}
	return false
}

type temporary interface{ Temporary() bool }

type netError struct{ temp bool }

func (n *netError) Error() string   { return "net" }
func (n *netError) Temporary() bool { return n.temp }

func panics(f func()) {
	defer func() { println("panics:", recover().(string)) }()
	f()
}

func main() {
	a, b := errors.New("a"), errors.New("a")
	println(a == b, a.Error(), b.Error(), errors.Is(a, a), errors.Is(a, b), errors.Is(nil, nil), errors.Is(nil, a), errors.Is(a, nil))
	w := &wrapError{"outer", &wrapError{"inner", a}}
	println(w.Error(), errors.Is(w, a), errors.Is(w, b), errors.Unwrap(w).Error(), errors.Unwrap(a) == nil, errors.Unwrap(nil) == nil)
	j := errors.Join(nil, b, nil, w)
	println(j.Error(), errors.Join(nil, nil) == nil, errors.Join() == nil, errors.Is(j, a), errors.Is(j, b), errors.Unwrap(j) == nil)
	println(errors.Join(a).Error(), errors.Is(errors.Join(errors.Join(codeError(3)), a), codeError(3)))
	println(errors.Is(large{}, large{}), errors.Is(w, large{}), errors.Is(&wrapError{"x", chameleon{}}, errors.ErrUnsupported))
	println(errors.ErrUnsupported.Error())

	var c codeError
	println(errors.As(w, &c), errors.As(errors.Join(a, codeError(7)), &c))
	println(c)
	println(errors.As(chameleon{}, &c), errors.As(nil, &c))
	println(c)
	var l large
	println(errors.As(&wrapError{"x", large{[]int{1, 2}, "big"}}, &l))
	println(l.text, len(l.list))
	var p *wrapError
	println(errors.As(j, &p))
	println(p == w, p.text)
	var t temporary
	println(errors.As(w, &t))
	println(t == nil)
	println(errors.As(errors.Join(a, &netError{true}), &t))
	println(t.Temporary())
	var e error
	println(errors.As(w, &e))
	println(e == error(w))
	var x any
	println(errors.As(w, &x))
	println(x == any(w))

	if c, ok := errors.AsType[codeError](errors.Join(a, codeError(9))); true {
		println(c, ok)
	}
	if c, ok := errors.AsType[codeError](chameleon{}); true {
		println(c, ok)
	}
	if w, ok := errors.AsType[*wrapError](a); true {
		println(w == nil, ok)
	}
	if l, ok := errors.AsType[large](&wrapError{"x", large{text: "found"}}); true {
		println(l.text, ok)
	}
	if l, ok := errors.AsType[interface {
		error
		Temporary() bool
	}](errors.Join(nil, a, &netError{})); true {
		println(l.Temporary(), ok)
	}
	panics(func() { errors.As(a, nil) })
	panics(func() { errors.As(a, c) })
	panics(func() { errors.As(a, (*codeError)(nil)) })
	panics(func() { errors.As(a, new(int)) })
}
