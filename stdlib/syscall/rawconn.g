package syscall

// A RawConn is a connection or a file for use with system calls of one's own.
type RawConn interface {
	// Control calls f with the descriptor, which is good until f returns.
	Control(f func(fd uintptr)) error

	// Read calls f with the descriptor again and again until it returns true, each time after waiting until there is
	// something to read.
	Read(f func(fd uintptr) (done bool)) error

	// Write is Read for writing.
	Write(f func(fd uintptr) (done bool)) error
}

// A Conn is what has a RawConn.
type Conn interface {
	SyscallConn() (RawConn, error)
}
