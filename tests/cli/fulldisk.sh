# A full disk: Go's errors, and what was written before is there. The disk is a small tmpfs in a mount namespace of its own.
. "$SRC/lib.bash"
unshare -rm sh -c 'mount -t tmpfs -o size=64k none /mnt' 2>/dev/null || exec cat "$SRC/fulldisk.out" # not allowed here
cat >full.g <<'G'
package main

import (
	"bufio"
	"errors"
	"io"
	"os"
	"strings"
	"syscall"
)

func check(what string, n int64, err error) {
	full := errors.Is(err, syscall.ENOSPC)
	println(what, n, full, err.Error())
}

func main() {
	big := strings.Repeat("0123456789abcdef", 16<<10) // 256 KB on a disk of 64
	err := os.WriteFile("/mnt/a", []byte(big), 0644)
	info, _ := os.Stat("/mnt/a")
	check("WriteFile", info.Size(), err)
	data, err := os.ReadFile("/mnt/a")
	println(len(data), string(data) == big[:len(data)], err == nil)

	os.Truncate("/mnt/a", 32<<10)
	f, _ := os.Create("/mnt/b")
	w := bufio.NewWriter(f)
	n, err := io.Copy(w, strings.NewReader(big))
	check("bufio", n, err)
	check("Flush", int64(w.Buffered()), w.Flush())
	_, err = w.WriteString("more")
	check("after", 0, err)
	info, _ = f.Stat()
	println(info.Size(), f.Close() == nil)

	os.Remove("/mnt/b")
	os.WriteFile("src", []byte(big), 0644)
	src, _ := os.Open("src")
	f, _ = os.Create("/mnt/c")
	n, err = io.Copy(f, src)
	check("Copy", n, err)
	m, err := f.WriteAt([]byte(big), 16<<10)
	check("WriteAt", int64(m), err)
	info, _ = f.Stat()
	println(info.Size())
	for i := 0; ; i++ { // until there is no room for names either
		if err := os.Mkdir("/mnt/"+strings.Repeat("d", i+1), 0755); err != nil {
			check("Mkdir", 0, err)
			break
		}
	}
}
G
"$GOCC" full.g
unshare -rm sh -c 'mount -t tmpfs -o size=64k,nr_inodes=20 none /mnt && ./full' 2>&1
