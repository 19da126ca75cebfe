// common.g: what tests, benchmarks and fuzz targets have in common: their place in the tree, their output, failing, skipping
// and cleaning up.
//
// Output is collected and handed to the parent, indented, when the test ends; the root's goes to standard output. With -v
// (chatty) it is written at once.

package testing

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode"
)

const (
	indent    = "    "
	maxFrames = 50 // that are looked at for the place of a message
)

type common struct {
	mu       sync.RWMutex
	output   []byte          // mu. What is not handed on yet
	partial  []byte          // mu. A line that is not complete, from Output
	ran      bool            // mu. This or a subtest was run
	failed   bool            // mu
	skipped  bool            // mu
	done     bool            // mu. All is over, subtests included
	finished bool            // mu. The function has returned, or has ended itself by FailNow or SkipNow
	helpers  map[string]bool // mu. Functions that called Helper
	cleanups []func()        // mu

	cleanupName string    // mu. The function that is running as cleanup, "" for none
	cleanupPCs  []uintptr // mu. Where it was registered

	w          io.Writer      // where that of subtests goes when they end
	chatty     *chattyPrinter // nil without -v
	bench      bool
	inFuzz     bool // a fuzz target is running
	hasSub     atomic.Bool
	cleaning   atomic.Bool
	isParallel bool
	parent     *common
	level      int
	creator    []uintptr // where the parent called Run
	name       string
	start      time.Time
	duration   time.Duration
	signal     chan bool // true: this is done, or has become parallel; false: the parent has to end too
	barrier    chan bool // closed when parallel subtests may run
	sub        []*T      // those

	tempDirLock sync.Mutex
	tempDir     string
	tempDirs    int    // made in it
	artifactDir string // mu

	ctx    context.Context
	cancel context.CancelFunc
}

// child returns the state of a subtest or sub-benchmark.
func (c *common) child(name string) common {
	var pcs [maxFrames]uintptr
	n := runtime.Callers(3, pcs[:])
	return common{name: name, parent: c, level: c.level + 1, creator: append([]uintptr(nil), pcs[:n]...),
		chatty: c.chatty, signal: make(chan bool, 1)}
}

// setUp completes c, which is where it will stay.
func (c *common) setUp() {
	c.ctx, c.cancel = context.WithCancel(context.Background())
	if c.w == nil {
		c.w = indenter{c}
	}
}

func (c *common) private() {}

// Name returns the name of the test, with those of the tests that it is part of.
func (c *common) Name() string { return c.name }

// Context returns a context that is cancelled right before the functions of Cleanup are called.
func (c *common) Context() context.Context {
	c.notInFuzz("Context")
	return c.ctx
}

func (c *common) setRan() {
	for ; c != nil; c = c.parent {
		c.mu.Lock()
		c.ran = true
		c.mu.Unlock()
	}
}

func (c *common) hasFinished() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.finished
}

func (c *common) notInFuzz(name string) {
	if c.inFuzz {
		panic(fmt.Sprintf("testing: f.%s was called inside the fuzz target, use t.%s instead", name, name))
	}
}

// Failing and skipping ------------------------------------------------------------------------------------------------

// Fail marks the test, and those that it is part of, as failed. It goes on.
func (c *common) Fail() {
	if c.parent != nil {
		c.parent.Fail()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.done {
		panic("Fail in goroutine after " + c.name + " has completed")
	}
	c.failed = true
}

// Failed tells whether the test has failed.
func (c *common) Failed() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.failed
}

// FailNow marks the test as failed and ends it; only its own goroutine may call it. Others go on.
func (c *common) FailNow() {
	c.notInFuzz("FailNow")
	c.Fail()
	c.exit(false)
}

// SkipNow marks the test as skipped and ends it; only its own goroutine may call it. A test that has failed stays so.
func (c *common) SkipNow() {
	c.notInFuzz("SkipNow")
	c.exit(true)
}

func (c *common) exit(skip bool) {
	c.mu.Lock()
	c.skipped = c.skipped || skip
	c.finished = true
	c.mu.Unlock()
	runtime.Goexit()
}

// Skipped tells whether the test was skipped.
func (c *common) Skipped() bool {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.skipped
}

// Log adds a line to the log of the test, put together as by fmt.Println.
func (c *common) Log(args ...any) {
	c.notInFuzz("Log")
	c.log(fmt.Sprintln(args...), false)
}

// Logf adds a line to the log of the test, put together as by fmt.Printf.
func (c *common) Logf(format string, args ...any) {
	c.notInFuzz("Logf")
	c.log(fmt.Sprintf(format, args...), false)
}

// Error is Log and Fail.
func (c *common) Error(args ...any) {
	c.notInFuzz("Error")
	c.log(fmt.Sprintln(args...), true)
	c.Fail()
}

// Errorf is Logf and Fail.
func (c *common) Errorf(format string, args ...any) {
	c.notInFuzz("Errorf")
	c.log(fmt.Sprintf(format, args...), true)
	c.Fail()
}

// Fatal is Log and FailNow.
func (c *common) Fatal(args ...any) {
	c.notInFuzz("Fatal")
	c.log(fmt.Sprintln(args...), true)
	c.FailNow()
}

// Fatalf is Logf and FailNow.
func (c *common) Fatalf(format string, args ...any) {
	c.notInFuzz("Fatalf")
	c.log(fmt.Sprintf(format, args...), true)
	c.FailNow()
}

// Skip is Log and SkipNow.
func (c *common) Skip(args ...any) {
	c.notInFuzz("Skip")
	c.log(fmt.Sprintln(args...), false)
	c.SkipNow()
}

// Skipf is Logf and SkipNow.
func (c *common) Skipf(format string, args ...any) {
	c.notInFuzz("Skipf")
	c.log(fmt.Sprintf(format, args...), false)
	c.SkipNow()
}

// Where a message comes from ------------------------------------------------------------------------------------------

// Helper says that the function which calls it is not what messages are about: they tell the place of its caller.
func (c *common) Helper() {
	var pcs [1]uintptr
	runtime.Callers(2, pcs[:])
	name := functionAt(pcs[:])
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.helpers == nil {
		c.helpers = make(map[string]bool)
	}
	c.helpers[name] = true
}

func functionAt(pcs []uintptr) string {
	frame, _ := runtime.CallersFrames(pcs).Next()
	return frame.Function
}

// isRunner tells whether the function starts tests or benchmarks.
func isRunner(function string) bool {
	return function == "testing.tRunner" || function == "testing.(*B).runN" || function == "testing.fRunner"
}

// frame returns the function that a message is about: the first one, from the caller `skip` functions away, that is no
// helper. From the functions that run tests the walk goes on where the parent has called Run, whose helpers count from there
// on.
func (c *common) frame(skip int) runtime.Frame {
	var pcs [maxFrames]uintptr
	n := runtime.Callers(skip+2, pcs[:])
	frames := runtime.CallersFrames(pcs[:n])
	c.mu.RLock()
	defer func() { c.mu.RUnlock() }()
	var first, prev runtime.Frame
	body := false // of a loop over a function, in a helper: it is one too
	for more := true; more; {
		var frame runtime.Frame
		frame, more = frames.Next()
		name := frame.Function
		switch {
		case name == "runtime.gopanic": // what panicked comes next
			continue
		case body:
			body = false
			continue
		case c.cleanupName != "" && name == c.cleanupName:
			frames, more = runtime.CallersFrames(c.cleanupPCs), true
			continue
		case isRunner(name):
			if c.level <= 1 {
				return prev
			}
			frames, more = runtime.CallersFrames(c.creator), true
			c.mu.RUnlock()
			c = c.parent
			c.mu.RLock()
			prev = frame
			continue
		}
		if first.PC == 0 {
			first = frame
		}
		if base, ok := withoutRange(name); ok && c.helpers[base] {
			body = true
		} else if !c.helpers[name] {
			return frame
		}
		prev = frame
	}
	return first
}

// withoutRange returns the name of the function that has a loop, if name is that of the loop's body.
func withoutRange(name string) (string, bool) {
	i := strings.LastIndex(name, "-range")
	if i <= 0 || strings.Trim(name[i+len("-range"):], "0123456789") != "" {
		return "", false
	}
	return name[:i], true
}

// place returns "file:line: " for a message of the function that is `skip` functions away.
func (c *common) place(skip int) string {
	frame := c.frame(skip + 1)
	file, line := frame.File, max(1, frame.Line)
	if file == "" {
		file = "???"
	} else if !*flags.fullPath {
		file = path.Base(file)
	}
	return fmt.Sprintf("%s:%d: ", file, line)
}

// Output --------------------------------------------------------------------------------------------------------------

// destination returns the test that output goes to: this one or, if it is done, the innermost around it that is not.
func (c *common) destination() *common {
	for ; c != nil; c = c.parent {
		c.mu.RLock()
		done := c.done
		c.mu.RUnlock()
		if !done {
			return c
		}
	}
	return nil
}

// With -v=test2json lines that are about a test begin with a mark, and what Error and its relatives print stands between two;
// in front of these characters in logs stands another.
const (
	markFraming    = "\x16"
	markErrorBegin = "\x0f"
	markErrorEnd   = "\x0e"
	markEscape     = "\x1b"
)

var escapeMarks = strings.NewReplacer(markFraming, markEscape+markFraming, markErrorBegin, markEscape+markErrorBegin,
	markErrorEnd, markEscape+markErrorEnd, markEscape, markEscape+markEscape)

// log is called by the methods that log, whose caller it tells.
func (c *common) log(s string, isError bool) {
	s = strings.ReplaceAll(strings.TrimSuffix(s, "\n"), "\n", "\n"+indent) + "\n"
	to := c.destination()
	if to == nil {
		panic("Log in goroutine after " + c.name + " has completed: " + s)
	}
	s = to.place(2) + s
	if to.chatty != nil && to.chatty.json {
		s = escapeMarks.Replace(s)
		if isError {
			s = markErrorBegin + strings.TrimSuffix(s, "\n") + markErrorEnd + "\n"
		}
	}
	to.endLine()
	to.write([]byte(s))
}

// Output returns a Writer that adds to the log of the test, line by line, without the place in the source.
func (c *common) Output() io.Writer {
	c.notInFuzz("Output")
	to := c.destination()
	if to == nil {
		panic("Output called after " + c.name + " has completed")
	}
	return outputWriter{to}
}

type outputWriter struct{ c *common }

func (w outputWriter) Write(p []byte) (int, error) {
	if w.c.destination() == nil {
		panic("Write called after " + w.c.name + " has completed")
	}
	return w.c.write(p), nil
}

// endLine completes the line that was begun.
func (c *common) endLine() {
	c.mu.RLock()
	open := len(c.partial) > 0
	c.mu.RUnlock()
	if open {
		c.write([]byte("\n"))
	}
}

// write adds p to the output; a line is written when it is complete.
func (c *common) write(p []byte) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	n := len(p)
	for len(p) > 0 {
		end := bytes.IndexByte(p, '\n') + 1
		if end == 0 {
			c.partial = append(c.partial, p...)
			break
		}
		line := append(c.partial, p[:end]...)
		c.partial = nil
		c.writeLine(line)
		p = p[end:]
	}
	return n
}

func (c *common) writeLine(line []byte) {
	switch {
	case c.done || c.chatty == nil:
		c.output = append(append(c.output, indent...), line...)
	case c.chatty.json && strings.HasPrefix(string(line), markErrorBegin):
		c.chatty.line(c.name, "%s%s%s", markErrorBegin, indent, line[1:])
	case c.bench:
		fmt.Printf("%s%s", indent, line)
	default:
		c.chatty.line(c.name, "%s%s", indent, line)
	}
}

// flushToParent hands a message, and all output behind it, to the parent.
func (c *common) flushToParent(format string, args ...any) {
	p := c.parent
	p.mu.Lock()
	defer p.mu.Unlock()
	c.mu.Lock()
	defer c.mu.Unlock()
	text := append(fmt.Appendf(nil, format, args...), c.output...)
	c.output = c.output[:0]
	if c.chatty != nil && (c.chatty.json || p.w == c.chatty.w) {
		c.chatty.event(c.name, "%s", text)
	} else {
		p.w.Write(text)
	}
}

// An indenter adds lines to the output of a test whose lock is held.
type indenter struct{ c *common }

func (w indenter) Write(p []byte) (int, error) {
	n := len(p)
	for len(p) > 0 {
		end := bytes.IndexByte(p, '\n') + 1
		if end == 0 {
			end = len(p)
		}
		w.c.output = append(append(w.c.output, indent...), p[:end]...)
		p = p[end:]
	}
	return n, nil
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2fs", d.Seconds()) }

// A chattyPrinter writes what happens while it happens, and tells which test a line is of when that changes. nil writes
// nothing.
type chattyPrinter struct {
	w    io.Writer
	json bool // for a program that reads it
	mu   sync.Mutex
	last string // the test that the last line was of
}

func (p *chattyPrinter) mark() string {
	if p != nil && p.json {
		return markFraming
	}
	return ""
}

// event writes a line that names the test itself.
func (p *chattyPrinter) event(test, format string, args ...any) {
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.last = test
	fmt.Fprintf(p.w, p.mark()+format, args...)
}

// back says that what follows is of the test, for programs that read.
func (p *chattyPrinter) back(test string) {
	if p != nil && p.json {
		p.event(test, "=== NAME  %s\n", test)
	}
}

// line writes a line of the test.
func (p *chattyPrinter) line(test, format string, args ...any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.last != "" && p.last != test {
		fmt.Fprintf(p.w, "%s=== NAME  %s\n", p.mark(), test)
	}
	p.last = test
	fmt.Fprintf(p.w, format, args...)
}

// Attr adds an attribute to the log of the test, for programs that read it. It is written with -v only.
func (c *common) Attr(key, value string) {
	switch {
	case strings.ContainsFunc(key, unicode.IsSpace):
		c.Errorf("disallowed whitespace in attribute key %q", key)
	case strings.ContainsAny(value, "\r\n"):
		c.Errorf("disallowed newline in attribute value %q", value)
	default:
		c.chatty.event(c.name, "=== ATTR  %s %v %v\n", c.name, key, value)
	}
}

// Cleaning up ---------------------------------------------------------------------------------------------------------

// Cleanup registers a function to be called when the test and its subtests are done, the last one first.
func (c *common) Cleanup(f func()) {
	c.notInFuzz("Cleanup")
	var pcs [maxFrames]uintptr
	n := runtime.Callers(2, pcs[:])
	at := append([]uintptr(nil), pcs[:n]...)
	cleanup := func() {
		defer c.setCleanup("", nil)
		var own [1]uintptr
		runtime.Callers(1, own[:])
		c.setCleanup(functionAt(own[:]), at)
		f()
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanups = append(c.cleanups, cleanup)
}

func (c *common) setCleanup(name string, pcs []uintptr) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.cleanupName, c.cleanupPCs = name, pcs
}

// runCleanups calls what Cleanup has registered. If one panics or ends the goroutine, the others are still called.
func (c *common) runCleanups() {
	c.cleaning.Store(true)
	defer c.cleaning.Store(false)
	defer func() {
		c.mu.RLock()
		more := len(c.cleanups) > 0
		c.mu.RUnlock()
		if more {
			c.runCleanups()
		}
	}()
	if c.cancel != nil {
		c.cancel()
	}
	for {
		var f func()
		c.mu.Lock()
		if last := len(c.cleanups) - 1; last >= 0 {
			f = c.cleanups[last]
			c.cleanups = c.cleanups[:last]
		}
		c.mu.Unlock()
		if f == nil {
			return
		}
		f()
	}
}

// tryCleanups is runCleanups; it returns what one of them has panicked with.
func (c *common) tryCleanups() (e any) {
	defer func() { e = recover() }()
	c.runCleanups()
	return nil
}
