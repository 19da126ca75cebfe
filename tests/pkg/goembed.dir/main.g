package main

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
)

//go:embed x.txt
var s string

//go:embed x.txt
var b []byte

type T string

//go:embed empty.txt
var e T

//go:embed a
var fa embed.FS

var (
	// comment
	//go:embed all:a
	//go:embed "x.txt"
	all embed.FS

	//go:embed a/* *.txt
	glob embed.FS
)

var none embed.FS

func walk(name string, f embed.FS) {
	fmt.Println(name)
	fmt.Println(fs.WalkDir(f, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			fmt.Println(path, err)
			return nil
		}
		info, _ := d.Info()
		fmt.Println(" ", path, d, info.Mode(), info.Size(), info.ModTime().IsZero())
		return nil
	}))
}

func main() {
	fmt.Println(s, string(b), len(e))
	b[0] = 'J'
	fmt.Println(s, string(b))
	walk("fa", fa)
	walk("all", all)
	walk("glob", glob)
	walk("none", none)
	d, err := fa.ReadFile("a/t.html")
	fmt.Printf("%q %v\n", d, err)
	_, err = fa.ReadFile("a")
	fmt.Println(err)
	_, err = fa.ReadFile("a/nosuch")
	fmt.Println(err)
	_, err = fa.ReadDir("a/t.html")
	fmt.Println(err)
	_, err = fa.Open("/a")
	fmt.Println(err)
	f, err := all.Open("x.txt")
	fmt.Println(err)
	buf := make([]byte, 5)
	n, err := f.Read(buf)
	fmt.Println(n, err, string(buf))
	off, err := f.(io.Seeker).Seek(-3, io.SeekEnd)
	fmt.Println(off, err)
	rest, err := io.ReadAll(f)
	fmt.Println(string(rest), err)
	_, err = f.(io.Seeker).Seek(100, io.SeekStart)
	fmt.Println(err)
	n, err = f.(io.ReaderAt).ReadAt(buf, 8)
	fmt.Println(n, err)
	st, _ := f.Stat()
	fmt.Println(st, st.Name(), f.Close())
	m, err := fs.Glob(fa, "a/*.html")
	fmt.Println(m, err)
	sub, err := fs.Sub(fa, "a/sub")
	fmt.Println(fs.ReadFile(sub, "s.txt"))
}
