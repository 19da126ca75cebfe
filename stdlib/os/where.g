package os

import (
	"errors"
	"strings"
	"sync"
	"syscall"
)

// Getwd returns the working directory. If several paths lead there it returns $PWD if that is one of them, or any.
func Getwd() (dir string, err error) {
	pwd := Getenv("PWD")
	if pwd != "" && pwd[0] == '/' {
		here, err := Stat(".")
		if err != nil {
			return "", err
		}
		if there, err := Stat(pwd); err == nil && SameFile(here, there) {
			return pwd, nil
		}
	}
	dir, err = untilDone2(syscall.Getwd)
	if err == syscall.ENAMETOOLONG || err == syscall.ERANGE || err == syscall.EINVAL {
		return walkUp()
	}
	return dir, NewSyscallError("getwd", err)
}

// longDir is what walkUp has found, which takes long.
var longDir struct {
	lock sync.Mutex
	path string
}

// walkUp finds the working directory by looking for each directory in the one above it: the kernel tells no path that is
// longer than a page.
func walkUp() (string, error) {
	here, err := Stat(".")
	if err != nil {
		return "", err
	}
	longDir.lock.Lock()
	known := longDir.path
	longDir.lock.Unlock()
	if known != "" {
		if there, err := Stat(known); err == nil && SameFile(here, there) {
			return known, nil
		}
	}
	root, err := Stat("/")
	if err != nil {
		return "", err
	}
	path := ""
	for up := ".."; !SameFile(here, root); up = "../" + up {
		if len(up) >= 1024 {
			return "", NewSyscallError("getwd", syscall.ENAMETOOLONG)
		}
		dir, err := openDir(up)
		if err != nil {
			return "", err
		}
		name, above, err := nameIn(dir, up, here)
		dir.Close()
		if err != nil {
			return "", err
		}
		path = "/" + name + path
		here = above
	}
	if path == "" {
		path = "/"
	}
	longDir.lock.Lock()
	longDir.path = path
	longDir.lock.Unlock()
	return path, nil
}

// nameIn returns the name that a directory has in dir, and what dir itself is.
func nameIn(dir *File, path string, child FileInfo) (name string, info FileInfo, err error) {
	for {
		names, err := dir.Readdirnames(100)
		if err != nil {
			return "", nil, NewSyscallError("getwd", syscall.ENAMETOOLONG)
		}
		for _, name := range names {
			if info, err := Lstat(path + "/" + name); err == nil && SameFile(info, child) {
				info, err := dir.Stat()
				return name, info, err
			}
		}
	}
}

// UserHomeDir returns the user's home directory, $HOME.
func UserHomeDir() (string, error) {
	if home := Getenv("HOME"); home != "" {
		return home, nil
	}
	return "", errors.New("$HOME is not defined")
}

// userDir returns a directory of the user: that of an environment variable, or one below home.
func userDir(variable, below string) (string, error) {
	dir := Getenv(variable)
	if dir == "" {
		home := Getenv("HOME")
		if home == "" {
			return "", errors.New("neither $" + variable + " nor $HOME are defined")
		}
		return home + below, nil
	}
	if dir[0] != '/' {
		return "", errors.New("path in $" + variable + " is relative")
	}
	return dir, nil
}

// UserCacheDir returns the directory for what the user's programs can make again: $XDG_CACHE_HOME, or $HOME/.cache. Each
// program should make one of its own in it.
func UserCacheDir() (string, error) { return userDir("XDG_CACHE_HOME", "/.cache") }

// UserConfigDir returns the directory for the user's settings: $XDG_CONFIG_HOME, or $HOME/.config. Each program should make
// one of its own in it.
func UserConfigDir() (string, error) { return userDir("XDG_CONFIG_HOME", "/.config") }

// Executable returns the absolute path of the program that runs. That it is still there, or still the same, is not sure.
func Executable() (string, error) {
	path, err := Readlink("/proc/self/exe")
	return strings.TrimSuffix(path, " (deleted)"), err
}

// Hostname returns the name that the kernel has for the machine.
func Hostname() (name string, err error) {
	var uts syscall.Utsname
	err = syscall.Uname(&uts)
	if err != nil {
		return "", NewSyscallError("uname", err)
	}
	var b []byte
	for _, c := range uts.Nodename {
		if c == 0 {
			break
		}
		b = append(b, byte(c))
	}
	// The field is short. A name that fills it may go on.
	if len(b) > 0 && len(b) < len(uts.Nodename)-1 {
		return string(b), nil
	}
	all, err := ReadFile("/proc/sys/kernel/hostname")
	if err != nil {
		return "", err
	}
	return strings.TrimSuffix(string(all), "\n"), nil
}
