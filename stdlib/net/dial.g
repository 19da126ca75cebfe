package net

import "time"

// A Dialer connects, with choices that Dial does not offer.
type Dialer struct {
	Timeout   time.Duration // for the whole, names included; 0: as long as the kernel tries
	Deadline  time.Time     // the same as a moment; the earlier counts
	LocalAddr Addr          // from where: a *TCPAddr or *UnixAddr; nil: from anywhere
	KeepAlive time.Duration // how often the kernel asks whether the other side is still there; 0: 15 seconds, < 0: never
}

// Dial connects to an address of a network: "tcp", "tcp4", "tcp6" ("host:port"), "unix", "unixpacket" (a file). A host
// without name or number is this machine. If a name has several addresses, they are tried in turn.
func Dial(network, address string) (Conn, error) { return (&Dialer{}).Dial(network, address) }

// DialTimeout is Dial that gives up after a time.
func DialTimeout(network, address string, timeout time.Duration) (Conn, error) {
	return (&Dialer{Timeout: timeout}).Dial(network, address)
}

func (d *Dialer) deadline() time.Time {
	deadline := d.Deadline
	if d.Timeout != 0 {
		if t := time.Now().Add(d.Timeout); deadline.IsZero() || t.Before(deadline) {
			deadline = t
		}
	}
	return deadline
}

// Dial connects as the function Dial does.
func (d *Dialer) Dial(network, address string) (Conn, error) {
	deadline := d.deadline()
	if _, ok := unixType(network); ok {
		return d.dialUnix(network, &UnixAddr{Name: address, Net: network}, deadline)
	}
	addrs, err := resolve(network, address)
	if err != nil {
		return nil, &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: nil, Err: err}
	}
	var local *TCPAddr
	if d.LocalAddr != nil {
		var ok bool
		if local, ok = d.LocalAddr.(*TCPAddr); !ok {
			err := &AddrError{Err: "mismatched local address type", Addr: d.LocalAddr.String()}
			return nil, &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: addrs[0], Err: err}
		}
	}
	var first error
	for _, a := range addrs {
		c, err := dialTCP(network, local, a, deadline)
		if err == nil {
			d.keepAlive(c)
			return c, nil
		}
		if first == nil {
			first = &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: a, Err: err}
		}
	}
	return nil, first
}

func (d *Dialer) keepAlive(c *TCPConn) {
	switch {
	case d.KeepAlive < 0:
		c.SetKeepAlive(false)
	case d.KeepAlive > 0:
		c.SetKeepAlivePeriod(d.KeepAlive)
	}
}

func (d *Dialer) dialUnix(network string, addr *UnixAddr, deadline time.Time) (Conn, error) {
	var local *UnixAddr
	var err error
	if d.LocalAddr != nil {
		var ok bool
		if local, ok = d.LocalAddr.(*UnixAddr); !ok {
			err = &AddrError{Err: "mismatched local address type", Addr: d.LocalAddr.String()}
		}
	}
	if err == nil {
		var c *UnixConn
		if c, err = dialUnix(network, local, addr, deadline); err == nil {
			return c, nil
		}
	}
	return nil, &OpError{Op: "dial", Net: network, Source: d.LocalAddr, Addr: addr, Err: err}
}

// Listen makes a server: Dial tells about networks and addresses. Without host it serves all addresses of this machine; with port 0 the kernel
// chooses one, which the Listener's Addr tells.
func Listen(network, address string) (Listener, error) {
	if _, ok := unixType(network); ok {
		l, err := ListenUnix(network, &UnixAddr{Name: address, Net: network})
		if err != nil {
			return nil, err
		}
		return l, nil
	}
	addrs, err := resolve(network, address)
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Source: nil, Addr: nil, Err: err}
	}
	l, err := ListenTCP(network, preferred(addrs))
	if err != nil {
		return nil, err
	}
	return l, nil
}
