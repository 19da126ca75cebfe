package fs_test

import (
	"errors"
	"fmt"
	"io"
	. "io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"
)

// mem is a file system of texts; a name that ends in / is a folder, one with -> a link.
type mem map[string]string

type entry struct {
	fs         mem
	name, text string
	dir        bool
	left       []DirEntry
	at         int
}

var when = time.Date(2024, 2, 29, 12, 30, 0, 0, time.UTC)

func (e *entry) Name() string       { return e.name[strings.LastIndexByte(e.name, '/')+1:] }
func (e *entry) IsDir() bool        { return e.dir }
func (e *entry) Size() int64        { return int64(len(e.text)) }
func (e *entry) ModTime() time.Time { return when }
func (e *entry) Sys() any           { return nil }
func (e *entry) Type() FileMode     { return e.Mode().Type() }
func (e *entry) Info() (FileInfo, error) {
	if e.text == "gone" {
		return nil, ErrNotExist
	}
	return e, nil
}
func (e *entry) Stat() (FileInfo, error) { return e, nil }
func (e *entry) Close() error            { return nil }
func (e *entry) Mode() FileMode {
	if e.dir {
		return ModeDir | 0o755
	}
	return 0o644
}

func (e *entry) Read(p []byte) (int, error) {
	if e.text == "broken" {
		return 0, errors.New("broken")
	}
	if e.at >= len(e.text) {
		return 0, io.EOF
	}
	n := copy(p, e.text[e.at:])
	e.at += n
	return n, nil
}

type folder struct{ *entry }

func (f folder) ReadDir(n int) ([]DirEntry, error) {
	if n > 0 {
		return nil, errors.ErrUnsupported
	}
	return f.left, nil
}

func (m mem) Open(name string) (File, error) {
	if !ValidPath(name) {
		return nil, &PathError{Op: "open", Path: name, Err: ErrInvalid}
	}
	e := &entry{fs: m, name: name}
	text, ok := m[name]
	if e.text = text; ok {
		return e, nil
	}
	seen := map[string]bool{}
	for path, text := range m {
		rest, ok := strings.CutPrefix(path, name+"/")
		if name == "." {
			rest, ok = path, true
		}
		first, _, deeper := strings.Cut(rest, "/")
		if ok && !seen[first] {
			seen[first] = true
			e.left = append(e.left, &entry{fs: m, name: first, text: text, dir: deeper})
		}
	}
	if len(e.left) == 0 && name != "." {
		return nil, &PathError{Op: "open", Path: name, Err: ErrNotExist}
	}
	e.dir = true
	return folder{e}, nil // in no order
}

var tree = mem{"a/x.txt": "xx", "a/y.go": "y", "a/b/z.go": "zzz", "c.go": "c", "bad": "broken", "e/gone": "gone"}

func TestValidPath(t *testing.T) {
	for name, want := range map[string]bool{
		".": true, "a": true, "a/b": true, "": false, "/": false, "/a": false, "a/": false, "a//b": false, "./a": false, "a/.": false, "..": false, "a/../b": false,
		"...": true, "a/..b": true, `a\b`: true, "\xff": false, "ü": true, "a\x00": true,
	} {
		if ValidPath(name) != want {
			t.Errorf("ValidPath(%q) is not %t", name, want)
		}
	}
}

func TestMode(t *testing.T) {
	for mode, want := range map[FileMode]string{
		0: "----------", 0o777: "-rwxrwxrwx", 0o640: "-rw-r-----", ModeDir | 0o755: "drwxr-xr-x", ModeSymlink | 0o777: "Lrwxrwxrwx", ModeDevice | ModeCharDevice | 0o600: "Dcrw-------",
		ModeNamedPipe: "p---------", ModeSocket: "S---------", ModeSetuid | ModeSetgid | ModeSticky | 1: "ugt--------x", ModeAppend: "a---------", ModeExclusive: "l---------",
		ModeTemporary: "T---------", ModeIrregular | ModeDir: "d?---------",
	} {
		if got := mode.String(); got != want {
			t.Errorf("%o: %s, want %s", mode, got, want)
		}
		if mode.Perm() != mode&ModePerm || mode.Type() != mode&ModeType || mode.IsDir() != (mode&ModeDir != 0) || mode.IsRegular() != (mode&ModeType == 0) {
			t.Errorf("parts of %v", mode)
		}
	}
}

func TestErrors(t *testing.T) {
	err := &PathError{Op: "open", Path: "x", Err: ErrNotExist}
	if err.Error() != "open x: file does not exist" || err.Unwrap() != ErrNotExist || !errors.Is(err, ErrNotExist) || err.Timeout() || !(&PathError{Err: os.ErrDeadlineExceeded}).Timeout() {
		t.Error(err)
	}
	for e, want := range map[error]string{
		ErrInvalid: "invalid argument", ErrPermission: "permission denied", ErrExist: "file already exists", ErrNotExist: "file does not exist", ErrClosed: "file already closed",
		SkipDir: "skip this directory", SkipAll: "skip everything and stop the walk",
	} {
		if e.Error() != want {
			t.Errorf("%q, want %q", e, want)
		}
	}
}

func TestReading(t *testing.T) {
	data, err := ReadFile(tree, "a/x.txt")
	if string(data) != "xx" || err != nil {
		t.Error(data, err)
	}
	for name, want := range map[string]string{"no": "open no: file does not exist", "/x": "open /x: invalid argument", "bad": "broken"} {
		if _, err := ReadFile(tree, name); err == nil || err.Error() != want {
			t.Errorf("ReadFile(%q): %v", name, err)
		}
	}
	list, err := ReadDir(tree, ".")
	if got := fmt.Sprint(list, err); got == "" || len(list) != 4 || list[0].Name() != "a" || list[3].Name() != "e" || err != nil {
		t.Error(got)
	}
	if _, err := ReadDir(tree, "c.go"); err == nil || err.Error() != "readdir c.go: not implemented" {
		t.Error(err)
	}
	info, err := Stat(tree, "a/b/z.go")
	if err != nil || info.Name() != "z.go" || info.Size() != 3 || info.IsDir() || info.Sys() != nil || !info.ModTime().Equal(when) || info.Mode() != 0o644 {
		t.Error(info, err)
	}
	if info, err = Lstat(tree, "a"); err != nil || !info.IsDir() {
		t.Error(info, err)
	}
	if _, err := ReadLink(tree, "a"); err == nil || err.Error() != "readlink a: invalid argument" {
		t.Error(err)
	}
	if d := FileInfoToDirEntry(info); d.Name() != "a" || !d.IsDir() || d.Type() != ModeDir || fmt.Sprint(d) != "d a/" {
		t.Error(d)
	}
	if FileInfoToDirEntry(nil) != nil {
		t.Error("entry of nil")
	}
	if got := FormatFileInfo(info); got != "drwxr-xr-x 0 2024-02-29 12:30:00 a/" {
		t.Error(got)
	}
	if got := FormatDirEntry(&entry{name: "file"}); got != "- file" {
		t.Error(got)
	}
}

func TestGlob(t *testing.T) {
	for pattern, want := range map[string]string{
		"*": "[a bad c.go e]", "*.go": "[c.go]", "*/*.go": "[a/y.go]", "a/*/*": "[a/b/z.go]", "a/[xy]*": "[a/x.txt a/y.go]", "no*": "[]", "no/x": "[]", "c.go": "[c.go]",
	} {
		if got, err := Glob(tree, pattern); fmt.Sprint(got) != want || err != nil {
			t.Errorf("Glob(%q) = %v, %v", pattern, got, err)
		}
	}
	if _, err := Glob(tree, "["); err == nil || err.Error() != "syntax error in pattern" {
		t.Error(err)
	}
}

func TestSub(t *testing.T) {
	sub, err := Sub(tree, "a")
	if err != nil {
		t.Fatal(err)
	}
	data, err := ReadFile(sub, "b/z.go")
	if string(data) != "zzz" || err != nil {
		t.Error(data, err)
	}
	if list, err := ReadDir(sub, "."); len(list) != 3 || err != nil {
		t.Error(list, err)
	}
	if got, err := Glob(sub, "*/*"); fmt.Sprint(got, err) != "[b/z.go] <nil>" {
		t.Error(got, err)
	}
	deeper, err := Sub(sub, "b")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := deeper.Open("no"); err == nil || err.Error() != "open no: file does not exist" {
		t.Error(err)
	}
	if _, err := deeper.Open("../y.go"); err == nil || err.Error() != "open ../y.go: invalid argument" {
		t.Error(err)
	}
	if same, err := Sub(tree, "."); err != nil || fmt.Sprintf("%T", same) != "fs_test.mem" {
		t.Errorf("%T %v", same, err)
	}
	if _, err := Sub(tree, "/"); err == nil || err.Error() != "sub /: invalid argument" {
		t.Error(err)
	}
}

func TestWalkDir(t *testing.T) {
	walk := func(root string, f WalkDirFunc) string {
		var seen []string
		err := WalkDir(tree, root, func(path string, d DirEntry, err error) error {
			if err != nil {
				path += "!"
			}
			seen = append(seen, path)
			return f(path, d, err)
		})
		return fmt.Sprint(seen, err)
	}
	skip := func(name string, how error) WalkDirFunc {
		return func(path string, d DirEntry, err error) error {
			if path == name {
				return how
			}
			return err
		}
	}
	for _, tt := range []struct {
		root string
		f    WalkDirFunc
		want string
	}{
		{".", skip("", nil), "[. a a/b a/b/z.go a/x.txt a/y.go bad c.go e e/gone] <nil>"}, {"a", skip("a/b", SkipDir), "[a a/b a/x.txt a/y.go] <nil>"},
		{"a", skip("a/x.txt", SkipDir), "[a a/b a/b/z.go a/x.txt] <nil>"}, {".", skip("a/b", SkipAll), "[. a a/b] <nil>"}, {"a", skip("a", SkipDir), "[a] <nil>"},
		{"a", skip("a/b", errors.New("own")), "[a a/b] own"}, {"c.go", skip("", nil), "[c.go] <nil>"}, {"no", skip("", nil), "[no!] open no: file does not exist"},
	} {
		if got := walk(tt.root, tt.f); got != tt.want {
			t.Errorf("%s: %s, want %s", tt.root, got, tt.want)
		}
	}
}

// able has every method that a file system may have.
type able struct {
	mem
	calls *[]string
}

func (a able) log(s string)                            { *a.calls = append(*a.calls, s) }
func (a able) ReadFile(name string) ([]byte, error)    { a.log("ReadFile " + name); return nil, nil }
func (a able) ReadDir(name string) ([]DirEntry, error) { a.log("ReadDir " + name); return nil, nil }
func (a able) Stat(name string) (FileInfo, error)      { a.log("Stat " + name); return nil, nil }
func (a able) Lstat(name string) (FileInfo, error)     { a.log("Lstat " + name); return nil, nil }
func (a able) ReadLink(name string) (string, error)    { a.log("ReadLink " + name); return "to", nil }
func (a able) Glob(pattern string) ([]string, error)   { a.log("Glob " + pattern); return nil, nil }
func (a able) Sub(dir string) (FS, error)              { a.log("Sub " + dir); return a, nil }

// The functions leave their work to methods that there are.
func TestMethods(t *testing.T) {
	var calls []string
	f := able{tree, &calls}
	var _ ReadFileFS = f
	var _ ReadDirFS = f
	var _ StatFS = f
	var _ ReadLinkFS = f
	var _ GlobFS = f
	var _ SubFS = f
	var _ ReadDirFile = folder{}
	ReadFile(f, "1")
	ReadDir(f, "2")
	Stat(f, "3")
	Lstat(f, "4")
	if to, err := ReadLink(f, "5"); to != "to" || err != nil {
		t.Error(to, err)
	}
	Glob(f, "6")
	Sub(f, "7")
	if got := fmt.Sprintf("%q", calls); got != `["ReadFile 1" "ReadDir 2" "Stat 3" "Lstat 4" "ReadLink 5" "Glob 6" "Sub 7"]` {
		t.Error(got)
	}
}

// What the system gives is an FS too.
func TestDirFS(t *testing.T) {
	dir := t.TempDir()
	os.WriteFile(dir+"/file", []byte("text"), 0o600)
	os.Symlink("file", dir+"/link")
	os.Mkdir(dir+"/folder", 0o700)
	f := os.DirFS(dir)
	if to, err := ReadLink(f, "link"); to != "file" || err != nil {
		t.Error(to, err)
	}
	if info, err := Lstat(f, "link"); err != nil || info.Mode().Type() != ModeSymlink {
		t.Error(info, err)
	}
	var names []string
	WalkDir(f, ".", func(path string, d DirEntry, err error) error {
		names = append(names, FormatDirEntry(d))
		return err
	})
	if !slices.Equal(names, []string{"d ./", "- file", "d folder/", "L link"}) && fmt.Sprint(names) != "[d ./ - file d folder/ L link]" {
		t.Errorf("%q", names)
	}
	if _, err := ReadFile(f, "folder"); err == nil || !strings.HasSuffix(err.Error(), "folder: is a directory") {
		t.Error(err)
	}
	file, err := f.Open("file")
	if err != nil {
		t.Fatal(err)
	}
	file.Close()
	if err := file.Close(); !errors.Is(err, ErrClosed) {
		t.Error(err)
	}
}
