package filepath

import (
	"errors"
	"os"
	"path"
	"slices"
	"strings"
)

// ErrBadPattern says that a pattern is malformed.
var ErrBadPattern = errors.New("syntax error in pattern")

// Match tells whether the whole of name matches a pattern as shells have them; see [path.Match]. The only error is
// [ErrBadPattern].
func Match(pattern, name string) (matched bool, err error) {
	matched, err = path.Match(pattern, name)
	if err != nil {
		err = ErrBadPattern
	}
	return
}

// Glob returns the paths that match a pattern of [Match], which may have slashes, sorted within each directory; nil if there
// are none. What cannot be read is left out; the only error is [ErrBadPattern].
func Glob(pattern string) (matches []string, err error) { return glob(pattern, 0) }

const maxDepth = 10000 // of slashes in a pattern

func glob(pattern string, depth int) (matches []string, err error) {
	if depth == maxDepth {
		return nil, ErrBadPattern
	}
	if _, err := Match(pattern, ""); err != nil {
		return nil, err
	}
	if !isPattern(pattern) {
		if _, err := os.Lstat(pattern); err != nil {
			return nil, nil
		}
		return []string{pattern}, nil
	}
	dir, file := Split(pattern)
	switch dir {
	case "":
		dir = "."
	case "/":
	default:
		dir = dir[:len(dir)-1]
	}
	if !isPattern(dir) {
		return globIn(dir, file, nil)
	}
	if dir == pattern {
		return nil, ErrBadPattern
	}
	dirs, err := glob(dir, depth+1)
	if err != nil {
		return nil, err
	}
	for _, d := range dirs {
		matches, err = globIn(d, file, matches)
		if err != nil {
			return
		}
	}
	return
}

// globIn appends the files of one directory that match.
func globIn(dir, pattern string, matches []string) ([]string, error) {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return matches, nil
	}
	d, err := os.Open(dir)
	if err != nil {
		return matches, nil
	}
	defer d.Close()
	names, _ := d.Readdirnames(-1)
	slices.Sort(names)
	for _, name := range names {
		ok, err := Match(pattern, name)
		if err != nil {
			return matches, err
		}
		if ok {
			matches = append(matches, Join(dir, name))
		}
	}
	return matches, nil
}

func isPattern(s string) bool { return strings.ContainsAny(s, `*?[\`) }
