package os_test

import (
	"errors"
	"io/fs"
	. "os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// A tree with ways out of it: DIR/in is the root, DIR/secret is not for it.
func makeRoot(t *testing.T) (dir string, root *Root) {
	dir = t.TempDir()
	WriteFile(filepath.Join(dir, "secret"), []byte("secret"), 0o600)
	MkdirAll(filepath.Join(dir, "in", "sub"), 0o700)
	WriteFile(filepath.Join(dir, "in", "sub", "f"), []byte("inside"), 0o600)
	Symlink("../secret", filepath.Join(dir, "in", "out"))
	Symlink(filepath.Join(dir, "secret"), filepath.Join(dir, "in", "absolute"))
	Symlink("sub/../sub/f", filepath.Join(dir, "in", "link"))
	Symlink("loop", filepath.Join(dir, "in", "loop"))
	root, err := OpenRoot(filepath.Join(dir, "in"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { root.Close() })
	return dir, root
}

func TestRootKeepsIn(t *testing.T) {
	dir, root := makeRoot(t)
	for name, want := range map[string]string{
		"out": "path escapes from parent", "absolute": "path escapes from parent", "../secret": "path escapes from parent",
		"sub/../../secret": "path escapes from parent", "/etc/passwd": "path escapes from parent", "": "empty path",
		"loop": "too many levels of symbolic links", "none": "no such file or directory", "sub/f/x": "not a directory",
	} {
		for op, do := range map[string]func() error{
			"openat": func() error { _, err := root.Open(name); return err },
			"statat": func() error { _, err := root.Stat(name); return err },
		} {
			err := do()
			var path *PathError
			if !errors.As(err, &path) || path.Op != op || path.Path != name || !strings.HasSuffix(path.Err.Error(), want) {
				t.Errorf("%s %s: %v, want %s", op, name, err, want)
			}
		}
		if _, err := OpenInRoot(filepath.Join(dir, "in"), name); err == nil {
			t.Errorf("%q is opened", name)
		}
	}
	if data, err := root.ReadFile("link"); string(data) != "inside" || err != nil {
		t.Errorf("%s, %v", data, err)
	}
	f, err := OpenInRoot(filepath.Join(dir, "in"), "link")
	if err != nil {
		t.Fatal(err)
	}
	f.Close()
	_, err = OpenRoot(filepath.Join(dir, "secret"))
	wants(t, err, dir, "open DIR/secret: not a directory")
	_, err = OpenRoot(filepath.Join(dir, "none"))
	wants(t, err, dir, "open DIR/none: no such file or directory")
}

func TestRootChanges(t *testing.T) {
	dir, root := makeRoot(t)
	if root.Name() != filepath.Join(dir, "in") {
		t.Error(root.Name())
	}
	sub, err := root.OpenRoot("sub")
	if err != nil {
		t.Fatal(err)
	}
	defer sub.Close()
	wants(t, sub.WriteFile("g", []byte("new"), 0o600), dir, "<nil>")
	when := time.Date(1999, 1, 2, 3, 4, 5, 0, time.UTC)
	wants(t, root.Chtimes("sub/g", when, when), dir, "<nil>")
	wants(t, root.Chown("sub/g", -1, -1), dir, "<nil>")
	wants(t, root.Lchown("out", -1, -1), dir, "<nil>")
	wants(t, root.Chown("out", -1, -1), dir, "chownat out: path escapes from parent")
	wants(t, root.Chtimes("out", when, when), dir, "chtimesat out: path escapes from parent")
	info, err := root.Stat("sub/g")
	if err != nil || !info.ModTime().Equal(when) || info.Size() != 3 {
		t.Error(info, err)
	}
	info, err = root.Lstat("out")
	if err != nil || info.Mode().Type() != ModeSymlink {
		t.Error(info, err)
	}
	_, err = sub.Lstat("../out")
	wants(t, err, dir, "statat ../out: path escapes from parent")
	var names []string
	err = fs.WalkDir(root.FS(), ".", func(name string, d fs.DirEntry, err error) error {
		names = append(names, name)
		return err
	})
	wants(t, err, dir, "<nil>")
	if len(names) != 8 || names[7] != "sub/g" {
		t.Error(names)
	}
	data, err := fs.ReadFile(root.FS(), "sub/g")
	if string(data) != "new" || err != nil {
		t.Errorf("%s, %v", data, err)
	}
	_, err = root.FS().Open("out")
	wants(t, err, dir, "openat out: path escapes from parent")
	root.Close()
	_, err = root.Open("sub/g")
	wants(t, err, dir, "openat sub/g: file already closed")
	if data, err := sub.ReadFile("g"); string(data) != "new" || err != nil { // it is open by itself
		t.Errorf("%s, %v", data, err)
	}
	if secret, err := ReadFile(filepath.Join(dir, "secret")); string(secret) != "secret" || err != nil {
		t.Error("the file outside has changed", err)
	}
}
