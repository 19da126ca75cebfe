// run

// Package path/filepath.
package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

var dir string

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return strings.ReplaceAll(err.Error(), dir, "DIR")
}

func texts() {
	for _, p := range []string{"", ".", "/", "a", "a/b", "a//b/", "./a", "../a", "a/../..", "/..", "/../a", "a/./b/../c", "x.tar.gz", "/a.b/c", ".hidden", "a/.."} {
		d, f := filepath.Split(p)
		println(p, "|", filepath.Clean(p), filepath.Base(p), filepath.Dir(p), filepath.Ext(p), d, f, filepath.IsAbs(p), filepath.IsLocal(p), filepath.VolumeName(p) == "", filepath.ToSlash(p) == filepath.FromSlash(p))
		l, err := filepath.Localize(p)
		println(l, text(err))
	}
	println(filepath.Join(), filepath.Join("", "a", "", "b/../c"), filepath.Join("/", "x"), len(filepath.SplitList("")), strings.Join(filepath.SplitList("/a:b::c"), "|"), filepath.HasPrefix("ab", "a"))
	for _, c := range [][2]string{{"a/b", "a/b"}, {"a/b/.", "a/b"}, {"a/b", "./a/b"}, {"ab/cd", "ab/cde"}, {"ab/cd", "ab/c"}, {"a/b", "a/b/c/d"}, {"a/b", "a/b/../c"}, {"a/b/../c", "a/b"},
		{"a/b/c", "a/c/d"}, {"a/b", "c/d"}, {"a/b/c/d", "a/b"}, {"../../a/b", "../../a/b/c/d"}, {".", "a/b"}, {".", ".."}, {"/a/b", "/a/b"}, {"/ab/cd", "/ab/cde"}, {"/a/b", "/a/b/c/d"},
		{"/a/b/c/d", "/a/b"}, {"/../../a/b", "/../../a/b/c/d"}, {"/", "/"}, {"/", "/a"}, {"/a", "/"}, {"..", "."}, {"..", "a"}, {"../..", ".."}, {"a", "/a"}, {"/a", "a"}, {"", "a"}, {"a", ""},
		{"..", "../x"}, {"../a", "../b"}, {"../..", "../../x"}, {"a", "../b"}} {
		r, err := filepath.Rel(c[0], c[1])
		println(c[0], c[1], r, text(err))
	}
	for _, c := range [][2]string{{"*", "a/b"}, {"a*", "abc"}, {"[a-c]?", "bx"}, {"[", "a"}, {"\\*", "*"}, {"*x", "y"}} {
		m, err := filepath.Match(c[0], c[1])
		println(m, err == filepath.ErrBadPattern)
	}
}

func links() {
	os.MkdirAll("r/d/e", 0755)
	os.WriteFile("r/d/f", nil, 0644)
	os.Symlink("d", "r/toD")
	os.Symlink("../..", "r/d/up")
	os.Symlink(dir+"/r", "r/abs")
	os.Symlink("loop", "r/loop")
	os.Symlink("none", "r/dangling")
	os.Symlink("d/", "r/slash")
	for _, p := range []string{"r", "r/toD/f", "r/toD/e/../f", "r/d/up/r/toD", "r/abs/abs/toD", "r/loop", "r/dangling", "r/none", "r/d/f/x", "r/d/f/", "r/slash/e", "", ".", "..", "r/..", "r/toD/..", "r/toD/../..",
		"r/d/up/..", "./r/./d//e/", "/", "/..", dir + "/r/toD"} {
		q, err := filepath.EvalSymlinks(p)
		println(p == "" || p[0] == '/', strings.ReplaceAll(q, dir, "DIR"), text(err))
	}
	a, err := filepath.Abs("r/../x")
	println(strings.ReplaceAll(a, dir, "DIR"), text(err))
	a, err = filepath.Abs("/a/../x")
	println(a, text(err))
	for _, p := range []string{"*", "r/*", "r/d/*", "r/*/f", "*/*/e", "r/[", "none/*", "r/d/f", "r/none", "r/d/f/*", "/dev/nul*", "", "r/\\d/f", "./r/*D"} {
		m, err := filepath.Glob(p)
		println(p, strings.Join(m, " "), m == nil, text(err))
	}
}

func walks() {
	os.MkdirAll("w/b/c", 0755)
	os.MkdirAll("w/skip/x", 0755)
	for _, f := range []string{"w/a", "w/b/x", "w/b/c/y", "w/z", "w/b/stop", "w/b/zz"} {
		os.WriteFile(f, nil, 0644)
	}
	os.Symlink("b", "w/link")
	println(text(filepath.Walk("w", func(path string, info fs.FileInfo, err error) error {
		println(path, info.IsDir(), text(err))
		if info.Name() == "skip" || info.Name() == "stop" {
			return filepath.SkipDir
		}
		return nil
	})))
	println(text(filepath.WalkDir("w", func(path string, d fs.DirEntry, err error) error {
		println(path, d.IsDir(), text(err))
		if d.Name() == "stop" {
			return filepath.SkipAll
		}
		return nil
	})))
	println(text(filepath.WalkDir("w", func(path string, d fs.DirEntry, err error) error {
		if path == "w/b/c" {
			return os.ErrPermission
		}
		return err
	})))
	println(text(filepath.Walk("none", func(path string, info fs.FileInfo, err error) error { println(path, info == nil, text(err)); return err })))
	println(text(filepath.WalkDir("none", func(path string, d fs.DirEntry, err error) error { println(path, d == nil, text(err)); return nil })))
	println(text(filepath.Walk("w", func(path string, info fs.FileInfo, err error) error {
		println(path, text(err))
		if path == "w/b" {
			os.RemoveAll("w/b")
		}
		return nil
	})))
	println(text(filepath.WalkDir("w/link/", func(path string, d fs.DirEntry, err error) error { println(path, text(err)); return err })))
}

func main() {
	var err error
	dir, err = os.MkdirTemp("", "filepath")
	if err != nil {
		panic(err)
	}
	dir, _ = filepath.EvalSymlinks(dir)
	defer os.RemoveAll(dir)
	os.Chdir(dir)
	texts()
	links()
	walks()
}
