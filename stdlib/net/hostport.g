package net

import (
	"os"
	"strings"
)

// SplitHostPort takes "host:port", "host%zone:port", "[host]:port" or "[host%zone]:port" apart.
func SplitHostPort(hostport string) (host, port string, err error) {
	fail := func(why string) (string, string, error) {
		return "", "", &AddrError{Err: why, Addr: hostport}
	}
	const missing, many = "missing port in address", "too many colons in address"
	colon := strings.LastIndexByte(hostport, ':')
	if colon < 0 {
		return fail(missing)
	}
	from, to := 0, 0 // where brackets may no longer stand
	if hostport[0] == '[' {
		end := strings.IndexByte(hostport, ']')
		switch {
		case end < 0:
			return fail("missing ']' in address")
		case end+1 == len(hostport):
			return fail(missing)
		case end+1 != colon && hostport[end+1] == ':':
			return fail(many)
		case end+1 != colon:
			return fail(missing)
		}
		host = hostport[1:end]
		from, to = 1, end+1
	} else {
		host = hostport[:colon]
		if strings.IndexByte(host, ':') >= 0 {
			return fail(many)
		}
	}
	if strings.IndexByte(hostport[from:], '[') >= 0 {
		return fail("unexpected '[' in address")
	}
	if strings.IndexByte(hostport[to:], ']') >= 0 {
		return fail("unexpected ']' in address")
	}
	return host, hostport[colon+1:], nil
}

// JoinHostPort is the inverse: brackets around a host with colons.
func JoinHostPort(host, port string) string {
	if strings.IndexByte(host, ':') >= 0 {
		return "[" + host + "]:" + port
	}
	return host + ":" + port
}

// lines calls f with the words of each line of a file like /etc/hosts until f gives false. A file that cannot be read has no
// lines.
func lines(file string, f func(words []string) bool) {
	data, err := os.ReadFile(file)
	if err != nil {
		return
	}
	for _, line := range strings.Split(string(data), "\n") {
		if i := strings.IndexByte(line, '#'); i >= 0 {
			line = line[:i]
		}
		if words := strings.Fields(line); len(words) > 1 && !f(words) {
			return
		}
	}
}

// words calls f with each word of a file.
func words(file string, f func(w string)) {
	data, err := os.ReadFile(file)
	if err != nil {
		return
	}
	for _, w := range strings.Fields(string(data)) {
		f(w)
	}
}

// Services that are known without /etc/services.
var services = map[string]int{
	"domain": 53, "echo": 7, "ftp": 21, "ftps": 990, "gopher": 70, "http": 80, "https": 443, "imap2": 143, "imap3": 220, "imaps": 993,
	"pop3": 110, "pop3s": 995, "smtp": 25, "ssh": 22, "submissions": 465, "telnet": 23,
}

// LookupPort gives the number of a service: "80", "http". "" is 0.
func LookupPort(network, service string) (port int, err error) {
	if service == "" {
		return 0, nil
	}
	digits := strings.TrimLeft(service, "+-")
	if n, used := number(digits, 10, 1<<30); used > 0 && used == len(digits) && len(service)-len(digits) <= 1 {
		if service[0] == '-' && n != 0 || n > 0xFFFF {
			return 0, &AddrError{Err: "invalid port", Addr: service}
		}
		return n, nil
	}
	switch network {
	case "tcp", "tcp4", "tcp6", "udp", "udp4", "udp6", "ip", "":
	default:
		return 0, &AddrError{Err: "unknown network", Addr: network}
	}
	protocol := strings.TrimRight(network, "46")
	wanted := strings.ToLower(service)
	port = -1
	lines("/etc/services", func(words []string) bool {
		n, used := number(words[1], 10, 0xFFFF)
		if used == 0 || used == len(words[1]) || words[1][used] != '/' || protocol != "" && protocol != "ip" && words[1][used+1:] != protocol {
			return true
		}
		for i, name := range words {
			if i != 1 && name == wanted {
				port = n
				return false
			}
		}
		return true
	})
	if port >= 0 {
		return port, nil
	}
	if n, ok := services[wanted]; ok && protocol != "udp" {
		return n, nil
	}
	return 0, &DNSError{Err: "unknown port", Name: network + "/" + service, IsNotFound: true}
}

// hosts gives the addresses that /etc/hosts has for a name. A machine without the file, or without the line, is still localhost
// (RFC 6761, section 6.3).
func hosts(name string) (found []string) {
	lines("/etc/hosts", func(words []string) bool {
		if ip, _ := parseIPZone(words[0]); ip == nil {
			return true
		}
		for _, word := range words[1:] {
			if strings.EqualFold(strings.TrimSuffix(word, "."), strings.TrimSuffix(name, ".")) {
				found = append(found, words[0])
				break
			}
		}
		return true
	})
	if len(found) == 0 && strings.EqualFold(strings.TrimSuffix(name, "."), "localhost") {
		return []string{"127.0.0.1"}
	}
	return found
}

// LookupHost gives the addresses of a host: of an address itself, and of names in /etc/hosts. There is no DNS yet.
func LookupHost(host string) (addrs []string, err error) {
	if host == "" {
		return nil, &DNSError{Err: "no such host", Name: host, IsNotFound: true}
	}
	if ip, _ := parseIPZone(host); ip != nil {
		return []string{host}, nil
	}
	if addrs = hosts(host); len(addrs) != 0 {
		return addrs, nil
	}
	return nil, &DNSError{Err: "no such host (/etc/hosts only: DNS is not supported yet)", Name: host, IsNotFound: true}
}

// LookupIP is LookupHost with addresses that are no text.
func LookupIP(host string) ([]IP, error) {
	addrs, err := LookupHost(host)
	if err != nil {
		return nil, err
	}
	var ips []IP
	for _, a := range addrs {
		ip, _ := parseIPZone(a)
		ips = append(ips, ip)
	}
	return ips, nil
}
