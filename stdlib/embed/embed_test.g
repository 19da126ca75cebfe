package embed_test

import (
	"embed"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"testing"
	"testing/iotest"
)

//go:embed testdata/hello.txt
var text string

//go:embed testdata/sub/data.bin
var data []byte

//go:embed testdata
var files embed.FS

//go:embed all:testdata/sub testdata/*.txt
var all embed.FS

func list(f fs.FS) (names []string) {
	fs.WalkDir(f, ".", func(path string, d fs.DirEntry, err error) error {
		if names = append(names, path); d.IsDir() != (d.Type() == fs.ModeDir) {
			names = append(names, "?")
		}
		return err
	})
	return names
}

func TestFiles(t *testing.T) {
	if text != "hello\n" || string(data) != "\x00\xff" {
		t.Errorf("%q %q", text, data)
	}
	if got := fmt.Sprint(list(files)); got != "[. testdata testdata/hello.txt testdata/sub testdata/sub/data.bin]" {
		t.Error(got)
	}
	if got := fmt.Sprint(list(all)); got != "[. testdata testdata/hello.txt testdata/sub testdata/sub/.hidden testdata/sub/_under testdata/sub/data.bin]" {
		t.Error(got)
	}
	if got := fmt.Sprint(list(embed.FS{})); got != "[.]" {
		t.Error(got)
	}
	b, err := files.ReadFile("testdata/hello.txt")
	if string(b) != text || err != nil {
		t.Error(b, err)
	}
	b[0] = 'j' // a copy
	if again, _ := files.ReadFile("testdata/hello.txt"); string(again) != text {
		t.Error(again)
	}
	entries, err := files.ReadDir("testdata")
	if fmt.Sprint(entries, err) != "[-r--r--r-- 6 0001-01-01 00:00:00 hello.txt dr-xr-xr-x 0 0001-01-01 00:00:00 sub/] <nil>" {
		t.Error(entries, err)
	}
}

func TestErrors(t *testing.T) {
	for _, tt := range []struct {
		do   func() error
		want string
		is   error
	}{
		{func() error { _, err := files.Open("no"); return err }, "open no: file does not exist", fs.ErrNotExist},
		{func() error { _, err := files.Open("../x"); return err }, "open ../x: file does not exist", fs.ErrNotExist},
		{func() error { _, err := files.ReadFile("testdata"); return err }, "read testdata: is a directory", nil},
		{func() error { _, err := files.ReadDir("testdata/hello.txt"); return err }, "read testdata/hello.txt: not a directory", nil},
		{func() error { _, err := files.ReadDir("no"); return err }, "open no: file does not exist", fs.ErrNotExist},
	} {
		if err := tt.do(); err == nil || err.Error() != tt.want || tt.is != nil && !errors.Is(err, tt.is) {
			t.Errorf("%v, want %s", err, tt.want)
		}
	}
}

func TestOpen(t *testing.T) {
	f, err := files.Open("testdata/hello.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if err := iotest.TestReader(f, []byte(text)); err != nil {
		t.Error(err)
	}
	b := make([]byte, 3)
	if n, err := f.(io.ReaderAt).ReadAt(b, 4); n != 2 || err != io.EOF {
		t.Error(n, err)
	}
	if at, err := f.(io.Seeker).Seek(-1, io.SeekStart); err == nil {
		t.Error(at, err)
	}
	info, err := f.Stat()
	if err != nil || info.Name() != "hello.txt" || info.Size() != 6 || info.Mode() != 0o444 || !info.ModTime().IsZero() || info.IsDir() || info.Sys() != nil {
		t.Error(info, err)
	}
	d, err := files.Open("testdata")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Read(b); err == nil || err.Error() != "read testdata/: is a directory" {
		t.Error(err)
	}
	dir := d.(fs.ReadDirFile)
	for _, want := range []string{"[-r--r--r-- 6 0001-01-01 00:00:00 hello.txt] <nil>", "[dr-xr-xr-x 0 0001-01-01 00:00:00 sub/] <nil>", "[] EOF"} {
		if entries, err := dir.ReadDir(1); fmt.Sprint(entries, err) != want {
			t.Error(entries, err, want)
		}
	}
}
