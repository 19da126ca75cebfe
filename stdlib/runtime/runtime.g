// Package runtime tells the scheduler what to do and programs where they run.
package runtime

import _ "unsafe" // for go:linkname

const (
	GOOS     = "linux"
	GOARCH   = "amd64"
	Compiler = "gocc"
)

// Version is the version of the language.
func Version() string { return "go1.27.0" }

//go:linkname envCount syscall_envc
func envCount() int

//go:linkname envAt syscall_env
func envAt(i int) string

// GOROOT returns the environment variable of that name, as it was when the program began. Programs are made without a Go tree,
// so there is nothing else to return.
//
// Deprecated: the command `go env GOROOT` knows.
func GOROOT() string {
	const name = "GOROOT="
	for i := range envCount() {
		if s := envAt(i); len(s) >= len(name) && s[:len(name)] == name {
			return s[len(name):]
		}
	}
	return ""
}

// Gosched lets other goroutines run; the calling one goes to the end of the queue.
//
//go:linkname Gosched runtime_gosched
func Gosched()

// Goexit ends the goroutine that calls it, after its deferred calls. If it was the last one, or if all others wait, the
// program ends with a fatal error.
//
//go:linkname Goexit runtime_goexit
func Goexit()

// GOMAXPROCS sets how many goroutines run at the same time and gives the previous number. n < 1 changes nothing.
//
//go:linkname GOMAXPROCS runtime_gomaxprocs
func GOMAXPROCS(n int) int

// SetDefaultGOMAXPROCS sets what [GOMAXPROCS] sets to the number of processors that this process may run on now, whatever the
// environment says.
//
//go:linkname SetDefaultGOMAXPROCS runtime_setdefaultgomaxprocs
func SetDefaultGOMAXPROCS()

// NumCPU is the number of processors that this process may run on.
//
//go:linkname NumCPU runtime_numcpu
func NumCPU() int

// NumGoroutine is the number of goroutines that exist.
//
//go:linkname NumGoroutine runtime_numgoroutine
func NumGoroutine() int

// NumCgoCall is the number of calls of C code that the program has made by cgo, which is none: gocc has no cgo.
func NumCgoCall() int64 { return 0 }

// Breakpoint stops the program in the debugger that runs it. Without one SIGTRAP ends the program.
//
//go:linkname Breakpoint runtime_breakpoint
func Breakpoint()

// LockOSThread binds the goroutine to the thread that it runs on: it runs on no other, and no other goroutine runs there,
// until UnlockOSThread was called as often, or it ends.
//
//go:linkname LockOSThread runtime_lockosthread
func LockOSThread()

// UnlockOSThread undoes one LockOSThread. Without one it does nothing.
//
//go:linkname UnlockOSThread runtime_unlockosthread
func UnlockOSThread()
