package path_test

import (
	. "path"
	"testing"
)

func TestPaths(t *testing.T) {
	for _, tt := range [][6]string{ // path, Clean, Base, Dir, Ext, file of Split
		{"", ".", ".", ".", "", ""}, {"/", "/", "/", "/", "", ""}, {"a/b.c/", "a/b.c", "b.c", "a/b.c", "", ""},
		{"//a//../b/./c.tar.gz", "/b/c.tar.gz", "c.tar.gz", "/b", ".gz", "c.tar.gz"}, {"../../x", "../../x", "x", "../..", "", "x"},
		{"/../x", "/x", "x", "/", "", "x"}, {"a/..", ".", "..", "a", ".", ".."}, {".x", ".x", ".x", ".", ".x", ".x"},
	} {
		dir, file := Split(tt[0])
		got := [6]string{tt[0], Clean(tt[0]), Base(tt[0]), Dir(tt[0]), Ext(tt[0]), file}
		if got != tt || dir+file != tt[0] || IsAbs(tt[0]) != (tt[0] != "" && tt[0][0] == '/') {
			t.Errorf("%q, want %q", got, tt)
		}
	}
	if Join("a", "", "../b") != "b" || Join("", "") != "" || Join("/", "x/") != "/x" {
		t.Error("Join")
	}
}

func TestMatch(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		ok, bad       bool
	}{
		{"*", "ab", true, false}, {"*", "a/b", false, false}, {"a?c", "aüc", true, false}, {"[^a-c]x", "dx", true, false},
		{"[a-c]*[!", "bx", false, true}, {"\\*", "*", true, false}, {"[", "a", false, true}, {"[]a]", "]", false, true}, {"a\\", "a", false, true},
		{"*x", "xxx", true, false}, {"*b*d", "abcd", true, false}, {"[\\]]", "]", true, false}, {"[x-]", "x", false, true}, {"", "", true, false},
	} {
		ok, err := Match(tt.pattern, tt.name)
		if ok != tt.ok || (err == ErrBadPattern) != tt.bad {
			t.Errorf("Match(%q, %q) = %t, %v", tt.pattern, tt.name, ok, err)
		}
	}
}
