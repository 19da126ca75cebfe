// run

// GOMAXPROCS as it is without environment variable, for the processors that the process may use now.
package main

import (
	"runtime"
	"syscall"
	"unsafe"
)

func main() {
	runtime.LockOSThread()
	old := runtime.GOMAXPROCS(7)
	println(old >= 1, runtime.GOMAXPROCS(0))
	runtime.SetDefaultGOMAXPROCS()
	println(runtime.GOMAXPROCS(0) == runtime.NumCPU())
	runtime.GOMAXPROCS(3)
	var mask [128]uint64
	const getaffinity, setaffinity = 204, 203
	syscall.RawSyscall(getaffinity, 0, unsafe.Sizeof(mask), uintptr(unsafe.Pointer(&mask)))
	for i, m := range mask {
		if m != 0 {
			mask = [128]uint64{}
			mask[i] = m & -m
			break
		}
	}
	syscall.RawSyscall(setaffinity, uintptr(syscall.Getpid()), unsafe.Sizeof(mask), uintptr(unsafe.Pointer(&mask)))
	syscall.RawSyscall(setaffinity, 0, unsafe.Sizeof(mask), uintptr(unsafe.Pointer(&mask)))
	runtime.SetDefaultGOMAXPROCS()
	println(runtime.GOMAXPROCS(0))
}
