package syscall

import "unsafe"

// Families, types and options of sockets. The numbers are Linux's.
const (
	AF_UNSPEC = 0
	AF_UNIX   = 1
	AF_LOCAL  = 1
	AF_INET   = 2
	AF_INET6  = 10

	SOCK_STREAM    = 1
	SOCK_DGRAM     = 2
	SOCK_RAW       = 3
	SOCK_SEQPACKET = 5
	SOCK_NONBLOCK  = O_NONBLOCK
	SOCK_CLOEXEC   = O_CLOEXEC

	SHUT_RD   = 0
	SHUT_WR   = 1
	SHUT_RDWR = 2

	SOMAXCONN = 128

	SOL_SOCKET   = 1
	SO_REUSEADDR = 2
	SO_TYPE      = 3
	SO_ERROR     = 4
	SO_BROADCAST = 6
	SO_SNDBUF    = 7
	SO_RCVBUF    = 8
	SO_KEEPALIVE = 9
	SO_LINGER    = 13
	SO_RCVTIMEO  = 20
	SO_SNDTIMEO  = 21
	SO_PROTOCOL  = 38
	SO_DOMAIN    = 39

	IPPROTO_IP    = 0
	IPPROTO_TCP   = 6
	IPPROTO_UDP   = 17
	IPPROTO_IPV6  = 41
	IPV6_V6ONLY   = 26
	TCP_NODELAY   = 1
	TCP_CORK      = 3
	TCP_KEEPIDLE  = 4
	TCP_KEEPINTVL = 5
	TCP_KEEPCNT   = 6
	TCP_QUICKACK  = 12

	MSG_PEEK     = 2
	MSG_DONTWAIT = 0x40
	MSG_NOSIGNAL = 0x4000
)

// A Sockaddr is the address of a socket: *SockaddrInet4, *SockaddrInet6 or *SockaddrUnix.
type Sockaddr interface {
	raw(buf *rawSockaddr) (n uintptr, err error) // as the kernel wants it, of n bytes
}

// rawSockaddr has room for every address: the family in two bytes, then what depends on it.
type rawSockaddr [112]byte

type SockaddrInet4 struct {
	Port int
	Addr [4]byte
}

type SockaddrInet6 struct {
	Port   int
	ZoneId uint32
	Addr   [16]byte
}

// A SockaddrUnix names a file, or with @ in front a name that is no file.
type SockaddrUnix struct {
	Name string
}

func (b *rawSockaddr) setFamily(family int) { b[0], b[1] = byte(family), byte(family>>8) }

func (b *rawSockaddr) setPort(port int) error {
	if port < 0 || port > 0xFFFF {
		return EINVAL
	}
	b[2], b[3] = byte(port>>8), byte(port)
	return nil
}

func (b *rawSockaddr) port() int { return int(b[2])<<8 | int(b[3]) }

func (s *SockaddrInet4) raw(b *rawSockaddr) (uintptr, error) {
	b.setFamily(AF_INET)
	copy(b[4:8], s.Addr[:])
	return 16, b.setPort(s.Port)
}

func (s *SockaddrInet6) raw(b *rawSockaddr) (uintptr, error) {
	b.setFamily(AF_INET6)
	copy(b[8:24], s.Addr[:])
	for i := range 4 {
		b[24+i] = byte(s.ZoneId >> (8 * i))
	}
	return 28, b.setPort(s.Port)
}

func (s *SockaddrUnix) raw(b *rawSockaddr) (uintptr, error) {
	const room = 108
	n := len(s.Name)
	if n >= room && !(n == room && s.Name[0] == '@') {
		return 0, EINVAL
	}
	b.setFamily(AF_UNIX)
	copy(b[2:], s.Name)
	switch {
	case n == 0:
		return 2, nil
	case s.Name[0] == '@': // the kernel writes a NUL there, and none behind it
		b[2] = 0
		return uintptr(2 + n), nil
	}
	return uintptr(2 + n + 1), nil
}

// parse is the inverse of raw, for what the kernel has filled in.
func (b *rawSockaddr) parse(n uint32) (Sockaddr, error) {
	switch int(b[0]) | int(b[1])<<8 {
	case AF_INET:
		s := &SockaddrInet4{Port: b.port()}
		copy(s.Addr[:], b[4:8])
		return s, nil
	case AF_INET6:
		s := &SockaddrInet6{Port: b.port()}
		copy(s.Addr[:], b[8:24])
		for i := range 4 {
			s.ZoneId |= uint32(b[24+i]) << (8 * i)
		}
		return s, nil
	case AF_UNIX:
		if n <= 2 {
			return &SockaddrUnix{}, nil
		}
		name := b[2:n]
		if name[0] == 0 {
			name[0] = '@'
			return &SockaddrUnix{Name: string(name)}, nil
		}
		for i, c := range name {
			if c == 0 {
				name = name[:i]
				break
			}
		}
		return &SockaddrUnix{Name: string(name)}, nil
	}
	return nil, EAFNOSUPPORT
}

// Socket makes a socket.
func Socket(domain, typ, proto int) (fd int, err error) {
	r, _, e := RawSyscall(SYS_SOCKET, uintptr(domain), uintptr(typ), uintptr(proto))
	if e != 0 {
		return -1, e
	}
	return int(r), nil
}

// Socketpair makes two that are connected to each other.
func Socketpair(domain, typ, proto int) (fd [2]int, err error) {
	var p [2]int32
	_, _, e := RawSyscall6(SYS_SOCKETPAIR, uintptr(domain), uintptr(typ), uintptr(proto), uintptr(unsafe.Pointer(&p)), 0, 0)
	if e != 0 {
		return fd, e
	}
	return [2]int{int(p[0]), int(p[1])}, nil
}

func withAddress(call uintptr, fd int, sa Sockaddr) error {
	var b rawSockaddr
	n, err := sa.raw(&b)
	if err != nil {
		return err
	}
	if _, _, e := Syscall(call, uintptr(fd), uintptr(unsafe.Pointer(&b)), n); e != 0 {
		return e
	}
	return nil
}

// Bind gives the socket an address.
func Bind(fd int, sa Sockaddr) error { return withAddress(SYS_BIND, fd, sa) }

// Connect connects it to one.
func Connect(fd int, sa Sockaddr) error { return withAddress(SYS_CONNECT, fd, sa) }

// Listen lets others connect to it; n of them may wait to be accepted.
func Listen(s int, n int) error {
	if _, _, e := RawSyscall(SYS_LISTEN, uintptr(s), uintptr(n), 0); e != 0 {
		return e
	}
	return nil
}

// Accept waits for the next that connects.
func Accept(fd int) (nfd int, sa Sockaddr, err error) { return Accept4(fd, 0) }

// Accept4 is Accept with SOCK_NONBLOCK or SOCK_CLOEXEC for the new descriptor.
func Accept4(fd int, flags int) (nfd int, sa Sockaddr, err error) {
	var b rawSockaddr
	n := uint32(len(b))
	r, _, e := Syscall6(SYS_ACCEPT4, uintptr(fd), uintptr(unsafe.Pointer(&b)), uintptr(unsafe.Pointer(&n)), uintptr(flags), 0, 0)
	if e != 0 {
		return -1, nil, e
	}
	if sa, err = b.parse(n); err != nil {
		Close(int(r))
		return -1, nil, err
	}
	return int(r), sa, nil
}

func askAddress(call uintptr, fd int) (Sockaddr, error) {
	var b rawSockaddr
	n := uint32(len(b))
	if _, _, e := RawSyscall(call, uintptr(fd), uintptr(unsafe.Pointer(&b)), uintptr(unsafe.Pointer(&n))); e != 0 {
		return nil, e
	}
	return b.parse(n)
}

// Getsockname is the address of this end.
func Getsockname(fd int) (Sockaddr, error) { return askAddress(SYS_GETSOCKNAME, fd) }

// Getpeername is the address of the other end.
func Getpeername(fd int) (Sockaddr, error) { return askAddress(SYS_GETPEERNAME, fd) }

// Shutdown ends one direction or both.
func Shutdown(fd int, how int) error {
	if _, _, e := RawSyscall(SYS_SHUTDOWN, uintptr(fd), uintptr(how), 0); e != 0 {
		return e
	}
	return nil
}

func GetsockoptInt(fd, level, opt int) (value int, err error) {
	var v int32
	n := uint32(4)
	_, _, e := RawSyscall6(SYS_GETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt), uintptr(unsafe.Pointer(&v)),
		uintptr(unsafe.Pointer(&n)), 0)
	if e != 0 {
		return 0, e
	}
	return int(v), nil
}

func setsockopt(fd, level, opt int, p unsafe.Pointer, n uintptr) error {
	if _, _, e := RawSyscall6(SYS_SETSOCKOPT, uintptr(fd), uintptr(level), uintptr(opt), uintptr(p), n, 0); e != 0 {
		return e
	}
	return nil
}

func SetsockoptInt(fd, level, opt int, value int) error {
	v := int32(value)
	return setsockopt(fd, level, opt, unsafe.Pointer(&v), 4)
}

// A Linger tells how long Close waits for what is still to be sent.
type Linger struct {
	Onoff  int32
	Linger int32 // seconds
}

func SetsockoptLinger(fd, level, opt int, l *Linger) error {
	return setsockopt(fd, level, opt, unsafe.Pointer(l), unsafe.Sizeof(*l))
}

func SetsockoptTimeval(fd, level, opt int, tv *Timeval) error {
	return setsockopt(fd, level, opt, unsafe.Pointer(tv), unsafe.Sizeof(*tv))
}

// Recvfrom reads a message; from is nil where the sender has no address.
func Recvfrom(fd int, p []byte, flags int) (n int, from Sockaddr, err error) {
	var b rawSockaddr
	size := uint32(len(b))
	r, _, e := Syscall6(SYS_RECVFROM, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)), uintptr(flags),
		uintptr(unsafe.Pointer(&b)), uintptr(unsafe.Pointer(&size)))
	if e != 0 {
		return -1, nil, e
	}
	if size > 0 {
		from, err = b.parse(size)
	}
	return int(r), from, err
}

// Sendto sends a message; to is nil where the socket is connected.
func Sendto(fd int, p []byte, flags int, to Sockaddr) error {
	var b rawSockaddr
	var n uintptr
	if to != nil {
		var err error
		if n, err = to.raw(&b); err != nil {
			return err
		}
	}
	_, _, e := Syscall6(SYS_SENDTO, uintptr(fd), uintptr(unsafe.Pointer(unsafe.SliceData(p))), uintptr(len(p)), uintptr(flags),
		uintptr(unsafe.Pointer(&b)), n) // of length 0 is none
	if e != 0 {
		return e
	}
	return nil
}
