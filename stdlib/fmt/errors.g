// errors.g: Errorf.

package fmt

import (
	"errors"
	"slices"
)

// Errorf returns an error with the result of format as its text.
//
// %w writes an operand, which must be an error, as %v does and wraps it: with one %w the error has a method Unwrap that
// returns the operand, with several one that returns all of them as a []error, in the order of the operands.
func Errorf(format string, a ...any) error {
	p := newPrinter()
	p.wraps = true
	p.printf(format, a)
	err := p.error(a)
	p.free()
	return err
}

// error makes the error of what has been written.
func (p *printer) error(args []any) error {
	msg := string(p.buf)
	switch len(p.wrapped) {
	case 0:
		return errors.New(msg)
	case 1:
		err, _ := args[p.wrapped[0]].(error)
		return &wrapError{msg, err}
	}
	slices.Sort(p.wrapped)
	var errs []error
	for _, n := range slices.Compact(p.wrapped) {
		if err, ok := args[n].(error); ok {
			errs = append(errs, err)
		}
	}
	return &wrapErrors{msg, errs}
}

type wrapError struct {
	msg string
	err error
}

func (e *wrapError) Error() string { return e.msg }

func (e *wrapError) Unwrap() error { return e.err }

type wrapErrors struct {
	msg  string
	errs []error
}

func (e *wrapErrors) Error() string { return e.msg }

func (e *wrapErrors) Unwrap() []error { return e.errs }
