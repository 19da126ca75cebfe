package filepath

import (
	"io/fs"
	"os"
	"slices"
)

// SkipDir is what the function of a walk returns to leave out a directory: the one it was called with, or if that is none,
// what is left of the one around it.
var SkipDir error = fs.SkipDir

// SkipAll is what the function of a walk returns to end it without an error.
var SkipAll error = fs.SkipAll

// WalkDir calls fn with root and all below it, the entries of each directory in the order of their names; see
// [fs.WalkDirFunc]. Symbolic links are not followed, root neither, except for a slash at its end.
func WalkDir(root string, fn fs.WalkDirFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		return end(fn(root, nil, err))
	}
	return end(walkDir(root, fs.FileInfoToDirEntry(info), fn))
}

// end is the result of a walk.
func end(err error) error {
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walkDir(path string, d fs.DirEntry, fn fs.WalkDirFunc) error {
	skipped := func(err error) error {
		if err == SkipDir && d.IsDir() {
			return nil
		}
		return err
	}
	if err := fn(path, d, nil); err != nil || !d.IsDir() {
		return skipped(err)
	}
	list, err := os.ReadDir(path)
	if err != nil {
		if err = fn(path, d, err); err != nil {
			return skipped(err)
		}
	}
	for _, entry := range list {
		err := walkDir(Join(path, entry.Name()), entry, fn)
		if err == SkipDir {
			break
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// A WalkFunc is called by [Walk] with each file and directory; see [fs.WalkDirFunc]. For a directory that cannot be read it
// is called once, with the error.
type WalkFunc func(path string, info fs.FileInfo, err error) error

// Walk is [WalkDir] that describes every file to fn, which takes longer.
func Walk(root string, fn WalkFunc) error {
	info, err := os.Lstat(root)
	if err != nil {
		return end(fn(root, nil, err))
	}
	return end(walk(root, info, fn))
}

func walk(path string, info fs.FileInfo, fn WalkFunc) error {
	if !info.IsDir() {
		return fn(path, info, nil)
	}
	names, err := sortedNames(path)
	if e := fn(path, info, err); err != nil || e != nil {
		return e
	}
	for _, name := range names {
		file := Join(path, name)
		info, err := os.Lstat(file)
		isDir := true // what cannot be described may be skipped as a directory
		if err != nil {
			err = fn(file, info, err)
		} else {
			err = walk(file, info, fn)
			isDir = info.IsDir()
		}
		if err != nil && (err != SkipDir || !isDir) {
			return err
		}
	}
	return nil
}

func sortedNames(dir string) ([]string, error) {
	f, err := os.Open(dir)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	names, err := f.Readdirnames(-1)
	if err != nil {
		return nil, err
	}
	slices.Sort(names)
	return names, nil
}
