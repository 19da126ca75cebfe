package fs

import (
	"errors"
	"path"
)

// SkipDir is what a [WalkDirFunc] returns to leave out a directory: the one it was called with, or if that is none, what is
// left of the one around it.
var SkipDir = errors.New("skip this directory")

// SkipAll is what a [WalkDirFunc] returns to end the walk without an error.
var SkipAll = errors.New("skip everything and stop the walk")

// A WalkDirFunc is called by [WalkDir] with each file and directory. path begins with the root that WalkDir was given.
//
// What it returns decides how it goes on: nil with the next, [SkipDir] without this directory, [SkipAll] not at all, and
// any other error ends the walk and is what WalkDir returns.
//
// err is not nil if something could not be read: the root (d is nil then), or the directory d, for which this is the second
// call. If it returns nil for a directory, the walk goes on with what was read of it.
type WalkDirFunc func(path string, d DirEntry, err error) error

// WalkDir calls fn with root and all below it, the entries of each directory in the order of their names. A directory comes
// before what is in it. Symbolic links are not followed.
func WalkDir(fsys FS, root string, fn WalkDirFunc) error {
	info, err := Stat(fsys, root)
	if err != nil {
		err = fn(root, nil, err)
	} else {
		err = walk(fsys, root, FileInfoToDirEntry(info), fn)
	}
	if err == SkipDir || err == SkipAll {
		return nil
	}
	return err
}

func walk(fsys FS, name string, d DirEntry, fn WalkDirFunc) error {
	skipped := func(err error) error {
		if err == SkipDir && d.IsDir() {
			return nil
		}
		return err
	}
	if err := fn(name, d, nil); err != nil || !d.IsDir() {
		return skipped(err)
	}
	list, err := ReadDir(fsys, name)
	if err != nil {
		if err = fn(name, d, err); err != nil {
			return skipped(err)
		}
	}
	for _, entry := range list {
		err := walk(fsys, path.Join(name, entry.Name()), entry, fn)
		if err == SkipDir {
			break
		}
		if err != nil {
			return err
		}
	}
	return nil
}
