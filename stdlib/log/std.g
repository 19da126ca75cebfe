// std.g: the standard logger.

package log

import (
	"fmt"
	"io"
	"os"
)

var std = New(os.Stderr, "", LstdFlags)

// Default returns the standard logger, which the functions of the package belong to.
func Default() *Logger { return std }

// SetOutput sets where the lines of the standard logger go.
func SetOutput(w io.Writer) { std.SetOutput(w) }

// Writer returns where the lines of the standard logger go.
func Writer() io.Writer { return std.Writer() }

// Flags returns what stands before the messages of the standard logger.
func Flags() int { return std.Flags() }

// SetFlags sets what stands before the messages of the standard logger.
func SetFlags(flag int) { std.SetFlags(flag) }

// Prefix returns the prefix of the standard logger.
func Prefix() string { return std.Prefix() }

// SetPrefix sets the prefix of the standard logger.
func SetPrefix(prefix string) { std.SetPrefix(prefix) }

// Output writes a line to the standard logger; see [Logger.Output].
func Output(calldepth int, s string) error {
	return std.output(0, calldepth+1, func(b []byte) []byte { return append(b, s...) })
}

// Print writes a message, put together as by fmt.Print.
func Print(v ...any) {
	std.output(0, 2, func(b []byte) []byte { return fmt.Append(b, v...) })
}

// Printf writes a message, put together as by fmt.Printf.
func Printf(format string, v ...any) {
	std.output(0, 2, func(b []byte) []byte { return fmt.Appendf(b, format, v...) })
}

// Println writes a message, put together as by fmt.Println.
func Println(v ...any) {
	std.output(0, 2, func(b []byte) []byte { return fmt.Appendln(b, v...) })
}

// Fatal is Print, and the program ends with status 1.
func Fatal(v ...any) {
	std.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf is Printf, and the program ends with status 1.
func Fatalf(format string, v ...any) {
	std.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln is Println, and the program ends with status 1.
func Fatalln(v ...any) {
	std.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print, and then a panic with the message.
func Panic(v ...any) {
	s := fmt.Sprint(v...)
	std.Output(2, s)
	panic(s)
}

// Panicf is Printf, and then a panic with the message.
func Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	std.Output(2, s)
	panic(s)
}

// Panicln is Println, and then a panic with the message.
func Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	std.Output(2, s)
	panic(s)
}
