// Package net has connections between processes: TCP and Unix sockets.
//
// Dial connects to a server, Listen makes one:
//
//	ln, err := net.Listen("tcp", "127.0.0.1:8080")
//	for {
//		conn, err := ln.Accept()
//		go handle(conn)
//	}
//
// A goroutine that reads, writes, accepts or connects waits in the runtime's poller and holds no thread. Names of hosts are
// looked up in /etc/hosts only. What is not there yet: DNS, UDP, raw IP, interfaces.
package net

import (
	"context"
	"errors"
	"internal/poll"
	"os"
	"syscall"
	"time"
)

// An Addr is an end of a connection.
type Addr interface {
	Network() string // "tcp", "unix"
	String() string  // "192.0.2.1:25", "[2001:db8::1]:80", "/run/socket"
}

// A Conn is a connection through which bytes flow. Several goroutines may use it at the same time.
type Conn interface {
	// Read reads what has come, at least a byte, or waits. After SetReadDeadline's moment it fails with os.ErrDeadlineExceeded.
	Read(b []byte) (n int, err error)
	// Write writes all of b; what is said about deadlines holds here too.
	Write(b []byte) (n int, err error)
	// Close ends it. Goroutines that wait in Read or Write get an error.
	Close() error
	LocalAddr() Addr
	RemoteAddr() Addr
	// SetDeadline sets when reads and writes stop waiting, now and later; the zero Time: never.
	SetDeadline(t time.Time) error
	SetReadDeadline(t time.Time) error
	SetWriteDeadline(t time.Time) error
}

// A Listener is what others connect to.
type Listener interface {
	// Accept waits for the next connection.
	Accept() (Conn, error)
	// Close ends it; who waits in Accept gets an error.
	Close() error
	Addr() Addr
}

// An Error is an error of this package.
type Error interface {
	error
	Timeout() bool // time was up

	// Deprecated: few errors are temporary, and not always those for which this is true.
	Temporary() bool
}

var errClosed = poll.ErrNetClosing

// ErrClosed is the error of what is done with a connection or listener that was closed.
var ErrClosed error = errClosed

var (
	errMissingAddress = errors.New("missing address")
	errNoSuitable     = errors.New("no suitable address found")
)

// canceled and timeout are the errors of operations that a context has ended.
type canceled struct{}

func (canceled) Error() string        { return "operation was canceled" }
func (canceled) Is(target error) bool { return target == context.Canceled }

type timeout struct{}

func (*timeout) Error() string        { return "i/o timeout" }
func (*timeout) Timeout() bool        { return true }
func (*timeout) Temporary() bool      { return true }
func (*timeout) Is(target error) bool { return target == context.DeadlineExceeded }

var (
	errCanceled error = canceled{}
	errTimeout  error = &timeout{}
)

// An OpError is what most functions fail with.
type OpError struct {
	Op     string // "dial", "read", ...
	Net    string // "tcp", "unix", ...
	Source Addr   // the own end, if there is another one
	Addr   Addr   // the other end, or the only one
	Err    error
}

func (e *OpError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := e.Op
	if e.Net != "" {
		s += " " + e.Net
	}
	separator := " "
	if e.Source != nil {
		s += " " + e.Source.String()
		separator = "->"
	}
	if e.Addr != nil {
		s += separator + e.Addr.String()
	}
	return s + ": " + e.Err.Error()
}

func (e *OpError) Unwrap() error { return e.Err }

// inner is what has failed below os.SyscallError.
func (e *OpError) inner() error {
	if call, ok := e.Err.(*os.SyscallError); ok {
		return call.Err
	}
	return e.Err
}

func (e *OpError) Timeout() bool {
	t, ok := e.inner().(interface{ Timeout() bool })
	return ok && t.Timeout()
}

func (e *OpError) Temporary() bool {
	// A connection that was gone before it was accepted says nothing about the next.
	if e.Op == "accept" && (errors.Is(e.Err, syscall.ECONNRESET) || errors.Is(e.Err, syscall.ECONNABORTED)) {
		return true
	}
	t, ok := e.inner().(interface{ Temporary() bool })
	return ok && t.Temporary()
}

// A ParseError is that of text that should be what Type says.
type ParseError struct {
	Type string // "IP address", "CIDR address"
	Text string
}

func (e *ParseError) Error() string   { return "invalid " + e.Type + ": " + e.Text }
func (e *ParseError) Timeout() bool   { return false }
func (e *ParseError) Temporary() bool { return false }

// An AddrError is that of an address that cannot be one.
type AddrError struct {
	Err  string
	Addr string
}

func (e *AddrError) Error() string {
	if e == nil {
		return "<nil>"
	}
	if e.Addr == "" {
		return e.Err
	}
	return "address " + e.Addr + ": " + e.Err
}
func (e *AddrError) Timeout() bool   { return false }
func (e *AddrError) Temporary() bool { return false }

// An UnknownNetworkError is that of a network that is none, or not supported.
type UnknownNetworkError string

func (e UnknownNetworkError) Error() string   { return "unknown network " + string(e) }
func (e UnknownNetworkError) Timeout() bool   { return false }
func (e UnknownNetworkError) Temporary() bool { return false }

// An InvalidAddrError is that of an address of the wrong kind.
type InvalidAddrError string

func (e InvalidAddrError) Error() string   { return string(e) }
func (e InvalidAddrError) Timeout() bool   { return false }
func (e InvalidAddrError) Temporary() bool { return false }

// A DNSError is that of a name that was not found.
type DNSError struct {
	UnwrapErr   error
	Err         string
	Name        string
	Server      string
	IsTimeout   bool
	IsTemporary bool
	IsNotFound  bool
}

func (e *DNSError) Error() string {
	if e == nil {
		return "<nil>"
	}
	s := "lookup " + e.Name
	if e.Server != "" {
		s += " on " + e.Server
	}
	return s + ": " + e.Err
}
func (e *DNSError) Unwrap() error   { return e.UnwrapErr }
func (e *DNSError) Timeout() bool   { return e.IsTimeout }
func (e *DNSError) Temporary() bool { return e.IsTimeout || e.IsTemporary }
