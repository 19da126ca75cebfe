package net

// Lengths of addresses.
const (
	IPv4len = 4
	IPv6len = 16
)

// An IP is an address of 4 or 16 bytes. The address of IPv4 with 16 bytes, ::ffff:a.b.c.d, is the same address.
type IP []byte

// An IPMask tells the network in an address from the host.
type IPMask []byte

// An IPNet is a network: the addresses that agree with IP where Mask has ones.
type IPNet struct {
	IP   IP
	Mask IPMask
}

var prefix4in6 = [12]byte{10: 0xFF, 11: 0xFF}

// IPv4 is the address a.b.c.d, in 16 bytes.
func IPv4(a, b, c, d byte) IP {
	ip := make(IP, IPv6len)
	copy(ip, prefix4in6[:])
	ip[12], ip[13], ip[14], ip[15] = a, b, c, d
	return ip
}

// IPv4Mask is the mask a.b.c.d.
func IPv4Mask(a, b, c, d byte) IPMask { return IPMask{a, b, c, d} }

// CIDRMask has `ones` ones and then zeros, bits in all: 32 or 128.
func CIDRMask(ones, bits int) IPMask {
	if bits != 8*IPv4len && bits != 8*IPv6len || ones < 0 || ones > bits {
		return nil
	}
	m := make(IPMask, bits/8)
	for i := range ones {
		m[i/8] |= 0x80 >> (i % 8)
	}
	return m
}

// Well-known addresses.
var (
	IPv4bcast     = IPv4(255, 255, 255, 255)
	IPv4allsys    = IPv4(224, 0, 0, 1)
	IPv4allrouter = IPv4(224, 0, 0, 2)
	IPv4zero      = IPv4(0, 0, 0, 0)

	IPv6zero                   = make(IP, IPv6len)
	IPv6unspecified            = make(IP, IPv6len)
	IPv6loopback               = IP{15: 1}
	IPv6interfacelocalallnodes = IP{0: 0xFF, 1: 1, 15: 1}
	IPv6linklocalallnodes      = IP{0: 0xFF, 1: 2, 15: 1}
	IPv6linklocalallrouters    = IP{0: 0xFF, 1: 2, 15: 2}
)

// To4 is ip in four bytes, nil if it is no address of IPv4.
func (ip IP) To4() IP {
	switch {
	case len(ip) == IPv4len:
		return ip
	case len(ip) == IPv6len && [12]byte(ip[:12]) == prefix4in6:
		return ip[12:16]
	}
	return nil
}

// To16 is ip in 16 bytes, nil if it is no address.
func (ip IP) To16() IP {
	switch len(ip) {
	case IPv4len:
		return IPv4(ip[0], ip[1], ip[2], ip[3])
	case IPv6len:
		return ip
	}
	return nil
}

// Equal tells whether two are the same address.
func (ip IP) Equal(x IP) bool {
	a, b := ip.To16(), x.To16()
	if a == nil || b == nil {
		return len(ip) == 0 && len(x) == 0
	}
	return [16]byte(a) == [16]byte(b)
}

func (ip IP) is(v4 func(IP) bool, v6 func(IP) bool) bool {
	if p := ip.To4(); p != nil {
		return v4(p)
	}
	return len(ip) == IPv6len && v6(ip)
}

// IsUnspecified tells whether ip is 0.0.0.0 or ::.
func (ip IP) IsUnspecified() bool { return ip.Equal(IPv4zero) || ip.Equal(IPv6unspecified) }

// IsLoopback tells whether ip is this machine: 127.x.x.x or ::1.
func (ip IP) IsLoopback() bool {
	return ip.is(func(p IP) bool { return p[0] == 127 }, func(p IP) bool { return p.Equal(IPv6loopback) })
}

// IsPrivate tells whether ip is for use within an organisation (RFC 1918, RFC 4193).
func (ip IP) IsPrivate() bool {
	return ip.is(func(p IP) bool { return p[0] == 10 || p[0] == 172 && p[1]&0xF0 == 16 || p[0] == 192 && p[1] == 168 },
		func(p IP) bool { return p[0]&0xFE == 0xFC })
}

// IsMulticast tells whether ip stands for a group.
func (ip IP) IsMulticast() bool {
	return ip.is(func(p IP) bool { return p[0]&0xF0 == 0xE0 }, func(p IP) bool { return p[0] == 0xFF })
}

// IsInterfaceLocalMulticast tells whether ip is a group within one interface.
func (ip IP) IsInterfaceLocalMulticast() bool {
	return len(ip) == IPv6len && ip[0] == 0xFF && ip[1]&0x0F == 1
}

// IsLinkLocalMulticast tells whether ip is a group within one link.
func (ip IP) IsLinkLocalMulticast() bool {
	return ip.is(func(p IP) bool { return p[0] == 224 && p[1] == 0 && p[2] == 0 },
		func(p IP) bool { return p[0] == 0xFF && p[1]&0x0F == 2 })
}

// IsLinkLocalUnicast tells whether ip is valid within one link.
func (ip IP) IsLinkLocalUnicast() bool {
	return ip.is(func(p IP) bool { return p[0] == 169 && p[1] == 254 },
		func(p IP) bool { return p[0] == 0xFE && p[1]&0xC0 == 0x80 })
}

// IsGlobalUnicast tells whether ip is none of the special ones.
func (ip IP) IsGlobalUnicast() bool {
	return (len(ip) == IPv4len || len(ip) == IPv6len) && !ip.Equal(IPv4bcast) && !ip.IsUnspecified() && !ip.IsLoopback() &&
		!ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

// DefaultMask is the mask that addresses of IPv4 had before there were others.
func (ip IP) DefaultMask() IPMask {
	p := ip.To4()
	switch {
	case p == nil:
		return nil
	case p[0] < 0x80:
		return IPv4Mask(0xFF, 0, 0, 0)
	case p[0] < 0xC0:
		return IPv4Mask(0xFF, 0xFF, 0, 0)
	}
	return IPv4Mask(0xFF, 0xFF, 0xFF, 0)
}

// Mask is ip without the host; nil if the lengths do not fit.
func (ip IP) Mask(mask IPMask) IP {
	if len(mask) == IPv6len && len(ip) == IPv4len {
		for _, b := range mask[:12] {
			if b != 0xFF {
				return nil
			}
		}
		mask = mask[12:]
	}
	if p := ip.To4(); len(mask) == IPv4len && p != nil {
		ip = p
	}
	if len(ip) != len(mask) {
		return nil
	}
	out := make(IP, len(ip))
	for i := range ip {
		out[i] = ip[i] & mask[i]
	}
	return out
}

// String is "192.0.2.1" or "2001:db8::1", "<nil>" for an empty address, "?" and hexadecimal digits for what is none.
func (ip IP) String() string {
	if len(ip) == 0 {
		return "<nil>"
	}
	if p := ip.To4(); p != nil {
		return string(appendIPv4(nil, p))
	}
	if len(ip) != IPv6len {
		return "?" + hexString(ip)
	}
	return string(appendIPv6(nil, ip))
}

func appendIPv4(b []byte, p IP) []byte {
	for i, v := range p {
		if i > 0 {
			b = append(b, '.')
		}
		b = append(b, utoa(uint(v))...)
	}
	return b
}

// longestZeros finds the longest run of zero groups, two at least, the first of equals.
func longestZeros(ip IP) (from, to int) {
	for i := 0; i < IPv6len; i += 2 {
		end := i
		for end < IPv6len && ip[end] == 0 && ip[end+1] == 0 {
			end += 2
		}
		if end-i > to-from && end-i > 2 {
			from, to = i, end
		}
		if end > i {
			i = end
		}
	}
	return from, to
}

func appendIPv6(b []byte, ip IP) []byte {
	from, to := longestZeros(ip)
	for i := 0; i < IPv6len; i += 2 {
		if i == from && to > from {
			b = append(b, "::"...)
			if i = to; i == IPv6len {
				break
			}
		} else if i > 0 {
			b = append(b, ':')
		}
		v := uint(ip[i])<<8 | uint(ip[i+1])
		started := false
		for shift := 12; shift >= 0; shift -= 4 {
			d := v >> shift & 15
			if d != 0 || started || shift == 0 {
				b = append(b, hexDigits[d])
				started = true
			}
		}
	}
	return b
}

const hexDigits = "0123456789abcdef"

func hexString(p []byte) string {
	b := make([]byte, 0, 2*len(p))
	for _, v := range p {
		b = append(b, hexDigits[v>>4], hexDigits[v&15])
	}
	return string(b)
}

func utoa(v uint) string {
	var b [20]byte
	i := len(b)
	for {
		i--
		b[i] = byte('0' + v%10)
		v /= 10
		if v == 0 {
			return string(b[i:])
		}
	}
}

// MarshalText is String, "" for an empty address.
func (ip IP) MarshalText() ([]byte, error) {
	switch len(ip) {
	case 0:
		return []byte(""), nil
	case IPv4len, IPv6len:
		return []byte(ip.String()), nil
	}
	return nil, &AddrError{Err: "invalid IP address", Addr: hexString(ip)}
}

// UnmarshalText is ParseIP.
func (ip *IP) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*ip = nil
		return nil
	}
	x := ParseIP(string(text))
	if x == nil {
		return &ParseError{Type: "IP address", Text: string(text)}
	}
	*ip = x
	return nil
}

// Size is how many ones m has in front, and bits in all; 0, 0 if there are ones behind a zero.
func (m IPMask) Size() (ones, bits int) {
	for ones < 8*len(m) && m[ones/8]&(0x80>>(ones%8)) != 0 {
		ones++
	}
	for i := ones; i < 8*len(m); i++ {
		if m[i/8]&(0x80>>(i%8)) != 0 {
			return 0, 0
		}
	}
	return ones, 8 * len(m)
}

// String is m in hexadecimal.
func (m IPMask) String() string {
	if len(m) == 0 {
		return "<nil>"
	}
	return hexString(m)
}

// parts gives address and mask in the same number of bytes, nil if they do not fit.
func (n *IPNet) parts() (IP, IPMask) {
	ip, m := n.IP, n.Mask
	if p := ip.To4(); p != nil {
		ip = p
		if len(m) == IPv6len {
			m = m[12:]
		}
	}
	if len(ip) != len(m) || len(ip) != IPv4len && len(ip) != IPv6len {
		return nil, nil
	}
	return ip, m
}

// Contains tells whether ip is in the network.
func (n *IPNet) Contains(ip IP) bool {
	p, m := n.parts()
	if x := ip.To4(); x != nil {
		ip = x
	}
	if len(p) != len(ip) {
		return false
	}
	for i := range ip {
		if p[i]&m[i] != ip[i]&m[i] {
			return false
		}
	}
	return true
}

func (n *IPNet) Network() string { return "ip+net" }

// String is "192.0.2.0/24", or with the mask in hexadecimal where it is none of a number of bits.
func (n *IPNet) String() string {
	if n == nil {
		return "<nil>"
	}
	ip, m := n.parts()
	if ip == nil {
		return "<nil>"
	}
	ones, bits := m.Size()
	if bits == 0 || ones == 0 && m[0] != 0 {
		return ip.String() + "/" + m.String()
	}
	return ip.String() + "/" + utoa(uint(ones))
}
