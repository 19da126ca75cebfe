package net

import (
	"context"
	"errors"
	"strings"
	"syscall"
	"time"
)

// A Dialer connects, with choices that Dial does not offer.
type Dialer struct {
	Timeout   time.Duration // for the whole, names included; 0: as long as the kernel tries
	Deadline  time.Time     // the same as a moment; the earlier counts
	LocalAddr Addr          // from where: a *TCPAddr or *UnixAddr; nil: from anywhere

	// How the kernel asks whether the other side is still there. Of KeepAlive: how often; 0: 15 seconds, < 0: never. If
	// KeepAliveConfig is enabled, KeepAlive does not matter.
	KeepAlive       time.Duration
	KeepAliveConfig KeepAliveConfig
}

// Dial connects to an address of a network: "tcp", "tcp4", "tcp6" ("host:port"), "unix", "unixpacket" (a file). A host
// without name or number is this machine. If a name has several addresses, they are tried in turn.
func Dial(network, address string) (Conn, error) { return (&Dialer{}).Dial(network, address) }

// DialTimeout is Dial that gives up after a time.
func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	return (&Dialer{Timeout: timeout}).Dial(network, address)
}

// Dial connects as the function Dial does.
func (d *Dialer) Dial(network, address string) (Conn, error) {
	return d.DialContext(context.Background(), network, address)
}

// context gives ctx with the Dialer's own limits.
func (d *Dialer) context(ctx context.Context) (context.Context, context.CancelFunc) {
	deadline := d.Deadline
	if d.Timeout != 0 {
		if t := time.Now().Add(d.Timeout); deadline.IsZero() || t.Before(deadline) {
			deadline = t
		}
	}
	if deadline.IsZero() {
		return ctx, func() {}
	}
	return context.WithDeadline(ctx, deadline)
}

// DialContext is Dial that gives up when ctx is done. Once it is connected, ctx no longer matters.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (Conn, error) {
	if ctx == nil {
		panic("nil context")
	}
	ctx, cancel := d.context(ctx)
	defer cancel()
	if _, ok := unixType(network); ok {
		return d.dialUnix(ctx, network, &UnixAddr{Name: address, Net: network})
	}
	addrs, err := endpoints(network, address)
	var local *TCPAddr
	if err == nil {
		local, err = d.local()
	}
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Source: nil, Addr: nil, Err: err}
	}
	var first error
	for _, a := range addrs {
		c, err := dialTCP(ctx, network, local, a)
		if err == nil {
			if keep := keepAliveConfig(d.KeepAliveConfig, d.KeepAlive); keep.Enable {
				c.SetKeepAliveConfig(keep)
			}
			return c, nil
		}
		if first == nil {
			first = &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: a, Err: err}
		}
	}
	return nil, first
}

func (d *Dialer) local() (*TCPAddr, error) {
	if d.LocalAddr == nil {
		return nil, nil
	}
	local, ok := d.LocalAddr.(*TCPAddr)
	if !ok {
		return nil, &AddrError{Err: "mismatched local address type", Addr: d.LocalAddr.String()}
	}
	return local, nil
}

func (d *Dialer) dialUnix(ctx context.Context, network string, addr *UnixAddr) (Conn, error) {
	local, ok := d.LocalAddr.(*UnixAddr)
	if !ok && d.LocalAddr != nil {
		err := &AddrError{Err: "mismatched local address type", Addr: d.LocalAddr.String()}
		return nil, &OpError{Op: "dial", Net: network, Source: nil, Addr: nil, Err: err}
	}
	c, err := dialUnix(ctx, network, local, addr)
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: addr, Err: err}
	}
	return c, nil
}

// endpoints is resolve, which tells networks that exist from those that do not.
func endpoints(network, address string) ([]*TCPAddr, error) {
	switch name, _, _ := strings.Cut(network, ":"); name {
	case "udp", "udp4", "udp6", "ip", "ip4", "ip6", "unixgram":
		return nil, errors.New("network " + network + " is not supported yet")
	}
	return resolve(network, address)
}

// keepAliveConfig is what a configuration, or else the older way to say it, asks for.
func keepAliveConfig(config KeepAliveConfig, period time.Duration) KeepAliveConfig {
	if config.Enable || period < 0 {
		return config
	}
	return KeepAliveConfig{Enable: true, Idle: period}
}

// A ListenConfig listens, with choices that Listen does not offer.
type ListenConfig struct {
	// Control is called with the socket before it gets its address.
	Control func(network, address string, c syscall.RawConn) error

	KeepAlive       time.Duration // of connections, as in a Dialer
	KeepAliveConfig KeepAliveConfig
}

func (lc *ListenConfig) control(s *sock, network, address string) error {
	if lc.Control == nil {
		return nil
	}
	return lc.Control(network, address, rawConn{s})
}

// Listen makes a server; see Dial for networks and addresses. Without a host it serves all addresses of this machine; with
// port 0 the kernel chooses one, which the Listener's Addr tells.
func Listen(network, address string) (Listener, error) {
	return (&ListenConfig{}).Listen(context.Background(), network, address)
}

// Listen is the function Listen. ctx is for looking names up, which takes no time here; it does not end the Listener.
func (lc *ListenConfig) Listen(ctx context.Context, network, address string) (Listener, error) {
	fail := func(a Addr, err error) (Listener, error) {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: a, Err: err}
	}
	if _, ok := unixType(network); ok {
		l, err := listenUnix(lc, network, &UnixAddr{Name: address, Net: network})
		if err != nil {
			return nil, err
		}
		return l, nil
	}
	addrs, err := endpoints(network, address)
	if err != nil {
		return fail(nil, err)
	}
	a := preferred(addrs)
	l, err := listenTCP(lc, network, a)
	if err != nil {
		return fail(a, err)
	}
	return l, nil
}
