// run

// Package os: standard files, environment, reading and writing whole files, errors.
package main

import (
	"errors"
	"io"
	"os"
	"syscall"
)

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return err.Error()
}

func expand() {
	os.Setenv("GREETING", "hello")
	os.Setenv("EMPTY", "")
	for _, s := range []string{"$GREETING", "${GREETING}, $$ $", "$GREETINGx ${GREETING}x", "${}", "${", "${unclosed", "$1$2 ${1}",
		"$*", "${*}", "no", "", "$-$GREETING$", "${GREETING$x}", "a${EMPTY}b", "$.x"} {
		println(os.Expand(s, func(name string) string { return "<" + name + ">" }))
	}
	println(os.ExpandEnv("$GREETING ${EMPTY}!"))
}

func environment() {
	println(os.Getenv("GREETING"), os.Getenv("NOT_THERE") == "")
	value, found := os.LookupEnv("EMPTY")
	println(value == "", found)
	_, found = os.LookupEnv("NOT_THERE")
	println(found)
	println(text(os.Setenv("", "x")), text(os.Setenv("a=b", "x")), text(os.Setenv("a", "x\x00y")))
	os.Unsetenv("GREETING")
	_, found = os.LookupEnv("GREETING")
	println(found)
	os.Clearenv()
	println(len(os.Environ()))
	os.Setenv("B", "2")
	os.Setenv("A", "1")
	os.Setenv("B", "3")
	for _, e := range os.Environ() {
		println(e)
	}
}

func files() {
	_, err := os.ReadFile("/not/there")
	println(text(err), errors.Is(err, os.ErrNotExist), os.IsNotExist(err), os.IsExist(err), os.IsPermission(err))
	var pe *os.PathError
	println(errors.As(err, &pe), pe.Op, pe.Path, pe.Err == syscall.ENOENT, pe.Timeout())
	println(text(os.WriteFile("/dev/full", []byte("x"), 0666)))
	println(text(os.WriteFile("/", nil, 0666)))
	_, err = os.Open("with\x00zero")
	println(text(err))
	f, err := os.Open("/dev/zero")
	println(text(err), f.Name())
	b := make([]byte, 3)
	n, err := f.Read(b)
	println(n, text(err))
	n, err = f.Read(nil)
	println(n, text(err))
	_, err = f.Write(b)
	println(text(err))
	println(text(f.Close()))
	println(text(f.Close()))
	_, err = f.Read(b)
	println(text(err))
	_, err = f.Write(b)
	println(text(err), errors.Is(err, os.ErrClosed))
	f, _ = os.Open("/dev/null")
	n, err = f.Read(b)
	println(n, err == io.EOF)
	f.Close()
}

func nils() {
	var f *os.File
	_, err := f.Read(nil)
	println(text(err))
	_, err = f.Write(nil)
	println(text(err))
	_, err = f.WriteString("")
	println(text(err))
	println(text(f.Close()), f.Fd() == ^uintptr(0))
	println(os.NewFile(^uintptr(0), "none") == nil)
}

func main() {
	os.Stdout.WriteString("out\n")
	os.Stderr.Write([]byte("err\n"))
	println(len(os.Args), os.Stdin.Name(), os.Stdout.Name(), os.Stderr.Name(), os.Stderr.Fd())
	expand()
	environment()
	files()
	nils()
	println(os.NewSyscallError("x", nil) == nil, text(os.NewSyscallError("x", syscall.EPERM)))
	println(os.IsTimeout(os.NewSyscallError("x", syscall.EAGAIN)), os.IsPermission(os.NewSyscallError("x", syscall.EACCES)))
	println(syscall.Errno(0).Error(), syscall.Errno(999).Error(), syscall.SIGINT.String(), syscall.Signal(99).String())
	defer println("not printed")
	os.Exit(0)
}
