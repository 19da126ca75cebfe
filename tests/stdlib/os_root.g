// run

// os.Root: names do not lead out of it.
package main

import (
	"errors"
	"io/fs"
	"os"
	"strings"
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

var names = []string{"file", "sub/file", "sub/../file", "../secret", "sub/../../secret", "/etc/passwd", "", ".", "..", "./file", "sub//file", "sub/", "file/", "none", "none/x", "file/x",
	"link", "inside", "out", "abs", "loop", "dangling", "sub/up/file", "sub/up/../secret", "chain1", "dirlink/file", "dirlink/", "dirlink", "inside/", "sub/./file", "sub/.", "sub/..", "sub/none/../file",
	"outdir/x", "none/", "dangling/", "link/x", "slashlink", "slashlink/file", "dotlink/file", "\x00", "sub/" + strings.Repeat("../sub/", 20) + "file"}

func main() {
	var err error
	dir, err = os.MkdirTemp("", "root")
	must(err)
	defer os.RemoveAll(dir)
	must(os.MkdirAll(dir+"/root/sub/deep", 0755))
	must(os.WriteFile(dir+"/secret", []byte("secret"), 0644))
	must(os.WriteFile(dir+"/root/file", []byte("top"), 0644))
	must(os.WriteFile(dir+"/root/sub/file", []byte("below"), 0644))
	for name, to := range map[string]string{"link": "file", "inside": "sub/../sub/file", "out": "../secret", "abs": dir + "/root/file", "loop": "loop", "dangling": "nothing", "sub/up": "..",
		"chain1": "chain2", "chain2": "chain3", "chain3": "sub/up/file", "dirlink": "sub", "outdir": "..", "slashlink": "sub/", "dotlink": "sub/."} {
		must(os.Symlink(to, dir+"/root/"+name))
	}
	_, err = os.OpenRoot(dir + "/none")
	println(text(err))
	_, err = os.OpenRoot(dir + "/secret")
	println(text(err))
	r, err := os.OpenRoot(dir + "/root")
	must(err)
	println(strings.TrimPrefix(r.Name(), dir))
	for _, name := range names {
		println("---", name)
		data, err := r.ReadFile(name)
		println("read", string(data), text(err))
		info, err := r.Stat(name)
		if err == nil {
			println(info.Name(), info.Mode().String())
		} else {
			println(text(err))
		}
		info, err = r.Lstat(name)
		if err == nil {
			println(info.Name(), info.Mode().Type().String())
		} else {
			println(text(err))
		}
		l, err := r.Readlink(name)
		println(strings.ReplaceAll(l, dir, "DIR"), text(err))
		sub, err := r.OpenRoot(name)
		println(text(err))
		if err == nil {
			println(strings.ReplaceAll(sub.Name(), dir, "DIR"))
			_, err = sub.Open("../file")
			println(text(err))
			sub.Close()
		}
		println(text(r.Chmod(name, 0755)), text(r.Chtimes(name, time.Time{}, time.Unix(1e9, 0))), text(r.Lchown(name, -1, -1)), text(r.Chown(name, -1, -1)))
		println(text(r.Mkdir(name, 0755)))
		f, err := r.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0644)
		println(text(err))
		if err == nil {
			f.Close()
			println(text(r.Remove(name)))
		}
		println(text(r.Symlink("target", name)))
		println(text(r.Link("file", name)))
	}
	println("--- making and removing")
	println(text(r.MkdirAll("a/b/c", 0755)), text(r.MkdirAll("a/b/c/", 0755)), text(r.MkdirAll("file/x", 0755)), text(r.MkdirAll("../x", 0755)), text(r.MkdirAll("dirlink/new/deep", 0755)), text(r.MkdirAll("outdir/x", 0755)),
		text(r.MkdirAll("file", 0755)), text(r.MkdirAll("dirlink", 0755)), text(r.MkdirAll("a/../../x", 0755)), text(r.MkdirAll("loop", 0755)), text(r.MkdirAll("", 0755)))
	println(text(r.WriteFile("a/f", []byte("x"), 0644)), text(r.WriteFile("out", []byte("x"), 0644)), text(r.WriteFile("a/g", []byte("y"), 01644)), text(r.Mkdir("m", 01777)), text(r.MkdirAll("m", 01777)))
	println(text(r.Rename("a/f", "a/g")), text(r.Rename("a/g", "../g")), text(r.Rename("../secret", "s")), text(r.Rename("none", "x")), text(r.Rename("a/g", "sub")), text(r.Rename("a/g", "a/h/")), text(r.Rename("a/b", "a/bb/")), text(r.Rename("link", "newlink")))
	println(text(r.Link("a/g", "a/hard")), text(r.Link("a/g", "../hard")), text(r.Link("none", "x")), text(r.Link("newlink", "l2")))
	println(text(r.Remove("a/hard")), text(r.Remove("a")), text(r.Remove("none")), text(r.Remove("../secret")), text(r.Remove(".")), text(r.Remove("sub/up")))
	println(text(r.RemoveAll("a/bb")), text(r.RemoveAll("none")), text(r.RemoveAll("a")), text(r.RemoveAll("..")), text(r.RemoveAll(".")), text(r.RemoveAll("../secret")), text(r.RemoveAll("outdir")), text(r.RemoveAll("")), text(r.RemoveAll("file/x")))
	fsys := r.FS()
	must(fs.WalkDir(fsys, ".", func(path string, d fs.DirEntry, err error) error {
		println(path, d.Type().String(), text(err))
		return nil
	}))
	for _, name := range []string{"file", "../secret", "/file", "out", "none", "."} {
		_, err := fsys.Open(name)
		println(text(err))
		_, err = fs.ReadFile(fsys, name)
		println(text(err))
		_, err = fs.Stat(fsys, name)
		println(text(err))
		_, err = fs.ReadDir(fsys, name)
		println(text(err))
		_, err = fs.ReadLink(fsys, name)
		println(text(err))
		_, err = fs.Lstat(fsys, name)
		println(text(err))
	}
	f, err := os.OpenInRoot(dir+"/root", "sub/file")
	println(strings.ReplaceAll(f.Name(), dir, "DIR"), text(err))
	_, err = os.OpenInRoot(dir+"/root", "../secret")
	println(text(err))
	println(text(r.Close()), text(r.Close()))
	_, err = r.Open("file")
	println(text(err), errors.Is(err, os.ErrClosed))
	data, _ := os.ReadFile(dir + "/secret")
	println(string(data))
}
