// Package testenv is what tests in Go's tree ask about their surroundings: a Unix system, without a Go toolchain. What needs
// one is skipped.
package testenv

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"
)

// OptimizationOff tells whether the compiler does not optimise. Tests count allocations only if it does.
func OptimizationOff() bool { return false }

// SkipIfOptimizationOff skips the test if the compiler does not optimise.
func SkipIfOptimizationOff(t testing.TB) {}

// SetGODEBUG gives settings of GODEBUG other values while the test runs.
func SetGODEBUG(t testing.TB, settings string) {
	t.Helper()
	t.Setenv("GODEBUG", os.Getenv("GODEBUG")+","+settings)
}

// Builder returns the name of the machine that tests Go's commits, which this is none of.
func Builder() string { return "" }

// MustHaveExec skips the test if no processes can be started.
func MustHaveExec(t testing.TB) {}

// MustHaveExecPath skips the test if there is no such program.
func MustHaveExecPath(t testing.TB, path string) {
	t.Helper()
	if _, err := exec.LookPath(path); err != nil {
		t.Skip(err)
	}
}

func noToolchain(t testing.TB) {
	t.Helper()
	t.Skip("there is no Go toolchain")
}

// MustHaveGoBuild skips the test.
func MustHaveGoBuild(t testing.TB) { t.Helper(); noToolchain(t) }

// MustHaveGoRun skips the test.
func MustHaveGoRun(t testing.TB) { t.Helper(); noToolchain(t) }

// HasGoBuild tells whether there is a toolchain.
func HasGoBuild() bool { return false }

// GoToolPath skips the test.
func GoToolPath(t testing.TB) string {
	t.Helper()
	noToolchain(t)
	return ""
}

// GOROOT skips the test.
func GOROOT(t testing.TB) string {
	if t != nil {
		t.Helper()
		noToolchain(t)
	}
	return ""
}

// HasLink tells whether files can have several names.
func HasLink() bool { return true }

// MustHaveLink skips the test if files cannot have several names.
func MustHaveLink(t testing.TB) {}

// HasSymlink tells whether there are symbolic links.
func HasSymlink() bool { return true }

// MustHaveSymlink skips the test if there are no symbolic links.
func MustHaveSymlink(t testing.TB) {}

// ParallelOn64Bit makes the test run beside others.
func ParallelOn64Bit(t *testing.T) { t.Parallel() }

// SkipFlaky skips a test that is known to fail now and then.
func SkipFlaky(t testing.TB, issue int) {
	t.Helper()
	t.Skipf("known to fail now and then: %d", issue)
}

// SyscallIsNotSupported tells whether err says that the system does not have or not allow a call.
func SyscallIsNotSupported(err error) bool {
	for ; err != nil; err = unwrap(err) {
		switch err {
		case syscall.ENOSYS, syscall.EPERM, syscall.EROFS, syscall.EACCES, syscall.EINVAL:
			return err != syscall.EINVAL
		}
	}
	return false
}

func unwrap(err error) error {
	if u, ok := err.(interface{ Unwrap() error }); ok {
		return u.Unwrap()
	}
	return nil
}

// Executable returns the path of the test program.
func Executable(t testing.TB) string {
	path, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// Command returns a command that ends, killed if need be, some time before the tests do.
func Command(t testing.TB, name string, args ...string) *exec.Cmd {
	t.Helper()
	return CommandContext(t, context.Background(), name, args...)
}

// CommandContext returns a command that is also killed when ctx is done.
func CommandContext(t testing.TB, ctx context.Context, name string, args ...string) *exec.Cmd {
	t.Helper()
	if t, ok := t.(interface{ Deadline() (time.Time, bool) }); ok {
		if end, ok := t.Deadline(); ok {
			left := time.Until(end)
			var cancel context.CancelFunc
			ctx, cancel = context.WithTimeout(ctx, left-2*max(100*time.Millisecond, left/20))
			cleanup(t, cancel)
		}
	}
	return exec.CommandContext(ctx, name, args...)
}

func cleanup(t any, f func()) { t.(testing.TB).Cleanup(f) }

// CleanCmdEnv takes out of the environment what changes how programs run.
func CleanCmdEnv(cmd *exec.Cmd) *exec.Cmd {
	for _, s := range os.Environ() {
		if !strings.HasPrefix(s, "GODEBUG=") && !strings.HasPrefix(s, "GOTRACEBACK=") {
			cmd.Env = append(cmd.Env, s)
		}
	}
	return cmd
}
