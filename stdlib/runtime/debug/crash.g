// crash.g: a second place for the last words of the program.

package debug

import (
	"internal/syscall/unix"
	"os"
	"runtime"
	_ "unsafe" // for go:linkname
)

// CrashOptions is for the future.
type CrashOptions struct{}

// SetCrashOutput has what the runtime prints when a panic ends the program written to f as well as to standard error; nil ends
// that. f may be closed afterwards: a descriptor of the runtime's own stays open.
func SetCrashOutput(f *os.File, opts CrashOptions) error {
	fd := -1
	if f != nil {
		own, err := unix.DupCloexec(int(f.Fd()))
		runtime.KeepAlive(f)
		if err != nil {
			return err
		}
		fd = own
	}
	if old := setCrashFD(fd); old >= 0 {
		os.NewFile(uintptr(old), "").Close()
	}
	return nil
}

//go:linkname setCrashFD debug_setcrashfd
func setCrashFD(fd int) int
