package os

import (
	"errors"
	"runtime"
	"slices"
	"strings"
	"sync"
	"syscall"

	"internal/syscall/unix"
)

// How a Root finds files: element by element, each directory opened from the one before and none of them through a link. A
// link is read, and its contents take its place in the path. For .. the path without it and what stands before it is walked
// anew from the root: what is above an open directory may have changed.

// root is the open directory of a Root. It is closed when nobody uses it any more, and by its finalizer.
type root struct {
	name   string
	lock   sync.Mutex
	fd     int
	users  int
	closed bool
}

func (r *root) close() {
	r.lock.Lock()
	defer r.lock.Unlock()
	if !r.closed && r.users == 0 {
		syscall.Close(r.fd)
	}
	r.closed = true
	runtime.SetFinalizer(r, nil)
}

func (r *root) use() error {
	r.lock.Lock()
	defer r.lock.Unlock()
	if r.closed {
		return ErrClosed
	}
	r.users++
	return nil
}

func (r *root) unuse() {
	r.lock.Lock()
	defer r.lock.Unlock()
	r.users--
	if r.closed && r.users == 0 {
		syscall.Close(r.fd)
	}
}

var errPathEscapes = errors.New("path escapes from parent")

// A linkError is no error: the element is a symbolic link that holds this.
type linkError string

func (linkError) Error() string { panic("a link is followed, not reported") }

// linkOr returns what a link holds as a linkError, err if it is none.
func linkOr(dir int, name string, err error) error {
	link, e := readLinkAt(dir, name)
	if e != nil {
		return err
	}
	return linkError(link)
}

func readLinkAt(dir int, name string) (string, error) {
	return readLink(func(buf []byte) (int, error) { return unix.Readlinkat(dir, name, buf) })
}

func openAt(dir int, name string, flag int, perm FileMode) (int, error) {
	return untilDone2(func() (int, error) { return unix.Openat(dir, name, flag|syscall.O_CLOEXEC, uint32(perm)) })
}

// openDirAt opens a directory; a link gives a linkError.
func openDirAt(dir int, name string) (int, error) {
	fd, err := openAt(dir, name, syscall.O_NOFOLLOW|syscall.O_DIRECTORY, 0)
	if err == syscall.ELOOP || err == syscall.ENOTDIR {
		err = linkOr(dir, name, err)
	}
	return fd, err
}

// elements splits a path. A slash at its end is told apart; "." counts only at the end.
func elements(path string) (list []string, slash bool, err error) {
	if path == "" {
		return nil, false, errors.New("empty path")
	}
	if path[0] == '/' {
		return nil, false, errPathEscapes
	}
	for path != "" {
		end := 0
		for end < len(path) && path[end] != '/' {
			end++
		}
		element := path[:end]
		slash = end < len(path)
		for end < len(path) && path[end] == '/' {
			end++
		}
		path = path[end:]
		if element != "." || path == "" {
			list = append(list, element)
		}
	}
	return list, slash, nil
}

// Flags of inRoot.
const (
	slashIsFine  = 1 << iota // a slash at the end is the caller's matter
	newDirectory             // with a slash at the end, the last element need not exist
)

const (
	maxLinks    = 8
	maxSteps    = 255 // with more, there may be no more than maxRestarts
	maxRestarts = 8
)

// inRoot calls last with the directory that name's last element is in, and with that element; slash says that one stands
// behind it. last may return a linkError to be called again with what the link leads to. Directories on the way are opened
// by open.
func inRoot[T any](r *Root, name string, flags int, open func(dir int, name string) (int, error),
	last func(dir int, name string, slash bool) (T, error)) (result T, err error) {
	if err := r.root.use(); err != nil {
		return result, err
	}
	defer r.root.unuse()
	list, slash, err := elements(name)
	if err != nil {
		return result, err
	}
	dir := r.root.fd
	change := func(to int) {
		if dir != r.root.fd {
			syscall.Close(dir)
		}
		dir = to
	}
	defer change(r.root.fd)

	i, restarts, links := 0, 0, 0
	for steps := 1; ; steps++ {
		if steps > maxSteps && restarts > maxRestarts {
			return result, syscall.ENAMETOOLONG
		}
		if list[i] == ".." {
			restarts++
			end := i
			for end < len(list) && list[end] == ".." {
				end++
			}
			if end-i > i {
				return result, errPathEscapes
			}
			list = slices.Delete(list, i-(end-i), end)
			if len(list) == 0 {
				list = []string{"."}
			}
			i = 0
			change(r.root.fd)
			continue
		}
		if i < len(list)-1 {
			var fd int
			if fd, err = open(dir, list[i]); err == nil {
				change(fd)
				i++
				continue
			}
		} else {
			err = nil
			if slash && flags&slashIsFine == 0 {
				if err = needDirectory(dir, list[i], flags); err == nil {
					result, err = last(dir, list[i], slash)
				}
			} else {
				result, err = last(dir, list[i], slash)
			}
			if err == nil {
				return result, nil
			}
		}
		switch e := err.(type) {
		case linkError:
			if links++; links > maxLinks {
				return result, syscall.ELOOP
			}
			inside, inSlash, err := elements(string(e))
			if err != nil {
				return result, err
			}
			if i == len(list)-1 {
				slash = slash || inSlash
			} else if inside[len(inside)-1] == "." {
				inside = inside[:len(inside)-1]
			}
			list = slices.Concat(list[:i], inside, list[i+1:])
		case *PathError:
			e.Path = strings.Join(list[:i+1], "/")
			return result, e
		default:
			return result, err
		}
	}
}

// needDirectory returns nil for a directory, and a linkError for a link, which may lead to one.
func needDirectory(dir int, name string, flags int) error {
	info, err := lstatAt(dir, name, name)
	switch {
	case IsNotExist(err) && flags&newDirectory != 0:
		return nil
	case err != nil:
		return err
	case info.IsDir():
		return nil
	case info.Mode()&ModeSymlink != 0:
		return linkOr(dir, name, syscall.ENOTDIR)
	}
	return syscall.ENOTDIR
}
