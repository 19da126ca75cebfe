package net_test

import (
	"errors"
	"fmt"
	"io"
	. "net"
	"os"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestIP(t *testing.T) {
	for s, want := range map[string]string{
		"1.2.3.4": "1.2.3.4", "0.0.0.0": "0.0.0.0", "::": "::", "::1": "::1", "2001:db8::1": "2001:db8::1", "2001:DB8:0:0:0:0:0:1": "2001:db8::1", "::ffff:1.2.3.4": "1.2.3.4", "fe80::1:0:0:1": "fe80::1:0:0:1",
		"1.2.3": "<nil>", "1.2.3.256": "<nil>", "01.2.3.4": "<nil>", "": "<nil>", ":::": "<nil>", "1::2::3": "<nil>", "12345::": "<nil>", "::1%lo": "<nil>", "1:2:3:4:5:6:7": "<nil>",
	} {
		if got := ParseIP(s).String(); got != want {
			t.Errorf("ParseIP(%q) = %s, want %s", s, got, want)
		}
	}
	if IPv4(1, 2, 3, 4).To4() == nil || len(IPv4(1, 2, 3, 4).To16()) != 16 || IPv6loopback.To4() != nil || !ParseIP("::ffff:1.2.3.4").Equal(IP{1, 2, 3, 4}) || !ParseIP("127.9.9.9").IsLoopback() || !IPv4zero.IsUnspecified() || !ParseIP("224.0.0.1").IsMulticast() || !ParseIP("10.1.1.1").IsPrivate() {
		t.Error("properties")
	}
	ip, n, err := ParseCIDR("192.168.5.7/20")
	if err != nil || ip.String() != "192.168.5.7" || n.String() != "192.168.0.0/20" || !n.Contains(ParseIP("192.168.15.1")) || n.Contains(ParseIP("192.168.16.1")) {
		t.Error(ip, n, err)
	}
	if _, _, err := ParseCIDR("1.2.3.4/33"); err == nil || err.Error() != "invalid CIDR address: 1.2.3.4/33" {
		t.Error(err)
	}
	m := CIDRMask(12, 32)
	if ones, bits := m.Size(); m.String() != "fff00000" || ones != 12 || bits != 32 || ParseIP("1.255.3.4").Mask(m).String() != "1.240.0.0" {
		t.Error(m)
	}
}

func TestHostPort(t *testing.T) {
	for s, want := range map[string]string{
		"a:1": `"a" "1" <nil>`, "[::1]:80": `"::1" "80" <nil>`, ":http": `"" "http" <nil>`, "a": `"" "" address a: missing port in address`, "a:b:1": `"" "" address a:b:1: too many colons in address`,
		"[::1]": `"" "" address [::1]: missing port in address`, "[::1:80": `"" "" address [::1:80: missing ']' in address`,
	} {
		h, p, err := SplitHostPort(s)
		if got := fmt.Sprintf("%q %q %v", h, p, err); got != want {
			t.Errorf("%s: %s, want %s", s, got, want)
		}
		if err == nil && JoinHostPort(h, p) != s {
			t.Errorf("JoinHostPort(%q, %q)", h, p)
		}
	}
}

func echo(t *testing.T, network, address string) Addr {
	t.Helper()
	l, err := Listen(network, address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		l.Close()
		if _, err := l.Accept(); !errors.Is(err, ErrClosed) {
			t.Error(err)
		}
	})
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go func() {
				io.Copy(c, c)
				c.Close()
			}()
		}
	}()
	return l.Addr()
}

func TestStreams(t *testing.T) {
	dir := t.TempDir()
	for _, addr := range []Addr{echo(t, "tcp", "127.0.0.1:0"), echo(t, "unix", dir+"/socket")} {
		var wg sync.WaitGroup
		for i := range 4 {
			wg.Go(func() {
				c, err := Dial(addr.Network(), addr.String())
				if err != nil {
					t.Error(err)
					return
				}
				defer c.Close()
				text := strings.Repeat(fmt.Sprint("text ", i), 20000)
				go func() {
					io.WriteString(c, text)
					c.(interface{ CloseWrite() error }).CloseWrite()
				}()
				if got, err := io.ReadAll(c); string(got) != text || err != nil {
					t.Errorf("%d bytes of %d, %v", len(got), len(text), err)
				}
				if c.RemoteAddr().String() != addr.String() || c.LocalAddr().Network() != addr.Network() {
					t.Error(c.RemoteAddr(), c.LocalAddr())
				}
			})
		}
		wg.Wait()
		c, err := Dial(addr.Network(), addr.String())
		if err != nil {
			t.Fatal(err)
		}
		c.SetReadDeadline(time.Now().Add(5 * time.Millisecond))
		_, err = c.Read(make([]byte, 1))
		var ne Error
		if !errors.As(err, &ne) || !ne.Timeout() || !errors.Is(err, os.ErrDeadlineExceeded) || !strings.HasSuffix(err.Error(), ": i/o timeout") {
			t.Error(err)
		}
		c.Close()
		if _, err := c.Write([]byte("x")); !errors.Is(err, ErrClosed) || !strings.HasSuffix(err.Error(), ": use of closed network connection") {
			t.Error(err)
		}
		if err := c.Close(); !errors.Is(err, ErrClosed) {
			t.Error(err)
		}
	}
}

func TestErrors(t *testing.T) {
	l, err := Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	addr := l.Addr().String()
	if _, err := Listen("tcp", addr); err == nil || err.Error() != "listen tcp "+addr+": bind: address already in use" {
		t.Error(err)
	}
	l.Close()
	for _, tt := range []struct{ network, address, want string }{
		{"tcp", addr, "dial tcp " + addr + ": connect: connection refused"}, {"tcp", "127.0.0.1", "dial tcp: address 127.0.0.1: missing port in address"},
		{"none", "x", "dial none: unknown network none"}, {"unix", "/no/such", "dial unix /no/such: connect: no such file or directory"}, {"tcp", "127.0.0.1:99999", "dial tcp: address 99999: invalid port"},
	} {
		_, err := Dial(tt.network, tt.address)
		var oe *OpError
		if !errors.As(err, &oe) || err.Error() != tt.want || oe.Op != "dial" || oe.Net != tt.network {
			t.Errorf("%v, want %s", err, tt.want)
		}
	}
}

func TestPipe(t *testing.T) {
	a, b := Pipe()
	go func() {
		a.Write([]byte("hello"))
		a.Close()
	}()
	if got, err := io.ReadAll(b); string(got) != "hello" || err != nil {
		t.Error(got, err)
	}
	if _, err := b.Write([]byte("x")); err != io.ErrClosedPipe {
		t.Error(err)
	}
	b.SetDeadline(time.Now().Add(-time.Second))
	if a.LocalAddr().Network() != "pipe" || b.RemoteAddr().String() != "pipe" {
		t.Error(a.LocalAddr())
	}
}
