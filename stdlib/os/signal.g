package os

import "syscall"

// A Signal is a signal of the operating system: a syscall.Signal here.
type Signal interface {
	String() string
	Signal() // tells it from other things that have a String method
}

// The signals that every system has: ask a process to end (as the terminal does), and make it end.
var (
	Interrupt Signal = syscall.SIGINT
	Kill      Signal = syscall.SIGKILL
)
