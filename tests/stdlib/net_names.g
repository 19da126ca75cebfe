// run

// Package net: addresses that have names, errors, and what TCP and Unix connections have beyond net.Conn.
package main

import (
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
)

func check(err error) {
	if err != nil {
		panic(err)
	}
}

func addresses() {
	fmt.Println(net.IPv4len, net.IPv6len, net.IPv4bcast, net.IPv4allsys, net.IPv4allrouter, net.IPv4zero)
	fmt.Println(net.IPv6zero, net.IPv6unspecified, net.IPv6loopback, net.IPv6interfacelocalallnodes, net.IPv6linklocalallnodes,
		net.IPv6linklocalallrouters)
	fmt.Println(net.IPv4Mask(255, 255, 240, 0), net.IPv6linklocalallnodes.IsLinkLocalMulticast(), net.IPv4bcast.IsGlobalUnicast(),
		net.IPv6interfacelocalallnodes.IsInterfaceLocalMulticast(), net.ParseIP("169.254.1.1").IsLinkLocalUnicast())
	text, err := net.IPv4allsys.MarshalText()
	fmt.Printf("%s %v %v\n", text, err, net.IPv4(10, 1, 2, 3).DefaultMask())
	var ip net.IP
	fmt.Println(ip.UnmarshalText([]byte("::5")), ip, ip.UnmarshalText([]byte("x")))
	_, _, err = net.ParseCIDR("x")
	var parse *net.ParseError
	fmt.Println(errors.As(err, &parse), parse.Type, parse.Text, parse.Timeout(), parse.Temporary())
	_, _, err = net.SplitHostPort("host")
	var addr *net.AddrError
	fmt.Println(errors.As(err, &addr), addr.Err, addr.Addr, addr.Timeout(), addr.Temporary())
}

func lookups() {
	fmt.Println(net.LookupIP("192.0.2.7"))
	fmt.Println(net.LookupPort("tcp", "http"))
	fmt.Println(net.LookupPort("tcp", "8080"))
	fmt.Println(net.LookupPort("tcp", "65536"))
	fmt.Println(net.LookupPort("none", "http"))
	fmt.Println(net.LookupPort("udp46", "http"))
}

func failures() {
	_, err := net.Dial("none", "x")
	var op *net.OpError
	var unknown net.UnknownNetworkError
	fmt.Println(errors.As(err, &op), op.Op, op.Net, op.Source, op.Addr, op.Err, op.Timeout(), op.Temporary())
	fmt.Println(errors.As(err, &unknown), unknown, unknown.Timeout(), unknown.Temporary())
	fmt.Println(net.InvalidAddrError("bad"), net.InvalidAddrError("bad").Timeout(), net.InvalidAddrError("bad").Temporary())
	for _, e := range []*net.DNSError{{Err: "odd", Name: "host"}, {Err: "odd", Name: "host", Server: "9.9.9.9:53"},
		{Err: "slow", Name: "host", IsTimeout: true}, {Err: "odd", Name: "host", IsTemporary: true},
		{Err: "none", Name: "host", IsNotFound: true, UnwrapErr: io.EOF}} {
		fmt.Println(e, e.Timeout(), e.Temporary(), e.IsNotFound, errors.Is(e, io.EOF))
	}
}

func tcp() {
	l, err := net.ListenTCP("tcp", &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1)})
	check(err)
	at := l.Addr().(*net.TCPAddr)
	c, err := net.DialTCP("tcp", nil, at)
	check(err)
	s, err := l.AcceptTCP()
	check(err)
	n, err := c.ReadFrom(strings.NewReader("through ReadFrom"))
	fmt.Println(n, err, c.CloseWrite())
	n, err = s.WriteTo(os.Stdout)
	fmt.Println()
	fmt.Println(n, err, s.Close(), c.Close(), l.Close())
	_, err = net.DialTCP("tcp", nil, at)
	var op *net.OpError
	fmt.Println(errors.As(err, &op), op.Addr.String() == at.String(), op.Source, errors.Unwrap(op.Err))
	_, err = net.ListenTCP("udp", at)
	fmt.Println(strings.ReplaceAll(err.Error(), at.String(), "ADDRESS"))
}

func unix() {
	dir, err := os.MkdirTemp("", "")
	check(err)
	defer os.RemoveAll(dir)
	name := dir + "/socket"
	for _, remove := range []bool{false, true} {
		l, err := net.ListenUnix("unix", &net.UnixAddr{Name: name, Net: "unix"})
		check(err)
		l.SetUnlinkOnClose(remove)
		c, err := net.DialUnix("unix", nil, &net.UnixAddr{Name: name, Net: "unix"})
		check(err)
		var s *net.UnixConn
		s, err = l.AcceptUnix()
		check(err)
		_, err = s.Write([]byte("text"))
		check(err)
		check(s.CloseWrite())
		b, err := io.ReadAll(c)
		fmt.Println(string(b), err, c.Close(), s.Close(), l.Close())
		_, err = os.Stat(name)
		fmt.Println(err == nil)
		os.Remove(name)
	}
	var _ *net.UnixListener
}

func main() {
	addresses()
	lookups()
	failures()
	tcp()
	unix()
}
