// run

// Package net: addresses as text.
package main

import (
	"fmt"
	"net"
)

func main() {
	for _, s := range []string{
		"127.0.0.1", "0.0.0.0", "255.255.255.255", "256.0.0.1", "1.2.3", "1.2.3.4.5", "01.2.3.4", "1.2.3.04", "1..2.3", "", ".", "a.b.c.d",
		"::", "::1", "1::", "2001:db8::68", "2001:db8:0:0:1:0:0:1", "1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "1::2::3",
		"::ffff:192.0.2.1", "::192.0.2.1", "1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:7:1.2.3.4", "1:2:3:4:5:6:7::", "::2:3:4:5:6:7:8",
		"fe80::1%lo", "12345::", "g::", ":1", "1:", ":::", "FF02::1", "0:0:0:0:0:0:0:0", "1:0:0:2:0:0:0:3", "1:0:2:0:3:0:4:0",
		"::1.2.3.256", "::%", "1:2:3:4:5:6:7:8::", "::1:2:3:4:5:6:7:8",
	} {
		ip := net.ParseIP(s)
		fmt.Println(s, "|", ip, len(ip), ip.To4() != nil, ip.IsLoopback(), ip.IsUnspecified(), ip.IsMulticast(), ip.IsPrivate(),
			ip.IsGlobalUnicast(), ip.IsLinkLocalUnicast(), ip.IsLinkLocalMulticast(), ip.IsInterfaceLocalMulticast(), ip.DefaultMask())
	}
	for _, s := range []string{
		"192.0.2.1/24", "192.0.2.1/0", "192.0.2.1/32", "192.0.2.1/33", "2001:db8::1/32", "::1/128", "::1/129", "1.2.3.4", "1.2.3.4/", "1.2.3.4/x",
		"/8", "1.2.3.4/08", "10.1.2.3/9",
	} {
		ip, n, err := net.ParseCIDR(s)
		fmt.Println(s, "|", ip, n, err)
		if err == nil {
			ones, bits := n.Mask.Size()
			fmt.Println(n.Mask, ones, bits, n.Contains(ip), n.Contains(net.ParseIP("192.0.2.200")), n.Contains(net.ParseIP("2001:db8:ff::")),
				n.Network())
		}
	}
	fmt.Println(net.IPv4(1, 2, 3, 4), net.IPv4(1, 2, 3, 4).Equal(net.IP{1, 2, 3, 4}), net.IP{1, 2, 3}, net.IP(nil), net.IPv6loopback)
	fmt.Println(net.IPv4(10, 1, 2, 3).Mask(net.CIDRMask(12, 32)), net.IPMask{255, 0, 255, 0}, net.CIDRMask(33, 32), net.CIDRMask(20, 128))
	fmt.Println(&net.IPNet{IP: net.IPv4(1, 2, 3, 4), Mask: net.IPMask{255, 0, 255, 0}})
	fmt.Println(net.IPMask{255, 0, 255, 0}.Size())

	for _, s := range []string{
		"127.0.0.1", "127.0.0.1:foo", "127.0.0.1:99999", "127.0.0.1:-1", "127.0.0.1:+5", "[::1]:80", "::1:80", "[::1", "[::1]80", "[::1]", "[::1]:", "",
		":", ":80", "localhost:80", "a:b:c", "[fe80::1%lo]:80", "127.0.0.1:", "host]:1", "[127.0.0.1]:22", "[[::1]]:1", "a[b:1", "[a]b:1", "127.0.0.1:http",
		"127.0.0.1:HTTPS", "127.0.0.1:080",
	} {
		for _, network := range []string{"tcp", "tcp4", "tcp6"} {
			a, err := net.ResolveTCPAddr(network, s)
			fmt.Println(network, s, "|", a, "|", err)
		}
		host, port, err := net.SplitHostPort(s)
		fmt.Println(host, port, err, net.JoinHostPort(host, port))
	}
	_, err := net.ResolveTCPAddr("udp", "127.0.0.1:1")
	fmt.Println(err)
	u, err := net.ResolveUnixAddr("unix", "/x")
	fmt.Println(u, u.Network(), err)
	_, err = net.ResolveUnixAddr("tcp", "/x")
	fmt.Println(err)
	addrs, err := net.LookupHost("127.0.0.5")
	fmt.Println(addrs, err)
	addrs, err = net.LookupHost("localhost")
	fmt.Println(len(addrs) > 0, err)
	var nilTCP *net.TCPAddr
	fmt.Println(nilTCP, &net.TCPAddr{}, &net.TCPAddr{IP: net.IPv6loopback, Port: 5, Zone: "z"})

	b, err := net.IPv4(1, 2, 3, 4).MarshalText()
	fmt.Println(string(b), err)
	var ip net.IP
	fmt.Println(ip.UnmarshalText([]byte("::5")), ip, ip.UnmarshalText([]byte("x")))
}
