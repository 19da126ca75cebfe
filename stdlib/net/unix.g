package net

import (
	"context"
	"os"
	"syscall"
)

// A UnixAddr is an end of a connection within this machine: a file, or with @ in front a name that is no file.
type UnixAddr struct {
	Name string
	Net  string // "unix", or "unixpacket" for messages
}

func (a *UnixAddr) Network() string { return a.Net }

func (a *UnixAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	return a.Name
}

// ResolveUnixAddr gives the address of that name.
func ResolveUnixAddr(network, address string) (*UnixAddr, error) {
	if _, ok := unixType(network); !ok && network != "unixgram" {
		return nil, UnknownNetworkError(network)
	}
	return &UnixAddr{Name: address, Net: network}, nil
}

func unixType(network string) (typ int, ok bool) {
	switch network {
	case "unix":
		return syscall.SOCK_STREAM, true
	case "unixpacket":
		return syscall.SOCK_SEQPACKET, true
	}
	return 0, false
}

func unixAddr(network string, sa syscall.Sockaddr) *UnixAddr {
	a := &UnixAddr{Name: "", Net: network}
	if sa, ok := sa.(*syscall.SockaddrUnix); ok {
		a.Name = sa.Name
	}
	return a
}

func opUnixAddr(a *UnixAddr) Addr {
	if a == nil {
		return nil
	}
	return a
}

// A UnixListener is a server for this machine.
type UnixListener struct {
	listener
	path   string
	unlink bool
}

// ListenUnix makes a server. The file must not exist; Close removes it.
func ListenUnix(network string, laddr *UnixAddr) (*UnixListener, error) {
	return listenUnix(&ListenConfig{}, network, laddr)
}

func listenUnix(lc *ListenConfig, network string, laddr *UnixAddr) (*UnixListener, error) {
	fail := func(err error) (*UnixListener, error) {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: opUnixAddr(laddr), Err: err}
	}
	typ, ok := unixType(network)
	if !ok {
		return fail(UnknownNetworkError(network))
	}
	if laddr == nil {
		return fail(errMissingAddress)
	}
	s, err := newSock(network, syscall.AF_UNIX, typ)
	if err != nil {
		return fail(err)
	}
	if err = lc.control(s, network, laddr.Name); err == nil {
		err = s.listen(&syscall.SockaddrUnix{Name: laddr.Name})
	}
	if err != nil {
		s.close()
		return fail(err)
	}
	local, _ := s.names()
	s.local = unixAddr(network, local)
	return &UnixListener{listener{s}, laddr.Name, true}, nil
}

// Accept waits for the next connection.
func (l *UnixListener) Accept() (Conn, error) {
	c, err := l.AcceptUnix()
	if err != nil {
		return nil, err
	}
	return c, nil
}

// AcceptUnix is Accept with the connection's own type.
func (l *UnixListener) AcceptUnix() (*UnixConn, error) {
	if !l.ok() {
		return nil, syscall.EINVAL
	}
	n, from, err := l.s.accept()
	if err != nil {
		return nil, l.fail("accept", err)
	}
	typ, _ := unixType(l.s.net)
	s, err := adopt(n, l.s.net, typ)
	if err != nil {
		return nil, l.fail("accept", err)
	}
	local, _ := syscall.Getsockname(n)
	s.local, s.remote = unixAddr(s.net, local), unixPeer(s.net, from)
	return &UnixConn{conn{s}}, nil
}

// unixPeer is the address of the other end, which shows as @ if it has none.
func unixPeer(network string, sa syscall.Sockaddr) *UnixAddr {
	a := unixAddr(network, sa)
	if a.Name == "" {
		a.Name = "@"
	}
	return a
}

// SetUnlinkOnClose tells whether Close removes the file.
func (l *UnixListener) SetUnlinkOnClose(unlink bool) { l.unlink = unlink }

// Close ends it and removes its file.
func (l *UnixListener) Close() error {
	if !l.ok() {
		return syscall.EINVAL
	}
	if l.path != "" && l.path[0] != '@' && l.unlink {
		l.unlink = false
		syscall.Unlink(l.path) // before it is closed: nobody else can have made a file of that name yet
	}
	return l.close()
}

// A UnixConn is a connection within this machine.
type UnixConn struct {
	conn
}

// DialUnix connects to raddr, from laddr if that is not nil.
func DialUnix(network string, laddr, raddr *UnixAddr) (*UnixConn, error) {
	c, err := dialUnix(context.Background(), network, laddr, raddr)
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Source: opUnixAddr(laddr), Addr: opUnixAddr(raddr), Err: err}
	}
	return c, nil
}

func dialUnix(ctx context.Context, network string, laddr, raddr *UnixAddr) (*UnixConn, error) {
	typ, ok := unixType(network)
	if !ok {
		return nil, UnknownNetworkError(network)
	}
	if raddr == nil {
		return nil, errMissingAddress
	}
	s, err := newSock(network, syscall.AF_UNIX, typ)
	if err != nil {
		return nil, err
	}
	if laddr != nil {
		err = s.fd.Control(func(n int) error {
			return os.NewSyscallError("bind", syscall.Bind(n, &syscall.SockaddrUnix{Name: laddr.Name}))
		})
	}
	if err == nil {
		err = s.connect(ctx, &syscall.SockaddrUnix{Name: raddr.Name})
	}
	if err != nil {
		s.close()
		return nil, err
	}
	local, remote := s.names()
	s.local, s.remote = unixPeer(network, local), unixAddr(network, remote)
	return &UnixConn{conn{s}}, nil
}
