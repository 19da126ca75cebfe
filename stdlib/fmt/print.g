// Package fmt writes values as text and reads them back, under the control of format strings like those of C but simpler.
//
// # Printing
//
// Printf and its relatives carry out the directives of a format string. A directive is
//
//	%[flags][width][.precision]verb
//
// The verbs for all kinds of values:
//
//	%v	the value in its usual form; for structs, %+v adds the names of the fields
//	%#v	the value as an expression of the language
//	%T	the value's type, as it is written in the language
//	%%	a percent sign; takes no operand
//
// Booleans:
//
//	%t	true or false
//
// Integers:
//
//	%b	base 2
//	%c	the character with that code point
//	%d	base 10
//	%o	base 8
//	%O	base 8 behind 0o
//	%q	a rune literal in single quotes
//	%x %X	base 16, lower or upper case
//	%U	Unicode's notation, U+1234; the same as "U+%04X"
//
// Floating-point and complex numbers (both parts):
//
//	%b	an integer times a power of two, -123456p-78
//	%e %E	scientific notation, -1.234456e+78
//	%f %F	digits and a decimal point, no exponent, 123.456
//	%g %G	%e (%E) for large exponents, else %f; precision: below
//	%x %X	hexadecimal digits and a power of two, -0x1.23abcp+20
//
// The exponents of %x and %b are decimal.
//
// Strings and slices of bytes (which the four verbs treat alike):
//
//	%s	the bytes as they are
//	%q	a string literal in double quotes
//	%x %X	two hexadecimal digits for each byte
//
// Slices:
//
//	%p	the address of element 0, in base 16 behind 0x
//
// Pointers:
//
//	%p	the address, in base 16 behind 0x
//	%b %d %o %x %X	the address as an integer
//
// What %v means depends on the type:
//
//	bool			%t
//	int, int8 ...		%d
//	uint, uint8 ...		%d, or %#x in %#v
//	float32, complex64 ...	%g
//	string			%s
//	chan			%p
//	pointer			%p
//
// Composite values are written by the same rules, one inside the other:
//
//	struct			{field0 field1 ...}
//	array, slice		[elem0 elem1 ...]
//	map			map[key1:value1 key2:value2 ...], the keys in order
//	pointer to one of them	&{}, &[], &map[], at the outermost level
//
// The width is the least number of characters, the precision depends on the verb; both count runes, and both are decimal
// numbers or *, which takes the value from the next operand, an integer. A negative width from an operand means the flag -
// and its absolute value. For %f and %e the precision is the number of digits behind the
// point (default 6), for %g the number of significant digits (default: as few as identify the value), for strings the
// number of characters to be written at most (of the operand, for %x and %q), for integers the least number of digits.
//
// The flags:
//
//	'+'	always a sign; in %q (%+q): ASCII only
//	'-'	pads on the right
//	'#'	the alternate form: 0b for %#b, 0 for %#o, 0x or 0X for %#x and %#X, no 0x for %#p; a raw string for %#q, if
//		strconv.CanBackquote allows it; always a decimal point for %#e, %#f, %#g, without dropping zeros for %#g;
//		the character behind the code point for %#U, if it is printable
//	' '	(space) room for a sign; % x and % X put spaces between bytes
//	'0'	pads with zeros instead of spaces, for numbers behind the sign
//
// A verb has no use for some flags and ignores those.
//
// # Operands of certain types
//
// An operand that is a reflect.Value stands for the value that it holds. For others except %T and %p:
//
// 1. If the operand is a [Formatter], its method Format writes it.
//
// 2. If the verb is %#v and the operand is a [GoStringer], the result of GoString is written.
//
// 3. If the verb goes with strings (%s %q %v %x %X, without # for %v), then the result of method Error, if the operand is
// an error, or else String, if it is a [Stringer], is written as the verb would write a string.
//
// The same holds for the parts of composite values that can be reached, which unexported fields cannot.
//
// A method String that formats its receiver with %s or %v calls itself for ever. It has to convert the receiver to a type
// without the method first.
//
// # Choice of operands
//
// [n] before the verb takes the n-th operand, from 1, and goes on from there. The same before * takes a width or precision
// from there:
//
//	fmt.Sprintf("%[2]d %[1]d\n", 11, 22)			"22 11"
//	fmt.Sprintf("%[3]*.[2]*[1]f", 12.0, 2, 6)		" 12.00"
//	fmt.Sprintf("%d %d %#[1]x %#x", 16, 17)			"16 17 0x10 0x11"
//
// # Errors in formats
//
// What does not fit is described in the output:
//
//	%!d(string=hi)		the verb is not for this type
//	hi%!(EXTRA string=guys)	too many operands
//	hi%!d(MISSING)		too few
//	%!(BADWIDTH)		the width is no integer, or too large
//	%!(BADPREC)		so is the precision, or it is negative
//	%!(BADINDEX)		[n] is no number, or there is no n-th operand
//	%!(NOVERB)		the format ends within a directive
//	%!v(PANIC=String method: msg)	a method has panicked; on a nil receiver the output is just <nil>
//
// # Scanning
//
// Scan, Fscan and Sscan read values separated by white space, newlines included. With -ln the line must end behind the
// last value, with -f a format guides them. Every operand is a pointer to where the value goes, or a [Scanner].
//
// The verbs are those of printing, as far as they make sense: %p and %T do not exist; %v reads a value in any form that
// the language has for it (base prefixes and _ included), %s and %v read a word up to the next white space, %q a string
// literal, %c one character, white space included; all others skip leading white space. The width limits how many runes
// are taken for one value; there is no precision.
//
// In a format, white space without newlines matches zero or more blanks, a newline with the blanks around it matches one
// in the input, and any other character itself. If the input does not match, scanning ends with an error.
//
// The number of values read is returned. If it is smaller than that of the operands, err says why. A carriage return
// before a newline is not seen.
//
// The functions may read one character more than they use. So that it is not lost between two calls, the Reader should
// have the method UnreadRune.
package fmt

import (
	"io"
	"os"
)

// Fprintf carries out format and writes the result to w. It returns the number of bytes written and the error of w.
func Fprintf(w io.Writer, format string, a ...any) (n int, err error) {
	p := newPrinter()
	p.printf(format, a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Printf is [Fprintf] to standard output.
func Printf(format string, a ...any) (n int, err error) {
	return Fprintf(os.Stdout, format, a...)
}

// Sprintf returns the result of format.
func Sprintf(format string, a ...any) string {
	p := newPrinter()
	p.printf(format, a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendf appends the result of format to b and returns the extended slice.
func Appendf(b []byte, format string, a ...any) []byte {
	p := newPrinter()
	p.printf(format, a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprint writes the operands to w as %v does, with a space between two that are both no strings. It returns the number
// of bytes written and the error of w.
func Fprint(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.print(a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Print is [Fprint] to standard output.
func Print(a ...any) (n int, err error) {
	return Fprint(os.Stdout, a...)
}

// Sprint returns what [Fprint] writes.
func Sprint(a ...any) string {
	p := newPrinter()
	p.print(a)
	s := string(p.buf)
	p.free()
	return s
}

// Append appends what [Fprint] writes to b and returns the extended slice.
func Append(b []byte, a ...any) []byte {
	p := newPrinter()
	p.print(a)
	b = append(b, p.buf...)
	p.free()
	return b
}

// Fprintln writes the operands to w as %v does, with spaces between them and a newline behind the last. It returns the
// number of bytes written and the error of w.
func Fprintln(w io.Writer, a ...any) (n int, err error) {
	p := newPrinter()
	p.println(a)
	n, err = w.Write(p.buf)
	p.free()
	return n, err
}

// Println is [Fprintln] to standard output.
func Println(a ...any) (n int, err error) {
	return Fprintln(os.Stdout, a...)
}

// Sprintln returns what [Fprintln] writes.
func Sprintln(a ...any) string {
	p := newPrinter()
	p.println(a)
	s := string(p.buf)
	p.free()
	return s
}

// Appendln appends what [Fprintln] writes to b and returns the extended slice.
func Appendln(b []byte, a ...any) []byte {
	p := newPrinter()
	p.println(a)
	b = append(b, p.buf...)
	p.free()
	return b
}
