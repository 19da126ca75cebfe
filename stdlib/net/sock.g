package net

import (
	"context"
	"internal/poll"
	"io"
	"os"
	"runtime"
	"syscall"
	"time"
)

// A sock is a socket: the descriptor, and what errors tell of it. TCPConn, UnixConn and the listeners are made of one.
type sock struct {
	fd            poll.FD
	net           string
	local, remote Addr
}

// newSock makes a socket of the family; the runtime polls it. ready, if there is one, is called with the descriptor before that.
func newSock(network string, family, typ int) (*sock, error) {
	n, err := syscall.Socket(family, typ|syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		return nil, os.NewSyscallError("socket", err)
	}
	return adopt(n, network, typ)
}

// adopt takes over a descriptor in non-blocking mode. It is closed if that fails.
func adopt(n int, network string, typ int) (*sock, error) {
	s := &sock{net: network, fd: poll.FD{Sysfd: n, IsStream: typ == syscall.SOCK_STREAM, ZeroReadIsEOF: typ != syscall.SOCK_DGRAM}}
	if err := s.fd.Init(network, true); err != nil {
		s.fd.Close()
		return nil, os.NewSyscallError("epoll_ctl", err)
	}
	runtime.SetFinalizer(s, (*sock).close)
	return s, nil
}

// close closes the descriptor, and ends what waits for it. It happens too when the sock cannot be reached any more.
func (s *sock) close() error {
	runtime.SetFinalizer(s, nil)
	return s.fd.Close()
}

func (s *sock) set(level, option, value int) error {
	err := s.fd.Control(func(n int) error { return syscall.SetsockoptInt(n, level, option, value) })
	return callError("setsockopt", err)
}

// contextError is the error of an operation that a context has ended.
func contextError(err error) error {
	switch err {
	case context.Canceled:
		return errCanceled
	case context.DeadlineExceeded:
		return errTimeout
	}
	return err
}

// callError tells which system call an error of the kernel comes from.
func callError(call string, err error) error {
	if e, ok := err.(syscall.Errno); ok {
		return os.NewSyscallError(call, e)
	}
	return err
}

// listen makes it a listener.
func (s *sock) listen(addr syscall.Sockaddr) error {
	const backlog = 1 << 16 // as many as the kernel wants
	return s.fd.Control(func(n int) error {
		if err := syscall.Bind(n, addr); err != nil {
			return os.NewSyscallError("bind", err)
		}
		return os.NewSyscallError("listen", syscall.Listen(n, backlog))
	})
}

// connect connects it, unless ctx is done before.
func (s *sock) connect(ctx context.Context, addr syscall.Sockaddr) error {
	if err := ctx.Err(); err != nil {
		return contextError(err)
	}
	if deadline, ok := ctx.Deadline(); ok {
		s.fd.SetWriteDeadline(deadline)
	}
	stop := context.AfterFunc(ctx, func() { s.fd.SetWriteDeadline(time.Unix(1, 0)) })
	err := s.tryConnect(addr)
	if !stop() && ctx.Err() != nil { // whether it was connected nevertheless does not matter
		return contextError(ctx.Err())
	}
	s.fd.SetWriteDeadline(time.Time{})
	return err
}

func (s *sock) tryConnect(addr syscall.Sockaddr) error {
	var err error
	begun := false
	waited := s.fd.RawWrite(func(n uintptr) bool {
		if !begun {
			err = syscall.Connect(int(n), addr)
			begun = err == syscall.EINPROGRESS || err == syscall.EALREADY || err == syscall.EINTR
			return !begun
		}
		var status int
		if status, err = syscall.GetsockoptInt(int(n), syscall.SOL_SOCKET, syscall.SO_ERROR); err != nil {
			return true
		}
		switch e := syscall.Errno(status); e {
		case 0:
			// It may have been woken for nothing.
			_, err = syscall.Getpeername(int(n))
			return err == nil
		case syscall.EINPROGRESS, syscall.EALREADY, syscall.EINTR:
			return false
		default:
			err = e
			return true
		}
	})
	if waited != nil {
		return waited
	}
	if err == syscall.EISCONN {
		err = nil
	}
	return os.NewSyscallError("connect", err)
}

// accept waits for the next connection: its descriptor and who it is.
func (s *sock) accept() (n int, from syscall.Sockaddr, err error) {
	waited := s.fd.RawRead(func(listener uintptr) bool {
		for {
			n, from, err = syscall.Accept4(int(listener), syscall.SOCK_NONBLOCK|syscall.SOCK_CLOEXEC)
			switch err {
			case syscall.EINTR, syscall.ECONNABORTED: // gone before it was accepted: the next
				continue
			case syscall.EAGAIN:
				return false
			}
			return true
		}
	})
	if waited != nil {
		return -1, nil, waited
	}
	return n, from, os.NewSyscallError("accept4", err)
}

func (s *sock) names() (local, remote syscall.Sockaddr) {
	local, _ = syscall.Getsockname(s.fd.Sysfd)
	remote, _ = syscall.Getpeername(s.fd.Sysfd)
	return
}

// fail is the OpError of an operation on a connection.
func (s *sock) fail(op string, err error) error {
	return &OpError{Op: op, Net: s.net, Source: s.local, Addr: s.remote, Err: err}
}

// A conn is a connection: what TCPConn and UnixConn have in common.
type conn struct {
	s *sock
}

func (c *conn) ok() bool { return c != nil && c.s != nil }

// Read reads what has come, or waits for it. io.EOF: the other side has ended.
func (c *conn) Read(b []byte) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	n, err := c.s.fd.Read(b)
	if err != nil && err != io.EOF {
		err = c.s.fail("read", callError("read", err))
	}
	return n, err
}

// Write writes all of b.
func (c *conn) Write(b []byte) (int, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	n, err := c.s.fd.Write(b)
	if err != nil {
		err = c.s.fail("write", callError("write", err))
	}
	return n, err
}

// Close ends the connection, and what waits in Read and Write.
func (c *conn) Close() error {
	if !c.ok() {
		return syscall.EINVAL
	}
	if err := c.s.close(); err != nil {
		return c.s.fail("close", err)
	}
	return nil
}

// LocalAddr is the address of this end.
func (c *conn) LocalAddr() Addr {
	if !c.ok() {
		return nil
	}
	return c.s.local
}

// RemoteAddr is the address of the other end.
func (c *conn) RemoteAddr() Addr {
	if !c.ok() {
		return nil
	}
	return c.s.remote
}

func (c *conn) deadline(set func(t time.Time) error, t time.Time) error {
	if err := set(t); err != nil {
		return &OpError{Op: "set", Net: c.s.net, Source: nil, Addr: c.s.local, Err: err}
	}
	return nil
}

// SetDeadline sets when Read and Write stop waiting.
func (c *conn) SetDeadline(t time.Time) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.deadline(c.s.fd.SetDeadline, t)
}

// SetReadDeadline sets when Read stops waiting.
func (c *conn) SetReadDeadline(t time.Time) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.deadline(c.s.fd.SetReadDeadline, t)
}

// SetWriteDeadline sets when Write stops waiting.
func (c *conn) SetWriteDeadline(t time.Time) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	return c.deadline(c.s.fd.SetWriteDeadline, t)
}

func (c *conn) set(level, option, value int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	if err := c.s.set(level, option, value); err != nil {
		return &OpError{Op: "set", Net: c.s.net, Source: nil, Addr: c.s.local, Err: err}
	}
	return nil
}

// SetReadBuffer sets how much the kernel keeps that was not read yet.
func (c *conn) SetReadBuffer(bytes int) error {
	return c.set(syscall.SOL_SOCKET, syscall.SO_RCVBUF, bytes)
}

// SetWriteBuffer sets how much the kernel keeps that was not sent yet.
func (c *conn) SetWriteBuffer(bytes int) error {
	return c.set(syscall.SOL_SOCKET, syscall.SO_SNDBUF, bytes)
}

func (c *conn) shutdown(how int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	err := c.s.fd.Control(func(n int) error { return syscall.Shutdown(n, how) })
	if err != nil {
		return c.s.fail("close", callError("shutdown", err))
	}
	return nil
}

// CloseRead ends one direction: nothing more will be read.
func (c *conn) CloseRead() error { return c.shutdown(syscall.SHUT_RD) }

// CloseWrite ends the other: who reads there gets io.EOF once all is read.
func (c *conn) CloseWrite() error { return c.shutdown(syscall.SHUT_WR) }

// File is another descriptor for the same connection, in blocking mode. Closing one does not close the other.
func (c *conn) File() (*os.File, error) {
	if !c.ok() {
		return nil, syscall.EINVAL
	}
	return c.s.file()
}

func (s *sock) file() (*os.File, error) {
	n, call, err := s.fd.Dup()
	if err == nil {
		call, err = "setnonblock", syscall.SetNonblock(n, false)
	}
	if err != nil {
		return nil, &OpError{Op: "file", Net: s.net, Source: s.local, Addr: s.remote, Err: callError(call, err)}
	}
	name := s.net + ":" + s.local.String() + "->"
	if s.remote != nil {
		name += s.remote.String()
	}
	return os.NewFile(uintptr(n), name), nil
}

// SyscallConn is for system calls of one's own on the connection.
func (c *conn) SyscallConn() (syscall.RawConn, error) {
	if !c.ok() {
		return nil, syscall.EINVAL
	}
	return rawConn{c.s}, nil
}

// A rawConn is the syscall.RawConn of a connection or listener.
type rawConn struct {
	s *sock
}

func (r rawConn) fail(op string, err error) error {
	if err == nil {
		return nil
	}
	return &OpError{Op: op, Net: r.s.net, Source: nil, Addr: r.s.local, Err: err}
}

func (r rawConn) Control(f func(fd uintptr)) error {
	return r.fail("raw-control", r.s.fd.RawControl(f))
}

func (r rawConn) Read(f func(fd uintptr) bool) error {
	return r.fail("raw-read", r.s.fd.RawRead(f))
}

func (r rawConn) Write(f func(fd uintptr) bool) error {
	return r.fail("raw-write", r.s.fd.RawWrite(f))
}

// A listener is what TCPListener and UnixListener have in common.
type listener struct {
	s *sock
}

func (l *listener) ok() bool { return l != nil && l.s != nil }

func (l *listener) fail(op string, err error) error {
	return &OpError{Op: op, Net: l.s.net, Source: nil, Addr: l.s.local, Err: err}
}

// Addr is where it listens.
func (l *listener) Addr() Addr { return l.s.local }

// SetDeadline sets when Accept stops waiting.
func (l *listener) SetDeadline(t time.Time) error {
	if !l.ok() {
		return syscall.EINVAL
	}
	return l.s.fd.SetDeadline(t)
}

// File is another descriptor for the same listener.
func (l *listener) File() (*os.File, error) {
	if !l.ok() {
		return nil, syscall.EINVAL
	}
	return l.s.file()
}

// SyscallConn is for system calls of one's own on the listener.
func (l *listener) SyscallConn() (syscall.RawConn, error) {
	if !l.ok() {
		return nil, syscall.EINVAL
	}
	return rawConn{l.s}, nil
}

func (l *listener) close() error {
	if !l.ok() {
		return syscall.EINVAL
	}
	if err := l.s.close(); err != nil {
		return l.fail("close", err)
	}
	return nil
}
