package fs

// A FileMode is what kind of file something is and who may do what with it. The bits are the same on all systems. One of
// [ModeType]'s, or none for a regular file, says what it is; the last nine are Unix's rwxrwxrwx.
type FileMode uint32

const (
	ModeDir        FileMode = 1 << (31 - iota) // d: directory
	ModeAppend                                 // a: can only be written to at its end
	ModeExclusive                              // l: for exclusive use
	ModeTemporary                              // T: temporary (Plan 9)
	ModeSymlink                                // L: symbolic link
	ModeDevice                                 // D: device
	ModeNamedPipe                              // p: named pipe
	ModeSocket                                 // S: socket
	ModeSetuid                                 // u: runs as the file's user
	ModeSetgid                                 // g: runs as the file's group
	ModeCharDevice                             // c: device for characters, together with ModeDevice
	ModeSticky                                 // t: sticky
	ModeIrregular                              // ?: something else

	// ModeType are the bits that say what a file is.
	ModeType = ModeDir | ModeSymlink | ModeNamedPipe | ModeSocket | ModeDevice | ModeCharDevice | ModeIrregular

	ModePerm FileMode = 0777 // Unix's permissions
)

// String gives m in the manner of ls -l.
func (m FileMode) String() string {
	const kinds, permissions = "dalTLDpSugct?", "rwxrwxrwx"
	var text [len(kinds) + len(permissions)]byte
	n := 0
	for i := range len(kinds) {
		if m&(1<<(31-i)) != 0 {
			text[n] = kinds[i]
			n++
		}
	}
	if n == 0 {
		text[n] = '-'
		n++
	}
	for i := range len(permissions) {
		text[n] = '-'
		if m&(1<<(8-i)) != 0 {
			text[n] = permissions[i]
		}
		n++
	}
	return string(text[:n])
}

// IsDir reports whether m is that of a directory.
func (m FileMode) IsDir() bool { return m&ModeDir != 0 }

// IsRegular reports whether m is that of a regular file.
func (m FileMode) IsRegular() bool { return m&ModeType == 0 }

// Perm returns Unix's permissions.
func (m FileMode) Perm() FileMode { return m & ModePerm }

// Type returns the bits that say what kind of file it is.
func (m FileMode) Type() FileMode { return m & ModeType }
