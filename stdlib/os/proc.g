package os

import (
	"syscall"
	_ "unsafe" // for go:linkname
)

// Args are the arguments of the program, the first of them its name.
var Args = arguments()

//go:linkname argCount syscall_argc
func argCount() int

//go:linkname argAt syscall_arg
func argAt(i int) string

func arguments() []string {
	args := make([]string, argCount())
	for i := range args {
		args[i] = argAt(i)
	}
	return args
}

// Exit ends the program at once with a status: 0 for success. Deferred calls do not run. Portable programs use 0 to 125.
func Exit(code int) { syscall.Exit(code) }

// Numbers of the process's user and group; those with an e are the effective ones.
func Getuid() int  { return syscall.Getuid() }
func Geteuid() int { return syscall.Geteuid() }
func Getgid() int  { return syscall.Getgid() }
func Getegid() int { return syscall.Getegid() }

// Getgroups returns the groups that the user belongs to.
func Getgroups() ([]int, error) {
	gids, err := syscall.Getgroups()
	return gids, NewSyscallError("getgroups", err)
}

// Getpid returns the number of the process.
func Getpid() int { return syscall.Getpid() }

// Getppid returns the number of the process's parent.
func Getppid() int { return syscall.Getppid() }

// Getpagesize returns the size of a page of memory.
func Getpagesize() int { return syscall.Getpagesize() }
