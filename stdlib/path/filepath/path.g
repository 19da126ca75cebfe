// Package filepath treats paths of the operating system's files: their text, as package path does, and what they lead to.
package filepath

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"strings"
	"syscall"
)

const (
	Separator     = os.PathSeparator
	ListSeparator = os.PathListSeparator
)

// Clean returns the shortest path that means the same, going by the text alone: without empty elements, without ".", and
// without ".." where the element before it can be dropped, or where it comes behind the root. There is no slash at the
// end, except for the root. What is empty then, or was, is ".".
func Clean(p string) string { return path.Clean(p) }

// Split returns what comes before the last element, with the slash, and the last element.
func Split(p string) (dir, file string) { return path.Split(p) }

// Join puts slashes between the elements, those that are empty left out, and cleans the result. Of nothing it is empty.
func Join(elem ...string) string { return path.Join(elem...) }

// Ext returns the extension of the name: of the last element, what begins with the last dot.
func Ext(p string) string { return path.Ext(p) }

// Base returns the last element; slashes at the end do not count. Of an empty path it is ".", of slashes alone "/".
func Base(p string) string { return path.Base(p) }

// Dir returns all but the last element, cleaned: the directory that it is in. Of an empty path it is ".".
func Dir(p string) string { return path.Dir(p) }

// IsAbs reports whether p begins at the root.
func IsAbs(p string) bool { return path.IsAbs(p) }

// VolumeName returns "": there are no volumes on this system.
func VolumeName(p string) string { return "" }

// ToSlash returns p with slashes between the elements, as it has them already.
func ToSlash(p string) string { return p }

// FromSlash returns p, with slashes between the elements, as the system has it: unchanged.
func FromSlash(p string) string { return p }

// IsLocal reports whether p, by its text, leads to something below the directory where it begins: it is not empty, does not
// begin at the root, and its .. do not lead out of it. Links may still do that.
func IsLocal(p string) bool {
	if p == "" || IsAbs(p) {
		return false
	}
	p = Clean(p)
	return p != ".." && !strings.HasPrefix(p, "../")
}

// Localize makes a path of the system of one that [fs.ValidPath] takes. It is an error if there is none, as with a 0 byte.
func Localize(p string) (string, error) {
	if !fs.ValidPath(p) || strings.IndexByte(p, 0) >= 0 {
		return "", errors.New("invalid path")
	}
	return p, nil
}

// SplitList splits a list of paths, such as $PATH. Of nothing it is empty.
func SplitList(list string) []string {
	if list == "" {
		return []string{}
	}
	return strings.Split(list, string(ListSeparator))
}

// HasPrefix does not look at elements: it is of no use.
//
// Deprecated: use strings.HasPrefix if that is what is wanted.
func HasPrefix(p, prefix string) bool { return strings.HasPrefix(p, prefix) }

// Abs returns the absolute path of p, which begins at the working directory otherwise, cleaned.
func Abs(p string) (string, error) {
	if IsAbs(p) {
		return Clean(p), nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	return Join(wd, p), nil
}

// Rel returns a path that leads from basePath to targPath: joined to basePath it means the same as targPath. It is an error
// if that takes knowing the working directory. The result is cleaned.
func Rel(basePath, targPath string) (string, error) {
	base, target := Clean(basePath), Clean(targPath)
	if base == target {
		return ".", nil
	}
	if base == "." {
		base = ""
	}
	impossible := errors.New("Rel: can't make " + targPath + " relative to " + basePath)
	if IsAbs(base) != IsAbs(target) {
		return "", impossible
	}
	// Drop what both begin with, element by element.
	for {
		b, baseRest, _ := strings.Cut(base, "/")
		t, targetRest, _ := strings.Cut(target, "/")
		if b != t || base == "" || target == "" {
			break
		}
		base, target = baseRest, targetRest
	}
	if base == "" {
		return target, nil
	}
	if base == ".." || strings.HasPrefix(base, "../") {
		return "", impossible
	}
	up := strings.Repeat("../", strings.Count(base, "/")+1)
	return Clean(up + target), nil
}

// maxLinks is how many links EvalSymlinks follows.
const maxLinks = 255

// EvalSymlinks returns the path that p leads to, without symbolic links, cleaned. It is relative if p and the links are.
func EvalSymlinks(p string) (string, error) {
	done, links := "", 0 // done is what is resolved: "", "/" or without a slash at the end
	if IsAbs(p) {
		done = "/"
	}
	for rest := strings.TrimLeft(p, "/"); rest != ""; {
		element, after, hasSlash := strings.Cut(rest, "/")
		after = strings.TrimLeft(after, "/")
		rest = after
		switch element {
		case ".":
			continue
		case "..":
			done = parent(done)
			continue
		}
		next := done + "/" + element
		if done == "" || done == "/" {
			next = done + element
		}
		info, err := os.Lstat(next)
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			if !info.IsDir() && hasSlash {
				return "", syscall.ENOTDIR
			}
			done = next
			continue
		}
		if links++; links > maxLinks {
			return "", errors.New("EvalSymlinks: too many links")
		}
		link, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if IsAbs(link) {
			done = "/"
		}
		rest = strings.TrimLeft(link, "/")
		if hasSlash {
			rest += "/" + after
		}
	}
	return Clean(done), nil
}

// parent returns the path one directory up. Behind the root there is nothing; before a relative path .. piles up.
func parent(p string) string {
	switch {
	case p == "":
		return ".."
	case p == "/":
		return p
	case p == ".." || strings.HasSuffix(p, "/.."):
		return p + "/.."
	}
	i := strings.LastIndexByte(p, '/')
	if i == 0 {
		return "/"
	}
	return p[:max(i, 0)]
}
