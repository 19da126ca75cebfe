package net

import (
	"context"
	"io"
	"syscall"
	"time"
)

// A TCPAddr is an end of a TCP connection.
type TCPAddr struct {
	IP   IP
	Port int
	Zone string // of a link-local address of IPv6
}

func (a *TCPAddr) Network() string { return "tcp" }

func (a *TCPAddr) String() string {
	if a == nil {
		return "<nil>"
	}
	host := ""
	if len(a.IP) != 0 {
		host = a.IP.String()
	}
	if a.Zone != "" {
		host += "%" + a.Zone
	}
	return JoinHostPort(host, itoa(a.Port))
}

func itoa(n int) string {
	if n < 0 {
		return "-" + utoa(uint(-n))
	}
	return utoa(uint(n))
}

func tcpAddr(sa syscall.Sockaddr) *TCPAddr {
	switch sa := sa.(type) {
	case *syscall.SockaddrInet4:
		return &TCPAddr{IP: IP(sa.Addr[:]), Port: sa.Port}
	case *syscall.SockaddrInet6:
		a := &TCPAddr{IP: IP(sa.Addr[:]), Port: sa.Port}
		if sa.ZoneId != 0 {
			a.Zone = utoa(uint(sa.ZoneId))
		}
		return a
	}
	return nil
}

func isTCP(network string) bool { return network == "tcp" || network == "tcp4" || network == "tcp6" }

// fits tells whether the network has such addresses.
func fits(network string, ip IP) bool {
	switch network[len(network)-1] {
	case '4':
		return ip.To4() != nil
	case '6':
		return ip.To4() == nil
	}
	return true
}

// resolve gives the addresses that "host:port" may mean. An empty host is one address without IP.
func resolve(network, address string) ([]*TCPAddr, error) {
	if !isTCP(network) {
		return nil, UnknownNetworkError(network)
	}
	if address == "" {
		return nil, errMissingAddress
	}
	host, service, err := SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	port, err := LookupPort(network, service)
	if err != nil {
		return nil, err
	}
	if host == "" {
		return []*TCPAddr{{Port: port}}, nil
	}
	names, err := LookupHost(host)
	if err != nil {
		return nil, err
	}
	var addrs []*TCPAddr
	for _, name := range names {
		if ip, zone := parseIPZone(name); fits(network, ip) {
			addrs = append(addrs, &TCPAddr{IP: ip, Port: port, Zone: zone})
		}
	}
	if len(addrs) == 0 {
		return nil, &AddrError{Err: errNoSuitable.Error(), Addr: host}
	}
	return addrs, nil
}

// ResolveTCPAddr gives the address of "host:port", the first of IPv4 if there are several. "" is port 0 of no host.
func ResolveTCPAddr(network, address string) (*TCPAddr, error) {
	if network == "" {
		network = "tcp"
	}
	if address == "" && isTCP(network) {
		return &TCPAddr{}, nil
	}
	addrs, err := resolve(network, address)
	if err != nil {
		return nil, err
	}
	return preferred(addrs), nil
}

func preferred(addrs []*TCPAddr) *TCPAddr {
	for _, a := range addrs {
		if a.IP.To4() != nil {
			return a
		}
	}
	return addrs[0]
}

// dual tells whether a socket of IPv6 serves IPv4 as well on this machine.
func dual() bool {
	n, err := syscall.Socket(syscall.AF_INET6, syscall.SOCK_STREAM|syscall.SOCK_CLOEXEC, 0)
	if err != nil {
		return false
	}
	defer syscall.Close(n)
	if syscall.SetsockoptInt(n, syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY, 0) != nil {
		return false
	}
	return syscall.Bind(n, &syscall.SockaddrInet6{}) == nil
}

// family of the socket for an address. any: the address of all interfaces, of IPv4 as well if the network allows it.
func (a *TCPAddr) family(network string) (family int, any bool) {
	any = len(a.IP) == 0 || a.IP.IsUnspecified()
	switch {
	case network == "tcp4" || !any && a.IP.To4() != nil:
		return syscall.AF_INET, false
	case network == "tcp6" || !any:
		return syscall.AF_INET6, false
	case len(a.IP) != 0 && a.IP.To4() != nil || !dual():
		return syscall.AF_INET, false
	}
	return syscall.AF_INET6, true
}

// version is what the name of a network has behind "tcp" for a family.
func version(family int) string {
	if family == syscall.AF_INET {
		return "4"
	}
	return "6"
}

func (a *TCPAddr) sockaddr(family int) (syscall.Sockaddr, error) {
	if family == syscall.AF_INET {
		sa := &syscall.SockaddrInet4{Port: a.Port}
		if len(a.IP) != 0 {
			p := a.IP.To4()
			if p == nil {
				return nil, &AddrError{Err: "non-IPv4 address", Addr: a.IP.String()}
			}
			copy(sa.Addr[:], p)
		}
		return sa, nil
	}
	sa := &syscall.SockaddrInet6{Port: a.Port}
	if len(a.IP) != 0 && !a.IP.Equal(IPv4zero) {
		p := a.IP.To16()
		if p == nil {
			return nil, &AddrError{Err: "non-IPv6 address", Addr: a.IP.String()}
		}
		copy(sa.Addr[:], p)
	}
	if a.Zone != "" {
		n, used := number(a.Zone, 10, 1<<30)
		if used != len(a.Zone) {
			n = zoneIndex(a.Zone)
		}
		sa.ZoneId = uint32(n)
	}
	return sa, nil
}

// zoneIndex is the number of an interface, 0 if there is none of that name.
func zoneIndex(name string) int {
	index := 0
	words("/sys/class/net/"+name+"/ifindex", func(w string) {
		if n, used := number(w, 10, 1<<30); used == len(w) {
			index = n
		}
	})
	return index
}

// A TCPListener is a TCP server.
type TCPListener struct {
	listener
	keep KeepAliveConfig // of the connections
}

// ListenTCP makes a server. Without IP it is one for all addresses of this machine, with port 0 the kernel chooses one.
func ListenTCP(network string, laddr *TCPAddr) (*TCPListener, error) {
	if laddr == nil {
		laddr = &TCPAddr{}
	}
	if !isTCP(network) {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: UnknownNetworkError(network)}
	}
	l, err := listenTCP(&ListenConfig{}, network, laddr)
	if err != nil {
		return nil, &OpError{Op: "listen", Net: network, Addr: laddr, Err: err}
	}
	return l, nil
}

func listenTCP(lc *ListenConfig, network string, laddr *TCPAddr) (*TCPListener, error) {
	family, any := laddr.family(network)
	sa, err := laddr.sockaddr(family)
	if err != nil {
		return nil, err
	}
	s, err := newSock(network, family, syscall.SOCK_STREAM)
	if err != nil {
		return nil, err
	}
	if family == syscall.AF_INET6 {
		only := 1
		if any {
			only = 0
		}
		s.set(syscall.IPPROTO_IPV6, syscall.IPV6_V6ONLY, only)
	}
	s.set(syscall.SOL_SOCKET, syscall.SO_REUSEADDR, 1)
	if err := lc.control(s, "tcp"+version(family), laddr.String()); err != nil {
		s.close()
		return nil, err
	}
	if err := s.listen(sa); err != nil {
		s.close()
		return nil, err
	}
	local, _ := s.names()
	s.local = tcpAddr(local)
	return &TCPListener{listener{s}, keepAliveConfig(lc.KeepAliveConfig, lc.KeepAlive)}, nil
}

// Accept waits for the next connection.
func (l *TCPListener) Accept() (Conn, error) {
	c, err := l.AcceptTCP()
	if err != nil {
		return nil, err
	}
	return c, nil
}

// AcceptTCP is Accept with the connection's own type.
func (l *TCPListener) AcceptTCP() (*TCPConn, error) {
	if !l.ok() {
		return nil, syscall.EINVAL
	}
	n, from, err := l.s.accept()
	if err != nil {
		return nil, l.fail("accept", err)
	}
	s, err := adopt(n, l.s.net, syscall.SOCK_STREAM)
	if err != nil {
		return nil, l.fail("accept", err)
	}
	local, _ := syscall.Getsockname(n)
	c := newTCPConn(s, local, from)
	if l.keep.Enable {
		c.SetKeepAliveConfig(l.keep)
	}
	return c, nil
}

// Close ends it; what has not been accepted is refused.
func (l *TCPListener) Close() error { return l.close() }

// A TCPConn is a TCP connection.
type TCPConn struct {
	conn
}

const (
	keepAlivePeriod = 15 // seconds
	keepAliveCount  = 9
)

// seconds rounds up.
func seconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

func newTCPConn(s *sock, local, remote syscall.Sockaddr) *TCPConn {
	s.local, s.remote = tcpAddr(local), tcpAddr(remote)
	c := &TCPConn{conn{s}}
	c.SetNoDelay(true)
	return c
}

// DialTCP connects to raddr, from laddr if that is not nil.
func DialTCP(network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	fail := func(err error) (*TCPConn, error) {
		return nil, &OpError{Op: "dial", Net: network, Source: opAddr(laddr), Addr: opAddr(raddr), Err: err}
	}
	if !isTCP(network) {
		return fail(UnknownNetworkError(network))
	}
	if raddr == nil {
		return fail(errMissingAddress)
	}
	c, err := dialTCP(context.Background(), network, laddr, raddr)
	if err != nil {
		return fail(err)
	}
	c.SetKeepAliveConfig(KeepAliveConfig{Enable: true})
	return c, nil
}

// opAddr keeps a nil address from becoming an Addr that is not nil.
func opAddr(a *TCPAddr) Addr {
	if a == nil {
		return nil
	}
	return a
}

func dialTCP(ctx context.Context, network string, laddr, raddr *TCPAddr) (*TCPConn, error) {
	target := *raddr
	if len(target.IP) == 0 || target.IP.IsUnspecified() { // this machine
		if target.IP = IPv4(127, 0, 0, 1); network == "tcp6" {
			target.IP = IPv6loopback
		}
	}
	family, _ := target.family(network)
	sa, err := target.sockaddr(family)
	if err != nil {
		return nil, err
	}
	s, err := newSock(network, family, syscall.SOCK_STREAM)
	if err != nil {
		return nil, err
	}
	if laddr != nil {
		err = s.bind(laddr, family)
	}
	if err == nil {
		err = s.connect(ctx, sa)
	}
	if err != nil {
		s.close()
		return nil, err
	}
	local, remote := s.names()
	if remote == nil {
		remote = sa
	}
	return newTCPConn(s, local, remote), nil
}

func (s *sock) bind(laddr *TCPAddr, family int) error {
	sa, err := laddr.sockaddr(family)
	if err != nil {
		return err
	}
	return s.fd.Control(func(n int) error { return callError("bind", syscall.Bind(n, sa)) })
}

// SetNoDelay tells whether small pieces are sent at once (which is what a new connection does) or collected first.
func (c *TCPConn) SetNoDelay(noDelay bool) error {
	return c.set(syscall.IPPROTO_TCP, syscall.TCP_NODELAY, bit(noDelay))
}

// SetKeepAlive tells whether the kernel asks, when it has not heard for long, if the other side is still there.
func (c *TCPConn) SetKeepAlive(keepalive bool) error {
	return c.set(syscall.SOL_SOCKET, syscall.SO_KEEPALIVE, bit(keepalive))
}

// SetKeepAlivePeriod sets after how long it asks, and how long it waits until it asks again.
func (c *TCPConn) SetKeepAlivePeriod(d time.Duration) error {
	if err := c.set(syscall.IPPROTO_TCP, syscall.TCP_KEEPINTVL, seconds(d)); err != nil {
		return err
	}
	return c.set(syscall.IPPROTO_TCP, syscall.TCP_KEEPIDLE, seconds(d))
}

// A KeepAliveConfig says how the kernel asks whether the other side is still there. Of the others 0 means what new
// connections have (15 seconds, 15 seconds, 9), and a negative number what the system has.
type KeepAliveConfig struct {
	Enable   bool
	Idle     time.Duration // without a sign of life before the first question
	Interval time.Duration // between questions
	Count    int           // questions without answer before the connection is given up
}

// SetKeepAliveConfig sets all that.
func (c *TCPConn) SetKeepAliveConfig(config KeepAliveConfig) error {
	if err := c.SetKeepAlive(config.Enable); err != nil {
		return err
	}
	for _, o := range []struct{ option, value, usual int }{
		{syscall.TCP_KEEPIDLE, seconds(config.Idle), keepAlivePeriod},
		{syscall.TCP_KEEPINTVL, seconds(config.Interval), keepAlivePeriod},
		{syscall.TCP_KEEPCNT, config.Count, keepAliveCount},
	} {
		if o.value == 0 {
			o.value = o.usual
		}
		if o.value < 0 {
			continue
		}
		if err := c.set(syscall.IPPROTO_TCP, o.option, o.value); err != nil {
			return err
		}
	}
	return nil
}

// SetLinger sets what becomes of what is not sent yet when the connection is closed: sec < 0: it is sent later; 0: it is
// thrown away; > 0: Close waits for so many seconds.
func (c *TCPConn) SetLinger(sec int) error {
	if !c.ok() {
		return syscall.EINVAL
	}
	l := syscall.Linger{Onoff: int32(bit(sec >= 0)), Linger: int32(max(sec, 0))}
	err := c.s.fd.Control(func(n int) error {
		return syscall.SetsockoptLinger(n, syscall.SOL_SOCKET, syscall.SO_LINGER, &l)
	})
	if err != nil {
		return &OpError{Op: "set", Net: c.s.net, Source: nil, Addr: c.s.local, Err: callError("setsockopt", err)}
	}
	return nil
}

func bit(b bool) int {
	if b {
		return 1
	}
	return 0
}

// plain has nothing of a connection but Read and Write: io.Copy copies through a buffer.
type plain struct {
	c *TCPConn
}

func (p plain) Read(b []byte) (int, error)  { return p.c.Read(b) }
func (p plain) Write(b []byte) (int, error) { return p.c.Write(b) }

// ReadFrom sends all that r has.
func (c *TCPConn) ReadFrom(r io.Reader) (int64, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	return io.Copy(plain{c}, r)
}

// WriteTo gives w all that comes.
func (c *TCPConn) WriteTo(w io.Writer) (int64, error) {
	if !c.ok() {
		return 0, syscall.EINVAL
	}
	return io.Copy(w, plain{c})
}
