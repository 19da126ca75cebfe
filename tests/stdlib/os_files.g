// run

// Package os: files, directories, links; io/fs over them.
package main

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"
)

var dir string

func text(err error) string {
	if err == nil {
		return "nil"
	}
	return strings.ReplaceAll(err.Error(), dir, "DIR")
}

func must(err error) {
	if err != nil {
		panic(text(err))
	}
}

func basics() {
	f, err := os.Create("a")
	must(err)
	n, err := f.WriteString("hello, world\n")
	println(n, text(err))
	n, err = f.WriteAt([]byte("J"), 0)
	println(n, text(err))
	off, err := f.Seek(-6, io.SeekEnd)
	println(off, text(err))
	b := make([]byte, 20)
	n, err = f.Read(b)
	println(string(b[:n]), text(err))
	n, err = f.Read(b)
	println(n, err == io.EOF)
	n, err = f.ReadAt(b[:5], 1)
	println(string(b[:n]), text(err))
	n, err = f.ReadAt(b, 8)
	println(string(b[:n]), err == io.EOF)
	_, err = f.ReadAt(b, -1)
	println(text(err))
	_, err = f.WriteAt(b, -1)
	println(text(err))
	_, err = f.Seek(-100, io.SeekStart)
	println(text(err))
	_, err = f.Seek(0, 9)
	println(text(err))
	println(text(f.Truncate(3)), text(f.Truncate(-1)), text(f.Sync()), text(f.Chmod(0640)))
	info, err := f.Stat()
	println(info.Name(), info.Size(), info.Mode().String(), info.IsDir(), time.Since(info.ModTime()) < time.Hour, text(err))
	println(text(f.SetDeadline(time.Now())), text(f.SetReadDeadline(time.Time{})))
	println(text(f.Chdir()), text(f.Close()))
	_, err = f.Stat()
	println(text(err), text(f.Chmod(0)), text(f.Chown(0, 0)), text(f.Truncate(0)), text(f.Sync()), text(f.Chdir()), text(f.SetDeadline(time.Now())))
	_, err = f.Seek(0, 0)
	println(text(err))
	_, err = f.ReadDir(0)
	println(text(err))
	_, err = f.ReadAt(b, 0)
	println(text(err))
	_, err = f.WriteAt(b, 0)
	println(text(err))
	_, err = f.ReadFrom(strings.NewReader("x"))
	println(text(err))
	_, err = f.WriteTo(io.Discard)
	println(text(err))

	f, err = os.OpenFile("a", os.O_WRONLY|os.O_APPEND, 0)
	must(err)
	_, err = f.WriteAt(b, 0)
	println(text(err))
	f.WriteString("++")
	f.Seek(0, 0)
	f.WriteString("--")
	m, err := f.ReadFrom(strings.NewReader("**"))
	println(m, text(err))
	_, err = f.Read(b)
	println(text(err))
	f.Close()
	data, err := os.ReadFile("a")
	println(string(data), text(err))
	_, err = os.OpenFile("a", os.O_CREATE|os.O_EXCL, 0666)
	println(text(err), os.IsExist(err), errors.Is(err, fs.ErrExist))
	_, err = os.Open("a/b")
	println(text(err))
	_, err = os.Open("")
	println(text(err))
	_, err = os.ReadFile(".")
	println(text(err))
	f, _ = os.Open(".")
	_, err = f.Write(b)
	println(text(err))
	f.Close()
}

func copying() {
	big := strings.Repeat("0123456789", 30000)
	must(os.WriteFile("big", []byte(big), 0600))
	src, _ := os.Open("big")
	dst, _ := os.Create("copy")
	n, err := io.Copy(dst, src)
	println(n, text(err))
	src.Seek(5, 0)
	n, err = dst.ReadFrom(io.LimitReader(src, 7))
	println(n, text(err))
	n, err = io.CopyN(dst, src, 3)
	println(n, text(err))
	src.Seek(-4, 2)
	n, err = io.CopyN(dst, src, 30)
	println(n, text(err))
	var sink strings.Builder
	src.Seek(-4, 2)
	n, err = src.WriteTo(&sink)
	println(n, text(err), sink.String())
	proc, _ := os.Open("/proc/self/cmdline")
	n, err = io.Copy(dst, proc)
	println(n > 0, text(err))
	data, _ := os.ReadFile("copy")
	println(len(data) > len(big)+14, string(data[len(big):len(big)+14]), string(data[:len(big)]) == big)
	n, err = io.Copy(src, dst)
	println(n, text(err))
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	must(err)
	n, err = io.Copy(full, src)
	println(n, text(err))
	src.Seek(0, 0)
	n, err = io.Copy(full, src)
	println(n, text(err), errors.Is(err, syscall.ENOSPC))
	data, err = os.ReadFile("/proc/self/limits")
	println(len(data) > 1000, text(err))
}

func names() {
	must(os.Mkdir("d", 0755))
	println(text(os.Mkdir("d", 0755)), text(os.Mkdir("x/y", 0755)), text(os.MkdirAll("d/e/f/", 0755)), text(os.MkdirAll("d/e", 0)), text(os.MkdirAll("a/b", 0755)),
		text(os.MkdirAll("", 0)), text(os.MkdirAll("d//g/./h", 0755)), text(os.MkdirAll("a", 0755)))
	must(os.WriteFile("d/file", []byte("x"), 0644))
	println(text(os.Rename("d/file", "d/other")), text(os.Rename("d/none", "x")), text(os.Rename("d/other", "d/e")), text(os.Rename("d/other", "no/where")), text(os.Rename("none", "d")))
	println(text(os.Link("d/other", "d/link")), text(os.Link("none", "x")), text(os.Link("d/other", "d/link")))
	println(text(os.Symlink("other", "d/sym")), text(os.Symlink("loop", "loop")), text(os.Symlink("x", "d/sym")))
	l, err := os.Readlink("d/sym")
	println(l, text(err))
	_, err = os.Readlink("d/other")
	println(text(err))
	long := strings.Repeat("0123456789", 40)
	must(os.Symlink(long, "long"))
	l, err = os.Readlink("long")
	println(l == long, text(err))
	_, err = os.Open("loop")
	println(text(err))
	a, _ := os.Stat("d/other")
	b, _ := os.Stat("d/link")
	c, _ := os.Stat("d/sym")
	d, _ := os.Lstat("d/sym")
	println(os.SameFile(a, b), os.SameFile(a, c), os.SameFile(a, d), os.SameFile(nil, a), d.Mode().String(), d.Name())
	for _, name := range []string{".", "/", "d/", "d", "d/sym", "/dev/null", "/dev/tty0", "none", "d/other/x", "", "\x00"} {
		info, err := os.Stat(name)
		if err != nil {
			println(text(err))
		} else {
			println(info.Name(), info.IsDir(), info.Mode().Type().String())
		}
	}
	_, err = os.Lstat("none")
	println(text(err))
	println(text(os.Chmod("d/other", 0400|os.ModeSetuid|os.ModeSticky)), text(os.Chmod("none", 0)))
	a, _ = os.Stat("d/other")
	println(a.Mode().String(), a.Mode().Perm().String(), a.Mode().IsRegular())
	println(text(os.Chown("none", 1, 1)), text(os.Lchown("none", 1, 1)), text(os.Chown("d/other", -1, -1)), text(os.Truncate("none", 1)), text(os.Truncate("d", 1)))
	at, mt := time.Unix(1e9, 5e8), time.Date(2024, 2, 29, 1, 2, 3, 123456789, time.UTC)
	println(text(os.Chtimes("d/other", at, mt)), text(os.Chtimes("none", at, mt)), text(os.Chtimes("d/other", time.Time{}, time.Time{})))
	a, _ = os.Stat("d/other")
	println(a.ModTime().UTC().String(), a.Sys().(*syscall.Stat_t).Atim.Sec)
	println(text(os.Remove("d/link")), text(os.Remove("none")), text(os.Remove("d")), text(os.Remove("d/e/f")), text(os.Remove("d/other/x")), text(os.Remove("")))
	wd, err := os.Getwd()
	println(wd == dir, text(err), text(os.Chdir("none")), text(os.Chdir("d")))
	wd, _ = os.Getwd()
	println(strings.TrimPrefix(wd, dir))
	must(os.Chdir(".."))
}

func directories() {
	must(os.MkdirAll("list/sub/deep", 0755))
	for _, name := range []string{"b", "a", "c", "sub/x", "sub/deep/y"} {
		must(os.WriteFile("list/"+name, []byte(name), 0644))
	}
	must(os.Symlink("a", "list/link"))
	entries, err := os.ReadDir("list")
	for _, e := range entries {
		info, err := e.Info()
		println(e.Name(), e.IsDir(), e.Type().String(), info.Size() > 0, text(err), e.(interface{ String() string }).String())
	}
	println(text(err))
	_, err = os.ReadDir("none")
	println(text(err))
	_, err = os.ReadDir("a")
	println(text(err))
	f, _ := os.Open("list")
	total := 0
	for {
		names, err := f.Readdirnames(2)
		total += len(names)
		if err != nil {
			println(total, len(names), err == io.EOF)
			break
		}
	}
	names, err := f.Readdirnames(-1)
	println(len(names), names != nil, text(err))
	f.Seek(0, 0)
	infos, err := f.Readdir(0)
	println(len(infos), text(err))
	f.Seek(0, 0)
	list, err := f.ReadDir(100)
	println(len(list), text(err))
	f.Close()
	f, _ = os.Open("a")
	_, err = f.Readdirnames(1)
	println(text(err))
	f.Close()
	for i := range 300 {
		must(os.WriteFile("list/sub/deep/file-with-a-long-name-"+strings.Repeat("x", i%50)+string(rune('a'+i%26))+string(rune('A'+i/26)), nil, 0644))
	}
	entries, err = os.ReadDir("list/sub/deep")
	println(len(entries), text(err))
	fsys := os.DirFS("list")
	must(fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		if d.Name() == "deep" {
			return fs.SkipDir
		}
		println(path, d.IsDir(), text(err))
		return nil
	}))
	for _, name := range []string{"a", "none", "../a", "/a", "sub/", ".", "", "a\x00"} {
		data, err := fs.ReadFile(fsys, name)
		println(string(data), text(err))
		_, err = fs.Stat(fsys, name)
		println(text(err))
		_, err = fsys.Open(name)
		println(text(err))
		_, err = fs.ReadDir(fsys, name)
		println(text(err))
		_, err = fs.ReadLink(fsys, name)
		println(text(err))
		_, err = fs.Lstat(fsys, name)
		println(text(err), fs.ValidPath(name))
	}
	matches, err := fs.Glob(fsys, "*")
	println(strings.Join(matches, ","), text(err))
	matches, err = fs.Glob(fsys, "s*/x")
	println(strings.Join(matches, ","), text(err))
	matches, err = fs.Glob(fsys, "[")
	println(strings.Join(matches, ","), text(err))
	sub, err := fs.Sub(fsys, "sub")
	println(text(err))
	data, err := fs.ReadFile(sub, "x")
	println(string(data), text(err))
	_, err = fs.ReadFile(sub, "none")
	println(text(err))
	_, err = fs.Stat(sub, "none")
	println(text(err))
	_, err = fs.Sub(fsys, "../x")
	println(text(err))
	matches, err = fs.Glob(sub, "?")
	println(strings.Join(matches, ","), text(err))
	_, err = os.DirFS("").Open("x")
	println(text(err))
	println(text(os.CopyFS("dup", os.DirFS("list"))), text(os.CopyFS("dup", os.DirFS("list"))))
	a, _ := os.ReadDir("dup/sub/deep")
	l, _ := os.Readlink("dup/link")
	println(len(a), l)
	info, _ := os.Lstat("list/a")
	os.Chtimes("list/a", time.Unix(0, 0), time.Unix(86400*365, 0))
	info, _ = os.Lstat("list/a")
	println(strings.Contains(fs.FormatFileInfo(info), "-rw-r--r-- 1 1971-01-01 "), fs.FormatDirEntry(fs.FileInfoToDirEntry(info)), fs.FileInfoToDirEntry(nil) == nil)

	println(text(os.RemoveAll("list/sub")), text(os.RemoveAll("list/sub")), text(os.RemoveAll("")), text(os.RemoveAll(".")), text(os.RemoveAll("list/.")), text(os.RemoveAll("dup/")),
		text(os.RemoveAll("none/x")), text(os.RemoveAll("a/x")), text(os.RemoveAll("list/link")))
	_, err = os.Stat("list/a")
	println(text(err))
	_, err = os.Stat("dup")
	println(text(err))
}

func temporary() {
	os.Setenv("TMPDIR", dir+"/tmp")
	println(strings.TrimPrefix(os.TempDir(), dir))
	_, err := os.CreateTemp("", "x")
	println(strings.Contains(text(err), "DIR/tmp/x") && errors.Is(err, fs.ErrNotExist))
	_, err = os.MkdirTemp("", "x")
	println(text(err))
	must(os.Mkdir("tmp", 0700))
	f, err := os.CreateTemp("", "pre*.txt")
	println(strings.HasPrefix(f.Name(), dir+"/tmp/pre") && strings.HasSuffix(f.Name(), ".txt"), text(err))
	info, _ := f.Stat()
	println(info.Mode().String())
	d, err := os.MkdirTemp(dir, "dir")
	println(strings.HasPrefix(d, dir+"/dir"), text(err))
	_, err = os.CreateTemp("", "a/b")
	println(text(err))
	_, err = os.MkdirTemp("", "a/b*")
	println(text(err))
	os.Unsetenv("TMPDIR")
	println(os.TempDir())
	os.Setenv("HOME", "")
	_, err = os.UserHomeDir()
	println(text(err))
	_, err = os.UserCacheDir()
	println(text(err))
	os.Setenv("HOME", "/home/x")
	h, _ := os.UserHomeDir()
	c, _ := os.UserCacheDir()
	g, _ := os.UserConfigDir()
	println(h, c, g)
	os.Setenv("XDG_CONFIG_HOME", "rel")
	_, err = os.UserConfigDir()
	println(text(err))
	name, err := os.Hostname()
	println(name != "", text(err))
	exe, err := os.Executable()
	println(exe[0] == '/', text(err))
	println(os.IsPathSeparator('/'), os.PathListSeparator, os.Getpid() > 0, os.Getppid() > 0, os.Getpagesize())
}

func nils() {
	var f *os.File
	_, err := f.Stat()
	println(text(err))
	_, err = f.Readdir(1)
	println(text(err))
	_, err = f.Seek(0, 0)
	println(text(err))
	_, err = f.ReadAt(nil, 0)
	println(text(err), text(f.Chmod(0)), text(f.Sync()), text(f.Truncate(0)), text(f.Chdir()), text(f.SetDeadline(time.Time{})))
	_, err = f.SyscallConn()
	println(text(err))
}

func main() {
	time.Local = time.UTC // whatever $TZ says
	var err error
	dir, err = os.MkdirTemp("", "os-test")
	must(err)
	defer os.RemoveAll(dir)
	must(os.Chdir(dir))
	syscall.Umask(022)
	basics()
	copying()
	names()
	directories()
	temporary()
	nils()
}
