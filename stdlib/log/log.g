// Package log writes lines about what a program does, with date, time and place in the source as wanted.
//
// A [Logger] has a prefix, flags that say what stands before the message, and a Writer that gets each line in one call of
// Write. The functions of the package belong to one that writes date, time and message to standard error. Fatal and its
// relatives then end the program with status 1, Panic and its relatives panic.
//
// Every message is a line: a newline is added if there is none.
package log

import (
	"fmt"
	"io"
	"os"
	"runtime"
	"sync"
	"sync/atomic"
	"time"
)

// What stands before a message, in this order whatever is chosen:
//
//	2009/01/23 01:23:23.123123 /a/b/c/d.go:23: message
const (
	Ldate         = 1 << iota     // 2009/01/23, in the local time zone
	Ltime                         // 01:23:23
	Lmicroseconds                 // 01:23:23.123123, with or without Ltime
	Llongfile                     // path and line, /a/b/c/d.go:23
	Lshortfile                    // name and line, d.go:23, instead of that
	LUTC                          // date and time in UTC
	Lmsgprefix                    // the prefix right before the message instead of at the begin of the line
	LstdFlags     = Ldate | Ltime // of the standard logger
)

// Logger writes lines to an io.Writer. Several goroutines may use it at a time.
type Logger struct {
	prefix  atomic.Pointer[string]
	flags   atomic.Int32
	discard atomic.Bool // out is io.Discard: nothing need be done
	mu      sync.Mutex  // one line at a time
	out     io.Writer   // mu
}

// New returns a Logger that writes to out.
func New(out io.Writer, prefix string, flag int) *Logger {
	l := new(Logger)
	l.SetOutput(out)
	l.SetPrefix(prefix)
	l.SetFlags(flag)
	return l
}

// SetOutput sets where the lines go.
func (l *Logger) SetOutput(w io.Writer) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.out = w
	l.discard.Store(w == io.Discard)
}

// Writer returns where the lines go.
func (l *Logger) Writer() io.Writer {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.out
}

// Flags returns what stands before the message.
func (l *Logger) Flags() int { return int(l.flags.Load()) }

// SetFlags sets what stands before the message.
func (l *Logger) SetFlags(flag int) { l.flags.Store(int32(flag)) }

// Prefix returns the prefix.
func (l *Logger) Prefix() string {
	if p := l.prefix.Load(); p != nil {
		return *p
	}
	return ""
}

// SetPrefix sets the prefix.
func (l *Logger) SetPrefix(prefix string) { l.prefix.Store(&prefix) }

// appendNumber appends n with at least that many digits.
func appendNumber(b []byte, n, digits int) []byte {
	var store [20]byte
	i := len(store)
	for ; n > 0 || digits > 0 || i == len(store); digits-- {
		i--
		store[i] = byte('0' + n%10)
		n /= 10
	}
	return append(b, store[i:]...)
}

func appendTime(b []byte, t time.Time, flag int) []byte {
	if flag&LUTC != 0 {
		t = t.UTC()
	}
	if flag&Ldate != 0 {
		year, month, day := t.Date()
		b = append(appendNumber(b, year, 4), '/')
		b = append(appendNumber(b, int(month), 2), '/')
		b = append(appendNumber(b, day, 2), ' ')
	}
	if flag&(Ltime|Lmicroseconds) != 0 {
		hour, minute, second := t.Clock()
		b = append(appendNumber(b, hour, 2), ':')
		b = append(appendNumber(b, minute, 2), ':')
		b = appendNumber(b, second, 2)
		if flag&Lmicroseconds != 0 {
			b = appendNumber(append(b, '.'), t.Nanosecond()/1000, 6)
		}
		b = append(b, ' ')
	}
	return b
}

func appendPlace(b []byte, file string, line, flag int) []byte {
	if flag&Lshortfile != 0 {
		for i := len(file) - 1; i > 0; i-- {
			if file[i] == '/' {
				file = file[i+1:]
				break
			}
		}
	}
	b = append(append(b, file...), ':')
	return append(appendNumber(b, line, 1), ": "...)
}

var buffers = sync.Pool{New: func() any { return new([]byte) }}

const maxKept = 64 << 10

// output writes a line with the message that add appends. The place is that of the function `depth` calls away from
// output, or of pc if that is not 0.
func (l *Logger) output(pc uintptr, depth int, add func([]byte) []byte) error {
	if l.discard.Load() {
		return nil
	}
	now := time.Now()
	flag, prefix := l.Flags(), l.Prefix()
	buf := buffers.Get().(*[]byte)
	b := (*buf)[:0]
	if flag&Lmsgprefix == 0 {
		b = append(b, prefix...)
	}
	b = appendTime(b, now, flag)
	if flag&(Lshortfile|Llongfile) != 0 {
		file, line := place(pc, depth+1)
		b = appendPlace(b, file, line, flag)
	}
	if flag&Lmsgprefix != 0 {
		b = append(b, prefix...)
	}
	b = add(b)
	if len(b) == 0 || b[len(b)-1] != '\n' {
		b = append(b, '\n')
	}
	l.mu.Lock()
	_, err := l.out.Write(b)
	l.mu.Unlock()
	if cap(b) <= maxKept {
		*buf = b
		buffers.Put(buf)
	}
	return err
}

func place(pc uintptr, depth int) (file string, line int) {
	if pc != 0 {
		frame, _ := runtime.CallersFrames([]uintptr{pc}).Next()
		file, line = frame.File, frame.Line
		if file == "" {
			file = "???"
		}
		return file, line
	}
	_, file, line, ok := runtime.Caller(depth)
	if !ok {
		return "???", 0
	}
	return file, line
}

// Output writes a line with the message s. Of the place, calldepth says whose it is: 1 is that of who calls Output.
func (l *Logger) Output(calldepth int, s string) error {
	return l.output(0, calldepth+1, func(b []byte) []byte { return append(b, s...) })
}

// Print writes a message, put together as by fmt.Print.
func (l *Logger) Print(v ...any) {
	l.output(0, 2, func(b []byte) []byte { return fmt.Append(b, v...) })
}

// Printf writes a message, put together as by fmt.Printf.
func (l *Logger) Printf(format string, v ...any) {
	l.output(0, 2, func(b []byte) []byte { return fmt.Appendf(b, format, v...) })
}

// Println writes a message, put together as by fmt.Println.
func (l *Logger) Println(v ...any) {
	l.output(0, 2, func(b []byte) []byte { return fmt.Appendln(b, v...) })
}

// Fatal is Print, and the program ends with status 1.
func (l *Logger) Fatal(v ...any) {
	l.Output(2, fmt.Sprint(v...))
	os.Exit(1)
}

// Fatalf is Printf, and the program ends with status 1.
func (l *Logger) Fatalf(format string, v ...any) {
	l.Output(2, fmt.Sprintf(format, v...))
	os.Exit(1)
}

// Fatalln is Println, and the program ends with status 1.
func (l *Logger) Fatalln(v ...any) {
	l.Output(2, fmt.Sprintln(v...))
	os.Exit(1)
}

// Panic is Print, and then a panic with the message.
func (l *Logger) Panic(v ...any) {
	s := fmt.Sprint(v...)
	l.Output(2, s)
	panic(s)
}

// Panicf is Printf, and then a panic with the message.
func (l *Logger) Panicf(format string, v ...any) {
	s := fmt.Sprintf(format, v...)
	l.Output(2, s)
	panic(s)
}

// Panicln is Println, and then a panic with the message.
func (l *Logger) Panicln(v ...any) {
	s := fmt.Sprintln(v...)
	l.Output(2, s)
	panic(s)
}
