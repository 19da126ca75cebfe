package os

import (
	"errors"
	"strconv"
	"strings"
	_ "unsafe" // for go:linkname
)

var errPatternSeparator = errors.New("pattern contains path separator")

// TempDir returns the directory for temporary files: $TMPDIR, or /tmp. It need not exist.
func TempDir() string {
	if dir := Getenv("TMPDIR"); dir != "" {
		return dir
	}
	return "/tmp"
}

//go:linkname random rand_uint64
func random() uint64

const maxTries = 10000

// tryNames calls try with new names in dir until it does not fail because something has that name.
func tryNames(op, dir, pattern string, try func(name string) error) error {
	if dir == "" {
		dir = TempDir()
	}
	if strings.IndexByte(pattern, PathSeparator) >= 0 {
		return &PathError{op, pattern, errPatternSeparator}
	}
	prefix, suffix := pattern, ""
	if star := strings.LastIndexByte(pattern, '*'); star >= 0 {
		prefix, suffix = pattern[:star], pattern[star+1:]
	}
	prefix = joinPath(dir, prefix)
	for range maxTries {
		err := try(prefix + strconv.FormatUint(random()>>32, 10) + suffix)
		if !IsExist(err) {
			return err
		}
	}
	return &PathError{op, prefix + "*" + suffix, ErrExist}
}

// CreateTemp makes a file with a new name in dir, in [TempDir] if that is "", and opens it for reading and writing. The name
// is pattern with a random number in the place of its last *, or at its end. The caller has to remove the file.
func CreateTemp(dir, pattern string) (f *File, err error) {
	err = tryNames("createtemp", dir, pattern, func(name string) (err error) {
		f, err = OpenFile(name, O_RDWR|O_CREATE|O_EXCL, 0600)
		return
	})
	return
}

// MkdirTemp makes a directory with a new name; see [CreateTemp]. It returns its path. The caller has to remove it.
func MkdirTemp(dir, pattern string) (path string, err error) {
	if dir == "" {
		dir = TempDir()
	}
	err = tryNames("mkdirtemp", dir, pattern, func(name string) error {
		path = name
		return Mkdir(name, 0700)
	})
	if err != nil {
		if IsNotExist(err) {
			if _, e := Stat(dir); IsNotExist(e) {
				err = e
			}
		}
		return "", err
	}
	return
}
