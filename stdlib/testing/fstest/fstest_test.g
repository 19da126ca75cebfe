package fstest_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"testing"
	. "testing/fstest"
	"time"
)

var when = time.Date(2020, 1, 2, 3, 4, 5, 0, time.UTC)

var tree = MapFS{
	"a/x.txt":     {Data: []byte("text"), Mode: 0o640, ModTime: when, Sys: 7},
	"a/b/y.go":    {Data: []byte("package y")},
	"empty":       {Mode: fs.ModeDir | 0o700},
	"link":        {Data: []byte("a/x.txt"), Mode: fs.ModeSymlink},
	"a/up":        {Data: []byte("../top"), Mode: fs.ModeSymlink},
	"top":         {},
	"dangling":    {Data: []byte("nothing"), Mode: fs.ModeSymlink},
	"folder-link": {Data: []byte("a/b"), Mode: fs.ModeSymlink},
}

func TestMapFS(t *testing.T) {
	if err := TestFS(MapFS{"a/x.txt": tree["a/x.txt"], "top": tree["top"], "empty": tree["empty"]}, "a/x.txt", "top", "a", "empty"); err != nil {
		t.Error(err)
	}
	info, err := tree.Stat("a/x.txt")
	if err != nil || info.Name() != "x.txt" || info.Size() != 4 || info.Mode() != 0o640 || !info.ModTime().Equal(when) || info.Sys() != 7 || info.IsDir() {
		t.Error(info, err)
	}
	if info, err := tree.Stat("a"); err != nil || info.Mode() != fs.ModeDir|0o555 || info.Name() != "a" {
		t.Error(info, err)
	}
	if info, err := tree.Stat("empty"); err != nil || info.Mode() != fs.ModeDir|0o700 {
		t.Error(info, err)
	}
	for name, want := range map[string]string{
		"link": "text <nil>", "a/up": " <nil>", "dangling": " open dangling: file does not exist", "no": " open no: file does not exist", "/a": " open /a: file does not exist",
		"a": " read a: invalid argument", "folder-link/y.go": "package y <nil>",
	} {
		data, err := tree.ReadFile(name)
		if got := fmt.Sprint(string(data), " ", err); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
	if to, err := tree.ReadLink("link"); to != "a/x.txt" || err != nil {
		t.Error(to, err)
	}
	if _, err := tree.ReadLink("top"); err == nil || err.Error() != "readlink top: invalid argument" {
		t.Error(err)
	}
	if info, err := tree.Lstat("link"); err != nil || info.Mode().Type() != fs.ModeSymlink {
		t.Error(info, err)
	}
	entries, err := tree.ReadDir(".")
	if got := fmt.Sprint(len(entries), entries[0].Name(), entries[len(entries)-1].Name(), err); got != "6 a top <nil>" && got != "6atop<nil>" && got != "6 atop <nil>" {
		t.Error(got)
	}
	if names, err := tree.Glob("a/*"); fmt.Sprint(names, err) != "[a/b a/up a/x.txt] <nil>" {
		t.Error(names, err)
	}
	sub, err := tree.Sub("a")
	if err != nil {
		t.Fatal(err)
	}
	if data, err := fs.ReadFile(sub, "b/y.go"); string(data) != "package y" || err != nil {
		t.Error(data, err)
	}
}

func TestOpenFile(t *testing.T) {
	f, err := tree.Open("a/x.txt")
	if err != nil {
		t.Fatal(err)
	}
	b := make([]byte, 3)
	if n, err := f.Read(b); n != 3 || err != nil {
		t.Error(n, err)
	}
	if n, err := f.(io.ReaderAt).ReadAt(b, 2); n != 2 || err != io.EOF {
		t.Error(n, err)
	}
	if at, err := f.(io.Seeker).Seek(-1, io.SeekEnd); at != 3 || err != nil {
		t.Error(at, err)
	}
	if _, err := f.(io.Seeker).Seek(-9, io.SeekCurrent); !errors.Is(err, fs.ErrInvalid) {
		t.Error(err)
	}
	if n, err := f.Read(b); n != 1 || err != nil {
		t.Error(n, err)
	}
	if n, err := f.Read(b); n != 0 || err != io.EOF {
		t.Error(n, err)
	}
	if err := f.Close(); err != nil {
		t.Error(err)
	}
	d, err := tree.Open("a")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Read(b); !errors.Is(err, fs.ErrInvalid) {
		t.Error(err)
	}
	for _, want := range []string{"2 <nil>", "1 <nil>", "0 EOF"} {
		list, err := d.(fs.ReadDirFile).ReadDir(2)
		if got := fmt.Sprint(len(list), " ", err); got != want {
			t.Error(got, want)
		}
	}
}

// lying changes what one method gives.
type lying struct {
	MapFS
	how string
}

func (l lying) Open(name string) (fs.File, error) {
	if l.how == "open bad names" && !fs.ValidPath(name) {
		name = "top"
	}
	return l.MapFS.Open(name)
}

func (l lying) ReadFile(name string) ([]byte, error) {
	data, err := l.MapFS.ReadFile(name)
	if l.how == "other contents" && err == nil {
		data = append(data, '!')
	}
	return data, err
}

func (l lying) ReadDir(name string) ([]fs.DirEntry, error) {
	list, err := l.MapFS.ReadDir(name)
	if l.how == "short lists" && len(list) > 0 {
		list = list[1:]
	}
	return list, err
}

func (l lying) Glob(pattern string) ([]string, error) {
	if l.how == "no matches" {
		return nil, nil
	}
	return l.MapFS.Glob(pattern)
}

func TestTestFS(t *testing.T) {
	small := MapFS{"a/x": {Data: []byte("x")}, "top": {Data: []byte("t")}}
	if err := TestFS(lying{small, ""}, "a/x"); err != nil {
		t.Error(err)
	}
	for _, how := range []string{"open bad names", "other contents", "short lists", "no matches"} {
		if err := TestFS(lying{small, how}, "a/x"); err == nil || !strings.HasPrefix(err.Error(), "TestFS found errors:") && !strings.HasPrefix(err.Error(), "testing fs.Sub") {
			t.Errorf("%s: %v", how, err)
		}
	}
	if err := TestFS(small, "missing"); err == nil || !strings.Contains(err.Error(), "expected file not found: missing") && !strings.Contains(err.Error(), "expected but not found: missing") {
		t.Error(err)
	}
	if err := TestFS(small); err == nil || !strings.Contains(err.Error(), "a/x") && !strings.Contains(err.Error(), "expected empty file system") {
		t.Error(err)
	}
	if err := TestFS(MapFS{}); err != nil {
		t.Error(err)
	}
	dir := t.TempDir()
	os.WriteFile(dir+"/file", []byte("x"), 0o600)
	if err := TestFS(os.DirFS(dir), "file"); err != nil {
		t.Error(err)
	}
}
