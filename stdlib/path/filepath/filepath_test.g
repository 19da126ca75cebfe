package filepath_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand"
	"os"
	"path"
	. "path/filepath"
	"slices"
	"strings"
	"testing"
)

// What package path has does the same here.
func TestLikePath(t *testing.T) {
	r := rand.New(rand.NewSource(2))
	parts := []string{"", ".", "..", "/", "//", "a", "bc", "x.go", "/..", "ü"}
	for range 3000 {
		var elems []string
		s := ""
		for range r.Intn(6) {
			p := parts[r.Intn(len(parts))]
			elems = append(elems, p)
			s += p + []string{"", "/"}[r.Intn(2)]
		}
		if got := Clean(s); got != path.Clean(s) || Clean(got) != got {
			t.Errorf("Clean(%q) = %q", s, got)
		}
		if got := Join(elems...); got != path.Join(elems...) {
			t.Errorf("Join(%q) = %q", elems, got)
		}
		dir, file := Split(s)
		if dir+file != s || Base(s) != path.Base(s) || Dir(s) != path.Dir(s) || Ext(s) != path.Ext(s) || IsAbs(s) != path.IsAbs(s) {
			t.Errorf("%q: split %q %q, Base %q, Dir %q, Ext %q", s, dir, file, Base(s), Dir(s), Ext(s))
		}
		if HasPrefix(s, "a") != strings.HasPrefix(s, "a") || VolumeName(s) != "" || ToSlash(s) != s || FromSlash(s) != s {
			t.Errorf("%q", s)
		}
		if IsLocal(s) && (IsAbs(s) || strings.HasPrefix(Clean(s)+"/", "../")) {
			t.Errorf("%q is local", s)
		}
	}
	if Separator != '/' || ListSeparator != ':' {
		t.Error("separators")
	}
}

func TestRel(t *testing.T) {
	for _, tt := range []struct{ base, target, want string }{
		{"a/b", "a/b/c", "c"}, {"a/b", "a/c", "../c"}, {"/", "/x", "x"}, {"/x", "/", ".."}, {".", "a", "a"}, {"a", ".", ".."}, {"", "", "."},
		{"a/../b", "b", "."}, {"../a", "../b", "../b"}, {"/a/b", "/a/bc", "../bc"}, {"a//b/", "a/b/./c/..", "."},
		{"/a", "b", "Rel: can't make b relative to /a"}, {"a", "/b", "Rel: can't make /b relative to a"},
		{"..", "a", "Rel: can't make a relative to .."}, {"../../a", "b", "Rel: can't make b relative to ../../a"},
	} {
		got, err := Rel(tt.base, tt.target)
		if err != nil {
			got = err.Error()
		} else if Join(tt.base, got) != Clean(tt.target) {
			t.Errorf("Join(%q, %q) = %q", tt.base, got, Join(tt.base, got))
		}
		if got != tt.want {
			t.Errorf("Rel(%q, %q) = %q, want %q", tt.base, tt.target, got, tt.want)
		}
	}
}

func TestLocal(t *testing.T) {
	for s, want := range map[string]bool{"": false, ".": true, "..": false, "a": true, "/a": false, "a/../..": false, "a/..": true, "a/../b": true, "../a": false, "...": true} {
		if IsLocal(s) != want {
			t.Errorf("IsLocal(%q)", s)
		}
	}
	for s, want := range map[string]string{"a/b": "a/b <nil>", ".": ". <nil>", "": " invalid path", "/a": " invalid path", "a/../b": " invalid path", "a\x00": " invalid path", "a/": " invalid path"} {
		got, err := Localize(s)
		if fmt.Sprint(got, " ", err) != want {
			t.Errorf("Localize(%q) = %q, %v", s, got, err)
		}
	}
	if got := SplitList("/a::b"); fmt.Sprintf("%q", got) != `["/a" "" "b"]` || len(SplitList("")) != 0 {
		t.Errorf("%q", got)
	}
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		ok            bool
		err           error
	}{
		{"a*c", "abbc", true, nil}, {"a*c", "ab/c", false, nil}, {"a?c", "aüc", true, nil}, {"[a-c]x", "bx", true, nil}, {"[^a-c]x", "bx", false, nil},
		{`\*`, "*", true, nil}, {"*/*", "a/b", true, nil}, {"[", "a", false, ErrBadPattern}, {"[]a]", "a", false, ErrBadPattern}, {`a\`, "a", false, ErrBadPattern},
		{"[a", "a", false, ErrBadPattern}, {"[-x]", "x", false, ErrBadPattern}, {"*x*y*z", "axbyczz", true, nil}, {"", "", true, nil}, {"*", "", true, nil},
	} {
		if ok, err := Match(tt.pattern, tt.name); ok != tt.ok || err != tt.err {
			t.Errorf("Match(%q, %q) = %t, %v", tt.pattern, tt.name, ok, err)
		}
	}
	if ErrBadPattern.Error() != "syntax error in pattern" {
		t.Error(ErrBadPattern)
	}
}

// A tree with files, folders and links; the working directory is in it.
func tree(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, name := range []string{"a/x.txt", "a/y.go", "a/deep/er/z.go", "b/x.txt", "c.go"} {
		if err := os.MkdirAll(Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(name), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	for link, to := range map[string]string{"link": "a", "a/up": "../b", "loop": "loop", "broken": "nothing", "chain": "link/deep"} {
		if err := os.Symlink(to, link); err != nil {
			t.Fatal(err)
		}
	}
}

func TestGlob(t *testing.T) {
	tree(t)
	for pattern, want := range map[string]string{
		"*": "[a b broken c.go chain link loop]", "*.go": "[c.go]", "*/*.txt": "[a/x.txt b/x.txt link/x.txt]", "a/[xy]*": "[a/x.txt a/y.go]", "c.go": "[c.go]",
		"no": "[]", "no/*": "[]", "*/deep/*/*": "[a/deep/er/z.go link/deep/er/z.go]", "broken": "[broken]",
	} {
		if got, err := Glob(pattern); fmt.Sprint(got) != want || err != nil {
			t.Errorf("Glob(%q) = %v, %v, want %s", pattern, got, err, want)
		}
	}
	for _, pattern := range []string{"[", "no/[", "[]/*"} {
		if _, err := Glob(pattern); err != ErrBadPattern {
			t.Errorf("Glob(%q): %v", pattern, err)
		}
	}
}

func TestEvalSymlinks(t *testing.T) {
	tree(t)
	for name, want := range map[string]string{
		"c.go": "c.go", "link/x.txt": "a/x.txt", "a/up/x.txt": "b/x.txt", "link/up": "b", "chain/er": "a/deep/er", "link/../c.go": "c.go", ".": ".", "a/": "a",
		"broken": "lstat nothing: no such file or directory", "no/x": "lstat no: no such file or directory", "c.go/x": "not a directory",
	} {
		got, err := EvalSymlinks(name)
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("EvalSymlinks(%q) = %q, want %q", name, got, want)
		}
	}
	if _, err := EvalSymlinks("loop"); err == nil || err.Error() != "EvalSymlinks: too many links" {
		t.Error(err)
	}
	wd, err := os.Getwd()
	if got, err2 := Abs("a/../b"); got != wd+"/b" || err != nil || err2 != nil {
		t.Error(got, err, err2)
	}
	if got, err := Abs("/x/../y"); got != "/y" || err != nil {
		t.Error(got, err)
	}
}

func TestWalk(t *testing.T) {
	tree(t)
	var seen []string
	walk := func(root string, f func(path string) error) string {
		seen = nil
		visit := func(path string, err error) error {
			if err != nil {
				seen = append(seen, "!"+path)
				return nil
			}
			seen = append(seen, path)
			return f(path)
		}
		var fn WalkFunc = func(path string, info fs.FileInfo, err error) error {
			if err == nil && info.Name() != Base(path) {
				t.Errorf("%q is called %q", path, info.Name())
			}
			return visit(path, err)
		}
		err := Walk(root, fn)
		first := fmt.Sprint(seen, err)
		seen = nil
		err = WalkDir(root, func(path string, d fs.DirEntry, err error) error { return visit(path, err) })
		if second := fmt.Sprint(seen, err); second != first {
			t.Errorf("Walk: %s\nWalkDir: %s", first, second)
		}
		return first
	}
	all := "[. a a/deep a/deep/er a/deep/er/z.go a/up a/x.txt a/y.go b b/x.txt broken c.go chain link loop] <nil>"
	if got := walk(".", func(string) error { return nil }); got != all {
		t.Error(got)
	}
	if got := walk("a", func(p string) error {
		if Base(p) == "deep" || Base(p) == "x.txt" {
			return SkipDir
		}
		return nil
	}); got != "[a a/deep a/up a/x.txt] <nil>" {
		t.Error(got)
	}
	if got := walk("a", func(p string) error {
		if Base(p) == "er" {
			return SkipAll
		}
		return nil
	}); got != "[a a/deep a/deep/er] <nil>" {
		t.Error(got)
	}
	if got := walk("a", func(string) error { return errors.New("own") }); got != "[a] own" {
		t.Error(got)
	}
	if got := walk("no", nil); got != "[!no] <nil>" {
		t.Error(got)
	}
	slices.Sort(seen)
}

func ExampleRel() {
	for _, p := range []string{"/srv/www/index.html", "/srv", "./x"} {
		fmt.Println(Rel("/srv/www", p))
	}
	// Output:
	// index.html <nil>
	// .. <nil>
	//  Rel: can't make ./x relative to /srv/www
}
