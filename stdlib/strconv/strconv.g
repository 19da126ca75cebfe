// Package strconv converts values of the basic types to text and back.
//
// Numbers of the most common kind go through [Atoi] and [Itoa]:
//
//	n, err := strconv.Atoi("-42")
//	s := strconv.Itoa(-42)
//
// The Parse functions ([ParseBool], [ParseInt], [ParseUint], [ParseFloat], [ParseComplex]) read the other types. They
// return the widest type; with a smaller bit size the result converts to the narrower type without loss. The Format
// functions write a value as a string, the Append functions behind the bytes of a slice.
//
// [Quote] and its variants write strings and runes as Go literals; [Unquote] and [UnquoteChar] read them.
//
// An error of a Parse function is a [*NumError] that wraps [ErrSyntax], [ErrRange] or a complaint about the base or bit
// size.
package strconv

import "errors"

// ErrRange says that a well-formed number does not fit the wanted type.
var ErrRange = errors.New("value out of range")

// ErrSyntax says that the text is not a value of the wanted type.
var ErrSyntax = errors.New("invalid syntax")

// A NumError tells which conversion failed, on what, and why.
type NumError struct {
	Func string // the function: ParseBool, Atoi, ParseInt, ParseUint, ParseFloat, ParseComplex
	Num  string // its input
	Err  error  // the reason, such as ErrRange or ErrSyntax
}

// Error returns the function, the quoted input and the reason.
//
//gocc:cold
func (e *NumError) Error() string {
	return "strconv." + e.Func + ": parsing " + Quote(e.Num) + ": " + e.Err.Error()
}

// Unwrap returns the reason.
func (e *NumError) Unwrap() error {
	return e.Err
}

// numError keeps a copy of the input, so that neither the error holds on to a larger string nor the input has to live on
// the heap because of it.
//
//gocc:cold
func numError(fn, num string, err error) *NumError {
	return &NumError{Func: fn, Num: string([]byte(num)), Err: err}
}

// baseError is the error of fn for a base that does not exist.
//
//gocc:cold
func baseError(fn, num string, base int) *NumError {
	return numError(fn, num, errors.New("invalid base "+Itoa(base)))
}

// bitSizeError is the error of fn for a bit size that no type has.
//
//gocc:cold
func bitSizeError(fn, num string, bitSize int) *NumError {
	return numError(fn, num, errors.New("invalid bit size "+Itoa(bitSize)))
}

// ParseBool reads 1, t, T, true, True, TRUE as true and 0, f, F, false, False, FALSE as false.
func ParseBool(str string) (bool, error) {
	switch str {
	case "1", "t", "T", "true", "True", "TRUE":
		return true, nil
	case "0", "f", "F", "false", "False", "FALSE":
		return false, nil
	}
	return false, numError("ParseBool", str, ErrSyntax)
}

// FormatBool returns "true" or "false".
func FormatBool(b bool) string {
	if b {
		return "true"
	}
	return "false"
}

// AppendBool appends "true" or "false" to dst and returns the extended slice.
func AppendBool(dst []byte, b bool) []byte {
	return append(dst, FormatBool(b)...)
}
