// run

// Files, pipes, directories, roots, processes and connections that nobody can reach any more are closed; those that somebody can reach,
// and the standard files, are not. A file that was closed does not close the descriptor again that another one has now.

package main

import (
	"fmt"
	"net"
	"os"
	"runtime"
	"syscall"
	"time"
)

func must[T any](x T, err error) T {
	if err != nil {
		panic(err)
	}
	return x
}

func descriptors() int { return len(must(os.ReadDir("/proc/self/fd"))) }

// settles collects until at most n descriptors are open.
func settles(n int) bool {
	for range 200 {
		runtime.GC()
		if descriptors() <= n {
			return true
		}
		time.Sleep(time.Millisecond)
	}
	println(descriptors(), "of", n)
	return false
}

// far runs f on a stack of its own, so that nothing is left of it on this one.
func far(f func()) {
	done := make(chan bool)
	go func() {
		f()
		done <- true
	}()
	<-done
}

const many, some = 100, 10 // what is left in a register or a dead slot may stay

func forget(what string, f func()) {
	before := descriptors()
	far(func() {
		for range many {
			f()
		}
	})
	fmt.Println(what, settles(before+some))
}

func main() {
	forget("open", func() { must(os.Open("/dev/null")) })
	forget("create", func() { must(os.Create("file")).WriteString("x") })
	forget("pipe", func() {
		r, w, err := os.Pipe()
		must(r, err)
		must(w.Write([]byte("x")))
	})
	forget("dir", func() { must(must(os.Open(".")).Readdirnames(1)) })
	forget("root", func() { must(os.OpenRoot(".")) })
	forget("file in root", func() {
		root := must(os.OpenRoot("."))
		must(root.Open("file"))
		root.Close()
	})
	forget("NewFile", func() {
		os.NewFile(uintptr(must(syscall.Open("/dev/null", 0, 0))), "null")
	})
	forget("process", func() { must(os.FindProcess(os.Getpid())) })
	forget("listen", func() { must(net.Listen("tcp", "127.0.0.1:0")) })
	l := must(net.Listen("tcp", "127.0.0.1:0"))
	forget("connection", func() {
		must(net.Dial("tcp", l.Addr().String()))
		must(l.Accept())
	})
	forget("file of connection", func() {
		c := must(net.Dial("tcp", l.Addr().String()))
		must(c.(*net.TCPConn).File())
		must(l.Accept()).Close()
		c.Close()
	})

	// Those in use stay, as do copies of the File.
	kept := must(os.Open("/proc/self/exe"))
	copied := *must(os.Open("/proc/self/exe"))
	r, w, _ := os.Pipe()
	read := make(chan string)
	go func() {
		b := make([]byte, 10)
		n, err := r.Read(b)
		read <- fmt.Sprint(string(b[:n]), err)
	}()
	for range 5 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	b := make([]byte, 4)
	fmt.Println(must(kept.Read(b)), must(copied.Read(b)), string(b[1:]))
	w.Write([]byte("alive"))
	fmt.Println(<-read)
	runtime.KeepAlive(w)

	// Closed by hand: the finalizer must not close the descriptor's next owner.
	far(func() {
		for range many {
			f := must(os.Open("/dev/null"))
			f.Close()
		}
	})
	var next [many]*os.File
	for i := range next {
		next[i] = must(os.Open("/proc/self/exe"))
	}
	for range 5 {
		runtime.GC()
		time.Sleep(time.Millisecond)
	}
	good := 0
	for _, f := range next {
		if n, err := f.Read(b); n == 4 && err == nil && f.Close() == nil {
			good++
		}
	}
	fmt.Println(good, fmt.Sprint(next[0].Close()))
	fmt.Fprintln(os.Stdout, "stdout is open")
	fmt.Fprintln(os.Stderr, "stderr is open")
	must(os.Stdin.Stat())
}
