package fs

import (
	"path"
	"strings"
)

// A GlobFS is an FS with a Glob of its own.
type GlobFS interface {
	FS
	Glob(pattern string) ([]string, error)
}

// Glob returns the names of the files that match a pattern of [path.Match], nil if there are none. What cannot be read is
// left out; the only error is [path.ErrBadPattern].
func Glob(fsys FS, pattern string) (matches []string, err error) { return glob(fsys, pattern, 0) }

const maxDepth = 10000 // of slashes in a pattern

func glob(fsys FS, pattern string, depth int) (matches []string, err error) {
	if depth > maxDepth {
		return nil, path.ErrBadPattern
	}
	if g, ok := fsys.(GlobFS); ok {
		return g.Glob(pattern)
	}
	if _, err := path.Match(pattern, ""); err != nil {
		return nil, err
	}
	if !isPattern(pattern) {
		if _, err := Stat(fsys, pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := path.Split(pattern)
	if dir == "" {
		dir = "."
	} else {
		dir = dir[:len(dir)-1]
	}
	if !isPattern(dir) {
		return globIn(fsys, dir, file, nil)
	}
	if dir == pattern {
		return nil, path.ErrBadPattern
	}
	dirs, err := glob(fsys, dir, depth+1)
	if err != nil {
		return nil, err
	}
	for _, d := range dirs {
		matches, err = globIn(fsys, d, file, matches)
		if err != nil {
			return
		}
	}
	return
}

// globIn appends the files of one directory that match.
func globIn(fsys FS, dir, pattern string, matches []string) ([]string, error) {
	list, err := ReadDir(fsys, dir)
	if err != nil {
		return matches, nil
	}
	for _, entry := range list {
		ok, err := path.Match(pattern, entry.Name())
		if err != nil {
			return matches, err
		}
		if ok {
			matches = append(matches, path.Join(dir, entry.Name()))
		}
	}
	return matches, nil
}

func isPattern(s string) bool { return strings.ContainsAny(s, `*?[\`) }
