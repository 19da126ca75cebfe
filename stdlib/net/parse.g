package net

// ParseIP gives the address that s is: "192.0.2.1", "2001:db8::68", "::ffff:192.0.2.1"; nil if it is none.
func ParseIP(s string) IP {
	ip, zone := parseIPZone(s)
	if zone != "" {
		return nil
	}
	return ip
}

// parseIPZone takes "fe80::1%eth0" too, and gives the zone apart. ip has 16 bytes, or is nil.
func parseIPZone(s string) (ip IP, zone string) {
	for i := range len(s) {
		switch s[i] {
		case '.':
			return parseIPv4(s), ""
		case ':':
			return parseIPv6(s)
		}
	}
	return nil, ""
}

// number reads digits at the start of s, up to max; used is 0 if there are none, or if the number is too large.
func number(s string, base, max int) (n, used int) {
	for used < len(s) {
		d := digit(s[used])
		if d >= base {
			break
		}
		n = n*base + d
		if n > max {
			return 0, 0
		}
		used++
	}
	return n, used
}

func digit(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return 99
}

func parseIPv4(s string) IP {
	var p [4]byte
	for i := range p {
		if i > 0 {
			if len(s) == 0 || s[0] != '.' {
				return nil
			}
			s = s[1:]
		}
		n, used := number(s, 10, 255)
		if used == 0 || used > 1 && s[0] == '0' {
			return nil
		}
		p[i] = byte(n)
		s = s[used:]
	}
	if s != "" {
		return nil
	}
	return IPv4(p[0], p[1], p[2], p[3])
}

func parseIPv6(s string) (IP, string) {
	zone := ""
	for i := range len(s) {
		if s[i] == '%' {
			s, zone = s[:i], s[i+1:]
			if zone == "" {
				return nil, ""
			}
			break
		}
	}
	ip := make(IP, 0, IPv6len)
	gap := -1 // where :: stands
	if len(s) >= 2 && s[0] == ':' && s[1] == ':' {
		gap = 0
		s = s[2:]
	}
	for s != "" {
		n, used := number(s, 16, 0xFFFF)
		if used == 0 || used > 4 || len(ip) >= IPv6len {
			return nil, ""
		}
		if used < len(s) && s[used] == '.' { // the last four bytes as IPv4
			p := parseIPv4(s)
			if p == nil || len(ip) > 12 || gap < 0 && len(ip) != 12 {
				return nil, ""
			}
			ip = append(ip, p[12:]...)
			break
		}
		ip = append(ip, byte(n>>8), byte(n))
		s = s[used:]
		if s == "" {
			break
		}
		if s[0] != ':' || len(s) == 1 {
			return nil, ""
		}
		s = s[1:]
		if s[0] == ':' {
			if gap >= 0 {
				return nil, ""
			}
			gap = len(ip)
			s = s[1:]
		}
	}
	if gap < 0 && len(ip) != IPv6len || gap >= 0 && len(ip) == IPv6len {
		return nil, ""
	}
	if gap >= 0 {
		full := make(IP, IPv6len)
		copy(full, ip[:gap])
		copy(full[IPv6len-(len(ip)-gap):], ip[gap:])
		ip = full
	}
	return ip, zone
}

// ParseCIDR reads "192.0.2.1/24": the address, and the network that it is in.
func ParseCIDR(s string) (IP, *IPNet, error) {
	fail := &ParseError{Type: "CIDR address", Text: s}
	slash := -1
	for i := range len(s) {
		if s[i] == '/' {
			slash = i
			break
		}
	}
	if slash < 0 {
		return nil, nil, fail
	}
	ip := ParseIP(s[:slash])
	bits := 8 * IPv6len
	for i := range slash {
		if s[i] == '.' && parseIPv4(s[:slash]) != nil {
			bits = 8 * IPv4len
			break
		}
	}
	rest := s[slash+1:]
	n, used := number(rest, 10, bits)
	if ip == nil || used == 0 || used != len(rest) {
		return nil, nil, fail
	}
	m := CIDRMask(n, bits)
	return ip, &IPNet{IP: ip.Mask(m), Mask: m}, nil
}
