// run

// Package net: Dialer, ListenConfig, Pipe.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"syscall"
	"time"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func dialing() {
	lc := net.ListenConfig{Control: func(network, address string, c syscall.RawConn) error {
		fmt.Println("control", network, address)
		return c.Control(func(fd uintptr) {
			fmt.Println(syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1))
		})
	}, KeepAlive: 5 * time.Second}
	l, err := lc.Listen(context.Background(), "tcp", "127.0.0.1:0")
	check(err)
	addr := l.Addr().String()
	d := net.Dialer{Timeout: 5 * time.Second, KeepAlive: -1, LocalAddr: &net.TCPAddr{IP: net.IPv4(127, 0, 0, 7)}}
	c, err := d.Dial("tcp", addr)
	check(err)
	s, err := l.Accept()
	check(err)
	fmt.Println(s.RemoteAddr().(*net.TCPAddr).IP)
	raw, err := s.(*net.TCPConn).SyscallConn()
	check(err)
	check(raw.Control(func(fd uintptr) {
		for _, o := range []int{syscall.TCP_KEEPIDLE, syscall.TCP_KEEPINTVL, syscall.TCP_KEEPCNT, syscall.TCP_NODELAY} {
			fmt.Println(syscall.GetsockoptInt(int(fd), syscall.IPPROTO_TCP, o))
		}
		v, err := syscall.GetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_KEEPALIVE)
		fmt.Println(v, err)
	}))
	raw, err = c.(*net.TCPConn).SyscallConn()
	check(err)
	check(raw.Control(func(fd uintptr) {
		v, err := syscall.GetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_KEEPALIVE)
		fmt.Println(v, err)
	}))
	c.Write([]byte("x"))
	b := make([]byte, 1)
	check(mustRaw(s).Read(func(fd uintptr) bool {
		n, err := syscall.Read(int(fd), b)
		if err == syscall.EAGAIN {
			return false
		}
		fmt.Println(n, err, string(b))
		return true
	}))
	check(s.(*net.TCPConn).SetKeepAliveConfig(net.KeepAliveConfig{Enable: true, Idle: 3 * time.Second, Interval: 4 * time.Second, Count: 5}))
	check(mustRaw(s).Control(func(fd uintptr) {
		for _, o := range []int{syscall.TCP_KEEPIDLE, syscall.TCP_KEEPINTVL, syscall.TCP_KEEPCNT} {
			fmt.Println(syscall.GetsockoptInt(int(fd), syscall.IPPROTO_TCP, o))
		}
	}))
	c.Close()
	s.Close()
	err = mustRaw(s).Control(func(uintptr) {})
	fmt.Println(errors.Is(err, net.ErrClosed))
	f, err := l.(*net.TCPListener).File()
	check(err)
	l.Close()
	fmt.Println(strings.HasPrefix(f.Name(), "tcp:127.0.0.1:"), f.Close())

	d.LocalAddr = &net.UnixAddr{Name: "x", Net: "unix"}
	_, err = d.Dial("tcp", "127.0.0.1:1")
	fmt.Println(err)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err = (&net.Dialer{}).DialContext(ctx, "tcp", "127.0.0.1:1")
	fmt.Println(err, errors.Is(err, context.Canceled))
	_, err = (&net.Dialer{Deadline: time.Now().Add(-time.Second)}).Dial("tcp", "127.0.0.1:1")
	fmt.Println(err, err.(net.Error).Timeout())
	_, err = lc.Listen(ctx, "tcp", "127.0.0.1:0")
	fmt.Println(err)
}

func mustRaw(c net.Conn) syscall.RawConn {
	raw, err := c.(syscall.Conn).SyscallConn()
	check(err)
	return raw
}

func pipes() {
	a, b := net.Pipe()
	fmt.Println(a.LocalAddr(), a.RemoteAddr(), a.LocalAddr().Network())
	written := make(chan bool)
	go func() {
		n, err := a.Write([]byte("hello, world"))
		fmt.Println(n, err)
		fmt.Println(a.Close())
		close(written)
	}()
	buf := make([]byte, 5)
	for {
		n, err := b.Read(buf)
		if err != nil {
			fmt.Println(n, err)
			break
		}
		if n == 2 {
			<-written // the writer's lines come first
		}
		fmt.Println(string(buf[:n]))
	}
	_, err := b.Write(buf)
	fmt.Println(err)
	_, err = a.Read(buf)
	fmt.Println(err, err == io.ErrClosedPipe)

	a, b = net.Pipe()
	a.SetReadDeadline(time.Now().Add(10 * time.Millisecond))
	_, err = a.Read(buf)
	fmt.Println(err, err.(net.Error).Timeout())
	a.SetReadDeadline(time.Time{})
	a.SetWriteDeadline(time.Now().Add(-1))
	_, err = a.Write(buf)
	fmt.Println(err)
	a.SetDeadline(time.Now().Add(time.Hour))
	go b.Write([]byte("abc"))
	n, err := io.ReadFull(a, buf[:3])
	fmt.Println(n, err)
	b.Close()
	fmt.Println(a.SetDeadline(time.Time{}))
}

func main() {
	dialing()
	pipes()
}
