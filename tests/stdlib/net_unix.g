// run

// Package net: Unix sockets.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"time"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

// Names that begin with @ hold for the whole machine, so this one is no other program's.
var abstract = fmt.Sprint("@gocc-test-", os.Getpid())

func show(args ...any) {
	fmt.Print(strings.ReplaceAll(fmt.Sprintln(args...), abstract, "@gocc-test-abstract"))
}

func try(network, path string) {
	l, err := net.Listen(network, path)
	check(err)
	show(l.Addr(), l.Addr().Network())
	_, err = net.Listen(network, path)
	show(err)
	c, err := net.Dial(network, path)
	check(err)
	s, err := l.Accept()
	check(err)
	show(c.LocalAddr(), c.RemoteAddr(), s.LocalAddr(), s.RemoteAddr())
	b := make([]byte, 10)
	for _, text := range []string{"a", "few", "messages"} {
		c.Write([]byte(text))
		n, err := s.Read(b)
		show(string(b[:n]), err)
	}
	s.SetReadDeadline(time.Now().Add(5 * time.Millisecond))
	_, err = s.Read(b)
	show(err)
	s.SetReadDeadline(time.Time{})
	go func() {
		time.Sleep(5 * time.Millisecond)
		s.Close()
	}()
	_, err = s.Read(b)
	show(err, errors.Is(err, net.ErrClosed))
	n, err := c.Read(b)
	show(n, err)
	_, err = c.Write(b)
	show(err)
	check(c.Close())
	_, err = c.Write(b)
	show(err)
	check(l.Close())
	_, err = l.Accept()
	show(err)
	_, err = net.Dial(network, path)
	show(err)
}

func main() {
	try("unix", "socket")
	try("unixpacket", "packets")
	try("unix", abstract)
	_, err := net.Dial("unix", "/nonexistent/socket")
	fmt.Println(err)
	_, err = net.Listen("unix", "/nonexistent/socket")
	fmt.Println(err)
	check(os.WriteFile("file", nil, 0600))
	_, err = net.Dial("unix", "file")
	fmt.Println(err)

	// Throughput with both sides waiting for each other.
	l, err := net.ListenUnix("unix", &net.UnixAddr{Name: "big", Net: "unix"})
	check(err)
	done := make(chan bool)
	go func() {
		c, err := l.AcceptUnix()
		check(err)
		for i := range 100 {
			b := make([]byte, 100000)
			b[i] = byte(i)
			n, err := c.Write(b)
			if n != len(b) || err != nil {
				fmt.Println(n, err)
			}
		}
		check(c.CloseWrite())
		n, err := io.Copy(io.Discard, c)
		fmt.Println(n, err)
		check(c.Close())
		done <- true
	}()
	c, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: "big", Net: "unix"})
	check(err)
	all, err := io.ReadAll(c)
	sum := 0
	for _, v := range all {
		sum += int(v)
	}
	fmt.Println(len(all), sum, err)
	c.Write(make([]byte, 12345))
	check(c.CloseWrite())
	io.Copy(io.Discard, c)
	<-done
	check(c.Close())
	check(l.Close())
	_, err = os.ReadFile("big")
	fmt.Println(err)
}
