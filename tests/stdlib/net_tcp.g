// run

// Package net: TCP on this machine.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"sync"
	"syscall"
	"time"
)

// show prints an error with the ports that the kernel has chosen named.
func show(what string, err error, ends ...net.Addr) {
	s := fmt.Sprint(err)
	for i, a := range ends {
		s = strings.ReplaceAll(s, a.String(), "END"+string('A'+rune(i)))
	}
	fmt.Println(what, s)
	if e, ok := err.(net.Error); ok {
		fmt.Println("  ", e.Timeout(), e.Temporary(), errors.Is(err, net.ErrClosed), errors.Is(err, syscall.ECONNREFUSED))
	}
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func pair(l net.Listener) (client, server net.Conn) {
	client, err := net.Dial("tcp", l.Addr().String())
	check(err)
	server, err = l.Accept()
	check(err)
	return
}

func echo(c net.Conn) {
	n, err := io.Copy(c, c)
	if err != nil {
		fmt.Println(n, err)
	}
	c.Close()
}

func main() {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	check(err)
	addr := l.Addr().(*net.TCPAddr)
	fmt.Println(addr.Network(), addr.IP, addr.Port > 0, addr.Zone == "")

	// Errors of dialing and listening.
	_, err = net.Listen("tcp", addr.String())
	show("listen", err, addr)
	_, err = net.Listen("tcp", "127.0.0.1")
	show("listen", err)
	_, err = net.Listen("tcpx", "127.0.0.1:0")
	show("listen", err)
	_, err = net.Listen("tcp", "192.0.2.1:0")
	show("listen", err)
	_, err = net.Dial("tcp", "127.0.0.1:1")
	show("dial", err)
	_, err = net.Dial("tcp", "127.0.0.1")
	show("dial", err)
	_, err = net.Dial("tcp", "")
	show("dial", err)
	_, err = net.Dial("foo", "127.0.0.1:1")
	show("dial", err)
	_, err = net.DialTCP("tcp", nil, nil)
	show("dial", err)
	_, err = net.DialTCP("tcp", &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1)}, addr)
	show("dial", err, addr)
	_, err = net.DialTCP("tcp6", nil, &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1})
	fmt.Println(err != nil)

	// A connection.
	c, s := pair(l)
	fmt.Println(c.LocalAddr().String() == s.RemoteAddr().String(), c.RemoteAddr().String() == s.LocalAddr().String(), c.RemoteAddr().String() == addr.String())
	fmt.Fprintf(c, "hello, %s", "world")
	b := make([]byte, 100)
	n, err := s.Read(b)
	fmt.Println(string(b[:n]), err)
	n, err = s.Read(nil)
	fmt.Println(n, err)
	ends := []net.Addr{s.LocalAddr(), s.RemoteAddr()}
	begin := time.Now()
	check(s.SetReadDeadline(begin.Add(10 * time.Millisecond)))
	_, err = s.Read(b)
	show("read", err, ends...)
	fmt.Println(time.Since(begin) >= 10*time.Millisecond)
	_, err = s.Read(b)
	show("read", err, ends...)
	check(s.SetReadDeadline(time.Time{}))
	c.Write([]byte("again"))
	n, err = s.Read(b)
	fmt.Println(string(b[:n]), err)
	check(s.SetDeadline(time.Now().Add(-time.Second)))
	_, err = s.Write(b)
	show("write", err, ends...)
	check(s.SetDeadline(time.Time{}))

	// A writer that nobody reads from waits, and stops at the deadline.
	check(s.SetWriteDeadline(time.Now().Add(50 * time.Millisecond)))
	big := make([]byte, 1<<20)
	for err = nil; err == nil; {
		_, err = s.Write(big)
	}
	show("write", err, ends...)

	// Close wakes a reader, on this side.
	done := make(chan error)
	go func() {
		_, err := s.Read(b)
		done <- err
	}()
	time.Sleep(10 * time.Millisecond)
	check(s.Close())
	show("read", <-done, ends...)
	_, err = s.Read(b)
	show("read", err, ends...)
	_, err = s.Write(b)
	show("write", err, ends...)
	show("set", s.SetDeadline(time.Time{}), ends...)
	show("close", s.Close(), ends...)
	c.Close()

	// Half a connection.
	c, s = pair(l)
	c.Write([]byte("to the end"))
	check(c.(*net.TCPConn).CloseWrite())
	all, err := io.ReadAll(s)
	fmt.Println(string(all), err)
	s.Write([]byte("answer"))
	s.Close()
	all, err = io.ReadAll(c)
	fmt.Println(string(all), err)
	_, err = c.Write([]byte("x"))
	show("write", err, c.LocalAddr(), c.RemoteAddr())
	t := c.(*net.TCPConn)
	fmt.Println(t.SetNoDelay(false), t.SetKeepAlive(true), t.SetKeepAlivePeriod(time.Second), t.SetLinger(0), t.SetReadBuffer(4096), t.SetWriteBuffer(4096))
	c.Close()
	fmt.Println(t.SetNoDelay(false) != nil)

	// The other side is gone: reset.
	c, s = pair(l)
	s.(*net.TCPConn).SetLinger(0)
	s.Close()
	_, err = c.Read(b)
	show("read", err, c.LocalAddr(), c.RemoteAddr())
	c.Close()

	// Many connections at the same time.
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				show("accept", err, addr)
				done <- nil
				return
			}
			go echo(c)
		}
	}()
	var wg sync.WaitGroup
	var mu sync.Mutex
	total := 0
	for i := range 100 {
		wg.Add(1)
		go func() {
			defer wg.Done()
			c, err := net.Dial("tcp", addr.String())
			check(err)
			defer c.Close()
			b := make([]byte, 1000)
			for j := range 50 {
				c.Write(b[:i+j+1])
				n, err := io.ReadFull(c, b[:i+j+1])
				check(err)
				mu.Lock()
				total += n
				mu.Unlock()
			}
		}()
	}
	wg.Wait()
	fmt.Println(total)
	check(l.Close())
	<-done
	show("close", l.Close(), addr)
	show("accept", l.(*net.TCPListener).SetDeadline(time.Now()), addr)

	// A deadline for Accept, all interfaces.
	l, err = net.Listen("tcp", ":0")
	check(err)
	l.(*net.TCPListener).SetDeadline(time.Now().Add(10 * time.Millisecond))
	_, err = l.Accept()
	show("accept", err, l.Addr())
	l.(*net.TCPListener).SetDeadline(time.Time{})
	_, port, _ := net.SplitHostPort(l.Addr().String())
	for _, host := range []string{"127.0.0.1", "localhost", ""} {
		c, err := net.DialTimeout("tcp", net.JoinHostPort(host, port), 5*time.Second)
		check(err)
		s, err := l.Accept()
		check(err)
		fmt.Fprint(s, host)
		s.Close()
		all, err := io.ReadAll(c)
		fmt.Printf("%q %v\n", all, err)
		c.Close()
	}
	l.Close()
}
