// Package errors makes errors and looks into them.
//
// An error can wrap others: it has a method
//
//	Unwrap() error
//
// for one, or
//
//	Unwrap() []error
//
// for several. An error, what it wraps, what that wraps and so on form a tree. [Is], [As] and [AsType] walk it in
// pre-order: an error first, then what it wraps from the first to the last.
package errors

import _ "unsafe" // for go:linkname

type errorString struct{ s string }

func (e *errorString) Error() string { return e.s }

// New returns an error with the given text. Each call makes another error, equal to no other one.
func New(text string) error { return &errorString{text} }

// ErrUnsupported says that an operation cannot be done because it is not supported, such as a file system without links
// being asked for one. Errors that mean this should wrap it rather than be it, with what cannot be done in their text.
var ErrUnsupported = New("unsupported operation")

// Unwrap returns what err's method Unwrap() error returns, or nil if err has none. Errors that wrap several are not
// looked into.
func Unwrap(err error) error {
	if u, ok := err.(interface{ Unwrap() error }); ok {
		return u.Unwrap()
	}
	return nil
}

type joinError struct{ errs []error }

// Join returns an error that wraps those of errs that are not nil, or nil if there are none. Its text is theirs, one a
// line.
func Join(errs ...error) error {
	n := 0
	for _, err := range errs {
		if err != nil {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	j := &joinError{make([]error, 0, n)}
	for _, err := range errs {
		if err != nil {
			j.errs = append(j.errs, err)
		}
	}
	return j
}

func (j *joinError) Error() string {
	text := []byte(j.errs[0].Error())
	for _, err := range j.errs[1:] {
		text = append(text, '\n')
		text = append(text, err.Error()...)
	}
	return string(text)
}

func (j *joinError) Unwrap() []error { return j.errs }

// isComparable reports whether x == x cannot panic.
func isComparable(x any) (ok bool) {
	defer func() { recover() }()
	ok = x == x || true
	return
}

// Is reports whether an error in err's tree is target: equal to it, or one whose method Is(error) bool says so. Such a
// method compares its error with target and must not walk the tree itself.
func Is(err, target error) bool {
	if err == nil || target == nil {
		return err == target
	}
	return is(err, target, isComparable(target))
}

func is(err, target error, comparable bool) bool {
	for err != nil {
		if comparable && err == target {
			return true
		}
		if x, ok := err.(interface{ Is(error) bool }); ok && x.Is(target) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
		case interface{ Unwrap() []error }:
			for _, e := range x.Unwrap() {
				if is(e, target, comparable) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// Results of checkTarget.
const (
	targetGood = iota
	targetNoPointer
	targetNoError
)

//go:noescape
//go:linkname checkTarget errors_target
func checkTarget(target, errorType any) int

// assign sets *target to err if its type allows that.
//
//go:linkname assign errors_assign
func assign(err, target any) bool

// As looks in err's tree for an error that can be assigned to what target points to, or whose method As(any) bool,
// called with target, returns true; such a method has to set *target itself. If there is one, *target is set to it and
// the result is true.
//
// It panics if target is not a non-nil pointer to an interface or to a type that is an error. [AsType] needs no pointer
// and cannot panic.
func As(err error, target any) bool {
	if err == nil {
		return false
	}
	if target == nil {
		panic("errors: target cannot be nil")
	}
	switch checkTarget(target, (*error)(nil)) {
	case targetNoPointer:
		panic("errors: target must be a non-nil pointer")
	case targetNoError:
		panic("errors: *target must be interface or implement error")
	}
	return as(err, target)
}

func as(err error, target any) bool {
	for err != nil {
		if assign(err, target) {
			return true
		}
		if x, ok := err.(interface{ As(any) bool }); ok && x.As(target) {
			return true
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
		case interface{ Unwrap() []error }:
			for _, e := range x.Unwrap() {
				if e != nil && as(e, target) {
					return true
				}
			}
			return false
		default:
			return false
		}
	}
	return false
}

// AsType looks in err's tree for an error of type E, or one whose method As(any) bool, called with a *E, returns true.
// It returns the E that was found or set and true, or the zero value and false.
func AsType[E error](err error) (E, bool) {
	for err != nil {
		if e, ok := err.(E); ok {
			return e, true
		}
		if x, ok := err.(interface{ As(any) bool }); ok {
			e := new(E)
			if x.As(e) {
				return *e, true
			}
		}
		switch x := err.(type) {
		case interface{ Unwrap() error }:
			err = x.Unwrap()
		case interface{ Unwrap() []error }:
			for _, e := range x.Unwrap() {
				if found, ok := AsType[E](e); ok {
					return found, true
				}
			}
			err = nil
		default:
			err = nil
		}
	}
	var zero E
	return zero, false
}
